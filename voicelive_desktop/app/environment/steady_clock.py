"""A clock for a program that keeps running while the computer's clock is set."""

from __future__ import annotations

import time
from collections.abc import Callable

from voicelive_desktop.client.boot_clock import boot_clock


class SteadyClock:
    """Unix seconds that never jump or go back: the computer's time at the start, plus
    the time elapsed.

    Rows of a conversation are told from older ones by their times, waits and countdowns are
    differences of them, and
    the end of a session is planned with them: one clock for all of these, or a computer that is set
    two hours back in
    mid-conversation forgets what was said. What passes goes on while the computer sleeps.

    Args:
        wall: the computer's time; somebody, or the network, may set it.
        steady: seconds that nobody can set.
    """

    def __init__(
        self, wall: Callable[[], float] = time.time, steady: Callable[[], float] = boot_clock
    ) -> None:
        self._wall, self._steady = wall, steady
        self._offset_s = wall() - steady()

    def __call__(self) -> float:
        """Return the present time."""
        return self._steady() + self._offset_s

    def set_right(self) -> float:
        """Read the computer's time again, unless that would go back; returns it. Call
        it between conversations.
        """
        self._offset_s = max(self._offset_s, self._wall() - self._steady())
        return self()
