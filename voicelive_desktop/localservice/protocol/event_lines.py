"""Events of the service for whoever started it, one JSON object a line; without words and keys."""

from __future__ import annotations

import json
import os
import stat
from typing import TextIO


class EventLines:
    """Writes to a stream; to a pipe that nobody reads it writes nothing more, so that the service
    never waits.
    """

    def __init__(self, stream: TextIO, topic: str) -> None:
        self._stream: TextIO | None = stream
        self._topic = topic
        if hasattr(os, "set_blocking") and _is_pipe(stream):
            os.set_blocking(stream.fileno(), False)

    def tell(self, event: str, **fields: object) -> None:
        """Write ``{"topic": …, "event": …, fields…}``."""
        if self._stream is None:
            return
        try:
            self._stream.write(json.dumps({"topic": self._topic, "event": event, **fields}) + "\n")
            self._stream.flush()
        except (OSError, ValueError):  # full, closed or gone
            self._stream = None


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False
