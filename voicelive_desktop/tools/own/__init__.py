"""Functions that a person made: a JSON file each. How it is read, how its arguments are checked,
how it answers.
"""
