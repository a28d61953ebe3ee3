"""The main window and what surrounds the conversation: header, message field, toasts, keys, memory
of its place.

What has a room of its own is only placed here.
"""
