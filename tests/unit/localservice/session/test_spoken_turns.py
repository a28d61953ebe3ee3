"""Turns of the user: spoken, committed by hand, with their words; event by event, driven by hand."""

from __future__ import annotations

import numpy as np
import pytest

from tests.unit.localservice.sessions import DONE_ORDER, TRANSCRIPTION, heard_session
from tests.unit.localservice.surroundings import (
    Session,
    bounds_ms,
    error_of,
    kinds,
    one,
    silence,
    speech,
    turn_24k,
)
from voicelive_desktop.localservice.protocol.resampling import resample

SPOKEN_ORDER = [
    "response.created",
    "response.output_item.added",
    "conversation.item.created",
    "response.content_part.added",
    "response.audio_transcript.delta",
    "response.audio.delta",
]


def test_a_spoken_turn_has_its_events_in_the_documented_order() -> None:
    session = heard_session()
    events = session.speak(turn_24k()) + session.hear("Hello.") + session.wait(20)
    order = kinds([e for e in events if not e["type"].startswith(TRANSCRIPTION)])
    assert order[:5] == [
        "input_audio_buffer.speech_started",
        "input_audio_buffer.speech_stopped",
        "input_audio_buffer.committed",
        "conversation.item.created",
        "conversation.item.done",
    ]
    assert order[5:11] == SPOKEN_ORDER
    assert order[-5:] == DONE_ORDER


def test_all_events_of_a_turn_name_the_same_item() -> None:
    session = heard_session()
    events = session.speak(turn_24k()) + session.hear("Hello.")
    item_id = one(events, "input_audio_buffer.speech_started")["item_id"]
    assert one(events, "input_audio_buffer.speech_stopped")["item_id"] == item_id
    assert one(events, "input_audio_buffer.committed")["item_id"] == item_id
    assert one(events, f"{TRANSCRIPTION}.completed")["item_id"] == item_id


def test_the_milliseconds_count_from_the_first_audio_of_the_session() -> None:
    session = heard_session()
    first, last = bounds_ms(speech("slt-time"))
    for lap in (0, 1):
        sound = turn_24k(before_ms=1000, after_ms=1000)
        before = lap * sound.size / 24
        events = session.speak(sound)
        started = one(events, "input_audio_buffer.speech_started")["audio_start_ms"]
        stopped = one(events, "input_audio_buffer.speech_stopped")["audio_end_ms"]
        assert started == pytest.approx(before + 1000 + first - 400, abs=60)
        assert -60 < stopped - (before + 1000 + last + 500) < 250


def test_the_recogniser_hears_the_turn_with_its_padding_and_nothing_else() -> None:
    session = heard_session()
    events = session.speak(turn_24k(before_ms=3000, after_ms=3000))
    (hearing,) = session.ear.hearings
    started = one(events, "input_audio_buffer.speech_started")["audio_start_ms"]
    stopped = one(events, "input_audio_buffer.speech_stopped")["audio_end_ms"]
    assert hearing.is_finished
    assert hearing.samples / 16 == pytest.approx(stopped - started, abs=25)


def test_partial_words_come_while_speaking_and_are_never_taken_back() -> None:
    session = heard_session()
    session.speak(turn_24k(after_ms=0))
    deltas = []
    for text in ("What", "What time", "Hot climb", "What time is"):
        deltas += [e["delta"] for e in session.hear(text, is_final=False)]
    assert deltas == ["What", " time", " is"]
    session.speak(silence(1000))
    events = session.hear("What time is it?")
    assert one(events, f"{TRANSCRIPTION}.delta")["delta"] == " it?"
    assert one(events, f"{TRANSCRIPTION}.completed")["transcript"] == "What time is it?"


def test_without_transcription_the_words_stay_inside_but_are_answered() -> None:
    session = Session()
    session.speak(turn_24k())
    events = session.hear("Who are you?") + session.wait(30)
    assert not [e for e in events if e["type"].startswith(TRANSCRIPTION)]
    assert "demo companion" in one(events, "response.audio_transcript.done")["transcript"]


def test_the_answer_waits_for_the_words() -> None:
    session = heard_session()
    assert kinds(session.speak(turn_24k()))[-1] == "response.created"
    assert session.wait(5) == []
    assert "response.audio.delta" in kinds(session.hear("Hello."))


