"""Devices fail, go and come back while the real program talks: the conversation goes on and says
so.
"""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from tests.support.faults import FAULTS, SPEAKER, talking
from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.virtual_audio import VirtualAudio

pytestmark = [pytest.mark.e2e, needs_e2e]

RESTED_S = 7.0  # behind the last sound the speaker's stream is paused


def test_every_fault_of_devices_leaves_the_conversation_alive_and_whole(tmp_path: Path) -> None:
    took = {}
    with talking(tmp_path) as talk:
        talk.asks_for_a_story()
        for fault in FAULTS:
            began = time.monotonic()
            fault(talk)
            talk.asks_for_a_story()
            took[fault.__name__] = round(time.monotonic() - began, 1)
    print(json.dumps({"seconds": took}))


def test_what_happens_to_a_speaker_while_it_rests_does_not_stop_the_program(tmp_path: Path) -> None:
    """A stream that is paused learns of nothing, and PortAudio never returns from a start that
    ALSA refuses.
    """
    with talking(tmp_path) as talk:
        time.sleep(RESTED_S)
        pulled = time.monotonic()
        talk.card.unplug(SPEAKER)
        talk.wait_for("notice/shown", key="speaker_lost", after=pulled)
        talk.asks_for_a_story()
        talk.stops_talking()
        time.sleep(RESTED_S)
        talk.card.kill_server()
        talk.card.restart_server()
        talk.asks_for_a_story()


def test_a_microphone_that_gives_only_zeros_is_named(tmp_path: Path) -> None:
    with VirtualAudio() as card:
        options = ("--target", "demo", "--connect", "--input-device", "test_mic")
        with Program(*options, folder=tmp_path, env=card.env) as program:
            program.wait_for("capture/started", timeout_s=20)
            program.wait_for(
                "notice/shown", key="microphone_sound", kind="microphone_silent", timeout_s=10
            )
            program.wait_for("connection/state", state="ready", timeout_s=20)
