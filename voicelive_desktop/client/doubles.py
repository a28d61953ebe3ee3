"""Messages that come twice: each of the service's messages has an id of its own."""

from __future__ import annotations

from collections import deque

LONGEST_ID = 512  # characters; what is longer is no id, and is not kept a thousand times
KEPT = 1000  # messages; some minutes of talk, and a second copy comes within seconds


class Doubles:
    """Remembers the latest ids."""

    def __init__(self) -> None:
        self._order: deque[str] = deque()
        self._seen: set[str] = set()

    def is_new(self, event_id: object) -> bool:
        """Whether the message of this id was not there before. One without an id is always new."""
        if not isinstance(event_id, str) or not 0 < len(event_id) <= LONGEST_ID:
            return True
        if event_id in self._seen:
            return False
        self._seen.add(event_id)
        self._order.append(event_id)
        if len(self._order) > KEPT:
            self._seen.discard(self._order.popleft())
        return True