def test_no_answer_comes_when_none_is_wanted() -> None:
    session = heard_session(turn_detection={"type": "server_vad", "create_response": False})
    events = session.speak(turn_24k()) + session.hear("Hello.") + session.wait(5)
    assert not [e for e in events if e["type"].startswith("response")]


def test_several_turns_in_one_append_are_all_found() -> None:
    session = heard_session()
    events = session.speak(np.concatenate([turn_24k("slt-time"), turn_24k("awb-help")]))
    assert [e["type"] for e in events].count("input_audio_buffer.speech_started") == 2
    assert [e["type"] for e in events].count("input_audio_buffer.committed") == 2


def test_g711_and_other_rates_are_heard() -> None:
    for update, rate in (
        ({"input_audio_sampling_rate": 8_000}, 8_000),
        ({"input_audio_sampling_rate": 16_000}, 16_000),
    ):
        session = heard_session(**update)
        sound = resample(
            np.concatenate([silence(500), speech("slt-time"), silence(1200)]), 16_000, rate
        )
        assert "input_audio_buffer.committed" in kinds(session.speak(sound))


def test_manual_turns_wait_for_commit_and_for_response_create() -> None:
    session = heard_session(turn_detection=None)
    assert session.speak(turn_24k()) == []
    assert session.hear("What", is_final=False) == []
    events = session.send("input_audio_buffer.commit")
    assert kinds(events) == [
        "input_audio_buffer.committed",
        "conversation.item.created",
        "conversation.item.done",
        f"{TRANSCRIPTION}.delta",
    ]
    assert kinds(session.send("response.create")) == ["response.created"]
    events = session.hear("What time is it?") + session.wait(10)
    assert "14:05" in one(events, "response.audio_transcript.done")["transcript"]


def test_an_empty_commit_is_refused() -> None:
    session = heard_session(turn_detection=None)
    assert (
        error_of(session.send("input_audio_buffer.commit"))["code"]
        == "input_audio_buffer_commit_empty"
    )
    session.speak(silence(100))  # 66 ms at 24 kHz
    error = error_of(session.send("input_audio_buffer.commit"))
    assert "buffer only has 6" in error["message"]


def test_clear_forgets_the_audio() -> None:
    session = heard_session(turn_detection=None)
    session.speak(turn_24k())
    assert kinds(session.send("input_audio_buffer.clear")) == ["input_audio_buffer.cleared"]
    assert session.ear.hearings[0].is_dropped
    assert (
        error_of(session.send("input_audio_buffer.commit"))["code"]
        == "input_audio_buffer_commit_empty"
    )


def test_a_client_may_commit_while_the_service_listens() -> None:
    session = heard_session()
    session.speak(turn_24k(after_ms=0))
    assert kinds(session.send("input_audio_buffer.commit"))[0] == "input_audio_buffer.committed"
    assert session.speak(silence(2000)) == []


@pytest.mark.parametrize("silence_ms", [300, 1000])
def test_a_silence_that_is_changed_while_somebody_talks_ends_the_next_turn(silence_ms: int) -> None:
    session, sound = heard_session(), turn_24k(before_ms=1000, after_ms=2000)
    _, last = bounds_ms(speech("slt-time"))
    session.speak(sound[: sound.size // 2])
    session.configure(
        turn_detection={"type": "azure_semantic_vad", "silence_duration_ms": silence_ms}
    )
    session.speak(sound[sound.size // 2 :])
    stopped = one(session.speak(sound), "input_audio_buffer.speech_stopped")["audio_end_ms"]
    assert -60 < stopped - (sound.size / 24 + 1000 + last + silence_ms) < 250


@pytest.mark.parametrize(("threshold", "is_heard"), [(0.1, True), (0.99, False)])
def test_a_threshold_that_is_changed_while_somebody_talks_decides_about_the_next_turn(
    threshold: float, is_heard: bool
) -> None:
    session, sound = heard_session(), turn_24k("slt-story")
    background = np.random.default_rng(1).standard_normal(sound.size).astype(
        np.float32
    ) * np.float32(0.0005)
    quiet = sound * np.float32(0.006) + background
    session.speak(sound[: sound.size // 2])
    session.configure(
        turn_detection={"type": "server_vad", "threshold": threshold, "speech_duration_ms": 80}
    )
    session.speak(sound[sound.size // 2 :])
    assert ("input_audio_buffer.speech_started" in kinds(session.speak(quiet))) is is_heard
