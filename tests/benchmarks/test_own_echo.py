"""A story told on loudspeakers, the real program's sound looped into its microphone: who interrupts
whom.

Prints one JSON object for each way of the sound. `VLD_ECHO_S=20` tries it out shorter.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.service_tap import ServiceTap
from tests.support.speech import FliteVoice
from tests.support.virtual_audio import VirtualAudio
from tests.support.waiting import eventually

pytestmark = [pytest.mark.soak, pytest.mark.e2e, needs_e2e, pytest.mark.timeout(600)]

STORY_S = float(os.environ.get("VLD_ECHO_S", "60"))
GAIN_DB = -10.0
STARTED = "input_audio_buffer.speech_started"


class Loudspeakers:
    """A conversation whose microphone hears its speaker."""

    def __init__(self, folder: Path, card: VirtualAudio, tap: ServiceTap, program: Program) -> None:
        self._card, self._tap, self._program = card, tap, program
        self._voice = FliteVoice(folder)
        program.wait_for("connection/state", state="ready", timeout_s=60)
        program.wait_for("capture/started", timeout_s=20)

    def asks_for_a_story(self) -> float:
        """Return when it began to be heard."""
        asked = time.monotonic()
        self._card.speak(self._voice.say("tell me a long story"))
        return self._program.wait_for("playback/first_sample", after=asked, timeout_s=30).t

    def starts_s(self, since: float) -> list[float]:
        """When the service took something for a person, in seconds of the story."""
        return [
            round(message.t - since, 2)
            for message in self._tap.messages(STARTED)
            if message.t > since
        ]

    def is_told(self, since: float, seconds: float) -> bool:
        """Whether it was told for so long, or was interrupted."""
        return bool(self.starts_s(since)) or time.monotonic() - since > seconds

    def interrupts_s(self) -> float:
        """A person says something; return how long it took from the word's recording to the
        service's notice.
        """
        began = time.monotonic()
        self._card.speak(self._voice.say("thank you goodbye"))
        return self._tap.wait_for(STARTED, after=began, timeout_s=10).t - began

    @property
    def underflows(self) -> int:
        """How often the sound system found nothing to play: the machine was too busy."""
        return len(self._program.lines("playback/underflow"))


def _measured(
    folder: Path, delay_ms: int, seconds: float, *, cancellation: bool
) -> dict[str, object]:
    profile = folder / "echo.vldprofile"
    profile.write_text(json.dumps({"version": 1, "settings": {"echo_cancellation": cancellation}}))
    with VirtualAudio() as card, ServiceTap() as tap:
        env = {**card.env, "AZURE_VOICELIVE_API_KEY": tap.key}
        devices = ("--input-device", "test_mic", "--output-device", "test_speaker")
        options = ("--endpoint", tap.url, "--connect", "--profile", str(profile), *devices)
        with Program(*options, folder=folder, env=env) as program:
            room = Loudspeakers(folder, card, tap, program)
            with card.loopback(latency_ms=delay_ms, gain_db=GAIN_DB):
                began = room.asks_for_a_story()
                eventually(
                    lambda: room.is_told(began, seconds), timeout_s=seconds + 10, what="a story"
                )
                own = room.starts_s(began)
                person = None if own else round(room.interrupts_s(), 2)
            busy = round(os.getloadavg()[0], 1)
            told = {
                "way_ms": delay_ms,
                "cancellation": cancellation,
                "own_starts_s": own,
                "person_heard_after_s": person,
            }
            return {**told, "underflows": room.underflows, "load": busy}


@pytest.mark.parametrize("delay_ms", [30, 150])
def test_a_story_is_told_on_loudspeakers_and_only_a_person_interrupts_it(
    delay_ms: int, tmp_path: Path
) -> None:
    figures = _measured(tmp_path, delay_ms, STORY_S, cancellation=True)
    print(json.dumps({"benchmark": "own_echo", "seconds": STORY_S, **figures}))
    assert figures["own_starts_s"] == []


def test_without_cancellation_it_interrupts_itself(tmp_path: Path) -> None:
    figures = _measured(tmp_path, 30, 15, cancellation=False)
    print(json.dumps({"benchmark": "own_echo", **figures}))
    assert figures["own_starts_s"]
