"""Things to do at a time."""

from __future__ import annotations

import heapq
import itertools
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Agenda:
    """Actions in the order of their times (seconds of the session's clock); of the same time in the
    order they came.
    """

    _entries: list[tuple[float, int, Callable[[], None]]] = field(default_factory=list)
    _order: itertools.count[int] = field(default_factory=itertools.count)

    def add(self, due_s: float, action: Callable[[], None]) -> None:
        """Do something at a time."""
        heapq.heappush(self._entries, (due_s, next(self._order), action))

    def next_due(self) -> float | None:
        """Return the time of the next action."""
        if self._entries:
            return self._entries[0][0]
        return None

    def run(self, now_s: float) -> None:
        """Do what is due."""
        while self._entries and self._entries[0][0] <= now_s:
            heapq.heappop(self._entries)[2]()
