"""The runner of the program, tried on small programs of our own that behave and misbehave."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from tests.support.program import Program
from tests.support.requirements import on_linux
from voicelive_desktop.gui.wording.language import language_of

pytestmark = on_linux

WELL_BEHAVED = """
import json, os, signal, sys, time
log = open(sys.argv[sys.argv.index("--json-log") + 1], "w")
def tell(topic, event, **fields):
    print(json.dumps({"t": time.monotonic(), "topic": topic, "event": event, **fields}), file=log, flush=True)
def end(*_):
    tell("app", "closed"); os._exit(0)
signal.signal(signal.SIGTERM, end)
print("hello from the program", os.environ.get("DISPLAY"), os.environ.get("QT_QPA_PLATFORM"), flush=True)
tell("connection", "state", state="connecting", attempt=1)
tell("connection", "state", state="ready", attempt=1)
"""
WAITS = WELL_BEHAVED + "\nwhile True: signal.pause()"
DEAF = (
    WELL_BEHAVED
    + "\nsignal.signal(signal.SIGTERM, signal.SIG_IGN); tell('app', 'deaf')\nwhile True: signal.pause()"
)
PARENT = (
    WELL_BEHAVED
    + """
import subprocess
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"]); tell("app", "ready")
while True: signal.pause()
"""
)
FAILS = WELL_BEHAVED + "\nsys.exit('it hurts')"


def program(source: str, folder: Path) -> Program:
    return Program(folder=folder, command=[sys.executable, "-c", source])


def test_a_program_that_behaves_is_waited_for_and_closed(tmp_path: Path) -> None:
    with program(WAITS, tmp_path) as running:
        line = running.wait_for("connection/state", state="ready")
        assert line.fields == {"state": "ready", "attempt": 1}
        assert [each.fields["state"] for each in running.lines("connection/state")] == [
            "connecting",
            "ready",
        ]
    assert running.lines("app/closed")
    assert running.output() == "hello from the program None offscreen\n"


def test_a_program_is_told_to_speak_english_whatever_the_system_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LANG", "LC_ALL", "LC_MESSAGES", "LC_NUMERIC"):
        monkeypatch.setenv(name, "de_DE.UTF-8")
    asks = (
        "\nfrom voicelive_desktop.gui.wording.language import language_of; from PySide6.QtCore import QLocale"
        "\nprint(language_of('system'), QLocale.system().toString(0.5)); tell('app', 'asked')"
    )
    with program(WELL_BEHAVED + asks + "\nwhile True: signal.pause()", tmp_path) as running:
        running.wait_for("app/asked", timeout_s=30)
    assert running.output().splitlines()[-1] == "en 0.5"


def test_this_process_speaks_english_too(qapp: QApplication) -> None:
    assert language_of("system") == "en"
    assert QLocale().toString(0.5) == QLocale.system().toString(0.5) == "0.5"


def test_only_later_lines_count_when_asked_so(tmp_path: Path) -> None:
    with program(WAITS, tmp_path) as running:
        line = running.wait_for("connection/state", state="ready")
        with pytest.raises(AssertionError, match=r"no connection/state .* within 0.8 s"):
            running.wait_for("connection/state", after=line.t + 0.001, timeout_s=0.1)


def test_an_end_before_the_awaited_line_is_reported_with_the_output(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="it hurts"), program(FAILS, tmp_path) as running:
        running.wait_for("app/ready")


def test_an_exit_code_can_be_expected(tmp_path: Path) -> None:
    running = program(FAILS, tmp_path)
    running.start()
    running.expect_exit(1, timeout_s=5)


def test_a_program_that_does_not_close_is_reported_and_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.support.program.CLOSE_S", 0.2)
    running = program(DEAF, tmp_path)
    running.start()
    running.wait_for("app/deaf")
    with pytest.raises(AssertionError, match="still there"):
        running.close()
    assert running.children() == {}


def test_a_child_left_behind_is_reported_and_killed(tmp_path: Path) -> None:
    running = program(PARENT, tmp_path)
    running.start()
    running.wait_for("app/ready")
    with pytest.raises(AssertionError, match=r"left children behind.*sleep"):
        running.close()
    assert running.children() == {}
