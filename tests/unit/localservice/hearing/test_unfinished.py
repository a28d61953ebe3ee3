"""A turn stays open while the words want to go on, and only where that was asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.unit.localservice.surroundings import Session, noise, silence, speech
from voicelive_desktop.localservice.hearing.recognizer import Hypothesis
from voicelive_desktop.localservice.hearing.unfinished import is_complete, sounds_unfinished
from voicelive_desktop.localservice.protocol.resampling import SampleArray, resample

RATE_HZ = 24_000


@pytest.mark.parametrize(
    "text",
    [
        "Tell me a story.",
        "Can you?",
        "What is it for you?",
        "Stop!",
        "Come in.",
        'He said "no."',
        "Yes, I am.",
        "Tell Me A Long Story",
        "I think so.",
    ],
)
def test_a_sentence_ends(text: str) -> None:
    assert is_complete(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tell me about the",
        "Tell Me About The",
        "I would like to...",
        "Well\u2026",
        "Give it to the.",
        "I went to my.",
        "Because.",
        "Uh.",
    ],
)
def test_words_that_want_to_go_on(text: str) -> None:
    assert not is_complete(text)


def test_words_without_punctuation_are_judged_by_the_last() -> None:
    assert sounds_unfinished("tell me about the")
    assert not sounds_unfinished("tell me a story")


def session(**turn_detection: Any) -> Session:
    made = Session()
    made.configure(turn_detection={"create_response": False, **turn_detection})
    return made


def talk(made: Session, hypothesis: Hypothesis, silence_ms: int) -> bool:
    """Say something, let the ear understand it, fall silent; return whether the turn ended."""
    made.speak(wide(np.concatenate([silence(300), speech("slt-time"), silence(250)])))
    made.dialogue.heard(made.ear.hearings[-1].item_id, hypothesis)
    made.events()
    kinds = [event["type"] for event in made.speak(wide(silence(silence_ms)))]
    return "input_audio_buffer.speech_stopped" in kinds


def wide(sound: SampleArray) -> SampleArray:
    return resample(sound, 16_000, RATE_HZ)


SEMANTIC = {"type": "azure_semantic_vad"}
PLAIN = {"type": "server_vad"}


@pytest.mark.parametrize(
    ("kind", "is_complete", "ends"),
    [
        (SEMANTIC, True, True),
        (SEMANTIC, False, False),
        (PLAIN, False, True),
        (SEMANTIC, None, True),
    ],
)
def test_the_words_decide_in_the_semantic_kinds_alone(
    kind: Any, is_complete: bool | None, ends: bool
) -> None:
    heard = Hypothesis("", is_final=False, so_far="what time is the", is_complete=is_complete)
    assert talk(session(**kind), heard, 450) is ends


def test_a_turn_whose_words_want_to_go_on_ends_a_second_and_a_half_later() -> None:
    heard = Hypothesis("", is_final=False, so_far="What time is", is_complete=False)
    assert not talk(session(**SEMANTIC), heard, 1300)
    assert talk(session(**SEMANTIC), heard, 2000)


def test_the_ear_may_see_the_end_late() -> None:
    made = session(**SEMANTIC)
    assert not talk(
        made, Hypothesis("", is_final=False, so_far="What time", is_complete=False), 700
    )
    made.dialogue.heard(
        made.ear.hearings[-1].item_id, Hypothesis("", False, "What time is it?", is_complete=True)
    )
    assert "input_audio_buffer.speech_stopped" in [e["type"] for e in made.speak(wide(silence(20)))]


def test_the_next_turn_begins_without_the_words_of_the_last() -> None:
    made = session(**SEMANTIC)
    assert talk(
        made, Hypothesis("", is_final=False, so_far="What time is", is_complete=False), 2200
    )
    made.speak(wide(np.concatenate([noise(300, 0.0), speech("slt-time"), silence(250)])))
    kinds = [event["type"] for event in made.speak(wide(silence(500)))]
    assert "input_audio_buffer.speech_stopped" in kinds
