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
        self._missed = 0
        self._changing = threading.Lock()

    def add(self, at_ms: float, picture: Any) -> None:
        """Take a picture; the oldest one makes room."""
        with self._changing:
            self._waiting.append((at_ms, picture))
            each = max(1, picture.width * picture.height)
            while len(self._waiting) > max(1, min(MOST_PICTURES, MOST_PIXELS // each)):
                self._waiting.popleft()

    def take(self, at_ms: float) -> tuple[float, Any] | None:
        """Return the newest picture that is due at this moment and was not taken yet."""
        with self._changing:
            taken = None
            while self._waiting and self._waiting[0][0] <= at_ms:
                self._missed += taken is not None
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
