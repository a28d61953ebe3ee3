"""What is and what happened: the state, the events and the effects, a module for each subject.

Nothing is decided here; that is in decisions.
"""
