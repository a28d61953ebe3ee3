"""Shows unhandled errors while the program continues. Their text counts as content and
is never logged.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import qVersion

from voicelive_desktop import __version__
from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.domain.words.quick_classes import dataclass


def facts() -> str:
    """Return one line each about program and system."""
    import platform  # noqa: PLC0415 - no start is told about

    if getattr(sys, "frozen", False):
        frozen = " (installed program)"
    else:
        frozen = ""
    return (
        f"Voice Live Desktop {__version__}{frozen}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}\n"
        f"{platform.platform()}"
    )


def report(error: BaseException) -> str:
    """Return the report about an error, for support."""
    return f"{facts()}\n\n{''.join(traceback.format_exception(error))}"


@dataclass(frozen=True, slots=True)
class Mistake:
    """An uncaught error: type, file and line, and its full report, which may hold content."""

    kind: str
    place: str
    report: str


class Unhandled:
    """Catches unhandled errors in callbacks, tasks, threads and finalizers, until `close`.

    Args:
        log: Gets the type and the place of each error.
        show: Tells the person; on the loop's thread, which is the GUI thread.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, log: JsonLog, show: Callable[[Mistake], None]
    ) -> None:
        self._loop = loop
        self._log = log
        self._show = show
        self._before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        self._handler_before = loop.get_exception_handler()
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        sys.unraisablehook = self._on_unraisable
        loop.set_exception_handler(self._on_loop_error)

    def close(self) -> None:
        """Restore the previous handlers."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before
        self._loop.set_exception_handler(self._handler_before)

    def tell(self, error: BaseException) -> None:
        """Log it without its text and show its report. Loop thread only."""
        mistake = Mistake(type(error).__name__, _place(error), report(error))
        self._log.write("app", "unhandled_error", kind=mistake.kind, place=mistake.place)
        try:
            self._show(mistake)
        except Exception as another:  # noqa: BLE001 - raised from a last handler it would end in nothing, or in a loop
            self._log.write("app", "error_not_shown", kind=type(another).__name__)

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            self._before[0](kind, error, trace)
            return
        self.tell(error)

    def _on_thread_error(self, arguments: threading.ExceptHookArgs) -> None:
        if not isinstance(arguments.exc_value, SystemExit):
            self._tell_from_anywhere(arguments.exc_value)

    # any thread: the collector runs in each
    def _on_unraisable(self, arguments: sys.UnraisableHookArgs) -> None:
        self._tell_from_anywhere(arguments.exc_value)

    def _tell_from_anywhere(self, error: BaseException | None) -> None:
        if error is not None:
            with contextlib.suppress(RuntimeError):  # the loop has ended: so does the program
                self._loop.call_soon_threadsafe(self.tell, error)

    def _on_loop_error(self, _loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self.tell(error)
        else:  # a message without an error, such as one about a transport; nothing a person could do
            self._log.write("app", "loop_complaint")


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    if frames:
        return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
    return "?"
