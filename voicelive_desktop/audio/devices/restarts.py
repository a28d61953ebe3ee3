"""Whether restarting an output stream is the way to silence on this system."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

SLOW_S = 0.060  # longer than what is buffered would play on for


class Restarts:
    """Times the restarts of a stream. Restarting twice slowly in a row means: buffered sound is
    gone sooner by itself.

    Attributes:
        worthwhile: Whether to restart at the next interruption.
    """

    def __init__(self) -> None:
        self._slow = 0
        self.worthwhile = True

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Round one restart."""
        began = time.perf_counter()
        yield
        self.note(time.perf_counter() - began)

    def note(self, took_s: float) -> None:
        """One restart took so long."""
        if took_s > SLOW_S:
            self._slow = self._slow + 1
        else:
            self._slow = 0
        self.worthwhile = self._slow < 2
