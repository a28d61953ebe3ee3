"""Facts and decisions: standard library only; no clock, no I/O, no logging.

Everything that happens is a frozen event; `step` turns a state and an event into the next state and
the effects to run.
"""
