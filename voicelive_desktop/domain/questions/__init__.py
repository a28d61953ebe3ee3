"""Questions about the state, answered without changing it: whose turn it is, what is shown, what
may be done.
"""
