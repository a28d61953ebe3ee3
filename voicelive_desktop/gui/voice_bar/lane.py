"""One lane of the waveform: pairs of extremes from a source, as columns of the picture."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import WaveformSource

SPAN_S = 30.0
_SPARE_S = 2.0  # kept beyond the span, so that the left edge is never empty
_JUMP_S = 1.0  # a source that is this far from where it should be was begun anew

Columns = tuple[NDArray[np.float32], NDArray[np.float32]]


class Lane:
    """The last 30 s of one source.

    The source tells an index for a moment in whole pairs. The moment of pair 0 is kept as long as
    it agrees with what the source tells, so the picture glides instead of trembling by a pair.

    Attributes:
        beginnings: How often the source was begun anew, which empties the lane.
    """

    def __init__(self, source: WaveformSource) -> None:
        self._source = source
        self._per_second = source.per_second
        self._size = math.ceil((SPAN_S + _SPARE_S) * self._per_second)
        self._zero_s = -math.inf
        self._loudest: dict[float, float] = {}  # by how much of the sound it was asked for
        self.beginnings = 0
        self._clear(0)

    @property
    def has_sound(self) -> bool:
        """Whether anything but silence is in the lane."""
        return self._next - self._sounded < self._size

    def loudest_since(self, seconds: float) -> float:
        """The largest extreme (0 to 1) of the latest `seconds` that arrived."""
        loudest = self._loudest.get(seconds)
        if loudest is None:
            recent = slice(self._end - max(1, int(seconds * self._per_second)), self._end)
            # Lists: for a handful of values each reduction of numpy costs more than all of this.
            highest, lowest = max(self._maxima[recent].tolist()), min(self._minima[recent].tolist())
            loudest = self._loudest[seconds] = max(highest, -lowest)
        return loudest

    @property
    def next_s(self) -> float:
        """From when on (monotonic s) nothing has come yet; minus infinity: nothing ever has."""
        return self.moment_of(self._next)

    def moment_of(self, index: int) -> float:
        """When pair `index` was, on the monotonic clock."""
        return self._zero_s + index / self._per_second

    def pull(self, now_s: float) -> bool:
        """Take what is new; True if there was anything."""
        self._follow_clock(now_s)
        chunk = self._source.snapshot(self._next)
        count = len(chunk.minima)
        if count == 0:
            return False
        gap = chunk.first - self._next
        if gap < 0 or gap >= self._size:
            self._clear(chunk.first)
        elif gap:
            self._append(np.zeros(gap, np.float32), np.zeros(gap, np.float32))
        self._append(chunk.minima, chunk.maxima)
        return True

    def columns(self, first: int, count: int, width_s: float) -> Columns:
        """The extremes of `count` columns of `width_s`; column `i` begins at the moment `(first +
        i) * width_s`.

        Columns lie on a fixed grid of time: a shape once drawn keeps its form while it moves.
        """
        if not math.isfinite(self._zero_s):
            return np.zeros(count, np.float32), np.zeros(count, np.float32)
        moments = (first + np.arange(count + 1)) * width_s
        oldest = self._next - self._size
        at = np.ceil((moments - self._zero_s) * self._per_second).astype(np.int64) - oldest
        at = np.clip(at, 0, self._size)[:-1]
        # one element more, which is zero: what lies beyond the newest pair
        kept = slice(self._end - self._size, self._end + 1)
        low, high = self._minima[kept], self._maxima[kept]
        return np.minimum.reduceat(low, at), np.maximum.reduceat(high, at)

    def few_columns(self, first: int, count: int, width_s: float) -> list[tuple[float, float]]:
        """The same as pairs, for the handful that a step of the picture draws: without numpy, of
        which every call costs as much as a column here.
        """
        if not math.isfinite(self._zero_s):
            return [(0.0, 0.0)] * count
        oldest, size = self._next - self._size, self._size
        per_second, zero_s = self._per_second, self._zero_s
        at = [
            min(size, max(0, math.ceil((moment * width_s - zero_s) * per_second) - oldest))
            for moment in range(first, first + count)
        ]
        begin = self._end - size + at[0]
        low = self._minima[begin : self._end + 1].tolist()
        high = self._maxima[begin : self._end + 1].tolist()
        places = [place - at[0] for place in at] + [len(low)]
        found = []
        for left, right in pairwise(places):
            until = max(left + 1, right)
            found.append((min(low[left:until]), max(high[left:until])))
        return found

    def _follow_clock(self, now_s: float) -> None:
        index = self._source.index_at(now_s)
        latest = now_s - index / self._per_second
        earliest = latest - 1 / self._per_second
        if not earliest - _JUMP_S <= self._zero_s <= latest + _JUMP_S:
            self._forget()
            self._zero_s = latest
        self._zero_s = min(latest, max(earliest, self._zero_s))

    def _forget(self) -> None:
        self._zero_s = -math.inf
        self._clear(0)

    def _clear(self, next_index: int) -> None:
        # Twice the size, so that what is kept is moved to the front only twice a minute.
        self._minima = np.zeros(2 * self._size + 1, np.float32)
        self._maxima = np.zeros(2 * self._size + 1, np.float32)
        self._end = self._size  # behind the newest pair
        self._next = next_index
        self._sounded = next_index - self._size  # behind the newest pair that was not silent
        self._loudest.clear()
        self.beginnings += 1

    def _append(self, minima: NDArray[np.float32], maxima: NDArray[np.float32]) -> None:
        count = min(len(minima), self._size)
        if self._end + count > 2 * self._size:
            self._move_to_front()
        for kept, new in ((self._minima, minima), (self._maxima, maxima)):
            kept[self._end : self._end + count] = new[len(new) - count :]
        self._end += count
        self._next += len(minima)
        self._loudest.clear()
        if any(maxima.tolist()) or any(minima.tolist()):
            self._sounded = self._next

    def _move_to_front(self) -> None:
        for kept in (self._minima, self._maxima):
            kept[: self._size] = kept[self._end - self._size : self._end].copy()
            kept[self._size :] = 0
        self._end = self._size
