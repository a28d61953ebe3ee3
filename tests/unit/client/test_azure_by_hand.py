"""What a person writes by hand is checked against the SDK's models."""

from __future__ import annotations

import json
import re

import pytest
from azure.ai.voicelive.models import ClientEventType

from voicelive_desktop.client.azure_by_hand import NotSendable, by_hand

_WHOLE: dict[str, dict[str, object]] = {
    "session.update": {"session": {}},
    "input_audio_buffer.append": {"audio": ""},
    "input_audio.turn.start": {"turn_id": "t"},
    "input_audio.turn.append": {"turn_id": "t", "audio": ""},
    "input_audio.turn.end": {"turn_id": "t"},
    "input_audio.turn.cancel": {"turn_id": "t"},
    "conversation.item.retrieve": {"item_id": "a"},
    "conversation.item.delete": {"item_id": "a"},
    "conversation.item.truncate": {"item_id": "a", "content_index": 0, "audio_end_ms": 1},
    "session.avatar.connect": {"client_sdp": ""},
    "input_text.delta": {"id": "a", "delta": ""},
    "input_text.done": {"id": "a"},
}


@pytest.mark.parametrize("kind", [str(kind.value) for kind in ClientEventType])
def test_every_client_event_of_the_sdk_can_be_sent_by_hand(kind: str) -> None:
    message = {"type": kind, **_WHOLE.get(kind, {})}
    assert by_hand(json.dumps(message)) == message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not a JSON object"),
        ("[]", "not a JSON object"),
        ('{"type": "response.hologram"}', "knows no client event"),
        ('{"type": ["response.create"]}', "knows no client event"),
        ('{"type": "response.done"}', "knows no client event"),
        ('{"type": "response.create", "respones": {}}', "“respones”"),
        ('{"type": "conversation.item.delete"}', "“item_id”"),
    ],
)
def test_what_the_sdk_does_not_know_is_refused_with_its_reason(text: str, says: str) -> None:
    with pytest.raises(NotSendable, match=says):
        by_hand(text)


@pytest.mark.parametrize(
    ("session", "told"),
    [
        ({"temperature": "hot"}, "session.temperature"),
        ({"turn_detection": {"type": "server_vad", "threshold": "a"}}, "turn_detection.threshold"),
        ({"turn_detection": {"type": "server_vad", "silence_duration_ms": 1.5}}, "duration_ms"),
        ({"tools": [{"type": "function", "name": 7}]}, "session.tools[0].name"),
        ({"tools": "none"}, "session.tools"),
        ({"modalities": [1]}, "session.modalities[0]"),
    ],
)
def test_types_are_checked_at_any_depth(session: dict[str, object], told: str) -> None:
    with pytest.raises(NotSendable, match=re.escape(told)):
        by_hand(json.dumps({"type": "session.update", "session": session}))


@pytest.mark.parametrize(
    "session",
    [
        {"turn_detection": {"type": "server_vad", "speech_duration_ms": 80}},  # newer than the SDK
        {"turn_detection": {"type": "semantic_vad", "eagerness": "low"}},
        {"turn_detection": None, "max_response_output_tokens": "inf", "temperature": 1},
        {"voice": "alloy", "tools": [{"type": "function", "name": "f", "parameters": {}}]},
        {"voice": {"type": "azure-standard", "name": "en-US-AvaNeural", "rate": "1.1"}},
        {"metadata": {"a": "b"}, "tool_choice": {"type": "function", "name": "f"}},
    ],
)
def test_what_services_take_passes(session: dict[str, object]) -> None:
    assert by_hand(json.dumps({"type": "session.update", "session": session}))
