"""What the program costs: processor, memory, start; the table of RESULTS.md, in one JSON object.

Takes under three minutes: a start without a conversation, a conversation in a real window (visible
and minimised; listening, and a story almost without pauses), the quickstart's way beside it, and
five starts.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.benchmarks.observed import cpu_s, family_cpu_s, pss_mb
from tests.benchmarks.test_conversation_speed import _baseline
from tests.benchmarks.test_start_speed import _bare_s
from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.service_tap import ServiceTap
from tests.support.speech import FliteVoice
from tests.support.virtual_audio import VirtualAudio
from tests.support.virtual_screen import VirtualScreen
from tests.support.waiting import eventually

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.soak,
    pytest.mark.e2e,
    needs_e2e,
    pytest.mark.timeout(600),
]

LOOK_S = 12.0  # each figure of the processor is the mean of so long
SETTLED_S = 3.0
QUIET_S = 9.0  # until a silent room is sent by the 100 ms and the speaker rests
STILL_S = 20.0  # until the caret stands and devices are looked for at leisure
STARTS = 5
DEVICES = ("--input-device", "test_mic", "--output-device", "test_speaker")


@dataclass(frozen=True)
class Place:
    """Where a program runs: its screen and sound, what it is told, and who answers it."""

    card: VirtualAudio
    tap: ServiceTap
    env: Mapping[str, str]
    folder: Path

    @contextmanager
    def program(self, *options: str, name: str) -> Iterator[Program]:
        """Run it with a home of its own."""
        folder = self.folder / name
        folder.mkdir()
        way = ("--endpoint", self.tap.url, "--target", "azure", *DEVICES)
        with Program(*way, *options, folder=folder, env=self.env) as program:
            program.wait_for("app/ready", timeout_s=20)
            yield program


def test_the_program_is_light(tmp_path: Path) -> None:
    told = FliteVoice(tmp_path).say("tell me a long story")
    with VirtualAudio(memfd=True) as card, VirtualScreen() as screen, ServiceTap() as tap:
        key = {"AZURE_VOICELIVE_API_KEY": tap.key, "PYTHONDONTWRITEBYTECODE": ""}
        place = Place(card, tap, {**card.env, **screen.program_env(), **key}, tmp_path)
        figures = {
            "idle": _idle(place),
            "conversation": _conversation(place, told),
            "quickstart": _quickstart(place, told),
            "start_s": _starts(place),
            "load": os.getloadavg(),
        }
    print(json.dumps({"benchmark": "lightness", "look_s": LOOK_S, **figures}))


def _idle(place: Place) -> dict[str, float]:
    with place.program(name="idle") as program:
        time.sleep(STILL_S)
        return _percent(program)


def _conversation(place: Place, told: Path) -> dict[str, object]:
    with place.program("--connect", name="conversation") as program:
        program.wait_for("capture/started", timeout_s=20)
        program.wait_for("connection/state", state="ready", timeout_s=20)
        found: dict[str, object] = {"service_pss_mb_idle": _service_mb(place)}
        time.sleep(QUIET_S)
        found["listening_visible"] = _looked(program)
        _show(place, program, minimised=True)
        found["listening_hidden"] = _looked(program)
        _show(place, program, minimised=False)
        asked = time.monotonic()
        place.card.speak(told)
        program.wait_for("playback/first_sample", after=asked, timeout_s=20)
        found["story_visible"] = _looked(program)
        _show(place, program, minimised=True)
        found["story_hidden"] = _looked(program)
        pids = (program.pid, *program.children())
        found["program_pss_mb"] = round(sum(map(pss_mb, pids)), 1)
        found["service_pss_mb_talking"] = _service_mb(place)
        found["underflows"] = len(program.lines("playback/underflow"))
    return found


def _quickstart(place: Place, told: Path) -> dict[str, float]:
    with _baseline(place.card, place.tap, place.folder) as side:
        time.sleep(SETTLED_S)
        asked = time.monotonic()
        place.card.speak(told)
        place.tap.wait_for("response.audio.delta", after=asked)
        began, used = time.monotonic(), cpu_s(side.pid)
        time.sleep(LOOK_S)
        percent = (cpu_s(side.pid) - used) / (time.monotonic() - began) * 100
        return {"percent": round(percent, 2), "pss_mb": round(pss_mb(side.pid), 1)}


def _starts(place: Place) -> dict[str, float]:
    rounds = [_start(place, n) for n in range(STARTS)]
    return {name: round(statistics.median(r[name] for r in rounds), 3) for name in rounds[0]}


def _start(place: Place, number: int) -> dict[str, float]:
    bare_s, began = _bare_s(dict(place.env)), time.monotonic()
    with place.program("--connect", name=f"start_{number}") as program:
        sent = place.tap.wait_for("input_audio_buffer.append", after=began, timeout_s=20)
        return {
            "bare": bare_s,
            "first_frame": program.wait_for("app/first_frame").t - began,
            "ready": program.wait_for("app/ready").t - began,
            "first_microphone_sound": sent.t - began,
        }


def _looked(program: Program) -> dict[str, float]:
    time.sleep(SETTLED_S)
    return _percent(program)


def _percent(program: Program) -> dict[str, float]:
    """Of a core: the program, and its children together."""
    began, used = time.monotonic(), cpu_s(program.pid)
    of_children = family_cpu_s(program.pid, program.children())
    time.sleep(LOOK_S)
    share = 100 / (time.monotonic() - began)
    return {
        "program": round((cpu_s(program.pid) - used) * share, 2),
        "children": round((family_cpu_s(program.pid, program.children()) - of_children) * share, 2),
    }


def _show(place: Place, program: Program, *, minimised: bool) -> None:
    def xdotool(*words: str) -> str:
        command = ["xdotool", *words]
        done = subprocess.run(
            command, check=False, env=dict(place.env), capture_output=True, text=True
        )
        return done.stdout

    search = ("search", "--pid", str(program.pid), "--name", "Voice Live Desktop")
    windows = eventually(lambda: xdotool(*search).split(), timeout_s=5, what="the window")
    for window in windows:
        xdotool("windowminimize" if minimised else "windowactivate", window)


def _service_mb(place: Place) -> float:
    return round(pss_mb(place.tap.service_pid), 1)
