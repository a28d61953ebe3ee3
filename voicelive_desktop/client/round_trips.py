"""How long a message takes to the service and back, by pings of our own.

The heartbeat of aiohttp cannot tell: it is sent only when nothing comes, and its
answers are swallowed.
"""

from __future__ import annotations

import statistics
from collections import deque
from collections.abc import Callable
from typing import Any

PING_EVERY_S = 3.0
KEPT = 9  # of the latest: some of them waited behind sound that was not read yet


class RoundTrips:
    """What the latest pings took, of whatever connection there is."""

    def __init__(self) -> None:
        self._latest_ms: deque[float] = deque(maxlen=KEPT)

    def add(self, ms: float) -> None:
        """One more was answered."""
        self._latest_ms.append(ms)

    def usual_ms(self) -> float | None:
        """The median; None before the first answer."""
        if not self._latest_ms:
            return None
        return round(statistics.median(self._latest_ms), 1)


class Pinger:
    """Of one connection: a ping goes along with what is sent, so that it needs no task of its own."""

    def __init__(self, trips: RoundTrips, clock: Callable[[], float]) -> None:
        self._trips, self._clock = trips, clock
        self._sent: tuple[bytes, float] | None = None
        self._next_at = clock()
        self._number = 0

    @property
    def awaits(self) -> bool:
        """Whether one was not answered yet."""
        return self._sent is not None

    # Any: the SDK's aiohttp socket
    async def go_along(self, socket: Any) -> None:
        """Send one if it is time."""
        now = self._clock()
        if now < self._next_at:
            return
        self._next_at = now + PING_EVERY_S
        self._number += 1
        payload = b"trip-%d" % self._number
        self._sent = payload, now
        await socket.ping(payload)

    def answered(self, payload: bytes) -> None:
        """A pong came; one of the heartbeat, or of an older ping, tells nothing."""
        if self._sent is not None and self._sent[0] == payload:
            self._trips.add((self._clock() - self._sent[1]) * 1000)
            self._sent = None
