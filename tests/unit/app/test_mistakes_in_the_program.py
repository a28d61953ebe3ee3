"""Whatever dies in the running program is told: a toast, a line in each log, and the program goes
on.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.support import mistaken_program
from tests.support.mistaken_program import KINDS, SECRET
from tests.support.program import Program
from voicelive_desktop.gui.panes.settings.settings_layout import NAMED_ROWS, widget_of

NAMED = {widget_of(name) for name in NAMED_ROWS}
COMMAND = (sys.executable, str(Path(mistaken_program.__file__)))


def test_whatever_dies_is_told(tmp_path: Path) -> None:
    session_log = tmp_path / "session.vllog"
    env = {"VLD_TEST_SESSION_LOG": str(session_log)}
    with Program(folder=tmp_path, command=COMMAND, env=env) as program:
        up = program.wait_for("test/up", timeout_s=60)
        seen = program.wait_for("test/seen", timeout_s=60)
        errors = program.lines("app/unhandled_error")
    assert set(up.fields["names"]) >= NAMED  # although the settings panel was never opened
    assert {line.fields["kind"] for line in errors} == set(KINDS)
    assert all(line.fields["place"].startswith("mistaken_program.py:") for line in errors)
    assert seen.fields["words"] == ["Something went wrong. You can keep working."]
    assert seen.fields["blocked"] is False
    entries = [
        json.loads(line) for line in session_log.read_text(encoding="utf-8").splitlines()[1:]
    ]
    told = [entry["message"]["error"] for entry in entries if entry["direction"] == "program"]
    assert {error["kind"] for error in told} == set(KINDS)
    assert SECRET not in session_log.read_text(encoding="utf-8")
    assert SECRET not in (tmp_path / "log.jsonl").read_text(encoding="utf-8")
