"""What servers give beside the text of a result: how far they are, and pictures."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterable

from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.gui.transcript.given_pictures import prepared

PACE_S = 0.2  # between two looks at how far a call is
UNREADABLE = "[a picture was left out: it cannot be read]"
Advance = Callable[[float | None, str], None]


class CallNews:
    """Takes from the servers' thread how far a call is, and passes on the newest to the loop, not
    more often than a person reads.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, advance: Advance) -> None:
        self._loop = loop
        self._advance = advance
        self._lock = threading.Lock()
        self._latest: tuple[float | None, str] | None = None
        self._is_due = self._is_closed = False

    def take(self, share: float | None, doing: str) -> None:
        """Any thread."""
        with self._lock:
            self._latest = (share, doing)
            if self._is_due or self._is_closed:
                return
            self._is_due = True
        self._loop.call_soon_threadsafe(self._pass_on)

    def close(self) -> None:
        """The call is over: nothing is passed on any more."""
        with self._lock:
            self._is_closed = True

    def _pass_on(self) -> None:
        with self._lock:
            latest, self._latest = self._latest, None
            if latest is None or self._is_closed:
                self._is_due = False
                return
        self._advance(*latest)
        self._loop.call_later(PACE_S, self._pass_on)


def pictures_of(images: Iterable[bytes]) -> tuple[tuple[Picture, ...], str]:
    """Return them in the form that is sent, and words about those that cannot be read. Any thread."""
    made = [prepared(image) for image in images]
    found = tuple(picture for picture in made if picture is not None)
    if len(found) < len(made):
        return found, UNREADABLE
    return found, ""
