"""A person who has never seen the program: from a fresh home to the first sound of the first
answer, by one key; and from Start to listening once the window has been there for a moment.
"""

from __future__ import annotations

import json
import statistics
import time
from pathlib import Path

import pytest

from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.speech import FliteVoice
from tests.support.speech_parts import environment, speech_parts
from tests.support.ui_driver import UiDriver
from tests.support.virtual_audio import VirtualAudio
from tests.support.virtual_screen import VirtualScreen

__all__ = ["speech_parts"]

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.soak,
    pytest.mark.e2e,
    needs_e2e,
    pytest.mark.timeout(300),
]

ROUNDS = 3
QUESTION = "what can you do"


def test_the_first_answer_after_one_key_is_measured(tmp_path: Path) -> None:
    figures: dict[str, list[float]] = {
        "window": [],
        "listening": [],
        "first_sample": [],
        "question": [],
    }
    with VirtualAudio() as card, VirtualScreen() as screen:
        voice = FliteVoice(tmp_path)
        question = voice.say(QUESTION)
        env = {**card.env, **screen.program_env()}
        for number in range(ROUNDS):
            home = tmp_path / f"home-{number}"
            home.mkdir()
            began = time.monotonic()
            with (
                Program(folder=home, env=env, temp_profile=False) as program,
                UiDriver(screen) as ui,
            ):
                figures["window"].append(
                    program.wait_for("app/first_frame", timeout_s=20).t - began
                )
                ui.attach(pid=program.pid)
                ui.key("Return")
                ready = program.wait_for("connection/state", state="ready", timeout_s=20)
                figures["listening"].append(ready.t - began)
                asked = time.monotonic()
                card.speak(question)
                figures["question"].append(time.monotonic() - asked)
                first = program.wait_for("playback/first_sample", timeout_s=20)
                figures["first_sample"].append(first.t - began)
    medians = {name: round(statistics.median(values), 2) for name, values in figures.items()}
    print(json.dumps({"benchmark": "first_minute", "rounds": ROUNDS, "seconds": medians}))
    assert len(figures["first_sample"]) == ROUNDS


def test_how_soon_it_listens_after_start(speech_parts: Path, tmp_path: Path) -> None:
    waits: list[float] = []
    with VirtualAudio() as card, VirtualScreen() as screen:
        env = {**card.env, **screen.program_env(), **environment()}
        for number in range(ROUNDS):
            home = tmp_path / f"home-{number}"
            home.mkdir()
            with (
                Program(folder=home, env=env, temp_profile=False) as program,
                UiDriver(screen) as ui,
            ):
                # the local service comes up after the window
                program.wait_for("service/parts", timeout_s=30)
                ui.attach(pid=program.pid)
                pressed = time.monotonic()
                ui.key("Return")
                ready = program.wait_for("connection/state", state="ready", timeout_s=20)
                sound = program.wait_for("capture/started", timeout_s=20)
                waits.append(max(ready.t, sound.t) - pressed)
    print(json.dumps({"start_to_listening_s": [round(one, 2) for one in waits]}))
    assert len(waits) == ROUNDS
