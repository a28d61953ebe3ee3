"""The newest pictures of a live track, until their moment is heard. Any thread."""

from __future__ import annotations

import threading
from bisect import bisect_right
from typing import Any

MOST_PICTURES = 60  # decoded ones; of 1280x720 they take 80 MB
MOST_PIXELS = 30 * 1920 * 1080  # of all of them: larger ones are fewer
FEW = 2  # with no neighbours on both sides the oldest goes
LONGEST_MS = 10_000.0  # that one waits: a sound further behind is none that will be heard


class LivePictures:
    """A queue in the order of arrival. Where the sound is behind, as after a gap in it, more wait
    than there is room for: then they become fewer all along, and each still has its moment.
    """

    def __init__(self) -> None:
        self._waiting: list[tuple[float, Any]] = []
        self._missed = 0
        self._changing = threading.Lock()

    def add(self, at_ms: float, picture: Any) -> None:
        """Take a picture; where there is no room, the one goes that leaves the smallest gap."""
        with self._changing:
            self._waiting.append((at_ms, picture))
            each = max(1, picture.width * picture.height)
            most = max(1, min(MOST_PICTURES, MOST_PIXELS // each))
            while len(self._waiting) > most:
                del self._waiting[self._least_missed()]
                self._missed += 1

    def take(self, at_ms: float) -> tuple[float, Any] | None:
        """Return the newest picture that is due at this moment and was not taken yet."""
        with self._changing:
            if self._waiting:
                at_ms = max(at_ms, self._waiting[-1][0] - LONGEST_MS)
            due = bisect_right(self._waiting, at_ms, key=lambda waiting: waiting[0])
            if not due:
                return None
            taken = self._waiting[due - 1]
            del self._waiting[:due]
            self._missed += due - 1
            return taken

    def _least_missed(self) -> int:
        """The place of the picture whose neighbours are closest together, but for the last one."""
        if len(self._waiting) <= FEW:
            return 0
        gaps = [
            after[0] - before[0]
            for before, after in zip(self._waiting, self._waiting[2:], strict=False)
        ]
        return 1 + gaps.index(min(gaps))

    def take_passed_over(self) -> int:
        """Return how many were due and not taken since the last call."""
        missed, self._missed = self._missed, 0
        return missed

    def forget(self) -> None:
        """Drop all."""
        with self._changing:
            self._waiting.clear()
