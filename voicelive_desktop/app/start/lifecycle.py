"""Handles requests to end: the window, SIGTERM, a closed terminal, Ctrl+C."""

from __future__ import annotations

import asyncio
import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

# after it was told to end, and one look more: who started the program expects it gone within 2 s
GONE_S = 1.5
LATEST_S = 6.0  # on a computer that is too busy to end it sooner
_LOOK_S = 0.3
_WORKS_S = 0.005  # a thread that had so much of the processor meanwhile does not wait for anybody


def be_gone_soon(code: int, within_s: float = GONE_S) -> None:
    """End this process with this code after a deadline if it still waits for a device,
    disk or keyring.

    Each part has its own, shorter deadline; this is for what none of them can interrupt, such as
    the sound system's own end inside of its library.
    """
    began = time.monotonic()

    def end_it() -> None:
        time.sleep(within_s)
        while time.monotonic() - began < LATEST_S and _main_thread_works():
            pass
        os._exit(code)

    threading.Thread(target=end_it, name="last deadline", daemon=True).start()


def _main_thread_works() -> bool:
    """Whether the main thread is busy rather than waiting; watches for a moment."""
    if sys.platform == "win32":
        return False
    clock = time.pthread_getcpuclockid(threading.main_thread().ident or 0)
    before = time.clock_gettime(clock)
    time.sleep(_LOOK_S)
    return time.clock_gettime(clock) - before > _WORKS_S


def on_termination(loop: asyncio.AbstractEventLoop, end: Callable[[], None]) -> None:
    """Call `end` on SIGTERM, SIGINT and SIGHUP, which act like closing the window; nohup keeps the
    last from it.
    """
    signals = [signal.SIGTERM, signal.SIGINT]
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        signals.append(signal.SIGHUP)
    for number in signals:
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(end))
        else:
            loop.add_signal_handler(number, end)


def end_with_x11() -> None:
    """End this process at once when the connection to the X server breaks: at the end of the
    person's session.

    WORKAROUND Qt 6.11: it calls exit(), in whose course Xlib calls exit() again and waits for
    itself for ever, with the microphone open. Xlib asks this handler first.
    """
    global _x11_handler  # noqa: PLW0603 - C holds no reference to it
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return
    _x11_handler = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p)(lambda _display: os._exit(1))
    x11.XSetIOErrorHandler(_x11_handler)


_x11_handler: object = None
