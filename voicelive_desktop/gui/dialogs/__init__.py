"""Small windows that ask for something, opened without stopping the rest."""
