"""What drives simulated devices: every 10 ms of its own time it calls them, by hand in tests or in
real time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol

BLOCK_S = 0.010

Tick = Callable[[float], None]
"""Called with the moment (monotonic seconds) at which 10 ms have passed since the last call."""


class Ticker(Protocol):
    """Calls every subscriber once per 10 ms, in the order in which they subscribed."""

    def subscribe(self, tick: Tick) -> None:
        """Call this from the next block on."""
        ...

    def unsubscribe(self, tick: Tick) -> None:
        """Call it no more; it does not run when this returns. Unknown ones are ignored."""
        ...


class HandCrank:
    """Time that passes when it is told to; also the clock that belongs to it."""

    def __init__(self, now: float = 1_000.0) -> None:
        self._ticks: list[Tick] = []
        self._start = now
        self._blocks = 0

    def __call__(self) -> float:
        """The present moment (seconds)."""
        return self._start + self._blocks * BLOCK_S

    def advance(self, seconds: float) -> None:
        """Let time pass, in whole blocks."""
        for _ in range(round(seconds / BLOCK_S)):
            self._blocks += 1
            for tick in tuple(self._ticks):
                tick(self())

    def freeze(self, seconds: float) -> None:
        """Let time pass in which nothing is called, as when the computer sleeps."""
        self._start += seconds

    def subscribe(self, tick: Tick) -> None:
        """See `Ticker`."""
        self._ticks.append(tick)

    def unsubscribe(self, tick: Tick) -> None:
        """See `Ticker`."""
        if tick in self._ticks:
            self._ticks.remove(tick)


class RealTime:
    """Blocks in real time on a thread that lives as long as there are subscribers."""

    def __init__(self) -> None:
        self._ticks: list[Tick] = []
        self._lock = threading.RLock()
        self._wake = threading.Condition(self._lock)
        self._thread: threading.Thread | None = None

    def subscribe(self, tick: Tick) -> None:
        """See `Ticker`."""
        with self._lock:
            self._ticks.append(tick)
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="simulated-sound", daemon=True
                )
                self._thread.start()

    def unsubscribe(self, tick: Tick) -> None:
        """See `Ticker`."""
        with self._lock:
            if tick in self._ticks:
                self._ticks.remove(tick)
            if not self._ticks:
                thread = self._thread
            else:
                thread = None
            self._wake.notify_all()
        if thread is not None and thread is not threading.current_thread():
            thread.join()

    def _run(self) -> None:
        # Thread "simulated-sound".
        due = time.monotonic()
        with self._lock:
            while self._ticks:
                due += BLOCK_S
                # Late ones are made up for, block by block: a sound card does not skip time either.
                while self._ticks and (left := due - time.monotonic()) > 0:
                    self._wake.wait(left)
                for tick in tuple(self._ticks):
                    tick(due)
            self._thread = None
