"""Work that blocks, perhaps for minutes, in threads that neither the loop nor the end of the
program waits for.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


async def in_thread(work: Callable[[], _T], name: str) -> _T:
    """Run blocking work in a thread of its own that the end of the program does not wait for."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[_T] = loop.create_future()

    def settle(result: _T | None, error: BaseException | None) -> None:
        if done.done():  # nobody waits any more
            return
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result)  # type: ignore[arg-type] # the work's own result

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except Exception as problem:  # noqa: BLE001 - whoever waits gets it
            error = problem
        try:
            loop.call_soon_threadsafe(settle, result, error)
        except RuntimeError:  # the loop has ended
            return

    threading.Thread(target=run, name=name, daemon=True).start()
    return await done
