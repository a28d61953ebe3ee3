"""Kept conversations: one SQLite file in a folder of the user's own, and the search over it. No Qt,
no network.
"""
