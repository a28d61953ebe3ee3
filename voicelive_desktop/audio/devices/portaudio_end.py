"""Ends PortAudio with the interpreter, but not in the middle of an opening."""

from __future__ import annotations

import atexit
import contextlib
from collections.abc import Iterator
from functools import cache
from typing import Any

_changing = set[object]()  # one for each stream that is being opened or started


@contextlib.contextmanager
def change() -> Iterator[None]:
    """While this runs PortAudio is not ended. Any thread."""
    mark = object()
    _changing.add(mark)
    try:
        yield
    finally:
        _changing.discard(mark)


@cache
def end_with_care(sd: Any) -> None:
    """Have PortAudio ended with the interpreter, as sounddevice does, but not while another thread
    opens or starts a stream: that aborts the process. Then it ends with the process.
    """

    def end() -> None:
        if not _changing:
            sd._exit_handler()

    atexit.unregister(sd._exit_handler)
    atexit.register(end)
