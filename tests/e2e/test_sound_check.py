"""The audio check in the real window, on a sound card whose microphone hears the speaker."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.speech import FliteVoice
from tests.support.ui_driver import UiDriver
from tests.support.virtual_audio import VirtualAudio
from tests.support.virtual_screen import VirtualScreen

pytestmark = [pytest.mark.e2e, needs_e2e]

SENTENCE = "good morning, I would like to know whether you can hear me well today"


def test_the_audio_check_ends_with_a_written_verdict(tmp_path: Path) -> None:
    voice = FliteVoice(tmp_path).say(SENTENCE)
    with (
        VirtualAudio() as card,
        card.loopback(latency_ms=30, gain_db=-10),
        VirtualScreen() as screen,
        Program(folder=tmp_path, env={**card.env, **screen.program_env()}) as program,
        UiDriver(screen) as ui,
    ):
        ui.attach(pid=program.pid)
        program.wait_for("app/ready", timeout_s=20)
        ui.widget("sound_check_button").click()
        program.wait_for("capture/started")
        with card.speaking(voice):
            _reads(ui, "voice_result", r"(Good|Too \w+): your voice is at -\d+ dB\..*")
        ui.widget("sound_check_next").act()
        ui.widget("sound_check_tone_yes").act()
        _reads(ui, "tone_result", r"Good: you can hear it\.")
        ui.widget("sound_check_next").act()
        ui.widget("sound_check_recording_again").act()
        with card.speaking(voice):
            _reads(ui, "recording_result", "Playing your recording…")
        ui.widget("sound_check_recording_yes").act()
        ui.widget("sound_check_next").act()
        _reads(ui, "loop_result", r"Echo after \d+ ms: the microphone picks up the speaker\..*")
        ui.widget("sound_check_next").act()
        _reads(ui, "verdict_recording", r"Good: your voice is clear\.")
        words = _reads(ui, "verdict_loop", r"Echo after \d+ ms: .*")
        screen.screenshot(tmp_path / "verdict.png")
        print(
            {
                "round_trip": words,
                "voice": ui.widget("sound_check_verdict_voice").text,
                "folder": str(tmp_path),
            }
        )
        assert 20 <= int(words.split()[2]) <= 400  # a null sink runs ahead of the clock
        ui.widget("sound_check_use").act()
        ui.widget("sound_check_dialog").wait_until_gone()
        ui.widget("state_label").wait_for_text("Ready")


def _reads(ui: UiDriver, name: str, pattern: str) -> str:
    widget = ui.widget(f"sound_check_{name}")
    widget.wait_until(
        lambda label: re.fullmatch(pattern, label.text, re.DOTALL) is not None,
        timeout_s=15,
        what=pattern,
    )
    return widget.text
