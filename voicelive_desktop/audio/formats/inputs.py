"""One voice out of several inputs, live or from a file."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.audio.devices.device_ports import Samples

# of the first two the mean: further ones of a microphone array are the same voice at other places
USUAL = 2
FAINT = 0.1  # another input this much louder (20 dB) is where somebody talks
AUDIBLE = 100  # of 32,768, -50 dBFS: what is quieter is no voice
OPPOSED = 0.25  # of the first two; the mean of one voice at two places keeps more
DECAY = 0.98  # of a level, for each block that is quieter


class InputMix:
    """Mixes interleaved blocks to one channel: the first two, or the one input that alone
    has the voice.

    Interfaces with many sockets have the voice wherever the microphone is plugged in; of two that
    cancel each other it takes the louder one. A stream: call in order.
    """

    def __init__(self, channels: int) -> None:
        self._channels = channels
        self._levels: NDArray[np.float64] = np.zeros(channels)
        self._mean_level = 0.0
        self._chosen: int | None = None

    def __call__(self, interleaved: Samples) -> Samples:
        """The same moments in one channel."""
        if self._channels == 1:
            return interleaved
        frames = interleaved[: len(interleaved) // self._channels * self._channels].reshape(
            -1, self._channels
        )
        if len(frames):
            self._choose(frames)
        if self._chosen is not None:
            return np.ascontiguousarray(frames[:, self._chosen])
        mean = ((frames[:, 0].astype(np.int32) + frames[:, 1]) >> 1).astype(np.int16)
        if self._is_opposed(mean):
            return np.ascontiguousarray(frames[:, int(self._levels[:USUAL].argmax())])
        return mean

    def _is_opposed(self, mean: Samples) -> bool:
        """Whether one of the two swings the other way round, so that nothing is left of both."""
        if len(mean):
            peak = float(np.abs(mean.astype(np.int32)).max())
            self._mean_level = max(peak, self._mean_level * DECAY)
        level = self._levels[:USUAL].min()
        return bool(level >= AUDIBLE and self._mean_level < level * OPPOSED)

    def _choose(self, frames: Samples) -> None:
        peaks = np.abs(frames.astype(np.int32)).max(axis=0)
        self._levels = np.maximum(peaks, self._levels * DECAY)
        loudest = int(self._levels.argmax())
        level, usual = self._levels[loudest], self._levels[:USUAL]
        if level < AUDIBLE:
            return
        if loudest < USUAL:
            if usual.min() < level * FAINT:
                self._chosen = loudest
            else:
                self._chosen = None
        elif usual.max() < level * FAINT:
            self._chosen = loudest
        elif self._chosen is not None and usual.max() > self._levels[self._chosen] / 2:
            self._chosen = None
