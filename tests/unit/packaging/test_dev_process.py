"""How dev.py runs other programs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from dev_process import run_child, run_quietly

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
    done = run_quietly(
        [sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr)"]
    )
    assert sorted(done.stdout.split()) == ["err", "out"]


WAITS_FOR_SIGTERM = """
import pathlib, signal, sys
def end(*_): sys.exit(42)
signal.signal(signal.SIGTERM, end)
pathlib.Path({ready!r}).touch()
while True: signal.pause()
"""
RUNS_IT = (
    "import sys, dev_process; sys.exit(dev_process.{function}([sys.executable, '-c', {program!r}]))"
)


@on_linux
@pytest.mark.parametrize(
    ("function", "code"), [("run_child", 42), ("run_step", 128 + signal.SIGTERM)]
)
def test_a_signal_reaches_the_program_and_ends_the_steps(
    tmp_path: Path, function: str, code: int
) -> None:
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
