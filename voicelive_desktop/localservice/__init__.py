"""A Voice Live-compatible service that needs no cloud: it really hears and really speaks.

It runs in its own process (``python -m voicelive_desktop.localservice``), imports none of our other
packages and shares no code with the client it imitates. Protocol facts come from Microsoft's "Voice
Live 2026-07-15 API reference" and from azure-ai-voicelive 1.3.1.
"""
