"""Spoken conversations over virtual sound cards, measured from outside: ours and the quickstart's
way, side by side.

Each prints one JSON object. What is measured: `speech_started` on the socket -> last sound in the
recording; sound in the microphone -> the message that holds it on the socket; first delta on the
socket -> first sound in the recording; processor time in conversation; memory at the end. Of ours
besides: last sample of a frame -> frame on the socket, as the program logs it.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest

from tests.benchmarks.observed import cpu_s, memory_mb, spread
from tests.support.program import Program
from tests.support.requirements import needs_e2e
from tests.support.service_tap import Message, ServiceTap
from tests.support.speech import RATE_HZ, FliteVoice
from tests.support.virtual_audio import Recording, VirtualAudio, first_sound
from tests.support.waiting import eventually

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.soak,
    pytest.mark.e2e,
    needs_e2e,
    pytest.mark.timeout(600),
]

ROUNDS = 6
QUIET_S = 0.4
TELLS_FOR_S = 2.0


@dataclass
class Measured:
    """Milliseconds, one for each round."""

    silence_ms: list[float] = field(default_factory=list)
    first_sound_ms: list[float] = field(default_factory=list)
    to_socket_ms: list[float] = field(default_factory=list)
    frame_to_socket_ms: list[float] = field(default_factory=list)
    truncates: int = 0
    cpu_percent: float = 0.0
    memory_mb: float = 0.0

    def figures(self) -> dict[str, object]:
        """What is printed."""
        return {
            "interruption_to_silence_ms": spread(self.silence_ms),
            "first_delta_to_sound_ms": spread(self.first_sound_ms),
            "microphone_to_socket_ms": spread(self.to_socket_ms),
            "frame_to_socket_ms": spread(self.frame_to_socket_ms)
            if self.frame_to_socket_ms
            else None,
            "truncates_sent": self.truncates,
            "cpu_percent": round(self.cpu_percent, 1),
            "memory_mb": round(self.memory_mb, 1),
        }


def test_interruption_first_sound_and_microphone_side_by_side(tmp_path: Path) -> None:
    voice = FliteVoice(tmp_path)
    found = {}
    for name, running in (("voicelive_desktop", _ours), ("quickstart_way", _baseline)):
        with VirtualAudio() as card, ServiceTap() as tap, running(card, tap, tmp_path) as side:
            tap.wait_for("session.updated", timeout_s=30)
            found[name] = _talk(card, tap, voice, side).figures()
    print(json.dumps({"benchmark": "conversation", "rounds": ROUNDS, **found}))


@dataclass(frozen=True)
class Side:
    """One of the two programs; `frames_ms`: what it says itself of the way of its frames to the
    socket.
    """

    pid: int
    frames_ms: Callable[[], list[float]] = list


@contextmanager
def _ours(card: VirtualAudio, tap: ServiceTap, folder: Path) -> Iterator[Side]:
    env = {**card.env, "AZURE_VOICELIVE_API_KEY": tap.key}
    devices = ("--input-device", "test_mic", "--output-device", "test_speaker")
    with Program(
        "--endpoint", tap.url, "--target", "azure", "--connect", *devices, folder=folder, env=env
    ) as program:
        program.wait_for("capture/started", timeout_s=20)
        yield Side(program.pid, lambda: _frames_ms(program))


def _frames_ms(program: Program) -> list[float]:
    sent = [line.fields for line in program.lines("capture/frame_sent")]
    return [(fields["sent_t"] - fields["captured_t"]) * 1000 for fields in sent]


@contextmanager
def _baseline(card: VirtualAudio, tap: ServiceTap, _folder: Path) -> Iterator[Side]:
    script = Path(__file__).with_name("quickstart_way.py")
    command = [sys.executable, str(script), tap.url, tap.key, "test_mic", "test_speaker"]
    process = subprocess.Popen(command, env={**os.environ, **card.env})
    try:
        yield Side(process.pid)
    finally:
        process.terminate()
        process.wait()


def _talk(
    card: VirtualAudio,
    tap: ServiceTap,
    voice: FliteVoice,
    side: Side,
    first: str = "response.audio.delta",
) -> Measured:
    """Interrupt stories; `first` is the message with which the sound of one begins."""
    story, stop = voice.say("tell me a long story"), voice.say("thank you goodbye")
    measured = Measured()
    began, used = time.monotonic(), cpu_s(side.pid)
    for _ in range(ROUNDS):
        _one_round(card, tap, (story, stop), measured, first)
    measured.cpu_percent = (cpu_s(side.pid) - used) / (time.monotonic() - began) * 100
    measured.memory_mb = memory_mb(side.pid)
    measured.frame_to_socket_ms = side.frames_ms()
    measured.truncates = len(tap.messages("conversation.item.truncate"))
    return measured


def _one_round(
    card: VirtualAudio,
    tap: ServiceTap,
    words: tuple[Path, Path],
    measured: Measured,
    first: str,
) -> None:
    asked = time.monotonic()
    with card.record("mic") as ear, card.record() as speaker:
        card.speak(words[0])
        delta = tap.wait_for(first, after=asked)
        sound = speaker.wait_for_sound(after=delta.t)
        measured.first_sound_ms.append((sound - delta.t) * 1000)
        measured.to_socket_ms.append(_to_socket_ms(tap, ear, asked))
        eventually(
            lambda: time.monotonic() > sound + TELLS_FOR_S,
            timeout_s=TELLS_FOR_S + 1,
            what="some of the story",
        )
        interrupted = time.monotonic()
        card.speak(words[1])
        heard = tap.wait_for("input_audio_buffer.speech_started", after=interrupted)
        measured.silence_ms.append(_silence_ms(speaker, heard))
    _until(lambda: _is_quiet(tap, first), "the answer to the goodbye")


def _silence_ms(speaker: Recording, heard: Message) -> float:
    """From the service's message to the last sound before the next pause. A pause of the story
    itself is none.
    """
    length = round(QUIET_S * RATE_HZ)
    start = speaker.index_at(heard.t)
    speaker.wait_until(
        lambda: len(speaker) > start + 2 * length,
        timeout_s=5,
        what="the time after the interruption",
    )
    loud = np.flatnonzero(np.abs(speaker.samples(start, start + 2 * length).astype(np.int32)) > 100)
    if not loud.size or loud[0] > length:
        return 0.0
    gaps = np.flatnonzero(np.diff(loud) > length)
    last = loud[gaps[0]] if gaps.size else loud[-1]
    return float(last) / RATE_HZ * 1000


def _to_socket_ms(tap: ServiceTap, ear: Recording, after: float) -> float:
    """From the last sample of the frame in which the words begin to its message on the socket."""
    onset = first_sound(ear.samples(max(0, ear.index_at(after))))
    assert onset is not None
    moment = ear.time_of(max(0, ear.index_at(after)) + onset)
    for message in tap.messages("input_audio_buffer.append", after=after):
        samples = np.frombuffer(base64.b64decode(message.body["audio"]), np.int16)
        begins = first_sound(samples)
        if begins is not None:
            return (message.t - moment - (len(samples) - begins) / RATE_HZ) * 1000
    raise AssertionError("the words never came to the socket")


def _is_quiet(tap: ServiceTap, first: str) -> bool:
    newest = max(
        (m.t for kind in (first, "response.done") for m in tap.messages(kind)),
        default=0.0,
    )
    return time.monotonic() - newest > 4.0  # longer than the goodbye lasts


def _until(condition: Callable[[], bool], what: str) -> None:
    eventually(condition, timeout_s=30, what=what)
