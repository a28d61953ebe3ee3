"""Forms of sound: rates, rings, WAV files, and what goes over the wire.

No device is opened here.
"""
