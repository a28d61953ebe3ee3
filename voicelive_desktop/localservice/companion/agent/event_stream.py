"""Server-sent events, from bytes in pieces of any size (WHATWG HTML, "Server-sent events")."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST_CHARACTERS = 4 * 2**20  # of one event


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """One event; ``name`` is that of its "event:" line."""

    name: str
    data: str

    def message(self) -> dict[str, Any] | None:
        """Return the JSON object in it, with its type; None where it holds none."""
        try:
            told = json.loads(self.data)
        except (ValueError, RecursionError):
            return None
        if not isinstance(told, dict):
            return None
        if isinstance(told.get("type"), str):
            return told
        return told | {"type": self.name}


class EventStream:
    """Reads a stream. Raises ValueError at an event without end."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        self._rest = ""
        self._name = ""
        self._data: list[str] = []

    def push(self, piece: bytes) -> Iterator[StreamEvent]:
        """Take bytes; return the events that are whole now."""
        self._rest += self._decoder.decode(piece)
        if len(self._rest) + sum(map(len, self._data)) > MOST_CHARACTERS:
            raise ValueError("an event without end")
        *lines, self._rest = _lines(self._rest)
        for line in lines:
            yield from self._line(line)

    def finish(self) -> Iterator[StreamEvent]:
        """Return the last event, where the stream ended without the empty line after it."""
        last, self._rest = self._rest, ""
        yield from self._line(last.rstrip("\r"))
        yield from self._line("")

    def _line(self, line: str) -> Iterator[StreamEvent]:
        if not line:
            if self._data:
                yield StreamEvent(self._name, "\n".join(self._data))
            self._name, self._data = "", []
            return
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "event":
            self._name = value
        elif field == "data":
            self._data.append(value)


def _lines(text: str) -> list[str]:
    """The lines and what is left; a return at the very end may be half of a line end."""
    held = "\r" if text.endswith("\r") else ""
    lines = text.removesuffix(held).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lines[-1] += held
    return lines
