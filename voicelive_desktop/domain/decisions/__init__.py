"""What follows from an event: `step` and its parts, a module for each subject.

Only here a new state is made.
"""
