"""The settings panel: its rows, groups, search, profiles, and the dialogs for what is too large for
a row.
"""
