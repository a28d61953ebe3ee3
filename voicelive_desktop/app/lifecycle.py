"""Being asked to end: by the window, by SIGTERM, by Ctrl+C."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable


def on_termination(loop: asyncio.AbstractEventLoop, end: Callable[[], None]) -> None:
    """Call `end` on SIGTERM and SIGINT, which act like closing the window."""
    for number in (signal.SIGTERM, signal.SIGINT):
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(end))
        else:
            loop.add_signal_handler(number, end)
