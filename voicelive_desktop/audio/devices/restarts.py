"""How quickly an output stream starts on this system, and what follows from it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

SLOW_S = 0.060  # longer than what is buffered would play on for
GAIN_S = 0.025  # a restart that takes longer gains nothing worth having
RIGHT_BEHIND_S = 0.1  # a start so soon after a pause is a restart


class Restarts:
    """Times the starts of a stream. Restarting twice slowly in a row means: buffered sound is
    gone sooner by itself.

    Attributes:
        worthwhile: Whether to restart at the next interruption.
        are_quick: Whether a restart is quicker than what it drops would take; not after two in a
            row that were not.
    """

    def __init__(self) -> None:
        self._slow = self._unquick = 0
        self._paused_s = float("-inf")
        self.worthwhile = self.are_quick = True

    def pause(self) -> None:
        """The stream is about to be paused."""
        self._paused_s = time.perf_counter()

    @contextmanager
    def start(self) -> Iterator[None]:
        """Round one start."""
        began = time.perf_counter()
        yield
        if began - self._paused_s < RIGHT_BEHIND_S:
            self.note(time.perf_counter() - self._paused_s)

    def note(self, took_s: float) -> None:
        """One restart took so long."""
        self._slow = _run(self._slow, grows=took_s > SLOW_S)
        self._unquick = _run(self._unquick, grows=took_s > GAIN_S)
        self.worthwhile = self._slow < 2
        self.are_quick = self._unquick < 2


def _run(before: int, *, grows: bool) -> int:
    if grows:
        return before + 1
    return 0
