"""Items of the conversation: made, placed, cut, deleted, and refused."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import pytest

from tests.unit.localservice.sessions import answering, heard_session
from tests.unit.localservice.surroundings import b64, error_of, one, turn_24k


def test_items_are_put_where_asked() -> None:
    session = heard_session()
    first = session.type_in("one")["id"]
    item = {
        "type": "message",
        "role": "system",
        "content": [{"type": "input_text", "text": "zero"}],
        "id": "mine",
    }
    created = one(
        session.send("conversation.item.create", item=item, previous_item_id="root"),
        "conversation.item.created",
    )
    assert created["previous_item_id"] is None
    assert created["item"]["id"] == "mine"
    item = {"type": "message", "role": "assistant", "content": [{"type": "text", "text": "half"}]}
    created = one(
        session.send("conversation.item.create", item=item, previous_item_id="mine"),
        "conversation.item.created",
    )
    assert created["previous_item_id"] == "mine"
    assert (
        session.send("conversation.item.retrieve", item_id=first)[0]["item"]["content"][0]["text"]
        == "one"
    )


@pytest.mark.parametrize(
    ("item", "code", "param"),
    [
        (None, "missing_required_parameter", "item"),
        ({}, "missing_required_parameter", "item.type"),
        ({"type": "tea"}, "invalid_value", "item.type"),
        ({"type": "message"}, "missing_required_parameter", "item.role"),
        ({"type": "message", "role": "user"}, "missing_required_parameter", "item.content"),
        (
            {"type": "message", "role": "user", "content": [{"type": "tea"}]},
            "invalid_value",
            "item.content[0].type",
        ),
        (
            {"type": "message", "role": "user", "content": [{"type": "input_text"}]},
            "missing_required_parameter",
            None,
        ),
        (
            {"type": "function_call_output", "output": "x"},
            "missing_required_parameter",
            "item.call_id",
        ),
        (
            {"type": "function_call_output", "call_id": "c", "output": {}},
            "invalid_type",
            "item.output",
        ),
    ],
)
def test_an_invalid_item_is_refused(item: Any, code: str, param: str | None) -> None:
    error = error_of(
        heard_session().send("conversation.item.create", **({} if item is None else {"item": item}))
    )
    assert error["code"] == code
    assert param is None or error["param"] == param


def test_an_unknown_previous_item_is_refused() -> None:
    item = {"type": "message", "role": "user", "content": []}
    error = error_of(
        heard_session().send("conversation.item.create", item=item, previous_item_id="nobody")
    )
    assert error["param"] == "previous_item_id"


def test_delete_and_retrieve_need_an_item_that_exists() -> None:
    session = heard_session()
    item_id = session.type_in("x")["id"]
    assert (
        one(session.send("conversation.item.delete", item_id=item_id), "conversation.item.deleted")[
            "item_id"
        ]
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
    assert (
        one(session.send("conversation.item.truncate", **cut), "conversation.item.truncated")[
            "audio_end_ms"
        ]
        == 900
    )
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
    created = session.send(
        "conversation.item.create", item={"type": "message", "role": "user", "content": [part]}
    )
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


def test_a_spoken_turn_is_given_back_with_the_sound_that_was_heard() -> None:
    session = heard_session()
    events = session.speak(turn_24k()) + session.hear("What time is it?") + session.wait(20)
    item_id = one(events, "input_audio_buffer.committed")["item_id"]
    started = one(events, "input_audio_buffer.speech_started")["audio_start_ms"]
    stopped = one(events, "input_audio_buffer.speech_stopped")["audio_end_ms"]
    told = one(
        session.send("conversation.item.retrieve", item_id=item_id),
        "conversation.item.retrieved",
    )
    sound = base64.b64decode(told["item"]["content"][0]["audio"])
    assert abs(len(sound) / 48 - (stopped - started)) < 60
    heard = np.frombuffer(sound, "<i2").astype(np.float32)
    said = turn_24k()[started * 24 :][: heard.size]
    likeness = np.corrcoef(heard[: said.size], said)[0, 1]
    assert likeness > 0.9
