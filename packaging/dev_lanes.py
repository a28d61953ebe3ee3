"""Runs the parts of the test run side by side, so that no processor waits while others have work."""

import collections
import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import FrameType
from typing import IO

from dev_process import ROOT, say

POLL_S = 0.05
Lane = collections.deque["Step"]


@dataclass(frozen=True)
class Step:
    """One program of the test run; `niceness` says to whom it makes way."""

    name: str
    command: Sequence[str]
    niceness: int = 0


@dataclass
class _Running:
    step: Step
    lane: Lane
    process: subprocess.Popen[bytes]
    printed: IO[bytes]
    since: float


def run(lanes: Sequence[Lane], *, env: Mapping[str, str]) -> list[str]:
    """Run all steps, each lane one after the other, and return the names of those that failed.

    Lanes that share one deque share its steps: whoever is free takes the next. What a step printed
    is shown when it
    has ended.

    Raises:
        SystemExit: somebody asked us to stop; then nothing is left running.
    """
    running: list[_Running] = []
    failed: list[str] = []
    with _signals_end(running) as signals:
        free = list(lanes)
        while running or free:
            for lane in free:
                if lane and not signals:
                    running.append(_start(lane, env))  # noqa: PERF401  # each one is known before the next is started
            time.sleep(POLL_S)
            ended = [each for each in running if each.process.poll() is not None]
            for each in ended:
                running.remove(each)
                if _told(each) != 0:
                    failed.append(each.step.name)
            free = [each.lane for each in ended]
    if signals:
        raise SystemExit(128 + signals[0])
    return failed


def _start(lane: Lane, env: Mapping[str, str]) -> _Running:
    step = lane.popleft()
    with contextlib.ExitStack() as on_error:
        printed = on_error.enter_context(tempfile.TemporaryFile())
        process = subprocess.Popen(
            [*_making_way(step.niceness), *step.command],
            env={**os.environ, **env},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            # Windows
            creationflags=getattr(subprocess, "IDLE_PRIORITY_CLASS", 0) if step.niceness else 0,
        )
        on_error.pop_all()
    return _Running(step, lane, process, printed, time.monotonic())


def _told(ended: _Running) -> int:
    with ended.printed as printed:
        printed.seek(0)
        words = printed.read().decode(errors="replace").rstrip()
    say(f"--- {ended.step.name} ({time.monotonic() - ended.since:.0f} s)\n{words}")
    return ended.process.returncode


def _making_way(niceness: int) -> list[str]:
    return ["nice", "-n", str(niceness)] if niceness and shutil.which("nice") else []


@contextlib.contextmanager
def _signals_end(running: Sequence[_Running]) -> Iterator[list[int]]:
    """Ask all that runs to end by the signal that we get; the block must not start anything after
    it.
    """
    signals: list[int] = []

    def pass_on(number: int, _frame: FrameType | None) -> None:
        signals.append(number)
        for each in running:
            with contextlib.suppress(ProcessLookupError):
                each.process.send_signal(signal.SIGTERM if os.name == "nt" else number)

    names = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {
        number: signal.signal(number, pass_on)
        for number in (getattr(signal, name) for name in names)
    }
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for each in running:  # only after an error of our own
            each.process.kill()
            each.process.wait()
            each.printed.close()
