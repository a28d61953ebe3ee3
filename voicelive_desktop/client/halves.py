"""Text that comes in pieces cut anywhere, also between the two halves of one character: put
together again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

MOST_OPEN = 64  # texts that wait for a half at the same time; a session has one or two
LONGEST_NAME = 512  # characters of an id; what is longer is none
_PLACE = ("type", "response_id", "item_id", "call_id", "output_index", "content_index")
_FIRST, _LAST = "\ud800", "\udbff"  # what is between them is the first half of a character


class Halves:
    """Keeps the half that a piece ends with until the next piece of the same text comes."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], str] = {}

    def joined(self, message: Mapping[str, Any]) -> Mapping[str, Any]:
        """The message with the half that was kept before its piece, and without the half at the
        piece's end.
        """
        piece = message.get("delta")
        if not isinstance(piece, str) or not piece:
            return message
        place = tuple(_plain(message.get(name)) for name in _PLACE)
        if self._kept:
            before = self._kept.pop(place, "")
        else:
            before = ""
        text = before + piece
        if _FIRST <= text[-1] <= _LAST:
            self._keep(place, text[-1])
            text = text[:-1]
        if text is piece:
            return message
        return {**message, "delta": text}

    def _keep(self, place: tuple[object, ...], half: str) -> None:
        if len(self._kept) >= MOST_OPEN:
            del self._kept[next(iter(self._kept))]
        self._kept[place] = half


def _plain(value: object) -> object:
    """What can be compared and is no burden to keep."""
    if isinstance(value, int) or (isinstance(value, str) and len(value) <= LONGEST_NAME):
        return value
    return None
