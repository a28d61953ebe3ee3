"""Change of rate and of channels, outside the callbacks.

A polyphase FIR serves every ratio of whole numbers. Its outputs lie exactly on the input's time
axis (no phase shift); it only looks ahead by `delay_s`, 0.7 to 2 ms. (soxr's stream, measured, runs
20 to 40 ms behind.)
"""

from __future__ import annotations

from math import ceil, gcd

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.audio.devices.device_ports import Samples

Floats = NDArray[np.float32]

# of the sinc on each side: the transition takes about the top sixth of the band
ZERO_CROSSINGS = 16
PASSBAND = 0.92  # of the lower Nyquist frequency; the -6 dB point
KAISER_BETA = 8.0  # about -80 dB in the stop band
FULL_SCALE = 32767


class Resampler:
    """Mono samples from one rate to another, block by block. Equal rates pass through untouched.

    Args:
        from_hz: Rate of what goes in, 1 Hz and more.
        to_hz: Rate of what comes out.
    """

    def __init__(self, from_hz: int, to_hz: int) -> None:
        common = gcd(from_hz, to_hz)
        self._up, self._down = to_hz // common, from_hz // common
        self._same = from_hz == to_hz
        if self._same:
            half = 0
        else:
            half = ceil(ZERO_CROSSINGS * max(1.0, from_hz / to_hz))
        self.delay_s = half / from_hz
        self._half = half
        self._table = _phases(self._up, half, min(1.0, to_hz / from_hz) * PASSBAND)
        self._held: Floats = np.zeros(max(0, half - 1), np.float32)
        self._position = 0  # of the next output, in 1/up input samples after the first held one

    def process(self, samples: Samples) -> Samples:
        """All outputs that these inputs complete."""
        if self._same or not len(samples):
            return samples
        held = np.concatenate((self._held, samples.astype(np.float32)))
        ready = (len(held) - 2 * self._half + 1) * self._up - self._position
        count = max(0, -(-ready // self._down))
        at = self._position + np.arange(count) * self._down
        self._advance(held, self._position + count * self._down)
        if not count:
            return np.zeros(0, np.int16)
        return _to_int16(self._filtered(held, at))

    def flush(self) -> Samples:
        """The outputs that still wait for later inputs, as if silence followed. For the end
        of a sound.
        """
        return self.process(np.zeros(self._half, np.int16))

    def _filtered(self, held: Floats, at: NDArray[np.int64]) -> Floats:
        windows = np.lib.stride_tricks.sliding_window_view(held, 2 * self._half)
        if self._up == 1:
            plain: Floats = windows[at[0] : at[-1] + 1 : self._down] @ self._table[0]
            return plain
        mixed: Floats = np.einsum("kt,kt->k", windows[at // self._up], self._table[at % self._up])
        return mixed

    def _advance(self, held: Floats, position: int) -> None:
        done = min(position // self._up, len(held))
        self._held = held[done:]
        self._position = position - done * self._up


def _phases(up: int, half: int, cutoff: float) -> Floats:
    """One row of `2 * half` weights for each of the `up` places between two inputs; each row adds
    up to 1.
    """
    if not half:
        return np.zeros((1, 0), np.float32)
    distance = np.arange(2 * half) - (half - 1) - np.arange(up)[:, None] / up
    edge = np.clip(1 - (distance / half) ** 2, 0, None)
    table = np.sinc(cutoff * distance) * np.i0(KAISER_BETA * np.sqrt(edge))
    phases: Floats = (table / table.sum(axis=1, keepdims=True)).astype(np.float32)
    return phases


def _to_int16(samples: Floats) -> Samples:
    return np.clip(np.rint(samples), -FULL_SCALE - 1, FULL_SCALE).astype(np.int16)
