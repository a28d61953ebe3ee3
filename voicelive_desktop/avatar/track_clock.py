"""When what two live tracks bring belongs together.

Each track counts time from its own first packet, and aiortc passes on no report of the sender that
would tie the two. Both go the same way, so the packet that came through fastest tells when its
track began, on this computer's clock.
"""

from __future__ import annotations

REBASE_MS = 2_000.0  # so much later than any before: the sender has begun to count anew,
LATE_MS = 1_000.0  # if it stays so; what waited while this process stood still comes at once


class TrackClock:
    """Turns the time of one track into milliseconds of this computer's clock."""

    def __init__(self) -> None:
        self._began_ms: float | None = None
        self._late_since_ms: float | None = None
        self._late_began_ms = 0.0  # by the fastest packet since

    def at(self, track_ms: float, arrived_ms: float, held_ms: float) -> float:
        """Return when this moment of the track was sent, at the earliest.

        `held_ms`: how long it was held back after its arrival, until it could be decoded.
        """
        began_ms = arrived_ms - held_ms - track_ms
        if self._began_ms is None or began_ms < self._began_ms:
            self._began_ms = began_ms
        if began_ms <= self._began_ms + REBASE_MS:
            self._late_since_ms = None
        elif self._is_late_for_long(began_ms, arrived_ms):
            self._began_ms, self._late_since_ms = self._late_began_ms, None
        return self._began_ms + track_ms

    def _is_late_for_long(self, began_ms: float, arrived_ms: float) -> bool:
        if self._late_since_ms is None:
            self._late_since_ms, self._late_began_ms = arrived_ms, began_ms
        self._late_began_ms = min(self._late_began_ms, began_ms)
        return arrived_ms - self._late_since_ms >= LATE_MS
