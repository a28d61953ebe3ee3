"""Being asked to end: by the window, by SIGTERM, by the end of its terminal, by Ctrl+C."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable


def on_termination(loop: asyncio.AbstractEventLoop, end: Callable[[], None]) -> None:
    """Call `end` on SIGTERM, SIGINT and SIGHUP, which act like closing the window; nohup keeps the last from it."""
    signals = [signal.SIGTERM, signal.SIGINT]
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signals.append(signal.SIGHUP)
    for number in signals:
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(end))
        else:
            loop.add_signal_handler(number, end)
