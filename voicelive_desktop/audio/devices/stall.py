"""Whether a device has stopped without a word."""

from __future__ import annotations

LOOK_S = 0.5  # how often to look; more than this between two looks is not the device's fault


class Stall:
    """Counts how long the device has given no sign while somebody looked.

    Time in which nobody looked does not count: when this program stood still (the computer slept,
    or was busy), or the opening took long, the device had no chance to be seen.
    """

    def __init__(self, limit_s: float) -> None:
        self._limit_s = limit_s
        self._sign = 0.0
        self._looked_s: float | None = None
        self._still_s = 0.0

    def restart(self) -> None:
        """Another device is looked at."""
        self._looked_s = None

    def look(self, sign: float, now_s: float) -> bool:
        """Whether it has stalled. `sign`: anything that changes while the device is alive."""
        if self._looked_s is None or sign != self._sign:
            self._still_s = 0.0
        else:
            self._still_s += min(now_s - self._looked_s, LOOK_S)
        self._sign, self._looked_s = sign, now_s
        return self._still_s >= self._limit_s
