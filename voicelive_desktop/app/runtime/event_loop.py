"""The loop of the program: asyncio on Qt's own."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import time
from collections import deque
from collections.abc import Callable
from contextvars import Context
from math import ceil
from typing import Any

import qasync
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSocketNotifier, QTimerEvent

ExceptionHandler = Callable[[asyncio.AbstractEventLoop, dict[str, Any]], object]

# What a callback makes ready runs in the same turn, so that a frame of sound goes from the
# microphone to the socket without a turn of Qt's loop for each step of its way; but not for longer
# than this, nor through more steps: then it is Qt's turn.
TURN_S = 0.001
STEPS = 4
# A wake-up costs more than most of what is looked at every so often (decision 0009): what has this
# much time goes along with the next one, and the microphone's come by the 200 ms at least.
ALONG_S = 0.25


def _nothing() -> None:
    """There is nothing to wake."""


class ReadyCallbacks(QObject):
    """Runs callbacks one after the other when Qt has nothing more urgent to do.

    `add` and `run` on the loop's thread, `add_from_thread` on any.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[asyncio.Handle] = deque()
        self._timer = 0
        self._posted = False
        self._along: list[tuple[float, int, asyncio.Handle]] = []  # a heap: when, in which order
        self._along_timer = 0
        self._numbers = itertools.count()

    def add(self, handle: asyncio.Handle) -> None:
        """Run this one soon."""
        self._waiting.append(handle)
        if not self._timer:
            self._timer = self.startTimer(0)

    def add_from_thread(self, handle: asyncio.Handle) -> None:
        """Run this one soon, and wake the loop for it."""
        self._waiting.append(handle)
        # Set back before the queue is emptied: what is added after that posts anew.
        if not self._posted:
            self._posted = True
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def add_along(self, handle: asyncio.Handle, delay_s: float) -> None:
        """Run this one in so much time, or up to `ALONG_S` later when something else is run."""
        heapq.heappush(self._along, (time.monotonic() + delay_s, next(self._numbers), handle))
        self._set_along_timer()

    def run(self) -> None:
        """Run what waits, and what that makes ready, as long as a turn may last."""
        try:
            self._run_waiting(time.monotonic() + TURN_S)
            if self._along and not self._waiting and self._let_go_along():
                self._run_waiting(time.monotonic() + TURN_S)
        finally:  # also when one wants the program to end
            if not self._waiting:
                self._stop_timer()
            elif not self._timer:
                self._timer = self.startTimer(0)

    def _let_go_along(self) -> bool:
        """Whether something that went along was due; it waits now."""
        now = time.monotonic()
        if self._along[0][0] > now:
            return False
        while self._along and self._along[0][0] <= now:
            self._waiting.append(heapq.heappop(self._along)[2])
        self._set_along_timer()
        return True

    def _set_along_timer(self) -> None:
        """For the case that nothing else comes."""
        if self._along_timer:
            self.killTimer(self._along_timer)
        self._along_timer = 0
        if self._along:
            wait_s = max(0.0, self._along[0][0] + ALONG_S - time.monotonic())
            self._along_timer = self.startTimer(ceil(wait_s * 1000))

    def _run_waiting(self, until_s: float) -> None:
        for _ in range(STEPS):
            for _ in range(len(self._waiting)):
                handle = self._waiting.popleft()
                if not handle.cancelled():
                    handle._run()  # as asyncio's own loops do
            if not self._waiting or time.monotonic() >= until_s:
                return

    def stop(self) -> None:
        """No timer is left behind."""
        self._along.clear()
        self._set_along_timer()
        self._stop_timer()

    def _stop_timer(self) -> None:
        if self._timer:
            self.killTimer(self._timer)
        self._timer = 0

    # Qt overrides

    def timerEvent(self, event: QTimerEvent) -> None:
        """Qt: there is nothing more urgent, or nothing came to go along with."""
        is_along = event.timerId() == self._along_timer
        self.run()
        if is_along:  # Qt's may come a twentieth too early
            self._set_along_timer()

    def customEvent(self, _event: QEvent) -> None:
        """Qt: another thread has added something."""
        self._posted = False
        self.run()


class EventLoop(qasync.QEventLoop):  # type: ignore[misc]  # qasync chooses its base as it is imported
    """qasync's loop with a shorter way to what is to be called soon.

    qasync gives each callback a timer of its own, and each of another thread a queued signal
    besides: some 15 µs and 350 times a second in a conversation.

    WORKAROUND qasync 0.28: it keeps the exception handler where asyncio's
    `get_exception_handler` does not look, so that this was always None, and whoever asked took a
    set handler for a missing one.
    """

    _own_handler: ExceptionHandler | None = None

    def __init__(self, app: QCoreApplication) -> None:
        self._ready_callbacks = ReadyCallbacks()
        super().__init__(app)

    def call_soon(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Asyncio: call this soon, in the order of the calls."""
        handle = asyncio.Handle(callback, args, self, context)
        self._ready_callbacks.add(handle)
        return handle

    def leave_alone(self, fd: int, for_s: float) -> Callable[[], None]:
        """Do not wake for what arrives at this socket, for so many seconds; call what is returned
        to wake again sooner. A socket that nobody reads is not left alone.
        """
        readers: dict[int, QSocketNotifier] = getattr(self, "_read_notifiers", {})
        reader = readers.get(fd)
        if reader is None:
            return _nothing

        def wake() -> None:
            timer.cancel()
            if readers.get(fd) is reader:
                reader.setEnabled(True)

        reader.setEnabled(False)
        timer = self.call_later(for_s, wake)
        return wake

    def call_soon_threadsafe(
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        """Asyncio: the same, from any thread."""
        if self.is_closed():
            raise RuntimeError("Event loop is closed")
        handle = asyncio.Handle(callback, args, self, context)
        self._ready_callbacks.add_from_thread(handle)
        return handle

    def call_along(
        self, delay_s: float, callback: Callable[..., object], *args: Any
    ) -> asyncio.Handle:
        """Call this in so much time, or up to `ALONG_S` later with whatever else wakes the loop."""
        handle = asyncio.Handle(callback, args, self)
        self._ready_callbacks.add_along(handle, delay_s)
        return handle

    def close(self) -> None:
        """Asyncio: nothing is called any more."""
        super().close()
        self._ready_callbacks.stop()

    def set_exception_handler(self, handler: ExceptionHandler | None) -> None:
        """Asyncio: pass uncaught errors to `handler`; None: the loop logs them."""
        self._own_handler = handler
        super().set_exception_handler(handler)

    def get_exception_handler(self) -> ExceptionHandler | None:
        """Asyncio: return the handler that was set."""
        return self._own_handler


async def sleep_along(delay_s: float) -> None:
    """Sleep so long, on the program's loop up to `ALONG_S` longer: for those who look every so
    often at what is not urgent.
    """
    loop = asyncio.get_running_loop()
    if not isinstance(loop, EventLoop):
        await asyncio.sleep(delay_s)
        return
    over = loop.create_future()
    handle = loop.call_along(delay_s, over.set_result, None)
    try:
        await over
    finally:
        handle.cancel()
