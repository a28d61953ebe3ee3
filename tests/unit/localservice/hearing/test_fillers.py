"""With remove_filler_words an "uh" or a "yeah" does not interrupt the answer; anything else does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tests.unit.localservice.surroundings import Session, kinds, one, silence, speech, turn_24k
from voicelive_desktop.localservice.hearing.fillers import LONGEST_MS, is_filler
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ, VOICE_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray, resample

VAD = {"type": "azure_semantic_vad", "remove_filler_words": True}
STARTED, STOPPED = "input_audio_buffer.speech_started", "input_audio_buffer.speech_stopped"


def short(ms: int = 350) -> SampleArray:
    """The beginning of a word: as long as an "uh"."""
    sound = speech("rms-stop")
    first = int(np.flatnonzero(np.abs(sound) > 0.02)[0])
    said = np.concatenate([silence(300), sound[first : first + 16 * ms], silence(900)])
    return resample(said, INTERNAL_RATE_HZ, VOICE_RATE_HZ)


def speaking(**changes: Any) -> Session:
    """The assistant tells a story."""
    session = Session()
    session.configure(turn_detection={**VAD, **changes})
    session.type_in("Tell me a long story.")
    session.send("response.create")
    session.wait(2)
    return session


@pytest.mark.parametrize("words", ["Yeah.", "Uh.", "H m m.", "Oh yeah.", "Yes.", ""])
def test_a_filler_leaves_the_answer_alone_and_is_no_turn(words: str) -> None:
    session = speaking()
    events = session.speak(short()) + session.hear(words) + session.wait(1)
    assert set(kinds(events)) <= {"response.audio.delta", "response.audio_transcript.delta"}
    assert "response.done" in kinds(session.wait(60))


def test_a_short_word_that_is_none_interrupts_once_it_is_understood() -> None:
    session = speaking()
    assert STARTED not in kinds(session.speak(short()))
    events = session.hear("Stop.")
    assert kinds(events)[0] == STARTED
    assert one(events, "response.done")["response"]["status_details"]["reason"] == "turn_detected"
    assert one(events, STOPPED)["item_id"] == one(events, STARTED)["item_id"]
    item_id = one(events, STARTED)["item_id"]
    retrieved = session.send("conversation.item.retrieve", item_id=item_id)
    item = one(retrieved, "conversation.item.retrieved")["item"]
    assert "stop" in item["content"][0]["transcript"].lower()


def test_whatever_lasts_longer_than_a_filler_interrupts_before_it_is_over() -> None:
    session = speaking()
    sound = turn_24k("slt-story", before_ms=300, after_ms=0)
    events = session.speak(sound[: VOICE_RATE_HZ * 2])
    assert kinds(events)[0] == STARTED
    assert one(events, "response.done")["response"]["status"] == "cancelled"
    assert sound.size > 2 * VOICE_RATE_HZ > (0.3 + LONGEST_MS / 1000) * VOICE_RATE_HZ


def test_a_clear_word_in_the_middle_interrupts_at_once() -> None:
    session = speaking()
    session.speak(short()[: VOICE_RATE_HZ * 65 // 100])
    assert kinds(session.hear("No", is_final=False))[0] == STARTED


@pytest.mark.parametrize(
    "changes",
    [{"remove_filler_words": False}, {"type": "server_vad", "remove_filler_words": False}],
)
def test_without_the_option_everything_interrupts(changes: dict[str, Any]) -> None:
    assert STARTED in kinds(speaking(**changes).speak(short()))


@pytest.mark.parametrize("words", ["Yeah.", "Uh, hmm.", "Oh yeah."])
def test_nothing_but_fillers_is_no_turn_while_nobody_answers_either(words: str) -> None:
    session = Session()
    session.configure(turn_detection=VAD)
    assert session.speak(short()) + session.hear(words) + session.wait(5) == []
    events = session.speak(turn_24k()) + session.hear("Who are you?")
    assert STARTED in kinds(events)
    assert "response.created" in kinds(events)


@pytest.mark.parametrize("words", ["Hello.", "Bad.", "Yeah, tell me.", ""])
def test_any_other_word_is_a_turn_while_nobody_answers(words: str) -> None:
    session = Session()
    session.configure(turn_detection=VAD)
    events = session.speak(short()) + session.hear(words)
    assert [kind for kind in kinds(events) if kind in {STARTED, STOPPED}] == [STARTED, STOPPED]
    assert "response.created" in kinds(events)


def test_a_word_in_the_middle_starts_the_turn_while_nobody_answers() -> None:
    session = Session()
    session.configure(turn_detection=VAD)
    session.speak(short()[: VOICE_RATE_HZ * 65 // 100])
    assert session.hear("", is_final=False) == []
    assert kinds(session.hear("Tell", is_final=False))[0] == STARTED


def test_clearing_forgets_what_was_held_back() -> None:
    session = speaking()
    session.speak(short()[: VOICE_RATE_HZ * 65 // 100])
    session.send("input_audio_buffer.clear")
    assert STARTED not in kinds(
        session.speak(resample(silence(900), INTERNAL_RATE_HZ, VOICE_RATE_HZ))
    )


def test_fillers_are_known_in_any_spelling_and_order() -> None:
    assert all(is_filler(text) for text in ("Uh, yeah.", "Hmm…", "OH", "", "And.", "H m m."))
    assert not any(is_filler(text) for text in ("Yeah, stop.", "No.", "Oh no", "tell me more"))
