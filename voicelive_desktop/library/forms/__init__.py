"""Kept conversations as files of other kinds, and back. Nothing here asks the database."""
