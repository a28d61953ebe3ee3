"""Capture and playback; no Qt, no network."""
