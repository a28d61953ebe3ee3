"""Sound cards: the ports to them, their names, the child that watches them, and what happens when
one fails.

No samples are looked at here.
"""
