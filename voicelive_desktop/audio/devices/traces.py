"""What can be seen at once of the sound hardware and the sound servers there are.

A look through PortAudio costs 25 ms of a core; what is told here costs a hundredth of that, and is
another value whenever a look may find something new.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Hashable
from pathlib import Path

_DEVICES = Path("/dev/snd")  # cards and their ends, as the kernel shows them
_CARDS = Path("/proc/asound")
_SOCKETS = Path("/proc/net/unix")
_LISTENS = "00010000"  # a socket that a server waits at
_SERVERS = ("native", "pulse", "pipewire", "jack")  # parts of their sockets' names
# Path.expanduser raises where there is no home
_CONFIGURATION = (Path("/etc/asound.conf"), Path(os.path.expanduser("~/.asoundrc")))  # noqa: PTH111


def traces() -> Hashable:
    """Something that equals what it was before as long as no card, server or configuration came or
    went, and no card was taken or let go; None where the system does not tell.
    """
    if sys.platform != "linux":
        return None
    try:
        sockets = _SOCKETS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return _listed(_DEVICES), _used(), _servers(sockets), tuple(map(_changed_s, _CONFIGURATION))


def _listed(folder: Path) -> tuple[str, ...]:
    try:
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208 - names are enough
    except OSError:
        return ()


def _used() -> tuple[tuple[str, bool], ...]:
    """Each end of a card, and whether nobody uses it: one in use is not offered."""
    return tuple(
        (str(file), _is_closed(file)) for file in sorted(_CARDS.glob("card*/*/sub0/status"))
    )


def _is_closed(status: Path) -> bool:
    try:
        return status.read_text(encoding="ascii", errors="replace").startswith("closed")
    except OSError:
        return False


def _servers(sockets: str) -> tuple[tuple[str, str], ...]:
    """Path and number of what sound servers listen at: one that was started anew
    has another number.
    """
    listening = (line.split() for line in sockets.splitlines() if _LISTENS in line)
    return tuple(
        sorted(
            (line[-1], line[-2])
            for line in listening
            if len(line) > 7 and any(name in line[-1] for name in _SERVERS)
        )
    )


def _changed_s(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0


class Occasions:
    """When a look is worth what it costs.

    Args:
        see: tells the traces; None as an answer makes every moment an occasion.
        clock: monotonic seconds.
    """

    AFTER_S = 8.0  # a server that has just come shows its devices a little later

    def __init__(self, see: Callable[[], Hashable], clock: Callable[[], float]) -> None:
        self._see, self._clock = see, clock
        self._seen: Hashable = None
        self._differed_s = float("-inf")

    def are_over(self) -> bool:
        """Whether the system will tell when the next one arises, and the last has passed."""
        return self._seen is not None and self._clock() - self._differed_s > self.AFTER_S

    def arises(self) -> bool:
        """Whether to look now."""
        now_s, seen = self._clock(), self._see()
        if seen is None:
            return True
        if seen != self._seen:
            self._seen, self._differed_s = seen, now_s
        return now_s - self._differed_s <= self.AFTER_S
