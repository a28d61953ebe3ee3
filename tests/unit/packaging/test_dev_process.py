"""How dev.py runs other programs."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from dev_process import beside, run_child, run_quietly

from tests.support import processes
from tests.support.requirements import on_linux
from tests.support.waiting import eventually
from tests.unit.packaging.conftest import PACKAGING


def test_the_exit_code_comes_through() -> None:
    assert run_child([sys.executable, "-c", "raise SystemExit(7)"]) == 7


@on_linux
def test_an_end_by_signal_is_told_as_shells_tell_it() -> None:
    killed = [sys.executable, "-c", "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"]
    assert run_child(killed) == 128 + signal.SIGKILL


def test_what_a_quiet_program_prints_is_kept() -> None:
    done = run_quietly([sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr)"])
    assert sorted(done.stdout.split()) == ["err", "out"]


def test_what_ran_beside_is_shown_when_it_has_ended(capfd: pytest.CaptureFixture[str]) -> None:
    with beside([sys.executable, "-c", "print('beside'); raise SystemExit(7)"]) as finish:
        assert run_child([sys.executable, "-c", "print('first')"]) == 0
        assert finish() == 7
    shown = capfd.readouterr()
    assert (shown.out.split(), shown.err.split()) == (["first"], ["beside"])


@on_linux
def test_what_runs_beside_makes_way_and_ends_with_a_block_that_fails() -> None:
    with contextlib.suppress(ZeroDivisionError), beside([sys.executable, "-c", "import signal; signal.pause()"]):
        found = eventually(_child_at_low_priority, timeout_s=10)
        raise ZeroDivisionError
    assert not processes.alive(found)


def _child_at_low_priority() -> int | None:
    own = Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text(encoding="utf-8").split()
    return next((int(pid) for pid in own if os.getpriority(os.PRIO_PROCESS, int(pid)) == 19), None)


WAITS_FOR_SIGTERM = """
import pathlib, signal, sys
def end(*_): sys.exit(42)
signal.signal(signal.SIGTERM, end)
pathlib.Path({ready!r}).touch()
while True: signal.pause()
"""
RUNS_IT = "import sys, dev_process; sys.exit(dev_process.{function}([sys.executable, '-c', {program!r}]))"


@on_linux
@pytest.mark.parametrize(("function", "code"), [("run_child", 42), ("run_step", 128 + signal.SIGTERM)])
def test_a_signal_reaches_the_program_and_ends_the_steps(tmp_path: Path, function: str, code: int) -> None:
    ready = tmp_path / "ready"
    program = RUNS_IT.format(function=function, program=WAITS_FOR_SIGTERM.format(ready=str(ready)))
    env = {**os.environ, "PYTHONPATH": str(PACKAGING)}
    started = subprocess.Popen([sys.executable, "-c", program], env=env, start_new_session=True)
    try:
        eventually(ready.exists, timeout_s=10)
        started.send_signal(signal.SIGTERM)
        assert started.wait(60) == code
    finally:
        processes.stop(started)
