"""What the window asks for and the domain does not do itself: connection page, profiles, updates,
diagnostics, replay.

No decisions about the conversation; those are in domain.decisions.
"""
