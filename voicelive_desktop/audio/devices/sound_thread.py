"""What the microphone's and the speaker's line share: the sound system, its one thread, the loop,
the clocks.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import ParamSpec, TypeVar

from voicelive_desktop.audio.devices.daemon_threads import DaemonThreads
from voicelive_desktop.audio.devices.device_ports import Backend, Clock, SoundFailure
from voicelive_desktop.domain.facts.events import EngineEvent
from voicelive_desktop.domain.words.failures import Failure, FailureKind

# opening a headset over the air may take 5 s, a first look at all devices of Windows as long
ANSWER_S = 15.0
END_S = 0.5  # at the end of the program
NO_ANSWER = "no_answer"

P = ParamSpec("P")
T = TypeVar("T")


class Desk:
    """Runs blocking calls on one thread (PortAudio is not thread-safe) and owns the engine's tasks.

    Attributes:
        lock: Held while devices are opened, closed or exchanged.
        report: Takes events, on the loop's thread.
    """

    def __init__(
        self,
        backend: Backend,
        report: Callable[[EngineEvent], None],
        wall_clock: Clock,
        clock: Clock,
    ) -> None:
        self.backend = backend
        self.report = report
        self.wall_clock = wall_clock
        self.clock = clock
        self.lock = asyncio.Lock()
        self._executor: DaemonThreads | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._last: set[asyncio.Task[None]] = set()

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call this on the sound thread and wait for it.

        Raises:
            SoundFailure: it does not answer; it may still do so later, and what comes after it
                waits for it.
        """
        loop = self.bind()
        if self._executor is None:
            self._executor = DaemonThreads(1, "sound", END_S)
        call = asyncio.wrap_future(self._executor.submit(function, *args, **kwargs), loop=loop)
        try:
            async with asyncio.timeout(ANSWER_S):
                return await asyncio.shield(call)
        except TimeoutError as error:
            call.add_done_callback(self._too_late)
            raise SoundFailure(Failure(FailureKind.SOUND_SYSTEM, NO_ANSWER)) from error
        except asyncio.CancelledError:
            call.cancel()
            raise

    async def let_go(self, close: Callable[[], None]) -> None:
        """Call this on the sound thread and wait for it; whatever does not close is left to the end
        of the program.
        """
        with contextlib.suppress(SoundFailure):
            await self.run(close)

    def _too_late(self, call: asyncio.Future[T]) -> None:
        """What was opened after nobody waited for it any more is closed."""
        if call.cancelled() or call.exception() is not None:
            opened = None
        else:
            opened = call.result()
        close = getattr(opened, "close", None)
        if close is not None and self._executor is not None:
            self._executor.submit(close)

    def bind(self) -> asyncio.AbstractEventLoop:
        """The running loop, which `post` reaches from now on."""
        self._loop = asyncio.get_running_loop()
        return self._loop

    def post(self, function: Callable[[], None]) -> None:
        """Call this on the loop's thread, soon. From any thread; does nothing when the
        loop has ended.
        """
        loop = self._loop
        if loop is None:
            return
        try:
            loop.call_soon_threadsafe(function)
        except RuntimeError:
            # A stream's last callback may come after the loop was closed.
            return

    def later(self, delay_s: float, function: Callable[[], None]) -> asyncio.TimerHandle:
        """Call this on the loop's thread in so many seconds."""
        return asyncio.get_running_loop().call_later(delay_s, function)

    def spawn(
        self, coroutine: Coroutine[object, object, None], name: str, *, last: bool = False
    ) -> None:
        """Run this as a task of the engine. `end_tasks` cancels it; a `last` one is brought to its
        end instead.
        """
        task = asyncio.get_running_loop().create_task(coroutine, name=name)
        tasks = self._last if last else self._tasks
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    async def end_tasks(self) -> None:
        """Cancel the engine's tasks and wait for them, and for the last ones (openings that were
        given up).
        """
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._last:
            await asyncio.wait(self._last, timeout=END_S)

    def close(self) -> None:
        """End the sound thread; idempotent."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
        self._executor = None
        self._loop = None
