"""Realistic messages of the service, and what they mean."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Mapping
from typing import Any

from azure.ai.voicelive.models import ServerEvent

from voicelive_desktop.client.azure_events import translate
from voicelive_desktop.client.ports import (
    AudioReceived,
    AvatarAnswered,
    AvatarOffered,
    AvatarSwitched,
    MouthReceived,
    Received,
    SoundRetrieved,
    VideoReceived,
)
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status, ToolCall, Word
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId, SessionId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.usage import Usage

NOW = 1_700_000_000.5
PCM = b"\x01\x00" * 480
MP4 = base64.b64encode(b"mp4").decode()
R, I, P, C = ResponseId("resp_1"), ItemId("item_1"), ItemId("item_0"), CallId("call_1")  # noqa: E741 - an item
SERVICE_ERROR = FailureKind.SERVICE_ERROR
OF_REPLY = {"response_id": R, "item_id": I, "output_index": 0, "content_index": 0}
USER = {
    "id": I,
    "object": "realtime.item",
    "type": "message",
    "status": "completed",
    "role": "user",
}
ANSWER = {
    "id": I,
    "object": "realtime.item",
    "type": "message",
    "status": "in_progress",
    "role": "assistant",
}
CALL = {"id": I, "type": "function_call", "call_id": C, "name": "clock", "arguments": "{}"}
RESULT = {"id": I, "type": "function_call_output", "call_id": C, "output": '"noon"'}
CALLED = ToolCall(C, "clock", "{}")
Case = tuple[dict[str, Any], tuple[Received, ...]]


def response_of(**fields: Any) -> dict[str, Any]:
    """The part of a message that tells of a response."""
    return {"response": {"object": "realtime.response", "id": R, "output": [], **fields}}


# Realistic messages of every translated type, most as in voice-live-api-reference, with what they
# mean.
CASES: list[Case] = [
    (
        {
            "type": "session.created",
            "session": {"id": "sess_1", "model": "gpt-realtime", "expires_at": 1_800_000_000},
        },
        (ev.SessionCreated(SessionId("sess_1"), "gpt-realtime", 1_800_000_000.0),),
    ),
    (
        {
            "type": "session.updated",
            "session": {"id": "s", "temperature": 0.8, "voice": {"name": "a"}, "tools": []},
        },
        (
            ev.SessionUpdated(
                None, (("id", "s"), ("temperature", 0.8), ("tools", "[]"), ("voice.name", "a"))
            ),
        ),
    ),
    (
        {
            "type": "session.updated",
            "session": {
                "id": "s",
                "avatar": {
                    "output_protocol": "webrtc",
                    "ice_servers": [{"urls": ["turn:x"], "username": "u", "credential": "c"}],
                },
            },
        },
        (
            ev.SessionUpdated(
                None,
                (
                    ("avatar.output_protocol", "webrtc"),
                    ("id", "s"),
                ),
            ),
            AvatarOffered('[{"urls": ["turn:x"], "username": "u", "credential": "c"}]'),
        ),
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
                Failure(SERVICE_ERROR, "invalid_value", "No.", subject="session.voice")
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
        {
            "type": "conversation.item.input_audio_transcription.delta",
            "item_id": I,
            "content_index": 0,
            "delta": "he",
        },
        (ev.TranscriptionGrew(I, "he"),),
    ),
    (
        {
            "type": "conversation.item.input_audio_transcription.completed",
            "item_id": I,
            "transcript": "hello",
        },
        (ev.TranscriptionCompleted(I, "hello"),),
    ),
    (
        {
            "type": "conversation.item.input_audio_transcription.failed",
            "item_id": I,
            "error": {
                "type": "transcription_error",
                "code": "audio_unintelligible",
                "message": "?",
            },
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
                Item(
                    I,
                    Role.TOOL,
                    status=Status.FINAL,
                    at_s=NOW,
                    tool=ToolCall(C, "", output='"noon"'),
                ),
            ),
        ),
    ),
    (
        {"type": "conversation.item.created", "item": {"id": I, "type": "some_call"}},
        (ev.UnhandledReceived("conversation.item.created some_call"),),
    ),
    (
        {
            "type": "conversation.item.retrieved",
            "item": {
                **ANSWER,
                "status": "completed",
                "content": [{"type": "audio", "transcript": "hi"}],
            },
        },
        (ev.ItemRetrieved(Item(I, Role.ASSISTANT, "hi", Status.FINAL, NOW)),),
    ),
    ({"type": "conversation.item.retrieved", "item": {"id": I, "type": "mcp_call"}}, ()),
    (
        {
            "type": "conversation.item.retrieved",
            "item": {
                **USER,
                "content": [
                    {
                        "type": "input_audio",
                        "transcript": "hi",
                        "audio": base64.b64encode(PCM + b"x").decode(),
                    }
                ],
            },
        },
        (
            ev.ItemRetrieved(Item(I, Role.USER, "hi", Status.FINAL, NOW)),
            SoundRetrieved(I, PCM),
        ),
    ),
    (
        {
            "type": "conversation.item.truncated",
            "item_id": I,
            "content_index": 0,
            "audio_end_ms": 1_500,
        },
        (ev.ItemTruncated(I, 1_500),),
    ),
    ({"type": "conversation.item.deleted", "item_id": I}, (ev.ItemDeleted(I),)),
    (
        {"type": "response.created", **response_of(status="in_progress")},
        (ev.ResponseCreated(R, NOW),),
    ),
    (
        {
            "type": "response.done",
            **response_of(status="completed", usage={"input_tokens": 3, "output_tokens": 9}),
        },
        (ev.ResponseDone(R, ResponseStatus.COMPLETED, usage=Usage(12, 3, 9)),),
    ),
    (
        {
            "type": "response.done",
            **response_of(
                status="cancelled", status_details={"type": "cancelled", "reason": "turn_detected"}
            ),
        },
        (ev.ResponseDone(R, ResponseStatus.CANCELLED, "turn_detected"),),
    ),
    (
        {
            "type": "response.done",
            **response_of(
                status="failed",
                status_details={
                    "type": "failed",
                    "error": {
                        "type": "rate_limit",
                        "code": "rate_limit_exceeded",
                        "message": "Slow.",
                    },
                },
            ),
        },
        (
            ev.ResponseDone(
                R,
                ResponseStatus.FAILED,
                "",
                Failure(FailureKind.RATE_LIMITED, "rate_limit_exceeded", "Slow."),
            ),
        ),
    ),
    (
        {
            "type": "response.done",
            **response_of(
                status="completed",
                output=[
                    {
                        **ANSWER,
                        "status": "completed",
                        "content": [{"type": "audio", "transcript": "hi there"}],
                    },
                    CALL,
                    {**ANSWER, "id": "", "content": []},
                ],
            ),
        },
        (ev.ItemDone(I, "hi there", complete=True), ev.ResponseDone(R, ResponseStatus.COMPLETED)),
    ),
    (
        {"type": "response.done", **response_of(status=7, status_details="odd", usage="none")},
        (ev.ResponseDone(R, ResponseStatus.UNTOLD, because=Failure(SERVICE_ERROR, message="odd")),),
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
        {
            "type": "response.output_item.added",
            "response_id": R,
            "item": {"id": I, "type": "some_call"},
        },
        (ev.UnhandledReceived("response.output_item.added some_call"),),
    ),
    (
        {
            "type": "response.output_item.done",
            "response_id": R,
            "item": {
                **ANSWER,
                "status": "incomplete",
                "content": [{"type": "audio", "transcript": "hi"}],
            },
        },
        (ev.ItemDone(I, "hi", complete=False),),
    ),
    ({"type": "response.output_item.done", "response_id": R, "item": CALL}, ()),
    ({"type": "response.content_part.added", **OF_REPLY, "part": {"type": "audio"}}, ()),
    (
        {
            "type": "response.content_part.done",
            **OF_REPLY,
            "part": {"type": "audio", "transcript": "hi"},
        },
        (),
    ),
    (
        {"type": "response.text.delta", **OF_REPLY, "delta": "h"},
        (ev.ReplyTextGrew(R, I, "h", NOW),),
    ),
    (
        {"type": "response.text.done", **OF_REPLY, "text": "hi"},
        (ev.ReplyTextCompleted(R, I, "hi"),),
    ),
    (
        {"type": "response.audio_transcript.delta", **OF_REPLY, "delta": "h"},
        (ev.ReplyTextGrew(R, I, "h", NOW),),
    ),
    (
        {"type": "response.audio_transcript.done", **OF_REPLY, "transcript": "hi"},
        (ev.ReplyTextCompleted(R, I, "hi"),),
    ),
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
        {
            "type": "response.animation_viseme.delta",
            **OF_REPLY,
            "audio_offset_ms": 120,
            "viseme_id": 21,
        },
        (MouthReceived(I, 120, 21),),
    ),
    ({"type": "response.animation_viseme.done", **OF_REPLY}, ()),
    (
        {
            "type": "response.video.delta",
            "output_index": 0,
            "codec": "h264",
            "delta": MP4,
        },
        (VideoReceived(b"mp4"),),
    ),
    (
        {"type": "response.video.delta", **OF_REPLY, "codec": "h264", "delta": MP4},
        (VideoReceived(b"mp4", R, I),),
    ),
    (
        {"type": "session.avatar.switch_to_speaking", "turn_id": "t"},
        (AvatarSwitched("speaking", "t"),),
    ),
    ({"type": "session.avatar.switch_to_idle", "turn_id": "t"}, (AvatarSwitched("idle", "t"),)),
    ({"type": "output_audio_buffer.cleared"}, (AvatarSwitched("cleared"),)),
    ({"type": "session.avatar.connecting", "server_sdp": "b3g="}, (AvatarAnswered("b3g="),)),
    (
        {"type": "response.function_call_arguments.delta", **OF_REPLY, "call_id": C, "delta": "{"},
        (ev.FunctionCallGrew(R, I, C, "{"),),
    ),
    (
        {
            "type": "response.function_call_arguments.done",
            **OF_REPLY,
            "call_id": C,
            "name": "clock",
            "arguments": "{}",
        },
        (ev.FunctionCallCompleted(R, I, C, "clock", "{}", NOW),),
    ),
    (
        {
            "type": "response.invocation.delta",
            "event_id": "e1",
            "delta": {"type": "progress", "step": "se\u00e9k"},
        },
        (ev.AgentReported(ItemId("invocation_e1"), "progress", '{"step": "se\u00e9k"}', NOW),),
    ),
    (
        {"type": "response.invocation.delta", "event_id": "e1", "delta": {"type": "done"}},
        (ev.AgentReported(ItemId("invocation_e1"), "done", "", NOW),),
    ),
    (
        {
            "type": "response.invocation.delta",
            "event_id": "e1",
            "delta": 'data: {"type": "ui.card", "n": 1}',
        },
        (ev.AgentReported(ItemId("invocation_e1"), "ui.card", '{"n": 1}', NOW),),
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
    """What the session is told of it."""
    return tuple(translate(parsed(payload), lambda: NOW))
