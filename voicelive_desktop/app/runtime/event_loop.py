"""The loop of the program: asyncio on Qt's own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import qasync

ExceptionHandler = Callable[[asyncio.AbstractEventLoop, dict[str, Any]], object]


class EventLoop(qasync.QEventLoop):  # type: ignore[misc]  # qasync chooses its base as it is imported
    """qasync's loop, which also answers which exception handler was set.

    WORKAROUND qasync 0.28: it keeps the handler where asyncio's `get_exception_handler` does not
    look, so that this was always None, and whoever asked took a set handler for a missing one.
    """

    _own_handler: ExceptionHandler | None = None

    def set_exception_handler(self, handler: ExceptionHandler | None) -> None:
        """Asyncio: pass uncaught errors to `handler`; None: the loop logs them."""
        self._own_handler = handler
        super().set_exception_handler(handler)

    def get_exception_handler(self) -> ExceptionHandler | None:
        """Asyncio: return the handler that was set."""
        return self._own_handler
