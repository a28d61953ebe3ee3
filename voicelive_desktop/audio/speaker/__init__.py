"""From the sound of an answer to the sound card: the jitter buffer, playing out, and what was
really heard.

Nothing is recorded here.
"""
