"""Looks after what the model may do: reads functions, offers them, runs calls. Who may is decided
in the domain.
"""
