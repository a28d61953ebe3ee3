"""The media process `voicelive-avatar`: video of an avatar in, pictures and sound out. Imports none
of our packages.

PyAV's wheels carry x264 and x265 (GPL), so nothing else of the program may
load them (decisions/0007).
"""
