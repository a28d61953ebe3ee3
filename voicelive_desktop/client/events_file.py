"""Every message of a run in a file: NDJSON, sound and secrets left out, words unless wanted.

One line for each: `{"t": monotonic seconds, "direction": "sent" or "received", "event": the
message, "turn": the number of its turn in the report, or null}`.

A line is written as its message passes, often before its turn begins: the end of a question makes
a turn of what was heard. So there is room for the number, which comes later.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping, Sequence
from io import SEEK_END
from typing import NamedTuple, TextIO

from voicelive_desktop.client import wire
from voicelive_desktop.client.journal import redacted
from voicelive_desktop.client.traffic_store import ids_of

ROOM = 6  # digits
MOST_OPEN = 20_000  # lines without a turn; more come only from a service that has lost its way


class _Line(NamedTuple):
    """A line that names no turn yet, and where in the file its number goes."""

    ids: tuple[str, ...]
    at: int


class EventsFile:
    """Writes the messages as they pass. Loop thread only; a disk that fails ends it,
    and nothing else.

    Args:
        file: Closed by `close`. A pipe keeps what was known when each message passed.
        clock: Monotonic seconds.
        turn_of: The turn that one of these items, answers or calls belongs to.
    """

    def __init__(
        self,
        file: TextIO,
        clock: Callable[[], float],
        *,
        words: bool,
        turn_of: Callable[[Sequence[str]], int | None] = lambda _ids: None,
    ) -> None:
        self._file: TextIO | None = file
        self._clock, self._turn_of = clock, turn_of
        self._words = words
        self._open: dict[str, list[_Line]] = {}  # by the first of their ids
        self._opened = 0

    def sent(self, text: str) -> None:
        """A message went to the service."""
        self._note("sent", text)

    def received(self, text: str) -> None:
        """A message came from the service."""
        self._note("received", text)

    def close(self) -> None:
        """Complete the file; idempotent."""
        file = self._file
        # what could not be written is tried once more, in vain
        with contextlib.suppress(OSError):
            for name in tuple(self._open):
                self._complete(name)
        self._file = None
        if file is not None:
            with contextlib.suppress(OSError):
                file.close()

    def _note(self, direction: str, text: str) -> None:
        file = self._file
        if file is None:
            return
        event = self._event(text)
        ids = ids_of(event)
        try:
            for name in ids[:1]:
                self._complete(name)
            self._write(file, direction, event, ids)
            file.flush()
        except OSError:
            self._open.clear()
            self.close()

    def _event(self, text: str) -> Mapping[str, object]:
        try:
            return redacted(wire.bounded(wire.loaded(text)), words=self._words)
        except wire.NoMessage:
            return {"type": "not a message", "characters": len(text)}

    def _write(
        self, file: TextIO, direction: str, event: Mapping[str, object], ids: tuple[str, ...]
    ) -> None:
        line = {"t": round(self._clock(), 4), "direction": direction, "event": event}
        begin = json.dumps(line)[:-1] + ', "turn": '
        turn = self._turn_of(ids)
        if turn is None and ids and self._opened < MOST_OPEN and file.seekable():
            self._open.setdefault(ids[0], []).append(_Line(ids, file.tell() + len(begin)))
            self._opened += 1
        file.write(f"{begin}{_number(turn)}}}\n")

    def _complete(self, name: str) -> None:
        """Put the turn into the lines about this, if it is known by now."""
        if name not in self._open:
            return
        waiting = self._open.pop(name)
        known = [(line, self._turn_of(line.ids)) for line in waiting]
        missing = [line for line, turn in known if turn is None]
        if missing:
            self._open[name] = missing
        self._opened -= len(waiting) - len(missing)
        for line, turn in known:
            if turn is not None:
                self._fill(line, _number(turn))

    def _fill(self, line: _Line, number: str) -> None:
        if self._file is not None and len(number) == ROOM:
            self._file.seek(line.at)
            self._file.write(number)
            self._file.seek(0, SEEK_END)


def _number(turn: int | None) -> str:
    return ("null" if turn is None else str(turn)).ljust(ROOM)
