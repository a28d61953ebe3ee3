"""The last 30 seconds as pairs of lowest and highest sample, for the waveform."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.domain.words.quick_classes import dataclass

POINTS_PER_S = 100
SPAN_S = 30
CAPACITY = POINTS_PER_S * SPAN_S
TOLERANCE = 10  # points; sound servers deliver in bursts of up to 50 ms
FULL_SCALE = 32768.0

Points = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Point `i` covers the 10 ms from `origin_s + i / POINTS_PER_S` on (monotonic seconds). All
    lanes share it.
    """

    origin_s: float

    def index_at(self, when_s: float) -> int:
        """The point that covers this moment."""
        return int((when_s - self.origin_s) * POINTS_PER_S)

    def time_of(self, index: int) -> float:
        """When this point begins, in monotonic seconds."""
        return self.origin_s + index / POINTS_PER_S


class PeakHistory:
    """One lane. All methods on the loop's thread.

    Args:
        axis: The time axis that the lanes share.
        refresh: Called first in `snapshot`, so that a lane may fetch its newest samples when
            somebody looks.
    """

    def __init__(self, axis: TimeAxis, refresh: Callable[[], None] = lambda: None) -> None:
        self.axis = axis
        self._refresh = refresh
        self._minima: Points = np.zeros(CAPACITY, np.float32)
        self._maxima: Points = np.zeros(CAPACITY, np.float32)
        self._rest: Samples = np.zeros(0, np.int16)
        self._count = 0  # index after the newest point

    def feed(self, samples: Samples, rate_hz: int, end_s: float) -> None:
        """Add mono samples whose last one is heard at `end_s` (monotonic seconds)."""
        size = max(1, round(rate_hz / POINTS_PER_S))
        if len(self._rest):
            samples = np.concatenate((self._rest, samples))
        points = len(samples) // size
        self._rest = samples[points * size :]
        if not points:
            return
        target = self.axis.index_at(end_s)
        if self._count + points < target - TOLERANCE:
            self._skip_to(target - points)
        elif self._count + points > target + TOLERANCE:
            points = max(0, target - self._count)
        blocks = samples[: points * size].reshape(points, size)
        self._store(blocks.min(axis=1) / FULL_SCALE, blocks.max(axis=1) / FULL_SCALE)

    def snapshot(self, since: int = 0) -> tuple[int, Points, Points]:
        """The points from index `since` on, at most 30 s: (index of the first, minima, maxima),
        both within -1..1.

        The arrays are the caller's own. Ask next for `first + len(minima)`.
        """
        self._refresh()
        first = min(max(since, self._count - CAPACITY, 0), self._count)
        return first, self._since(self._minima, first), self._since(self._maxima, first)

    def _skip_to(self, index: int) -> None:
        gap = min(index - self._count, CAPACITY)
        self._count = max(self._count, index - gap)
        zeros = np.zeros(max(0, gap), np.float32)
        self._store(zeros, zeros)

    def _store(self, minima: Points, maxima: Points) -> None:
        minima, maxima = minima[-CAPACITY:], maxima[-CAPACITY:]
        start = self._count % CAPACITY
        here = min(len(minima), CAPACITY - start)
        for kept, new in ((self._minima, minima), (self._maxima, maxima)):
            kept[start : start + here] = new[:here]
            kept[: len(new) - here] = new[here:]
        self._count += len(minima)

    def _since(self, kept: Points, first: int) -> Points:
        start, end = first % CAPACITY, self._count % CAPACITY
        if first == self._count or start < end:
            return kept[start : start + self._count - first].copy()
        return np.concatenate((kept[start:], kept[:end]))
