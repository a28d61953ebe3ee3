"""Threads for calls that may never answer: a keyring, a device, a file of a server that is gone.

Python waits at its end for every thread of a `ThreadPoolExecutor`; for these it does not.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class DaemonThreads(Executor):
    """At most `most` threads, made when none is idle.

    Args:
        wait_s: How long `shutdown` waits for what is still being done.
    """

    def __init__(self, most: int, name: str, wait_s: float = 0.0) -> None:
        self._most = most
        self._name = name
        self._wait_s = wait_s
        self._work: deque[tuple[Future[Any], Callable[[], Any]]] = deque()
        self._wake = threading.Condition()
        self._threads: list[threading.Thread] = []
        self._idle = 0
        self._closed = False

    def submit(self, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Call this on one of the threads. Raises RuntimeError after `shutdown`."""
        future: Future[T] = Future()
        with self._wake:
            if self._closed:
                raise RuntimeError("the threads have ended")
            self._work.append((future, lambda: function(*args, **kwargs)))
            if len(self._work) > self._idle and len(self._threads) < self._most:
                thread = threading.Thread(
                    target=self._run, name=f"{self._name}-{len(self._threads)}", daemon=True
                )
                self._threads.append(thread)
                thread.start()
            self._wake.notify()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Take no more work; what is queued is still done, or cancelled. Waits `wait_s` at most."""
        with self._wake:
            self._closed = True
            if cancel_futures:
                while self._work:
                    self._work.popleft()[0].cancel()
            self._wake.notify_all()
        end = time.monotonic() + self._wait_s
        for thread in self._threads if wait else ():
            thread.join(max(0.0, end - time.monotonic()))

    def _run(self) -> None:
        while (work := self._next()) is not None:
            future, call = work
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(call())
            except BaseException as error:  # noqa: BLE001 - whoever waits for it is told
                future.set_exception(error)
            del work, future, call

    def _next(self) -> tuple[Future[Any], Callable[[], Any]] | None:
        with self._wake:
            self._idle += 1
            try:
                while not self._work and not self._closed:
                    self._wake.wait()
            finally:
                self._idle -= 1
            if self._work:
                return self._work.popleft()
            return None
