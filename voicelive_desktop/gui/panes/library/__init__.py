"""Kept conversations in the window: the list at the left, what was looked for, the one that is
read.

Keeping them is the library's, reading one of them the transcript's.
"""
