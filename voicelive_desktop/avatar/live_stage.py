"""The live avatar of the media process: one at a time, and what it tells as frames."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from voicelive_desktop.avatar import framing as fr


class LiveStage:
    """Begins and ends peers; `write` sends a frame, from any thread."""

    def __init__(self, write: Callable[[bytes], None]) -> None:
        self._write = write
        self._peer: Any = None

    def begin(self, servers: bytes, *, seen: bool) -> None:
        """Begin one in place of the one before."""
        self.end()
        try:
            from voicelive_desktop.avatar.peer import LivePeer  # noqa: PLC0415 - aiortc, 0.3 s
        except ImportError:
            self._tell("trouble", 0.0, b"no_webrtc")
            return
        self._peer = LivePeer(_read(servers), self._tell)
        if not seen:
            self._peer.show(seen)

    def answer(self, text: bytes) -> None:
        """Take the service's description."""
        if self._peer is not None:
            self._peer.answer(text.decode("utf-8", "replace"))

    def show(self, seen: bool) -> None:
        """Somebody looks, or nobody."""
        if self._peer is not None:
            self._peer.show(seen)

    def picture_at(self, at_ms: float) -> tuple[float, Any, int] | None:
        """Return the picture of a moment that was not returned yet: its moment, itself, and how
        many were missed before it.
        """
        taken = None if self._peer is None else self._peer.picture_at(at_ms)
        if taken is None:
            return None
        return *taken, self._peer.take_passed_over()

    def end(self, seconds: float = 0.0) -> None:
        """End it, and wait so long for that."""
        peer, self._peer = self._peer, None
        if peer is not None:
            peer.close()
            peer.wait(seconds)

    def _tell(self, what: str, at_ms: float, data: bytes) -> None:
        match what:
            case "sound":
                self._write(fr.framed(fr.SOUND, fr.AT.pack(fr.LIVE, at_ms) + data))
            case "offer":
                self._write(fr.framed(fr.OFFERED, data))
            case "linked":
                self._write(fr.framed(fr.LINKED))
            case _:
                self._write(fr.framed(fr.TROUBLE, fr.NUMBER.pack(fr.LIVE) + data))


def _read(servers: bytes) -> object:
    """What was sent as servers; none where it is no JSON."""
    try:
        return json.loads(servers)
    except (ValueError, RecursionError):
        return []
