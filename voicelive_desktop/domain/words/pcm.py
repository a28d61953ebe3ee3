"""The sample format that travels inside the program, and its arithmetic."""

from __future__ import annotations

RATE_HZ = 24_000
"""16-bit mono at this rate is what the service takes and gives by default (voice-live-api.md A4).
"""
SAMPLE_BYTES = 2
FRAME_MS = 20
FRAME_SAMPLES = RATE_HZ * FRAME_MS // 1000
FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES


def samples_to_ms(samples: int) -> float:
    """Return the length of this many samples at `RATE_HZ`, in milliseconds."""
    return samples * 1000 / RATE_HZ


def ms_to_samples(ms: float) -> int:
    """Return the number of whole samples at `RATE_HZ` in this many milliseconds."""
    return int(ms * RATE_HZ / 1000)


def bytes_to_ms(size: int) -> float:
    """Return the length of this many bytes of 16-bit mono at `RATE_HZ`, in milliseconds."""
    return samples_to_ms(size // SAMPLE_BYTES)
