"""What a person writes by hand is checked against the SDK's models."""

from __future__ import annotations

import json

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
        ("", "no JSON object"),
        ("[]", "no JSON object"),
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
