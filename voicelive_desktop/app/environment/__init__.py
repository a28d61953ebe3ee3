"""What the program finds around it: options, places, files of other programs, child processes,
logs, the clock.

Nothing of the conversation.
"""
