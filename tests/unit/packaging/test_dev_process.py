"""How dev.py runs other programs."""

import os
import signal
import subprocess
import sys
from pathlib import Path

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
    done = run_quietly([sys.executable, "-c", "import sys; print('out'); print('err', file=sys.stderr)"])
    assert sorted(done.stdout.split()) == ["err", "out"]


@on_linux
def test_a_signal_reaches_the_program_and_its_answer_comes_back(tmp_path: Path) -> None:
    program = (
        "import pathlib, signal, sys\n"
        "def end(*_): sys.exit(42)\n"
        "signal.signal(signal.SIGTERM, end)\n"
        f"pathlib.Path({str(tmp_path / 'ready')!r}).touch()\n"
        "while True: signal.pause()\n"
    )
    runner = f"import sys; from dev_process import run_child; sys.exit(run_child([sys.executable, '-c', {program!r}]))"
    env = {**os.environ, "PYTHONPATH": str(PACKAGING)}
    started = subprocess.Popen([sys.executable, "-c", runner], env=env, start_new_session=True)
    try:
        eventually((tmp_path / "ready").exists, timeout_s=10)
        started.send_signal(signal.SIGTERM)
        assert started.wait(5) == 42
    finally:
        processes.stop(started)
