"""Errors that nobody handled: a window shows the report, the program goes on. Their text is content: never logged."""

from __future__ import annotations

import asyncio
import platform
import sys
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
    """Catches what reaches the interpreter's or the loop's last handler, until `close`.

    Args:
        log: Gets the type and the place of each error.
        show: Takes the report; on the thread of the error, which is the GUI thread for all of Qt and asyncio.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, log: JsonLog, show: Show) -> None:
        self._loop = loop
        self._log = log
        self._show = show
        self._before = (sys.excepthook, loop.get_exception_handler())
        sys.excepthook = self._on_error
        loop.set_exception_handler(self._on_loop_error)

    def close(self) -> None:
        """Leave it to whoever had it before."""
        sys.excepthook, handler = self._before
        self._loop.set_exception_handler(handler)

    def _on_error(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            self._before[0](kind, error, _trace)
            return
        self._tell(error)

    def _on_loop_error(self, _loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self._tell(error)
        else:  # a message without an error, such as one about a transport; no window for that
            self._log.write("app", "loop_complaint")

    def _tell(self, error: BaseException) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
        self._log.write("app", "unhandled_error", kind=type(error).__name__, place=place)
        self._show(report(error))
