"""No message ends a session, makes it mute, or needs the guard that would save it: each is answered
in its words.
"""

from __future__ import annotations

import json
import logging
from concurrent.futures import Future
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.localservice.client_events import VALID, client_messages, deep, places, replaced
from tests.unit.localservice.surroundings import FakeVoice, Session, error_of, kinds, one
from voicelive_desktop.localservice.protocol.client_messages import encoded, parsed, whole_text
from voicelive_desktop.localservice.voice.espeak_voice import EspeakVoice
from voicelive_desktop.localservice.voice.voice_port import SpokenText, VoiceStyle

WRONG: list[Any] = [
    None,
    True,
    7,
    -1,
    10**400,
    1.5,
    "\ud83d",
    "nobody",
    [],
    [[]],
    ["x"],
    {},
    {"a": {"b": 1}},
    deep(70),
]


def goes_on(session: Session) -> None:
    """The session still answers, and everything it said can be sent."""
    events = session.events() + session.wait(1)
    assert not [e for e in events if e["type"] == "error" and e["error"]["type"] == "server_error"]
    for event in events:
        encoded(event).encode()
    assert kinds(session.send("session.update", session={})) == ["session.updated"]


@pytest.mark.parametrize("event", VALID, ids=lambda event: str(event["type"]))
def test_a_wrong_type_in_any_place_is_answered(event: dict[str, Any]) -> None:
    for path in places(event):
        session = Session("gpt-4.1")
        for value in WRONG:
            session.dialogue.receive(json.dumps(replaced(event, path, value)))
            goes_on(session)


def hold_conversation(messages: list[str]) -> None:
    session = Session("gpt-4.1")
    for message in messages:
        session.dialogue.receive(message)
        session.wait(0.1)
    goes_on(session)


@settings(max_examples=40, deadline=None)
@given(st.lists(client_messages(), min_size=1, max_size=12))
def test_any_messages_in_any_order_are_answered(messages: list[str]) -> None:
    hold_conversation(messages)


@pytest.mark.soak
@settings(max_examples=20_000, deadline=None)
@given(st.lists(client_messages(), min_size=1, max_size=30))
def test_any_messages_in_any_order_for_long(messages: list[str]) -> None:
    hold_conversation(messages)


@pytest.mark.parametrize(
    "message",
    [
        "[" * 100_000,
        '{"type": "session.update", "session": {"metadata": ' + "[" * 900 + "]" * 900 + "}}",
        '{"type": "session.update", "session": {"temperature": NaN}}',
        '{"type": "session.update", "session": {"metadata": {"a": 1e999}}}',
        '{"type": "session.update", "session": {"metadata": {"a": ' + "9" * 5000 + "}}}",
    ],
)
def test_what_could_not_be_sent_back_is_refused(message: str) -> None:
    session = Session()
    session.dialogue.receive(message)
    assert error_of(session.events())["code"] == "invalid_json"
    goes_on(session)


def test_half_an_emoji_comes_back_as_a_replacement_character() -> None:
    session = Session()
    created = session.type_in("\ud83d Hello \ud83d\ude00")
    assert created["content"][0]["text"] == "\ufffd Hello \U0001f600"
    events = session.send("session.update", session={"metadata": {"\ude00": "x"}})
    assert one(events, "session.updated")["session"]["metadata"] == {"\ufffd": "x"}


def test_a_message_stays_as_it_is_otherwise() -> None:
    event = {"type": "x", "a": ["ä", 1, 1.5, None, True, {"b": "日本"}]}
    assert parsed(json.dumps(event)) == event
    assert whole_text("a\ud83d\ude00") == "a\U0001f600"


def test_half_an_emoji_inside_the_output_of_a_function_can_be_spoken() -> None:
    session = Session(voice=EspeakVoice())
    call = {"type": "function_call", "name": "f", "call_id": "c", "arguments": "{}"}
    session.send("conversation.item.create", item=call)
    output = {"type": "function_call_output", "call_id": "c", "output": '{"a": "\\ud83d"}'}
    session.send("conversation.item.create", item=output)
    events = session.send("response.create") + session.wait(20)
    assert one(events, "response.done")["response"]["status"] == "completed"
    goes_on(session)


def test_a_value_that_an_error_repeats_is_cut() -> None:
    error = error_of(Session().send("x" * 100_000))
    assert len(error["message"]) < 2000


def test_a_reference_stands_for_the_item_of_the_conversation() -> None:
    session = Session()
    item = session.type_in("Repeat after me: good day")
    session.type_in("Who are you?")
    request = {
        "conversation": "none",
        "input_items": [{"type": "item_reference", "id": item["id"]}],
    }
    events = session.send("response.create", response=request) + session.wait(20)
    assert one(events, "response.audio_transcript.done")["transcript"] == "Good day."


def test_a_reference_to_nothing_is_refused_and_no_answer_begins() -> None:
    request = {"input_items": [{"type": "item_reference", "id": "item_x"}]}
    events = Session().send("response.create", response=request)
    assert kinds(events) == ["error"]
    assert (
        error_of(events)["message"]
        == "Error referencing item: the item with id 'item_x' does not exist."
    )


@pytest.mark.parametrize(
    "content", ["Hello", None, [5], [{"type": "text", "text": 5}], [{"type": "input_audio"}]]
)
def test_ready_made_words_of_another_form_are_refused(content: Any) -> None:
    message = {"type": "message", "role": "assistant", "content": content}
    events = Session().send(
        "response.create", response={"pre_generated_assistant_message": message}
    )
    assert kinds(events) == ["error"]
    assert error_of(events)["param"].startswith("response.pre_generated_assistant_message.content")


class BrokenVoice(FakeVoice):
    """Fails at its second sentence, at once or later."""

    def __init__(self, *, at_once: bool) -> None:
        super().__init__()
        self.at_once = at_once

    def speak(self, text: str, style: VoiceStyle) -> Future[SpokenText]:
        if not self.spoken:
            return super().speak(text, style)
        if self.at_once:
            raise RuntimeError(text)
        failed: Future[SpokenText] = Future()
        failed.set_exception(RuntimeError(text))
        return failed


@pytest.mark.parametrize("at_once", [True, False])
def test_a_part_that_fails_ends_the_answer_and_nothing_else(
    at_once: bool, caplog: pytest.LogCaptureFixture
) -> None:
    session = Session(voice=BrokenVoice(at_once=at_once))
    session.type_in("Who are you?")
    response = one(session.send("response.create") + session.wait(60), "response.done")["response"]
    assert response["status"] == "failed"
    assert response["status_details"]["error"]["type"] == "server_error"
    assert response["output"][0]["content"][0]["transcript"]
    logged = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert not any("cloud" in line for line in logged)  # the sentence that failed
    caplog.clear()
    session.send("response.cancel")
    goes_on(session)


def test_what_nobody_thought_of_is_an_error_event_too(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    session = Session()

    def broken(_event: Any) -> None:
        raise KeyError("secret words")

    monkeypatch.setitem(session.dialogue._handlers, "input_audio_buffer.commit", broken)
    error = error_of(session.send("input_audio_buffer.commit", event_id="mine"))
    assert (error["type"], error["code"], error["event_id"]) == (
        "server_error",
        "internal_error",
        "mine",
    )
    assert "secret" not in caplog.text
    assert "KeyError at" in caplog.text
    caplog.clear()
    goes_on(session)
