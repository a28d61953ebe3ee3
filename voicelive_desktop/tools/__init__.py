"""Functions that the model may call; pure Python, no Qt, no network."""
