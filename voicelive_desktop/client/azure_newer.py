"""Messages that the SDK does not know: of the generally available OpenAI service, and of later
Voice Live services.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# They carry the same fields under other names.
RENAMED = {
    "response.output_audio.delta": "response.audio.delta",
    "response.output_audio.done": "response.audio.done",
    "response.output_audio_transcript.delta": "response.audio_transcript.delta",
    "response.output_audio_transcript.done": "response.audio_transcript.done",
    "response.output_text.delta": "response.text.delta",
    "response.output_text.done": "response.text.done",
    "response.refusal.delta": "response.text.delta",
    "response.refusal.done": "response.text.done",
    "conversation.item.added": "conversation.item.created",
}


def in_known_words(message: Mapping[str, Any]) -> dict[str, Any]:
    """The message under the name that the SDK knows."""
    kind = message.get("type")
    if isinstance(kind, str):
        name = RENAMED.get(kind)
    else:
        name = None
    if name is None:
        return dict(message)
    if "refusal" in message:  # a refusal's words are those of the answer
        return {**message, "type": name, "text": message["refusal"]}
    return {**message, "type": name}
