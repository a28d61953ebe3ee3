"""From the sound card to frames: capture, level, the voice gate, and what is wrong
with a microphone.

Nothing is played here.
"""
