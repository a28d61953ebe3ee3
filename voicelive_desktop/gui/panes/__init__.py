"""What opens beside the conversation, a room for each: its settings, what became of it, and the
conversations that are kept.

What stands in the window all the time belongs in `gui/transcript` or `gui/voice_bar`.
"""
