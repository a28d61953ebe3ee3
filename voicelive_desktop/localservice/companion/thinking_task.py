"""An answer that a task brings from a server, and the time that it may take."""

from __future__ import annotations

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Mapping
from concurrent.futures import Future
from typing import Any

from voicelive_desktop.localservice.companion.brain_port import Finished, Thought
from voicelive_desktop.localservice.protocol.wire_errors import WireError


class ThinkingTask:
    """See `brain.Thinking`. Closing it ends the task, which closes its connection."""

    def __init__(self) -> None:
        self.task: asyncio.Task[None] | None = None
        self.has_begun = False
        self.usage: Mapping[str, Any] = {}  # known before its end is said
        self._thoughts: deque[Thought | WireError] = deque()
        self._next: Future[Thought] | None = None

    def put(self, thought: Thought) -> None:
        """Add a piece."""
        if isinstance(thought, Finished):
            self.usage = thought.usage
        self._thoughts.append(thought)
        self._give()

    def fail(self, problem: WireError) -> None:
        """End with an error."""
        self._thoughts.append(problem)
        self._give()

    def next(self) -> Future[Thought]:
        """See `brain.Thinking`."""
        self._next = future = Future[Thought]()
        self._give()
        return future

    def close(self) -> None:
        """See `brain.Thinking`."""
        if self.task is not None:
            self.task.cancel()

    def _give(self) -> None:
        if self._next is None or not self._thoughts:
            return
        future, self._next = self._next, None
        thought = self._thoughts.popleft()
        if isinstance(thought, WireError):
            future.set_exception(thought)
        else:
            future.set_result(thought)


class Limit:
    """A time limit that says what ran out."""

    def __init__(self, problem: WireError) -> None:
        self.problem = problem
        self.timeout: asyncio.Timeout | None = None

    def put_off(self, seconds: float, problem: WireError) -> None:
        """Allow so much from now on; another problem when it runs out."""
        assert self.timeout is not None
        self.problem = problem
        self.timeout.reschedule(asyncio.get_running_loop().time() + seconds)


@contextlib.asynccontextmanager
async def limited(seconds: float, problem: WireError) -> AsyncIterator[Limit]:
    """Allow so much time; WireError with the problem when it runs out."""
    limit = Limit(problem)
    try:
        async with asyncio.timeout(seconds) as limit.timeout:
            yield limit
    except TimeoutError:
        raise limit.problem from None
