"""A loop on a thread of its own for MCP servers: whatever they flood it with, the window and the
sound never wait.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")
CLOSE_S = 0.7


class ServerThread:
    """Starts with the first work. Any thread may give it some."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def start(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Run it there; cancelling the future cancels the work."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(
                target=self._run, args=(self._loop,), name="mcp servers", daemon=True
            )
            self._thread.start()
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    @staticmethod
    def _run(loop: asyncio.AbstractEventLoop) -> None:
        asyncio.set_event_loop(loop)
        loop.run_forever()

    def close(self) -> None:
        """End all work there and wait for it, for a moment. Blocking."""
        loop, thread, self._loop = self._loop, self._thread, None
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(_end_all(), loop)
        thread.join(CLOSE_S)
        if not thread.is_alive():
            loop.close()


async def on_loop(loop: asyncio.AbstractEventLoop, work: Coroutine[Any, Any, T]) -> T:
    """Run work of the program on its own loop, and return what it gives; for the servers' thread."""
    return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, loop))


def _is_of_asyncio(task: asyncio.Task[Any]) -> bool:
    """Whether asyncio started it for itself, or we for it: such a task ends with ours.

    WORKAROUND CPython: while a program starts, one of them connects its pipes; cancelled, nobody
    ever hears that the program ended.
    """
    frame = getattr(task.get_coro(), "cr_frame", None)
    return frame is not None and str(frame.f_globals.get("__name__")).startswith("asyncio.")


async def _end_all() -> None:
    loop, this = asyncio.get_running_loop(), asyncio.current_task()
    others = [task for task in asyncio.all_tasks() if task is not this and not _is_of_asyncio(task)]
    for task in others:
        task.cancel()
    if others:
        await asyncio.wait(others, timeout=CLOSE_S - 0.1)
    loop.stop()
