"""Fillers that voices really speak, through the turn detection and the recogniser that ship: who
only listens does not interrupt, who says "stop" does.
"""

from __future__ import annotations

import queue
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.support.requirements import needs_e2e
from tests.support.speech import AFTER_S, FliteVoice, read_wav
from tests.unit.localservice.surroundings import Session, kinds
from voicelive_desktop.localservice.hearing.phrases import heard_sentences
from voicelive_desktop.localservice.hearing.recognizer import HearingUtterance, Hypothesis
from voicelive_desktop.localservice.protocol.audio_formats import VOICE_RATE_HZ, pcm_to_samples
from voicelive_desktop.localservice.protocol.resampling import SampleArray

pytest.importorskip("pocketsphinx", reason="no wheel of pocketsphinx for this Python")
pytestmark = needs_e2e

VAD = {"type": "azure_semantic_vad", "remove_filler_words": True}
VOICES = ("slt", "rms", "awb", "kal16")
FILLERS = ("uh", "um", "huh", "uh huh", "oh", "yeah", "ah")  # flite spells a "hmm" letter by letter
STOPS = ("stop", "wait", "no")
PIECE = VOICE_RATE_HZ // 10


@dataclass
class _Kept(HearingUtterance):
    """An utterance that is understood when it is over."""

    item_id: str
    sound: list[SampleArray] = field(default_factory=list)

    def hear(self, samples: SampleArray) -> None:
        self.sound.append(samples.copy())

    def finish(self) -> None:
        pass

    def drop(self) -> None:
        pass


@dataclass
class _KeepingEar:
    hearings: list[_Kept] = field(default_factory=list)

    def open(
        self, item_id: str, *, is_narrow: bool, from_microphone: bool = True
    ) -> HearingUtterance:
        self.hearings.append(_Kept(item_id))
        return self.hearings[-1]


@pytest.fixture(scope="module")
def recognizer() -> Iterator[Any]:
    from voicelive_desktop.localservice.hearing.pocketsphinx_recognizer import (
        PocketsphinxRecognizer,
    )

    made = PocketsphinxRecognizer(heard_sentences())
    made.start()
    yield made
    made.close()


def interrupts(recognizer: Any, sound: SampleArray) -> bool:
    """Whether this sound, spoken over a story, begins a turn."""
    ear = _KeepingEar()
    session = Session(ear=ear)
    session.configure(turn_detection=VAD)
    session.type_in("Tell me a long story.")
    session.send("response.create")
    session.wait(2)
    events = [
        e for at in range(0, sound.size, PIECE) for e in session.speak(sound[at : at + PIECE])
    ]
    assert ear.hearings, "no speech was noticed"
    for hearing in ear.hearings:
        for hypothesis in understood(recognizer, hearing):
            session.dialogue.heard(hearing.item_id, hypothesis)
    return "input_audio_buffer.speech_started" in kinds(events + session.events())


def understood(recognizer: Any, hearing: _Kept) -> Iterator[Hypothesis]:
    heard: queue.SimpleQueue[Hypothesis] = queue.SimpleQueue()
    utterance = recognizer.open(heard.put)
    for samples in hearing.sound:
        utterance.hear(samples)
    utterance.finish()
    while not (hypothesis := heard.get(timeout=60)).is_final:
        yield hypothesis
    yield hypothesis


def share(texts: tuple[str, ...], of: int) -> tuple[str, ...]:
    """What the voice of this number says, so that all voices together say all of it."""
    return texts[of :: len(VOICES)]


@pytest.mark.parametrize(
    ("voice", "fillers", "stops"),
    [
        *((voice, share(FILLERS, of), share(STOPS * 2, of)) for of, voice in enumerate(VOICES)),
        *(pytest.param(voice, FILLERS, STOPS, marks=pytest.mark.soak) for voice in VOICES),
    ],
)
def test_fillers_leave_the_answer_alone_and_words_interrupt(
    recognizer: Any, tmp_path: Path, voice: str, fillers: tuple[str, ...], stops: tuple[str, ...]
) -> None:
    flite = FliteVoice(tmp_path, voice=voice)
    silence = np.zeros(int(VOICE_RATE_HZ * (0.9 - AFTER_S)), dtype=np.float32)

    def does(text: str) -> bool:
        return interrupts(
            recognizer, np.concatenate([pcm_to_samples(read_wav(flite.say(text))), silence])
        )

    assert [text for text in fillers if does(text)] == []
    assert [text for text in stops if not does(text)] == []
