"""Every message of a run in a file: NDJSON, sound and secrets left out, words unless wanted.

One line for each: `{"t": monotonic seconds, "direction": "sent" or "received",
"event": the message}`.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from typing import TextIO

from voicelive_desktop.client import wire
from voicelive_desktop.client.journal import redacted


class EventsFile:
    """Writes the messages as they pass. Loop thread only; a disk that fails ends it,
    and nothing else.

    Args:
        file: Closed by `close`.
        clock: Monotonic seconds.
    """

    def __init__(self, file: TextIO, clock: Callable[[], float], *, words: bool) -> None:
        self._file: TextIO | None = file
        self._clock = clock
        self._words = words

    def sent(self, text: str) -> None:
        """A message went to the service."""
        self._note("sent", text)

    def received(self, text: str) -> None:
        """A message came from the service."""
        self._note("received", text)

    def close(self) -> None:
        """Complete the file; idempotent."""
        file, self._file = self._file, None
        if file is not None:
            # what could not be written is tried once more, in vain
            with contextlib.suppress(OSError):
                file.close()

    def _note(self, direction: str, text: str) -> None:
        if self._file is None:
            return
        try:
            self._file.write(json.dumps(self._line(direction, text)) + "\n")
            self._file.flush()
        except OSError:
            self.close()

    def _line(self, direction: str, text: str) -> Mapping[str, object]:
        try:
            event = redacted(wire.bounded(wire.loaded(text)), words=self._words)
        except wire.NoMessage:
            event = {"type": "not a message", "characters": len(text)}
        return {"t": round(self._clock(), 4), "direction": direction, "event": event}
