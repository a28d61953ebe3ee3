"""Devices that are none: simulated ones and WAV files, behind the same ports as sound cards."""
