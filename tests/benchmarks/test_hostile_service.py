"""A service that floods the running program: how long the window's thread is busy at most, printed
as JSON.

Nothing may be reported as an error of ours, and the program ends as it always does. The time is
measured only: it is that of the processor, and half as long again on a busy machine.
"""

from __future__ import annotations

import json
import sys
import time
import wave
from pathlib import Path

import pytest

from tests.support import watched_program
from tests.support.hostile_service import FLOODS, hostile
from tests.support.program import Program
from tests.support.watched_program import DRAWER, FILTER

pytestmark = [pytest.mark.benchmark, pytest.mark.soak, pytest.mark.timeout(600)]

READY_S, FLOOD_S, AFTER_S = 60.0, 60.0, 2.0
COMMAND = (sys.executable, str(Path(watched_program.__file__)))


OF_THE_DRAWER = (
    "100,000 events, some of 5 MB or deep",
    "a word of 5 MB",
    "50,000 unknown messages",
)


@pytest.mark.parametrize("flood", OF_THE_DRAWER)
def test_the_window_answers_while_the_open_drawer_is_flooded(flood: str, tmp_path: Path) -> None:
    _flood(flood, tmp_path, {DRAWER: "1"})


@pytest.mark.parametrize("wish", ["type:rate_limits.*", "-new", "nothing says this", "turn:1"])
@pytest.mark.parametrize("flood", OF_THE_DRAWER)
def test_the_window_answers_while_the_flood_is_filtered(
    flood: str, wish: str, tmp_path: Path
) -> None:
    _flood(flood, tmp_path, {DRAWER: "1", FILTER: wish})


@pytest.mark.parametrize("flood", FLOODS)
def test_the_window_answers_while_it_is_flooded(flood: str, tmp_path: Path) -> None:
    _flood(flood, tmp_path, {})


def _flood(flood: str, tmp_path: Path, drawer: dict[str, str]) -> None:
    with hostile(flood) as url:
        sound = (
            "--mic-file",
            str(_silence(tmp_path / "mic.wav")),
            "--speaker-file",
            str(tmp_path / "out.wav"),
        )
        options = ("--endpoint", url, "--connect", *sound)
        env = {"AZURE_VOICELIVE_API_KEY": "any", **drawer}
        with Program(*options, folder=tmp_path, env=env, command=COMMAND) as program:
            program.wait_for("app/ready", timeout_s=READY_S)
            taken_s = _until_taken(program)
            time.sleep(AFTER_S)  # what was taken last is shown and heard
            busy_ms = max((line.fields["ms"] for line in program.lines("test/busy")), default=0)
            errors = program.lines("app/unhandled_error")
    told = {"flood": flood, "drawer": bool(drawer), "filter": drawer.get(FILTER, "")}
    print(json.dumps(told | {"busy_ms": busy_ms, "taken_s": taken_s}))
    assert not errors


def _until_taken(program: Program) -> float | None:
    """How long the whole flood took; None when it was not over in time."""
    begun = time.monotonic()
    while time.monotonic() - begun < FLOOD_S:
        if program.lines("test/all_taken"):
            return round(time.monotonic() - begun, 1)
        time.sleep(0.2)
    return None


def _silence(path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 24_000, 0, "NONE", ""))
        file.writeframes(bytes(48_000))
    return path
