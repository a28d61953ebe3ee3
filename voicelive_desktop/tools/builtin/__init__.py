"""Functions that come with the program, a module for each."""
