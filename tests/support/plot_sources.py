"""Sources of samples and levels for the plots, worked by hand."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.gui.level_ports import Levels, WaveformChunk


class Pairs:
    """A waveform source; `put` makes symmetrical pairs of these heights, from `began_s` on."""

    per_second = 100

    def __init__(self, began_s: float) -> None:
        self.asked: list[int] = []
        self.restart(began_s)

    def restart(self, began_s: float) -> None:
        self._began_s = began_s
        self._heights: NDArray[np.float32] = np.zeros(0, np.float32)
        self._missing = 0

    def put(self, heights: NDArray[np.floating]) -> None:
        self._heights = np.concatenate([self._heights, heights.astype(np.float32)])

    def skip(self, count: int) -> None:
        """These pairs never existed."""
        self._missing = len(self._heights) + count
        self.put(np.zeros(count))

    def snapshot(self, since: int) -> WaveformChunk:
        self.asked.append(since)
        first = max(since, self._missing, len(self._heights) - 3000)
        part = self._heights[first:]
        return WaveformChunk(first, -part, part)

    def index_at(self, monotonic_s: float) -> int:
        return math.floor((monotonic_s - self._began_s) * self.per_second + 1e-6)


class Level:
    """A microphone whose level is set by hand."""

    def __init__(self) -> None:
        self.now = Levels(-math.inf, -math.inf, -math.inf, clipped=False, open=False)
        self.asked = 0

    def set(
        self, peak_db: float, rms_db: float, *, noise_db: float = -60.0, clipped: bool = False
    ) -> None:
        self.now = Levels(peak_db, rms_db, noise_db, clipped, open=True)

    def snapshot(self) -> Levels:
        self.asked += 1
        return self.now
