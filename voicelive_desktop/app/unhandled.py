"""Errors that nobody handled: a window shows the report, the program goes on. Their text is content: never logged."""

from __future__ import annotations

import asyncio
import contextlib
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import qVersion

from voicelive_desktop import __version__
from voicelive_desktop.app.logs import JsonLog

Show = Callable[[str], None]


def facts() -> str:
    """Program and system, in one line each."""
    frozen = " (installed program)" if getattr(sys, "frozen", False) else ""
    return (
        f"Voice Live Desktop {__version__}{frozen}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}\n"
        f"{platform.platform()}"
    )


def report(error: BaseException) -> str:
    """All that helps to find the mistake."""
    return f"{facts()}\n\n{''.join(traceback.format_exception(error))}"


class Unhandled:
    """Catches what reaches the last handler of the interpreter, of the loop or of a thread, until `close`.

    Args:
        log: Gets the type and the place of each error.
        show: Takes the report; on the loop's thread, which is the GUI thread.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, log: JsonLog, show: Show) -> None:
        self._loop = loop
        self._log = log
        self._show = show
        self._before = (sys.excepthook, loop.get_exception_handler(), threading.excepthook)
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        loop.set_exception_handler(self._on_loop_error)

    def close(self) -> None:
        """Leave it to whoever had it before."""
        sys.excepthook, handler, threading.excepthook = self._before
        self._loop.set_exception_handler(handler)

    def _on_error(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            self._before[0](kind, error, _trace)
            return
        self.tell(error)

    def _on_thread_error(self, arguments: threading.ExceptHookArgs) -> None:
        error = arguments.exc_value
        if error is not None and not isinstance(error, SystemExit):
            with contextlib.suppress(RuntimeError):  # the loop has ended: so does the program
                self._loop.call_soon_threadsafe(self.tell, error)

    def _on_loop_error(self, _loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.tell(error)
        else:  # a message without an error, such as one about a transport; no window for that
            self._log.write("app", "loop_complaint")

    def tell(self, error: BaseException) -> None:
        """Log it without its text and show its report. Loop thread only."""
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        self._log.write("app", "unhandled_error", kind=type(error).__name__, place=place)
        self._show(report(error))
