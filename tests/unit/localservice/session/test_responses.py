"""Responses: their sound and words, what may be asked of one, functions, and what ends one early."""

from __future__ import annotations

import base64

import pytest

from tests.unit.localservice.sessions import DONE_ORDER, answering, heard_session
from tests.unit.localservice.surroundings import error_of, kinds, one, turn_24k

TIME_TOOL = {
    "type": "function",
    "name": "get_current_time",
    "parameters": {"type": "object", "properties": {}},
}


def test_audio_is_sent_faster_than_real_time_and_the_first_at_once() -> None:
    session, events = answering(seconds=0)
    assert "response.audio.delta" in kinds(events)
    events += session.wait(2)
    sent_ms = (
        sum(
            len(base64.b64decode(e["delta"])) for e in events if e["type"] == "response.audio.delta"
        )
        / 48
    )
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
    sent_s = (
        sum(
            len(base64.b64decode(e["delta"])) for e in events if e["type"] == "response.audio.delta"
        )
        / 48_000
    )
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
    assert one(events, "response.text.done")["text"].startswith("Hello, I am")


def test_words_have_timestamps_when_asked_for() -> None:
    session = heard_session(output_audio_timestamp_types=["word"])
    session.type_in("Thank you")
    events = session.send("response.create") + session.wait(5)
    stamps = [e for e in events if e["type"] == "response.audio_timestamp.delta"]
    assert (stamps[0]["text"], stamps[0]["audio_offset_ms"]) == ("You", 0)
    assert one(events, "response.audio_timestamp.done")


def test_a_prepared_message_is_spoken_as_it_is() -> None:
    session = heard_session()
    message = {
        "type": "message",
        "role": "assistant",
        "content": [{"type": "text", "text": "Welcome back."}],
    }
    events = session.send(
        "response.create", response={"pre_generated_assistant_message": message}
    ) + session.wait(5)
    assert one(events, "response.audio_transcript.done")["transcript"] == "Welcome back."


def test_a_response_outside_the_conversation_leaves_no_item() -> None:
    session = heard_session()
    session.type_in("Hello")
    events = session.send("response.create", response={"conversation": "none"}) + session.wait(10)
    assert "conversation.item.created" not in kinds(events)
    item_id = one(events, "response.output_item.done")["item"]["id"]
    assert (
        error_of(session.send("conversation.item.retrieve", item_id=item_id))["code"]
        == "item_retrieve_invalid_item_id"
    )


def test_a_response_may_have_its_own_voice_and_format() -> None:
    session = heard_session()
    session.type_in("Hello")
    events = session.send(
        "response.create", response={"voice": "echo", "output_audio_format": "g711_ulaw"}
    )
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
    item = one(
        session.send("conversation.item.retrieve", item_id=cut["item_id"]),
        "conversation.item.retrieved",
    )["item"]
    assert item["content"][0]["transcript"] == "I am the demo companion of"


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
    output = {
        "type": "function_call_output",
        "call_id": done["call_id"],
        "output": '{"time": "09:30"}',
    }
    session.send("conversation.item.create", item=output, previous_item_id=done["item_id"])
    events = session.send("response.create") + session.wait(5)
    assert one(events, "response.audio_transcript.done")["transcript"] == "It is 09:30."
