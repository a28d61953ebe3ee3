"""The newest pictures of a live track, until their moment is heard. Any thread."""

from __future__ import annotations

import threading
from collections import deque
from typing import Any

MOST_PICTURES = 30  # decoded ones: a second of them waits for its sound, older ones are forgotten
MOST_PIXELS = MOST_PICTURES * 1920 * 1080  # of all of them: larger ones are fewer


class LivePictures:
    """A short queue in the order of arrival."""

    def __init__(self) -> None:
        self._waiting: deque[tuple[float, Any]] = deque()
        self._most = MOST_PICTURES
        self._missed = 0
        self._changing = threading.Lock()

    def add(self, at_ms: float, picture: Any) -> None:
        """Take a picture; the oldest one makes room."""
        with self._changing:
            self._waiting.append((at_ms, picture))
            each = max(1, picture.width * picture.height)
            self._most = max(1, min(MOST_PICTURES, MOST_PIXELS // each))
            while len(self._waiting) > self._most:
                self._waiting.popleft()

    def take(self, at_ms: float) -> tuple[float, Any] | None:
        """Return the newest picture that is due at this moment and was not taken yet.

        Where more wait than there is room for, the oldest one is due: the sound is further behind
        than pictures can wait, and a face that moves too early is better than one that stands.
        """
        with self._changing:
            taken = None
            while self._waiting and self._waiting[0][0] <= at_ms:
                self._missed += taken is not None
                taken = self._waiting.popleft()
            if taken is None and len(self._waiting) >= self._most:
                taken = self._waiting.popleft()
            return taken

    def take_passed_over(self) -> int:
        """Return how many were due and not taken since the last call."""
        missed, self._missed = self._missed, 0
        return missed

    def forget(self) -> None:
        """Drop all."""
        with self._changing:
            self._waiting.clear()
