"""What each message of the service means, parsed as the SDK parses it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from azure.ai.voicelive.models import ServerEvent, ServerEventType
from hypothesis import given, settings
from hypothesis import strategies as st

from voicelive_desktop.client.azure_counted import COUNTED
from voicelive_desktop.client.azure_events import TRANSLATED, translate
from voicelive_desktop.client.ports import AudioReceived, Received
from voicelive_desktop.domain import events as ev
from voicelive_desktop.domain.conversation import Item, Role, Status, ToolCall, Word
from voicelive_desktop.domain.failures import Failure, FailureKind
from voicelive_desktop.domain.ids import CallId, ItemId, ResponseId, SessionId

NOW = 1_700_000_000.5
PCM = b"\x01\x00" * 480
R, I, P, C = ResponseId("resp_1"), ItemId("item_1"), ItemId("item_0"), CallId("call_1")  # noqa: E741 - an item
SERVICE_ERROR = FailureKind.SERVICE_ERROR
OF_REPLY = {"response_id": R, "item_id": I, "output_index": 0, "content_index": 0}
USER = {"id": I, "object": "realtime.item", "type": "message", "status": "completed", "role": "user"}
ANSWER = {"id": I, "object": "realtime.item", "type": "message", "status": "in_progress", "role": "assistant"}
CALL = {"id": I, "type": "function_call", "call_id": C, "name": "clock", "arguments": "{}"}
RESULT = {"id": I, "type": "function_call_output", "call_id": C, "output": '"noon"'}
CALLED = ToolCall(C, "clock", "{}")

Case = tuple[dict[str, Any], tuple[Received, ...]]


def _response(**fields: Any) -> dict[str, Any]:
    return {"response": {"object": "realtime.response", "id": R, "output": [], **fields}}


# Realistic messages of every translated type, most as in voice-live-api-reference, with what they mean.
CASES: list[Case] = [
    (
        {"type": "session.created", "session": {"id": "sess_1", "model": "gpt-realtime", "expires_at": 1_800_000_000}},
        (ev.SessionCreated(SessionId("sess_1"), "gpt-realtime", 1_800_000_000.0),),
    ),
    (
        {"type": "session.updated", "session": {"id": "s", "temperature": 0.8, "voice": {"name": "a"}, "tools": []}},
        (ev.SessionUpdated(None, (("id", "s"), ("temperature", 0.8), ("tools", "[]"), ("voice.name", "a"))),),
    ),
    (
        {
            "type": "error",
            "error": {
                "type": "invalid_request_error",
                "code": "invalid_value",
                "message": "No.",
                "param": "session.voice",
                "event_id": "session.update-1",
            },
        },
        (
            ev.ServiceErrorReported(
                Failure(SERVICE_ERROR, "invalid_value", "No.", subject="session.voice"), "session.update-1"
            ),
        ),
    ),
    (
        {"type": "error", "error": {"type": "server_error", "message": "Oops."}},
        (ev.ServiceErrorReported(Failure(SERVICE_ERROR, "server_error", "Oops.")),),
    ),
    (
        {"type": "warning", "warning": {"code": "odd", "message": "Hm."}},
        (ev.ServiceWarned(Failure(SERVICE_ERROR, "odd", "Hm.")),),
    ),
    (
        {"type": "input_audio_buffer.speech_started", "item_id": I, "audio_start_ms": 1_240},
        (ev.SpeechStarted(I, 1_240, NOW),),
    ),
    (
        {"type": "input_audio_buffer.speech_stopped", "item_id": I, "audio_end_ms": 2_480},
        (ev.SpeechStopped(I, 2_480, NOW),),
    ),
    (
        {"type": "input_audio_buffer.committed", "item_id": I, "previous_item_id": P},
        (ev.InputCommitted(I, P, NOW),),
    ),
    ({"type": "input_audio_buffer.committed", "item_id": I}, (ev.InputCommitted(I, None, NOW),)),
    ({"type": "input_audio_buffer.cleared"}, (ev.InputCleared(),)),
    (
        {"type": "conversation.item.input_audio_transcription.delta", "item_id": I, "content_index": 0, "delta": "he"},
        (ev.TranscriptionGrew(I, "he"),),
    ),
    (
        {"type": "conversation.item.input_audio_transcription.completed", "item_id": I, "transcript": "hello"},
        (ev.TranscriptionCompleted(I, "hello"),),
    ),
    (
        {
            "type": "conversation.item.input_audio_transcription.failed",
            "item_id": I,
            "error": {"type": "transcription_error", "code": "audio_unintelligible", "message": "?"},
        },
        (ev.TranscriptionFailed(I, Failure(SERVICE_ERROR, "audio_unintelligible", "?")),),
    ),
    (
        {"type": "conversation.item.input_audio_transcription.failed", "item_id": I},
        (ev.TranscriptionFailed(I, Failure(SERVICE_ERROR)),),
    ),
    (
        {
            "type": "conversation.item.created",
            "previous_item_id": P,
            "item": {**USER, "content": [{"type": "input_audio", "transcript": None}]},
        },
        (ev.ItemCreated(Item(I, Role.USER, "", Status.PARTIAL, NOW), P),),
    ),
    (
        {
            "type": "conversation.item.created",
            "item": {**USER, "content": [{"type": "input_text", "text": "hello"}]},
        },
        (ev.ItemCreated(Item(I, Role.USER, "hello", Status.FINAL, NOW)),),
    ),
    (
        {"type": "conversation.item.created", "item": {**USER, "role": "narrator", "content": []}},
        (ev.ItemCreated(Item(I, Role.SYSTEM, "", Status.PARTIAL, NOW)),),
    ),
    (
        {"type": "conversation.item.created", "item": CALL},
        (ev.ItemCreated(Item(I, Role.TOOL, at_s=NOW, tool=CALLED)),),
    ),
    (
        {"type": "conversation.item.created", "item": RESULT},
        (
            ev.ItemCreated(
                Item(I, Role.TOOL, status=Status.FINAL, at_s=NOW, tool=ToolCall(C, "", output='"noon"')),
            ),
        ),
    ),
    (
        {"type": "conversation.item.created", "item": {"id": I, "type": "mcp_list_tools", "server_label": "x"}},
        (ev.UnhandledReceived("conversation.item.created mcp_list_tools"),),
    ),
    (
        {
            "type": "conversation.item.retrieved",
            "item": {**ANSWER, "status": "completed", "content": [{"type": "audio", "transcript": "hi"}]},
        },
        (ev.ItemRetrieved(Item(I, Role.ASSISTANT, "hi", Status.FINAL, NOW)),),
    ),
    ({"type": "conversation.item.retrieved", "item": {"id": I, "type": "mcp_call"}}, ()),
    (
        {"type": "conversation.item.truncated", "item_id": I, "content_index": 0, "audio_end_ms": 1_500},
        (ev.ItemTruncated(I, 1_500),),
    ),
    ({"type": "conversation.item.deleted", "item_id": I}, (ev.ItemDeleted(I),)),
    ({"type": "response.created", **_response(status="in_progress")}, (ev.ResponseCreated(R, NOW),)),
    (
        {"type": "response.done", **_response(status="completed", usage={"input_tokens": 3, "output_tokens": 9})},
        (ev.ResponseDone(R, "completed", input_tokens=3, output_tokens=9),),
    ),
    (
        {
            "type": "response.done",
            **_response(status="cancelled", status_details={"type": "cancelled", "reason": "turn_detected"}),
        },
        (ev.ResponseDone(R, "cancelled", "turn_detected"),),
    ),
    (
        {
            "type": "response.done",
            **_response(
                status="failed",
                status_details={
                    "type": "failed",
                    "error": {"type": "rate_limit", "code": "rate_limit_exceeded", "message": "Slow."},
                },
            ),
        },
        (ev.ResponseDone(R, "failed", "", Failure(FailureKind.RATE_LIMITED, "rate_limit_exceeded", "Slow.")),),
    ),
    (
        {
            "type": "response.done",
            **_response(
                status="completed",
                output=[
                    {**ANSWER, "status": "completed", "content": [{"type": "audio", "transcript": "hi there"}]},
                    CALL,
                    {**ANSWER, "id": "", "content": []},
                ],
            ),
        },
        (ev.ItemDone(I, "hi there", complete=True), ev.ResponseDone(R, "completed")),
    ),
    (
        {"type": "response.done", **_response(status=7, status_details="odd", usage="none")},
        (ev.ResponseDone(R, ""),),
    ),
    (
        {"type": "response.output_item.added", "response_id": R, "item": {**ANSWER, "content": []}},
        (ev.ItemCreated(Item(I, Role.ASSISTANT, "", Status.PARTIAL, NOW, R)),),
    ),
    (
        {"type": "response.output_item.added", "response_id": R, "item": CALL},
        (ev.ItemCreated(Item(I, Role.TOOL, at_s=NOW, response_id=R, tool=CALLED)),),
    ),
    (
        {"type": "response.output_item.added", "response_id": R, "item": {"id": I, "type": "mcp_call"}},
        (ev.UnhandledReceived("response.output_item.added mcp_call"),),
    ),
    (
        {
            "type": "response.output_item.done",
            "response_id": R,
            "item": {**ANSWER, "status": "incomplete", "content": [{"type": "audio", "transcript": "hi"}]},
        },
        (ev.ItemDone(I, "hi", complete=False),),
    ),
    ({"type": "response.output_item.done", "response_id": R, "item": CALL}, ()),
    ({"type": "response.content_part.added", **OF_REPLY, "part": {"type": "audio"}}, ()),
    ({"type": "response.content_part.done", **OF_REPLY, "part": {"type": "audio", "transcript": "hi"}}, ()),
    ({"type": "response.text.delta", **OF_REPLY, "delta": "h"}, (ev.ReplyTextGrew(R, I, "h", NOW),)),
    ({"type": "response.text.done", **OF_REPLY, "text": "hi"}, (ev.ReplyTextCompleted(R, I, "hi"),)),
    ({"type": "response.audio_transcript.delta", **OF_REPLY, "delta": "h"}, (ev.ReplyTextGrew(R, I, "h", NOW),)),
    ({"type": "response.audio_transcript.done", **OF_REPLY, "transcript": "hi"}, (ev.ReplyTextCompleted(R, I, "hi"),)),
    (
        {"type": "response.audio.delta", **OF_REPLY, "delta": base64.b64encode(PCM).decode()},
        (AudioReceived(R, I, PCM), ev.AudioArrived(R, I, 20.0, NOW)),
    ),
    ({"type": "response.audio.done", **OF_REPLY}, (ev.AudioCompleted(R, I),)),
    (
        {
            "type": "response.audio_timestamp.delta",
            **OF_REPLY,
            "audio_offset_ms": 120,
            "audio_duration_ms": 300,
            "text": "hi",
            "timestamp_type": "word",
        },
        (ev.ReplyWordTimed(R, I, Word("hi", 120.0, 300.0)),),
    ),
    ({"type": "response.audio_timestamp.done", **OF_REPLY}, ()),
    (
        {"type": "response.function_call_arguments.delta", **OF_REPLY, "call_id": C, "delta": "{"},
        (ev.FunctionCallGrew(R, I, C, "{"),),
    ),
    (
        {"type": "response.function_call_arguments.done", **OF_REPLY, "call_id": C, "name": "clock", "arguments": "{}"},
        (ev.FunctionCallCompleted(R, I, C, "clock", "{}", NOW),),
    ),
    (
        {"type": "response.invocation.delta", "event_id": "e1", "delta": {"type": "progress", "step": "se\u00e9k"}},
        (ev.AgentReported(ItemId("invocation_e1"), "progress", '{"step": "se\u00e9k"}', NOW),),
    ),
    (
        {"type": "response.invocation.delta", "event_id": "e1", "delta": {"type": "done"}},
        (ev.AgentReported(ItemId("invocation_e1"), "done", "", NOW),),
    ),
    (
        {"type": "response.invocation.delta", "event_id": "e1", "delta": {"answer": 42}},
        (ev.AgentReported(ItemId("invocation_e1"), "invocation", '{"answer": 42}', NOW),),
    ),
]


def parsed(payload: Mapping[str, Any]) -> ServerEvent:
    """As `VoiceLiveConnection.recv` does it."""
    deserialize: Callable[[Any, list[Any]], ServerEvent] = ServerEvent._deserialize
    return deserialize(json.loads(json.dumps(payload)), [])


def meaning(payload: Mapping[str, Any]) -> tuple[Received, ...]:
    return tuple(translate(parsed(payload), lambda: NOW))


@pytest.mark.parametrize(("payload", "expected"), CASES, ids=[payload["type"] for payload, _ in CASES])
def test_a_message_means_what_it_says(payload: dict[str, Any], expected: tuple[Received, ...]) -> None:
    assert meaning({"event_id": "event_1", **payload}) == expected


def test_every_type_of_the_sdk_is_either_translated_or_counted() -> None:
    known = {str(kind.value) for kind in ServerEventType}
    assert set(TRANSLATED) | set(COUNTED) == known
    assert not set(TRANSLATED) & set(COUNTED)
    assert all(COUNTED.values())


def test_every_translated_type_is_among_the_cases() -> None:
    assert {payload["type"] for payload, _ in CASES} == set(TRANSLATED)


@pytest.mark.parametrize("kind", [*COUNTED, "some.future.event", ""])
def test_other_types_are_counted(kind: str) -> None:
    assert meaning({"type": kind, "delta": "x"}) == (ev.UnhandledReceived(kind),)


def test_a_message_without_a_type_is_counted() -> None:
    assert meaning({"hello": 1}) == (ev.UnhandledReceived("None"),)


def test_plain_texts_come_out_of_the_sdk_s_enums() -> None:
    (done,) = meaning({"type": "response.done", **_response(status="completed")})
    assert isinstance(done, ev.ResponseDone)
    assert type(done.status) is str


@pytest.mark.parametrize("kind", sorted(set(TRANSLATED) - {"input_audio_buffer.cleared"}))
def test_a_message_without_its_fields_is_malformed_or_says_less(kind: str) -> None:
    (said,) = meaning({"type": kind}) or (None,)
    assert said == ev.UnhandledReceived(kind, malformed=True)


def test_sound_that_is_no_base64_is_malformed() -> None:
    assert meaning({"type": "response.audio.delta", **OF_REPLY, "delta": "abc"}) == (
        ev.UnhandledReceived("response.audio.delta", malformed=True),
    )


def test_sound_is_decoded_once() -> None:
    class Counting:
        reads = 0
        response_id, item_id = R, I

        def get(self, _name: str) -> str:
            return "response.audio.delta"

        @property
        def delta(self) -> bytes:
            self.reads += 1
            return PCM

    message: Any = Counting()
    assert len(translate(message, lambda: NOW)) == 2
    assert message.reads == 1


@pytest.mark.parametrize("code", [5, ["x"], {"y": 1}])
def test_an_error_with_odd_parts_is_still_an_error(code: object) -> None:
    (error,) = meaning({"type": "error", "error": {"code": code, "message": 3, "param": [], "event_id": 9}})
    assert isinstance(error, ev.ServiceErrorReported)
    assert all(isinstance(text, str) for text in (error.because.code, error.because.message, error.because.subject))
    assert isinstance(error.event_id, str)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("insufficient_quota", FailureKind.RATE_LIMITED),
        ("model_not_found", FailureKind.NOT_OFFERED),
        ("session_expired", FailureKind.SESSION_ENDED),
        ("anything", FailureKind.SERVICE_ERROR),
    ],
)
def test_errors_with_sentences_of_their_own_are_told_apart(code: str, kind: FailureKind) -> None:
    (error,) = meaning({"type": "error", "error": {"code": code, "message": "m"}})
    assert isinstance(error, ev.ServiceErrorReported)
    assert error.because.kind is kind


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ["session", "error", "warning", "item", "response", "item_id", "response_id", "delta", "audio_start_ms"]


@st.composite
def _damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A realistic message with one part, at any depth, replaced by anything or left out."""
    message: Any = json.loads(json.dumps(draw(st.sampled_from(CASES))[0]))
    place = message
    while True:
        name = draw(st.sampled_from(sorted(place)))
        if isinstance(place[name], dict) and place[name] and draw(st.booleans()):
            place = place[name]
            continue
        if draw(st.booleans()):
            del place[name]
        else:
            place[name] = draw(JSON)
        return dict(message)


def _harmless(payload: dict[str, Any]) -> None:
    try:
        message = parsed(payload)
    except (TypeError, AttributeError, ValueError):
        return  # the SDK itself gives up; AzureConnection counts it
    for received in translate(message, lambda: NOW):
        assert not isinstance(received, ev.UnhandledReceived) or isinstance(received.kind, str)


@given(_damaged())
@settings(max_examples=400, deadline=None)
def test_no_damaged_message_raises(payload: dict[str, Any]) -> None:
    _harmless(payload)


@given(st.fixed_dictionaries({"type": st.sampled_from(sorted(TRANSLATED))}, optional=dict.fromkeys(FIELDS, JSON)))
@settings(max_examples=300, deadline=None)
def test_no_garbage_raises(payload: dict[str, Any]) -> None:
    _harmless(payload)
