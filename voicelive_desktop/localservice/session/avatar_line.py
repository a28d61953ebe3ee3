"""Where the live avatar of a session speaks; the server plugs a real one in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from typing import Any, Protocol

MouthShapes = list[tuple[int, int]]
"""(milliseconds of the message, viseme) of each change."""


class AvatarLine(Protocol):
    """One session's way to its client's peer. Loop thread only."""

    @property
    def is_live(self) -> bool:
        """Whether the client's peer is there; before that a message is sound alone."""
        ...

    def answer(self, client_sdp: str, avatar: Mapping[str, Any]) -> Future[str]:
        """Return the answer to an offer, both as the protocol encodes them.

        Its exception is `WireError` where the offer is none.
        """
        ...

    def speak(self, turn_id: str, pcm: bytes, mouth: MouthShapes) -> None:
        """Speak more of a turn (16-bit mono at 24 kHz), in real time behind what was said before."""
        ...

    def finish(self, turn_id: str) -> None:
        """No more of this turn will come."""
        ...

    def clear(self) -> None:
        """Be silent at once, and forget what was to be said."""
        ...

    def show(self, avatar: Mapping[str, Any]) -> None:
        """Show it like this from now on."""
        ...


NewLine = Callable[[Callable[[str, str], None]], AvatarLine]
"""Makes one, given who is told when it begins ("speaking") or ends ("idle") to speak a turn."""
