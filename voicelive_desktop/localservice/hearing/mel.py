"""The spectrogram that Whisper listens to: 80 mel bands, 100 frames a second.

As in openai/whisper's audio.py: a Hann window of 25 ms every 10 ms, mel bands by Slaney's formula
with equal areas, decimal logarithm, at most 80 dB below the loudest.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray

FRAMES_PER_S = 100
HOP = INTERNAL_RATE_HZ // FRAMES_PER_S
WINDOW = 400
BANDS = 80
QUIETEST = 1e-10
DEPTH = 8.0  # decades under the loudest
# Slaney's scale: 200/3 Hz a mel, logarithmic from 1 kHz
LINEAR_HZ, LOG_STEP = 1000.0, np.log(6.4) / 27.0
HZ_PER_MEL = 200.0 / 3

Mel = NDArray[np.float32]


def log_mel(samples: SampleArray, frames: int, bands: int = BANDS) -> Mel:
    """Return ``(bands, frames)`` of sound at 16 kHz, cut or filled with silence to ``frames``."""
    whole = np.zeros(frames * HOP, dtype=np.float32)
    kept = samples[: whole.size]
    whole[: kept.size] = kept
    padded = np.pad(whole, WINDOW // 2, mode="reflect")
    cut = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP][:frames]
    power = np.abs(np.fft.rfft(cut * _window(), axis=1).astype(np.complex64)) ** 2
    logarithm = np.log10(np.maximum(_filters(bands) @ power.T, QUIETEST))
    limited = np.maximum(logarithm, logarithm.max() - DEPTH)
    return np.asarray((limited + 4.0) / 4.0, dtype=np.float32)


@lru_cache(maxsize=1)
def _window() -> SampleArray:
    turns = np.arange(WINDOW) / WINDOW
    return (0.5 - 0.5 * np.cos(2 * np.pi * turns)).astype(np.float32)


@lru_cache(maxsize=2)
def _filters(bands: int) -> Mel:
    """Triangles over the bins of the spectrum, ``(bands, bins)``."""
    bins = np.linspace(0, INTERNAL_RATE_HZ / 2, WINDOW // 2 + 1)
    edges = _hz(np.linspace(0.0, _mel(INTERNAL_RATE_HZ / 2), bands + 2))
    widths = np.diff(edges)
    slopes = edges[:, None] - bins[None, :]
    rising, falling = -slopes[:-2] / widths[:-1, None], slopes[2:] / widths[1:, None]
    triangles = np.maximum(0.0, np.minimum(rising, falling))
    return (triangles * (2.0 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)


def _mel(hz: float) -> float:
    if hz < LINEAR_HZ:
        return hz / HZ_PER_MEL
    return float(LINEAR_HZ / HZ_PER_MEL + np.log(hz / LINEAR_HZ) / LOG_STEP)


def _hz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    corner = LINEAR_HZ / HZ_PER_MEL
    return np.where(mel < corner, mel * HZ_PER_MEL, LINEAR_HZ * np.exp(LOG_STEP * (mel - corner)))
