"""Lanes of the test run: side by side, told when they end, and nothing is left when somebody stops
them.
"""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from dev_lanes import Lane, Step, run

from tests.support import processes
from tests.support.requirements import on_linux
from tests.support.waiting import eventually
from tests.unit.packaging.conftest import PACKAGING


def _python(name: str, program: str, niceness: int = 0) -> Step:
    return Step(name, [sys.executable, "-c", program], niceness)


def test_lanes_run_side_by_side_and_each_in_its_order(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each of the two first steps waits for the other one."""
    meet = (
        "import pathlib, sys, time; mine, other = map(pathlib.Path, {files!r}); mine.touch()\n"
        "while not other.exists(): time.sleep(0.01)\n"
        "print({name!r})"
    )
    files = [str(tmp_path / "one"), str(tmp_path / "two")]
    one = _python("one", meet.format(files=files, name="met"))
    two = _python("two", meet.format(files=files[::-1], name="met too"))
    assert run([Lane([one, _python("after", "print('last')")]), Lane([two])], env={}) == []
    told = capfd.readouterr().err
    assert [word for word in told.split() if word in {"met", "last"}].count("met") == 2
    assert told.index("--- one") < told.index("--- after") < told.index("last")


def test_lanes_share_the_steps_of_one_queue_and_what_failed_is_named(tmp_path: Path) -> None:
    env = {"FOLDER": str(tmp_path)}
    note = "import os, pathlib; pathlib.Path(os.environ['FOLDER'], '{0}').touch(); raise SystemExit({0} % 2)"
    shared = Lane([_python(str(number), note.format(number)) for number in range(5)])
    assert sorted(run([shared] * 3, env=env)) == ["1", "3"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0", "1", "2", "3", "4"]


@on_linux
def test_a_step_makes_way(capfd: pytest.CaptureFixture[str]) -> None:
    priority = "import os; print('priority', os.getpriority(os.PRIO_PROCESS, 0))"
    own = os.getpriority(os.PRIO_PROCESS, 0)
    run([Lane([_python("nice", priority, 3)])], env={})
    assert f"priority {min(own + 3, 19)}\n" in capfd.readouterr().err


RUNS = """
import sys, dev_lanes
steps = [dev_lanes.Step("waits", [sys.executable, "-c", {program!r}]), dev_lanes.Step("never", ["touch", {never!r}])]
dev_lanes.run([dev_lanes.Lane(steps)], env={{}})
"""
WAITS = "import pathlib, signal; pathlib.Path({ready!r}).touch(); signal.pause()"


@on_linux
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_all_and_starts_nothing(tmp_path: Path, number: signal.Signals) -> None:
    ready, never = tmp_path / "ready", tmp_path / "never"
    program = RUNS.format(program=WAITS.format(ready=str(ready)), never=str(never))
    tag = processes.new_tag()
    started = _started([sys.executable, "-c", program], tag)
    try:
        eventually(ready.exists, timeout_s=10)
        started.send_signal(number)
        assert started.wait(60) == 128 + number
    finally:
        processes.stop(started)
    assert processes.stop_tagged(tag) == {}
    assert not never.exists()


def _started(command: Sequence[str], tag: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": str(PACKAGING), processes.TAG: tag}
    return subprocess.Popen(command, env=env, start_new_session=True, stderr=subprocess.DEVNULL)


@on_linux
def test_an_error_of_our_own_leaves_nothing_running(tmp_path: Path) -> None:
    tag = processes.new_tag()
    waits = _python("waits", WAITS.format(ready=str(tmp_path / "ready")))
    with contextlib.suppress(FileNotFoundError):
        run(
            [Lane([waits]), Lane([Step("nothing", ["/nonexistent/program"])])],
            env={processes.TAG: tag},
        )
    assert processes.tagged(tag) == {}
