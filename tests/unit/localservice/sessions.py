"""Sessions as most tests of the dialogue begin, and the order of a response's events."""

from __future__ import annotations

from typing import Any

from tests.unit.localservice.surroundings import Session

TRANSCRIPTION = "conversation.item.input_audio_transcription"
DONE_ORDER = [
    "response.audio.done",
    "response.audio_transcript.done",
    "response.content_part.done",
    "response.output_item.done",
    "response.done",
]


def heard_session(**settings: Any) -> Session:
    """A session that writes down what the user says, with the turn detection that most clients ask
    for.
    """
    session = Session()
    asked = {
        "input_audio_transcription": {"model": "azure-speech"},
        "turn_detection": {"type": "server_vad"},
    }
    session.configure(**asked | settings)
    return session


def answering(
    text: str = "Tell me a long story", seconds: float = 0.2
) -> tuple[Session, list[dict[str, Any]]]:
    """A session in the middle of an answer."""
    session = heard_session()
    session.type_in(text)
    events = session.send("response.create")
    return session, events + session.wait(seconds)
