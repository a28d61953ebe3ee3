"""A thread that has a shelf to itself and does one job after the other with it."""

from __future__ import annotations

import contextlib
import queue
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, InvalidStateError
from typing import Any, Protocol, TypeVar

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.library.file import is_damage, trouble
from voicelive_desktop.library.schema import NewerLibrary
from voicelive_desktop.library.shelf import Shelf

T = TypeVar("T")


class Rest(Protocol):
    """What a thread does between two jobs."""

    def __call__(self, shelf: Shelf | None, *, paused: bool) -> float | None:
        """After how many seconds without a job to call it again."""
        ...


@dataclass(frozen=True, slots=True)
class _Job:
    act: Callable[[Shelf], Any]
    future: Future[Any]
    group: str


class ShelfThread:
    """Starts with its first job. Daemon: a disk that never answers keeps nobody from
    ending the program.

    Args:
        open_shelf: gives it its shelf, before the first job and after `let_go`.
        mend: gives it one in place of one that turned out to be damaged.
        rest: is called after each job, and says after how many seconds without one it wants to be
            called again
            (`paused`); None: not before the next job.
    """

    def __init__(
        self,
        name: str,
        open_shelf: Callable[[], Shelf],
        mend: Callable[[], Shelf],
        rest: Rest | None = None,
    ) -> None:
        self._name = name
        self._open_shelf, self._mend, self._rest = open_shelf, mend, rest
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._waiting: list[_Job] = []
        self._running = ""
        self._lock = threading.Lock()
        self._shelf: Shelf | None = None
        self._thread: threading.Thread | None = None

    @property
    def is_used(self) -> bool:
        """Whether it has been given a job."""
        return self._thread is not None

    def submit(self, act: Callable[[Shelf], T], group: str = "") -> Future[T]:
        """Do this with the shelf. Its future raises LibraryTrouble for whatever goes wrong
        with the file.
        """
        job = _Job(act, Future(), group)
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()
            self._waiting.append(job)
            self._jobs.put(job)
        return job.future

    def forget(self, group: str) -> None:
        """Nobody waits any more for the jobs of a group: those that wait are cancelled, the running
        one is ended.
        """
        with self._lock:
            for job in self._waiting:
                if job.group == group:
                    job.future.cancel()
            shelf = self._shelf
            if shelf is not None and self._running == group:
                shelf.connection.interrupt()

    def let_go(self, timeout_s: float) -> None:
        """Close the file; the next job opens it again. Waits so long for the running job."""
        if self.is_used:
            with contextlib.suppress(TimeoutError, CancelledError):
                self.submit(lambda _shelf: self._close()).result(timeout_s)

    def end(self) -> None:
        """Do what waits, and take no more."""
        self._jobs.put(None)

    def join(self, timeout_s: float) -> None:
        """Wait until it has ended."""
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _run(self) -> None:
        pause: float | None = None
        while True:
            try:
                job = self._jobs.get(timeout=pause)
            except queue.Empty:
                pause = self._pause(paused=True)
                continue
            if job is None:
                self._close()
                return
            self._do(job)
            pause = self._pause(paused=False)

    def _pause(self, *, paused: bool) -> float | None:
        if self._rest is None:
            return None
        return self._rest(self._shelf, paused=paused)

    def _do(self, job: _Job) -> None:
        with self._lock:
            self._waiting.remove(job)
            if not job.future.set_running_or_notify_cancel():
                return
            self._running = job.group
        try:
            result = self._act(job.act)
        except (sqlite3.Error, OSError, NewerLibrary) as error:
            self._answer(job.future.set_exception, trouble(error))
        except Exception as error:  # noqa: BLE001 - whoever waits for it is told
            self._answer(job.future.set_exception, error)
        else:
            self._answer(job.future.set_result, result)

    def _answer(self, give: Callable[[Any], None], value: object) -> None:
        with self._lock:
            self._running = ""
        with contextlib.suppress(InvalidStateError):
            give(value)

    def _act(self, act: Callable[[Shelf], Any]) -> Any:  # whatever the job returns
        if self._shelf is None:
            self._shelf = self._open_shelf()
        try:
            return act(self._shelf)
        except sqlite3.Error as error:
            if not is_damage(error):
                raise
            self._close()
            self._shelf = self._mend()
            return act(self._shelf)

    def _close(self) -> None:
        with self._lock:
            shelf, self._shelf = self._shelf, None
        if shelf is not None:
            with contextlib.suppress(sqlite3.Error):
                shelf.connection.close()
