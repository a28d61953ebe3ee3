"""A session driven by hand: its clock, its ear and its voice belong to the test."""

from __future__ import annotations

import base64
import itertools
import json
import wave
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np

from voicelive_desktop.localservice.hearing.recognizer import HearingUtterance, Hypothesis
from voicelive_desktop.localservice.protocol.audio_formats import (
    INTERNAL_RATE_HZ,
    VOICE_RATE_HZ,
    pcm_to_samples,
    samples_to_pcm,
)
from voicelive_desktop.localservice.protocol.resampling import SampleArray, resample
from voicelive_desktop.localservice.session.dialogue import Dialogue
from voicelive_desktop.localservice.session.told_surroundings import Surroundings
from voicelive_desktop.localservice.voice.voice_port import (
    SpokenText,
    VoicePort,
    VoiceStyle,
    ready,
    words_evenly,
)

SPEECH = Path(__file__).parents[2] / "data" / "speech"
WORD_MS = 300


class FakeVoice(VoicePort):
    """Speaks each word in 300 ms at 24 kHz, at once."""

    def __init__(self) -> None:
        self.spoken: list[tuple[str, VoiceStyle]] = []

    def speak(self, text: str, style: VoiceStyle) -> Future[SpokenText]:
        self.spoken.append((text, style))
        duration_ms = WORD_MS * len(text.split())
        samples = np.full(VOICE_RATE_HZ * duration_ms // 1000, 0.1, dtype=np.float32)
        return ready(SpokenText(samples, VOICE_RATE_HZ, words_evenly(text, duration_ms)))

    def close(self) -> None:
        pass


@dataclass
class FakeHearing(HearingUtterance):
    """Counts what it heard."""

    item_id: str
    samples: int = 0
    is_finished: bool = False
    is_dropped: bool = False
    is_narrow: bool = False

    def hear(self, samples: SampleArray) -> None:
        self.samples += samples.size

    def finish(self) -> None:
        self.is_finished = True

    def drop(self) -> None:
        self.is_dropped = True


@dataclass
class FakeEar:
    """Remembers every utterance."""

    hearings: list[FakeHearing] = field(default_factory=list)

    def open(
        self, item_id: str, *, is_narrow: bool, from_microphone: bool = True
    ) -> HearingUtterance:
        self.hearings.append(FakeHearing(item_id, is_narrow=is_narrow))
        return self.hearings[-1]


class Session:
    """A dialogue with everything around it."""

    def __init__(self, model: str = "gpt-realtime", **changes: Any) -> None:
        self.time = 100.0
        self.ear = FakeEar()
        self.voice = changes.get("voice") or FakeVoice()
        ids = itertools.count(1)
        around = Surroundings(
            clock=lambda: self.time,
            now=lambda: datetime(2026, 7, 15, 14, 5),  # noqa: DTZ001 - local time
            new_id=lambda prefix: f"{prefix}_{next(ids)}",
            wake=lambda: None,
            ear=self.ear,
            voice=self.voice,
        )
        self.dialogue = Dialogue(model, 3700, replace(around, **changes))
        self.dialogue.open()
        self.created = self.events()[0]

    def events(self) -> list[dict[str, Any]]:
        """What came since the last look."""
        return self.dialogue.take_events()

    def send(self, kind: str, **fields: Any) -> list[dict[str, Any]]:
        """Send one client event and return the answers."""
        self.dialogue.receive(json.dumps({"type": kind, **fields}))
        return self.events()

    def configure(self, **session: Any) -> dict[str, Any]:
        """Update the session; returns the session of session.updated."""
        answers = self.send("session.update", session=session)
        assert [a["type"] for a in answers] == ["session.updated"], answers
        updated: dict[str, Any] = answers[0]["session"]
        return updated

    def speak(self, samples: SampleArray) -> list[dict[str, Any]]:
        """Append 24 kHz audio in one event."""
        return self.send("input_audio_buffer.append", audio=b64(samples))

    def hear(self, text: str, *, is_final: bool = True) -> list[dict[str, Any]]:
        """Let the recogniser understand the newest utterance."""
        self.dialogue.heard(
            self.ear.hearings[-1].item_id, Hypothesis(text, is_final, so_far=text.lower())
        )
        return self.events()

    def wait(self, seconds: float) -> list[dict[str, Any]]:
        """Let time pass."""
        end = self.time + seconds
        while (due := self.dialogue.next_due()) is not None and due <= end:
            self.time = max(self.time, due)
            self.dialogue.advance()
        self.time = end
        self.dialogue.advance()
        return self.events()

    def type_in(self, text: str) -> dict[str, Any]:
        """Send a text message; returns the created item."""
        item = {
            "type": "message",
            "role": "user",
            "content": [{"type": "input_text", "text": text}],
        }
        answers = self.send("conversation.item.create", item=item)
        assert [a["type"] for a in answers] == ["conversation.item.created"], answers
        created: dict[str, Any] = answers[0]["item"]
        return created


def kinds(events: list[dict[str, Any]]) -> list[str]:
    """The types, repeated ones once."""
    return [kind for kind, _ in itertools.groupby(event["type"] for event in events)]


def one(events: list[dict[str, Any]], kind: str) -> dict[str, Any]:
    """The only event of a type."""
    found = [event for event in events if event["type"] == kind]
    assert len(found) == 1, f"{len(found)} of {kind} in {kinds(events)}"
    return found[0]


def error_of(events: list[dict[str, Any]]) -> dict[str, Any]:
    """The error of the only error event."""
    error: dict[str, Any] = one(events, "error")["error"]
    return error


def b64(samples: SampleArray) -> str:
    """24 kHz samples as the protocol carries them."""
    return base64.b64encode(samples_to_pcm(samples).astype("<i2").tobytes()).decode()


def speech(name: str) -> SampleArray:
    """A recording of tests/data/speech at 16 kHz."""
    with wave.open(str(SPEECH / f"{name}.wav"), "rb") as file:
        assert file.getframerate() == INTERNAL_RATE_HZ
        return pcm_to_samples(np.frombuffer(file.readframes(file.getnframes()), dtype="<i2"))


def silence(ms: int, rate_hz: int = INTERNAL_RATE_HZ) -> SampleArray:
    """Digital silence."""
    return np.zeros(rate_hz * ms // 1000, dtype=np.float32)


def noise(ms: int, level: float, seed: int = 1) -> SampleArray:
    """White noise at 16 kHz; level is its standard deviation."""
    size = INTERNAL_RATE_HZ * ms // 1000
    return (np.random.default_rng(seed).standard_normal(size) * level).astype(np.float32)


def turn_24k(name: str = "slt-time", before_ms: int = 500, after_ms: int = 1200) -> SampleArray:
    """A spoken turn with silence around it at 24 kHz."""
    padded = np.concatenate([silence(before_ms), speech(name), silence(after_ms)])
    return resample(padded, INTERNAL_RATE_HZ, VOICE_RATE_HZ)


def bounds_ms(samples: SampleArray) -> tuple[float, float]:
    """Where a recording is louder than -40 dBFS, in milliseconds."""
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    return float(loud[0]) / 16, float(loud[-1]) / 16


def pieces(samples: SampleArray, size: int) -> Iterator[SampleArray]:
    """Cut a signal."""
    for start in range(0, samples.size, size):
        yield samples[start : start + size]
