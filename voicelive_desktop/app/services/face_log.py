"""What the log says of an avatar's pictures: the first one of each session, and how many every 5 s."""

from __future__ import annotations

from collections.abc import Callable

COUNT_S = 5.0  # how often pictures are counted in the log


class FaceLog:
    """Loop thread only.

    Attributes:
        shown: how many pictures there were until now.
    """

    def __init__(self, log: Callable[..., None], wall_clock: Callable[[], float]) -> None:
        self._log, self._wall_clock = log, wall_clock
        self._began_s = self._counted_s = wall_clock()
        self.shown = self._last_shown = self._looked_at = self._missed = 0
        self._has_begun = self._awaits_first = False

    def begin(self) -> None:
        """A video is on its way; the first one of a session is logged."""
        self._began_s = self._wall_clock()
        if not self._has_begun:
            self._has_begun = self._awaits_first = True
            self._log("avatar", "connecting")

    def end_session(self) -> None:
        """The next video is the first one again."""
        self._has_begun = False

    @property
    def waited_s(self) -> float:
        """Since the newest video began."""
        return self._wall_clock() - self._began_s

    def came(self) -> int:
        """A picture came; returns its number."""
        if self._awaits_first:
            self._awaits_first = False
            self._log("avatar", "first_frame", ms=round(self.waited_s * 1000))
        if self.shown > self._looked_at:  # the window had no time for the one before
            self._missed += 1
            self._last_shown += 1
        self.shown += 1
        return self.shown

    def missed(self, pictures: int) -> None:
        """So many did not even come."""
        self._missed += pictures

    def looked(self) -> None:
        """The window took the newest one; what has gathered is logged now and then."""
        now = self._wall_clock()
        if now - self._counted_s >= COUNT_S and self.shown != self._last_shown:
            due = self.shown - self._last_shown
            self._log("avatar", "frames", shown=due, dropped=self._missed)
            self._counted_s, self._last_shown, self._missed = now, self.shown, 0
        self._looked_at = self.shown
