"""The bytes of one stream on their way to the demuxer, which reads them on a thread of its own."""

from __future__ import annotations

import threading

MOST_WAITING = 64 * 1024 * 1024  # bytes that nobody has read: a minute of the largest pictures


class Fragments:
    """A file without an end until `end` is called: `read` waits for bytes. Any thread."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ended = False
        self._changed = threading.Condition()

    def feed(self, more: bytes) -> None:
        """Append bytes; what nobody reads for too long ends the stream."""
        with self._changed:
            if len(self._bytes) + len(more) > MOST_WAITING:
                self._ended = True
            elif not self._ended:
                self._bytes += more
            self._changed.notify_all()

    def end(self) -> None:
        """No more will come."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, as soon as there are any; none at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._bytes or self._ended)
            taken = bytes(self._bytes[:size])
            del self._bytes[:size]
            return taken
