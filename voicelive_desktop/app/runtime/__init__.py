"""The engine of state: the store, the runner of effects, and the sources that report events.

Nothing that knows a file or a page.
"""
