"""A session's behaviour, event by event, driven by hand."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import pytest

from tests.unit.localservice.surroundings import (
    Session,
    b64,
    bounds_ms,
    error_of,
    kinds,
    one,
    silence,
    speech,
    turn_24k,
)
from voicelive_desktop.localservice.resampling import resample

TRANSCRIPTION = "conversation.item.input_audio_transcription"
TIME_TOOL = {"type": "function", "name": "get_current_time", "parameters": {"type": "object", "properties": {}}}
SPOKEN_ORDER = [
    "response.created",
    "response.output_item.added",
    "conversation.item.created",
    "response.content_part.added",
    "response.audio_transcript.delta",
    "response.audio.delta",
]
DONE_ORDER = [
    "response.audio.done",
    "response.audio_transcript.done",
    "response.content_part.done",
    "response.output_item.done",
    "response.done",
]


def heard_session(**settings: Any) -> Session:
    session = Session()
    session.configure(input_audio_transcription={"model": "azure-speech"}, **settings)
    return session


def answering(text: str = "Tell me a long story", seconds: float = 0.2) -> tuple[Session, list[dict[str, Any]]]:
    """A session in the middle of an answer."""
    session = heard_session()
    session.type_in(text)
    events = session.send("response.create")
    return session, events + session.wait(seconds)


# ---- spoken turns


def test_a_spoken_turn_has_its_events_in_the_documented_order() -> None:
    session = heard_session()
    events = session.speak(turn_24k()) + session.hear("Hello.") + session.wait(20)
    order = kinds([e for e in events if not e["type"].startswith(TRANSCRIPTION)])
    assert order[:4] == [
        "input_audio_buffer.speech_started",
        "input_audio_buffer.speech_stopped",
        "input_audio_buffer.committed",
        "conversation.item.created",
    ]
    assert order[4:10] == SPOKEN_ORDER
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
        sound = resample(np.concatenate([silence(500), speech("slt-time"), silence(1200)]), 16_000, rate)
        assert "input_audio_buffer.committed" in kinds(session.speak(sound))


# ---- manual turns


def test_manual_turns_wait_for_commit_and_for_response_create() -> None:
    session = heard_session(turn_detection=None)
    assert session.speak(turn_24k()) == []
    assert session.hear("What", is_final=False) == []
    events = session.send("input_audio_buffer.commit")
    assert kinds(events) == ["input_audio_buffer.committed", "conversation.item.created", f"{TRANSCRIPTION}.delta"]
    assert kinds(session.send("response.create")) == ["response.created"]
    events = session.hear("What time is it?") + session.wait(10)
    assert "14:05" in one(events, "response.audio_transcript.done")["transcript"]


def test_an_empty_commit_is_refused() -> None:
    session = heard_session(turn_detection=None)
    assert error_of(session.send("input_audio_buffer.commit"))["code"] == "input_audio_buffer_commit_empty"
    session.speak(silence(100))  # 66 ms at 24 kHz
    error = error_of(session.send("input_audio_buffer.commit"))
    assert "buffer only has 6" in error["message"]


def test_clear_forgets_the_audio() -> None:
    session = heard_session(turn_detection=None)
    session.speak(turn_24k())
    assert kinds(session.send("input_audio_buffer.clear")) == ["input_audio_buffer.cleared"]
    assert session.ear.hearings[0].is_dropped
    assert error_of(session.send("input_audio_buffer.commit"))["code"] == "input_audio_buffer_commit_empty"


def test_a_client_may_commit_while_the_service_listens() -> None:
    session = heard_session()
    session.speak(turn_24k(after_ms=0))
    assert kinds(session.send("input_audio_buffer.commit"))[0] == "input_audio_buffer.committed"
    assert session.speak(silence(2000)) == []


# ---- answers


def test_audio_is_sent_faster_than_real_time_and_the_first_at_once() -> None:
    session, events = answering(seconds=0)
    assert "response.audio.delta" in kinds(events)
    events += session.wait(2)
    sent_ms = sum(len(base64.b64decode(e["delta"])) for e in events if e["type"] == "response.audio.delta") / 48
    assert 7_500 < sent_ms < 8_500


def test_words_and_sound_go_together() -> None:
    _, events = answering(seconds=3)
    audio_ms, words = 0.0, 0
    for event in events:
        if event["type"] == "response.audio.delta":
            audio_ms += len(base64.b64decode(event["delta"])) / 48
        elif event["type"] == "response.audio_transcript.delta":
            words += len(event["delta"].split())
            assert abs(words * 300 - audio_ms) < 1000


def test_deltas_make_up_the_whole() -> None:
    session, events = answering("Who are you?")
    events += session.wait(60)
    text = "".join(e["delta"] for e in events if e["type"] == "response.audio_transcript.delta")
    response = one(events, "response.done")["response"]
    assert text == one(events, "response.audio_transcript.done")["transcript"]
    assert text == response["output"][0]["content"][0]["transcript"]
    assert (response["status"], response["output"][0]["status"]) == ("completed", "completed")


def test_usage_is_about_ten_tokens_a_second_in_and_twenty_out() -> None:
    session = heard_session()
    session.speak(turn_24k())
    events = session.hear("Hello.") + session.wait(20)
    usage = one(events, "response.done")["response"]["usage"]
    sent_s = sum(len(base64.b64decode(e["delta"])) for e in events if e["type"] == "response.audio.delta") / 48_000
    assert usage["output_token_details"]["audio_tokens"] == pytest.approx(sent_s * 20, abs=1)
    assert 15 <= usage["input_token_details"]["audio_tokens"] <= 25
    assert usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"]


def test_text_alone_is_sent_as_text() -> None:
    session = heard_session()
    session.type_in("Hello")
    events = session.send("response.create", response={"modalities": ["text"]}) + session.wait(5)
    assert kinds(events) == [
        "response.created",
        "response.output_item.added",
        "conversation.item.created",
        "response.content_part.added",
        "response.text.delta",
        "response.text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.done",
    ]
    assert one(events, "response.text.done")["text"].startswith("Hello!")


def test_words_have_timestamps_when_asked_for() -> None:
    session = heard_session(output_audio_timestamp_types=["word"])
    session.type_in("Thank you")
    events = session.send("response.create") + session.wait(5)
    stamps = [e for e in events if e["type"] == "response.audio_timestamp.delta"]
    assert (stamps[0]["text"], stamps[0]["audio_offset_ms"]) == ("You", 0)
    assert one(events, "response.audio_timestamp.done")


def test_a_prepared_message_is_spoken_as_it_is() -> None:
    session = heard_session()
    message = {"type": "message", "role": "assistant", "content": [{"type": "text", "text": "Welcome back."}]}
    events = session.send("response.create", response={"pre_generated_assistant_message": message}) + session.wait(5)
    assert one(events, "response.audio_transcript.done")["transcript"] == "Welcome back."


def test_a_response_outside_the_conversation_leaves_no_item() -> None:
    session = heard_session()
    session.type_in("Hello")
    events = session.send("response.create", response={"conversation": "none"}) + session.wait(10)
    assert "conversation.item.created" not in kinds(events)
    item_id = one(events, "response.output_item.done")["item"]["id"]
    assert (
        error_of(session.send("conversation.item.retrieve", item_id=item_id))["code"] == "item_retrieve_invalid_item_id"
    )


def test_a_response_may_have_its_own_voice_and_format() -> None:
    session = heard_session()
    session.type_in("Hello")
    events = session.send("response.create", response={"voice": "echo", "output_audio_format": "g711_ulaw"})
    session.wait(10)
    assert session.voice.spoken[0][1].name == "echo"
    assert len(base64.b64decode(one(events, "response.audio.delta")["delta"])) == 800  # 100 ms


def test_too_many_tokens_end_a_response_as_incomplete() -> None:
    session = heard_session(max_response_output_tokens=30)
    session.type_in("Tell me a long story")
    response = one(session.send("response.create") + session.wait(60), "response.done")["response"]
    assert response["status"] == "incomplete"
    assert response["status_details"]["reason"] == "max_output_tokens"


def test_a_second_response_at_the_same_time_is_refused() -> None:
    session, _ = answering()
    error = error_of(session.send("response.create"))
    assert error["code"] == "conversation_already_has_active_response"
    assert "Wait until the response is finished" in error["message"]
    assert "response.done" in kinds(session.wait(60))


# ---- interruption


def test_cancel_ends_a_response_with_its_done_events() -> None:
    session, _ = answering()
    events = session.send("response.cancel")
    assert kinds(events) == DONE_ORDER
    response = events[-1]["response"]
    assert response["status"] == "cancelled"
    assert response["status_details"] == {"type": "cancelled", "reason": "client_cancelled"}
    assert response["output"][0]["status"] == "incomplete"
    assert session.wait(10) == []


def test_cancel_without_a_response_is_refused() -> None:
    error = error_of(heard_session().send("response.cancel"))
    assert error["code"] == "response_cancel_not_active"
    assert error["message"] == "Cancellation failed: no active response found"


def test_speech_interrupts_the_response() -> None:
    session, _ = answering()
    events = session.speak(turn_24k(after_ms=0))
    assert kinds(events)[0] == "input_audio_buffer.speech_started"
    response = one(events, "response.done")["response"]
    assert response["status_details"] == {"type": "cancelled", "reason": "turn_detected"}
    assert "response.audio.delta" not in kinds(session.wait(5))


def test_speech_does_not_interrupt_when_it_may_not_and_is_answered_afterwards() -> None:
    session, _ = answering("Who are you?")
    session.configure(turn_detection={"type": "server_vad", "interrupt_response": False})
    events = session.speak(turn_24k()) + session.hear("Thank you.")
    assert "response.done" not in kinds(events)
    events = session.wait(60)
    assert [e["type"] for e in events].count("response.done") == 2


def test_speech_after_the_response_is_done_has_nothing_to_cancel() -> None:
    session, events = answering("Who are you?")
    events += session.wait(6)
    one(events, "response.done")
    assert "response.done" not in kinds(session.speak(turn_24k(after_ms=0)))


def test_auto_truncate_cuts_what_was_not_played() -> None:
    session, _ = answering("Who are you?")
    session.configure(turn_detection={"type": "server_vad", "auto_truncate": True})
    session.wait(1.3)  # 1.5 s after the first sound
    cut = one(session.speak(turn_24k(after_ms=0)), "conversation.item.truncated")
    assert cut["audio_end_ms"] == pytest.approx(1500, abs=20)
    item = one(session.send("conversation.item.retrieve", item_id=cut["item_id"]), "conversation.item.retrieved")[
        "item"
    ]
    assert item["content"][0]["transcript"] == "I am the demo companion of"


# ---- functions


def test_a_function_call_goes_to_the_client_and_its_output_is_spoken() -> None:
    session = heard_session(tools=[TIME_TOOL])
    session.type_in("What time is it?")
    events = session.send("response.create")
    assert kinds(events) == [
        "response.created",
        "response.output_item.added",
        "conversation.item.created",
        "response.function_call_arguments.delta",
        "response.function_call_arguments.done",
        "response.output_item.done",
        "response.done",
    ]
    done = one(events, "response.function_call_arguments.done")
    assert (done["name"], done["arguments"]) == ("get_current_time", "{}")
    output = {"type": "function_call_output", "call_id": done["call_id"], "output": '{"time": "09:30"}'}
    session.send("conversation.item.create", item=output, previous_item_id=done["item_id"])
    events = session.send("response.create") + session.wait(5)
    assert one(events, "response.audio_transcript.done")["transcript"] == "It is 09:30."


# ---- items


def test_items_are_put_where_asked() -> None:
    session = heard_session()
    first = session.type_in("one")["id"]
    item = {"type": "message", "role": "system", "content": [{"type": "input_text", "text": "zero"}], "id": "mine"}
    created = one(
        session.send("conversation.item.create", item=item, previous_item_id="root"), "conversation.item.created"
    )
    assert created["previous_item_id"] is None
    assert created["item"]["id"] == "mine"
    item = {"type": "message", "role": "assistant", "content": [{"type": "text", "text": "half"}]}
    created = one(
        session.send("conversation.item.create", item=item, previous_item_id="mine"), "conversation.item.created"
    )
    assert created["previous_item_id"] == "mine"
    assert session.send("conversation.item.retrieve", item_id=first)[0]["item"]["content"][0]["text"] == "one"


@pytest.mark.parametrize(
    ("item", "code", "param"),
    [
        (None, "missing_required_parameter", "item"),
        ({}, "missing_required_parameter", "item.type"),
        ({"type": "tea"}, "invalid_value", "item.type"),
        ({"type": "message"}, "missing_required_parameter", "item.role"),
        ({"type": "message", "role": "user"}, "missing_required_parameter", "item.content"),
        ({"type": "message", "role": "user", "content": [{"type": "tea"}]}, "invalid_value", "item.content[0].type"),
        ({"type": "message", "role": "user", "content": [{"type": "input_text"}]}, "missing_required_parameter", None),
        ({"type": "function_call_output", "output": "x"}, "missing_required_parameter", "item.call_id"),
        ({"type": "function_call_output", "call_id": "c", "output": {}}, "invalid_type", "item.output"),
    ],
)
def test_an_invalid_item_is_refused(item: Any, code: str, param: str | None) -> None:
    error = error_of(heard_session().send("conversation.item.create", **({} if item is None else {"item": item})))
    assert error["code"] == code
    assert param is None or error["param"] == param


def test_an_unknown_previous_item_is_refused() -> None:
    item = {"type": "message", "role": "user", "content": []}
    error = error_of(heard_session().send("conversation.item.create", item=item, previous_item_id="nobody"))
    assert error["param"] == "previous_item_id"


def test_delete_and_retrieve_need_an_item_that_exists() -> None:
    session = heard_session()
    item_id = session.type_in("x")["id"]
    assert (
        one(session.send("conversation.item.delete", item_id=item_id), "conversation.item.deleted")["item_id"]
        == item_id
    )
    for action in ("delete", "retrieve"):
        error = error_of(session.send(f"conversation.item.{action}", item_id=item_id))
        assert error["code"] == f"item_{action}_invalid_item_id"


def test_truncate_keeps_the_words_that_were_heard() -> None:
    session, events = answering("Who are you?")
    events += session.wait(60)
    item_id = one(events, "response.done")["response"]["output"][0]["id"]
    cut = {"item_id": item_id, "content_index": 0, "audio_end_ms": 900}
    assert one(session.send("conversation.item.truncate", **cut), "conversation.item.truncated")["audio_end_ms"] == 900
    item = session.send("conversation.item.retrieve", item_id=item_id)[0]["item"]
    assert item["content"][0]["transcript"] == "I am the demo"
    error = error_of(session.send("conversation.item.truncate", **(cut | {"audio_end_ms": 901})))
    assert error["message"] == "Audio content of 900ms is already shorter than 901ms"


def test_truncate_refuses_what_makes_no_sense() -> None:
    session = heard_session()
    mine = session.type_in("x")["id"]
    cut = {"content_index": 0, "audio_end_ms": 5}
    assert (
        error_of(session.send("conversation.item.truncate", item_id="nobody", **cut))["code"]
        == "item_truncate_invalid_item_id"
    )
    assert (
        "Only model output audio"
        in error_of(session.send("conversation.item.truncate", item_id=mine, **cut))["message"]
    )
    assert error_of(session.send("conversation.item.truncate", **cut))["param"] == "item_id"


def test_audio_inside_a_message_is_heard() -> None:
    session = heard_session()
    part = {"type": "input_audio", "audio": b64(turn_24k())}
    created = session.send("conversation.item.create", item={"type": "message", "role": "user", "content": [part]})
    assert "audio" not in created[0]["item"]["content"][0]
    session.send("response.create")
    events = session.hear("What time is it?") + session.wait(10)
    assert "14:05" in one(events, "response.audio_transcript.done")["transcript"]


def test_text_may_be_streamed_in() -> None:
    session = heard_session()
    for delta in ("Repeat after me ", "hello"):
        assert session.send("input_text.delta", id="typed", delta=delta) == []
    created = one(session.send("input_text.done", id="typed"), "conversation.item.created")
    assert created["item"]["content"][0]["text"] == "Repeat after me hello"


# ---- what cannot be understood


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("{", "invalid_json"),
        ("[]", "invalid_json"),
        ("", "invalid_json"),
        ("{}", "missing_required_parameter"),
        ('{"type": "tea.make"}', "invalid_value"),
        ('{"type": "input_audio_buffer.append"}', "missing_required_parameter"),
        ('{"type": "input_audio_buffer.append", "audio": 5}', "invalid_type"),
        ('{"type": "input_audio_buffer.append", "audio": "?"}', "invalid_value"),
        ('{"type": "session.update"}', "missing_required_parameter"),
        ('{"type": "session.update", "session": 5}', "invalid_type"),
        ('{"type": "response.create", "response": 5}', "invalid_type"),
        ('{"type": "input_text.delta"}', "missing_required_parameter"),
        ('{"type": "input_text.done", "id": "x"}', "item_text_invalid_item_id"),
        ('{"type": "session.avatar.connect", "client_sdp": "x"}', "invalid_value"),
    ],
)
def test_a_bad_message_is_answered_and_the_session_goes_on(message: str, code: str) -> None:
    session = heard_session()
    session.dialogue.receive(message)
    assert error_of(session.events())["code"] == code
    session.configure(instructions="still here")


def test_an_unknown_event_names_the_known_ones() -> None:
    error = error_of(heard_session().send("tea.make", event_id="mine"))
    assert error["message"].startswith("Invalid value: 'tea.make'. Supported values are: 'session.update', ")
    assert (error["param"], error["event_id"]) == ("type", "mine")


# ---- faults inside the session


def test_a_late_transcript_comes_late_but_the_answer_does_not() -> None:
    session = Session("gpt-4.1", transcript_delay_s=2.0)
    session.speak(turn_24k())
    assert "response.audio.delta" in kinds(session.hear("Hello."))
    assert f"{TRANSCRIPTION}.completed" not in kinds(session.wait(1.9))
    assert f"{TRANSCRIPTION}.completed" in kinds(session.wait(0.2))


def test_a_slow_service_and_a_silent_one() -> None:
    slow = Session(response_delay_s=1.5)
    slow.type_in("Hello")
    assert kinds(slow.send("response.create")) == ["response.created"]
    assert slow.wait(1.4) == []
    assert "response.audio.delta" in kinds(slow.wait(0.2))
    silent = Session(never_answers=True)
    silent.type_in("Hello")
    assert silent.send("response.create") == []


def test_a_failed_transcription_is_said() -> None:
    session = Session("gpt-4.1", fails_transcripts=True)
    session.speak(turn_24k())
    assert one(session.hear("Hello."), f"{TRANSCRIPTION}.failed")["error"]["code"] == "audio_unintelligible"
