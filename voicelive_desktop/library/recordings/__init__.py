"""Recordings of conversations: their files, and what the library says of them. No rows, no words."""
