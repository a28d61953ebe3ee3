"""What the window asks services for, a module for each subject; `request` is the union of all.

A request may carry files, keys and addresses: it is no event, is kept and logged nowhere, and never
becomes a part of the state. What came of it a service tells by an event.
"""
