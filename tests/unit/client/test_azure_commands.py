"""What each command looks like on the wire."""

from __future__ import annotations

import asyncio
import inspect
import json
from typing import Any

import pytest
from azure.ai.voicelive.aio import VoiceLiveConnection
from azure.ai.voicelive.models import ClientEventType

from voicelive_desktop.client import azure_commands
from voicelive_desktop.client.azure_by_hand import BY_HAND_ONLY
from voicelive_desktop.client.ports import AppendAudio, Command, ConnectAvatar
from voicelive_desktop.client.sent_messages import SentMessages
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    ClearInput,
    ClearOutput,
    CommitInput,
    ConfigureSession,
    CreateResponse,
    DeleteItem,
    RetrieveItem,
    SendText,
    SendToolCall,
    SendToolOutput,
    Truncate,
)
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import NoiseReduction

M = ItemId("msg_1")


class Socket:
    """Keeps what is written."""

    def __init__(self) -> None:
        self.written: list[str] = []

    async def send_str(self, text: str) -> None:
        self.written.append(text)


def wire(command: Command) -> dict[str, Any]:
    socket: Any = Socket()
    asyncio.run(azure_commands.send(VoiceLiveConnection(socket, socket), command, SentMessages()))
    (text,) = socket.written
    message: dict[str, Any] = json.loads(text)
    return message


def _message(role: str, kind: str) -> dict[str, Any]:
    content = [{"type": kind, "text": "Grüße"}]
    return {
        "type": "conversation.item.create",
        "item": {"type": "message", "id": "msg_1", "role": role, "content": content},
    }


@pytest.mark.parametrize(
    ("command", "expected", "name"),
    [
        (
            AppendAudio(b"\x00\x01\x02\x03", 5.0),
            {"type": "input_audio_buffer.append", "audio": "AAECAw=="},
            "",
        ),
        (SendText(M, "Grüße"), _message("user", "input_text"), "item.create"),
        (
            SendText(M, "Grüße", pictures=(Picture(b"\xff\xd8", "image/jpeg", 2, 1),)),
            {
                "type": "conversation.item.create",
                "item": {
                    "type": "message",
                    "id": "msg_1",
                    "role": "user",
                    "content": [
                        {
                            "type": "input_image",
                            "image_url": "data:image/jpeg;base64,/9g=",
                            "detail": "auto",
                        },
                        {"type": "input_text", "text": "Grüße"},
                    ],
                },
            },
            "item.create",
        ),
        (SendText(M, "Grüße", role="assistant"), _message("assistant", "text"), "item.create"),
        (SendText(M, "Grüße", role="system"), _message("system", "input_text"), "item.create"),
        (
            SendToolCall(M, CallId("call_1"), "clock", "{}"),
            {
                "type": "conversation.item.create",
                "item": {
                    "id": M,
                    "type": "function_call",
                    "call_id": "call_1",
                    "name": "clock",
                    "arguments": "{}",
                },
            },
            "item.create",
        ),
        (
            SendToolOutput(CallId("call_1"), '"noon"'),
            {
                "type": "conversation.item.create",
                "item": {"type": "function_call_output", "call_id": "call_1", "output": '"noon"'},
            },
            "item.create",
        ),
        (DeleteItem(M), {"type": "conversation.item.delete", "item_id": "msg_1"}, "item.delete"),
        (CreateResponse(), {"type": "response.create"}, "response.create"),
        (
            CreateResponse({"instructions": "Be brief.", "conversation": "none"}, "Loudly."),
            {
                "type": "response.create",
                "response": {"instructions": "Be brief.", "conversation": "none"},
                "additional_instructions": "Loudly.",
            },
            "response.create",
        ),
        (CommitInput(), {"type": "input_audio_buffer.commit"}, "input_audio_buffer.commit"),
        (ClearInput(), {"type": "input_audio_buffer.clear"}, "input_audio_buffer.clear"),
        (
            RetrieveItem(ItemId("i")),
            {"type": "conversation.item.retrieve", "item_id": "i"},
            "item.retrieve",
        ),
        (ClearOutput(), {"type": "output_audio_buffer.clear"}, "output_audio_buffer.clear"),
        (
            CancelResponse(ResponseId("r")),
            {"type": "response.cancel", "response_id": "r"},
            "response.cancel",
        ),
        (
            Truncate(M, 1_234),
            {
                "type": "conversation.item.truncate",
                "item_id": "msg_1",
                "content_index": 0,
                "audio_end_ms": 1_234,
            },
            "item.truncate",
        ),
        (
            ConfigureSession(
                {"turn_detection": None, "own_field": {"x": None}, "temperature": 0.8}
            ),
            {
                "type": "session.update",
                "session": {"turn_detection": None, "own_field": {"x": None}, "temperature": 0.8},
            },
            "session.update",
        ),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, dict | str) else "",
)
def test_a_command_is_exactly_this_on_the_wire(
    command: Command, expected: dict[str, Any], name: str
) -> None:
    sent = wire(command)
    event_id = sent.pop("event_id", "")
    assert sent == expected
    assert event_id.rpartition("-")[0] == name


def test_no_two_messages_have_the_same_name() -> None:
    assert wire(CreateResponse())["event_id"] != wire(CreateResponse())["event_id"]


def test_the_whole_configuration_arrives_as_it_was_made() -> None:
    session = session_update(
        Settings(noise_reduction=NoiseReduction.NONE, echo_cancellation=False),
        [{"type": "function"}],
    )
    assert wire(ConfigureSession(session))["session"] == session


def test_every_client_event_of_the_sdk_is_sent_or_has_its_reason() -> None:
    """By the calls in the source: each command there is a case of the test above."""
    source = inspect.getsource(azure_commands)
    source = source.replace("await items.", "await connection.conversation.item.")
    known = {str(kind.value) for kind in ClientEventType}
    sent = {kind for kind in known if f"connection.{kind}(" in source}
    sent.add("session.avatar.connect")  # the SDK has no call for it
    sent.add("input_audio_buffer.append")  # the SDK's call for it is slow
    assert wire(AppendAudio(b"\0\0"))["audio"] == "AAA="
    assert wire(ConnectAvatar("offer"))["client_sdp"] == "offer"
    assert sent | set(BY_HAND_ONLY) == known
    assert not sent & set(BY_HAND_ONLY)
    assert all(BY_HAND_ONLY.values())
