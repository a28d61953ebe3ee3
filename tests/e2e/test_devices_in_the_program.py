"""A headset is pulled out and plugged in again while the real program talks: the conversation goes on and says so."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.speech import FliteVoice
from tests.support.virtual_audio import VirtualAudio

pytestmark = [pytest.mark.e2e, needs_e2e, pytest.mark.timeout(120)]

HEADSET = "usb_headset|ALSA"


def test_a_headset_that_is_unplugged_while_it_speaks_and_comes_back(tmp_path: Path) -> None:
    with VirtualAudio() as card:
        card.plug_headset()
        options = ("--target", "demo", "--connect", "--input-device", "usb_headset", "--output-device", "usb_headset")
        with Program(*options, folder=tmp_path, env=card.env) as program:
            program.wait_for("capture/started", device=HEADSET, timeout_s=20)
            program.wait_for("connection/state", state="ready", timeout_s=20)
            pulled = time.monotonic()
            card.unplug_headset()
            program.wait_for("notice/shown", key="microphone_lost", after=pulled)
            program.wait_for("notice/shown", key="speaker_lost", after=pulled)
            # Heard and answered on the default devices: nothing of the conversation was lost.
            card.speak(FliteVoice(tmp_path).say("what time is it"))
            program.wait_for("playback/first_sample", after=pulled, timeout_s=20)
            plugged = time.monotonic()
            card.plug_headset()
            program.wait_for("notice/shown", key="microphone_back", after=plugged)
            program.wait_for("notice/shown", key="speaker_back", after=plugged)
            states = {line.fields["state"] for line in program.lines("connection/state")}
            assert states <= {"connecting", "ready"}


def test_a_microphone_that_gives_only_zeros_is_named(tmp_path: Path) -> None:
    with VirtualAudio() as card:
        options = ("--target", "demo", "--connect", "--input-device", "test_mic")
        with Program(*options, folder=tmp_path, env=card.env) as program:
            program.wait_for("capture/started", timeout_s=20)
            program.wait_for("notice/shown", key="microphone_sound", kind="microphone_silent", timeout_s=10)
            program.wait_for("connection/state", state="ready", timeout_s=20)
