"""Who answers: the small companion, or a language model behind the port of a brain."""
