"""Background tasks with an owner."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Coroutine
from pathlib import Path

log = logging.getLogger("voicelive_desktop.app.environment.tasks")

# a service that does not confirm the end must not keep the program from ending within 2 s
FAREWELL_S = 1.5


class TaskOwner:
    """Starts tasks, keeps them alive, notices their failures, and ends them all. Loop thread only."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(
        self, work: Coroutine[object, object, None], name: str, *, only: bool = False
    ) -> asyncio.Task[None]:
        """Run `work` as a task. `only`: cancel the one that runs under this name first.

        An exception it raises goes to the loop's exception handler, which shows it
        (`app.unhandled`). Where there is no such handler it is logged as an error; its text is not,
        because it may hold content.
        """
        for earlier in [task for task in self._tasks if only and task.get_name() == name]:
            earlier.cancel()
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    async def close(self) -> None:
        """Cancel all tasks and wait for their end; a task that lingers is cancelled again."""
        while running := tuple(self._tasks):
            for task in running:
                task.cancel()
            over, _ = await asyncio.wait(running, timeout=FAREWELL_S)
            self._tasks.difference_update(over)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            tell_mistake(task.get_loop(), f"task {task.get_name()}", error)


def tell_mistake(loop: asyncio.AbstractEventLoop, where: str, error: BaseException) -> None:
    """Pass an unhandled error to the handler that shows it (`unhandled`), else log it
    without its text.
    """
    if loop.get_exception_handler() is not None:
        loop.call_exception_handler({"message": f"{where} failed", "exception": error})
    else:
        log.error("%s failed: %s at %s", where, type(error).__name__, _place(error))


def _place(error: BaseException) -> str:
    """Return the file and line that raised it: the only part of a traceback that
    never holds content.
    """
    frames = traceback.extract_tb(error.__traceback__)
    if frames:
        return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
    return "?"
