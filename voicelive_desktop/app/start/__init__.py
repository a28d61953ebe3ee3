"""How the program starts and ends: command line, one instance, first frame, and all its
parts put together.

Nothing that goes on while it runs; that is in services and runtime.
"""
