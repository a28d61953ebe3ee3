"""What a session does with messages that it cannot understand, and the faults it can be told to
have.
"""

from __future__ import annotations

import pytest

from tests.unit.localservice.sessions import TRANSCRIPTION, heard_session
from tests.unit.localservice.surroundings import Session, error_of, kinds, one, turn_24k


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("{", "invalid_json"),
        ("[]", "invalid_json"),
        ("", "invalid_json"),
        ("{}", "missing_required_parameter"),
        ('{"type": "tea.make"}', "invalid_value"),
        ('{"type": "input_audio_buffer.append"}', "missing_required_parameter"),
        ('{"type": "input_audio_buffer.append", "audio": 5}', "invalid_type"),
        ('{"type": "input_audio_buffer.append", "audio": "?"}', "invalid_value"),
        ('{"type": "session.update"}', "missing_required_parameter"),
        ('{"type": "session.update", "session": 5}', "invalid_type"),
        ('{"type": "response.create", "response": 5}', "invalid_type"),
        ('{"type": "input_text.delta"}', "missing_required_parameter"),
        ('{"type": "input_text.done", "id": "x"}', "item_text_invalid_item_id"),
        ('{"type": "session.avatar.connect", "client_sdp": "x"}', "invalid_value"),
    ],
)
def test_a_bad_message_is_answered_and_the_session_goes_on(message: str, code: str) -> None:
    session = heard_session()
    session.dialogue.receive(message)
    assert error_of(session.events())["code"] == code
    session.configure(instructions="still here")


def test_an_unknown_event_names_the_known_ones() -> None:
    error = error_of(heard_session().send("tea.make", event_id="mine"))
    assert error["message"].startswith(
        "Invalid value: 'tea.make'. Supported values are: 'session.update', "
    )
    assert (error["param"], error["event_id"]) == ("type", "mine")


def test_a_late_transcript_comes_late_but_the_answer_does_not() -> None:
    session = Session("gpt-4.1", transcript_delay_s=2.0)
    session.speak(turn_24k())
    assert "response.audio.delta" in kinds(session.hear("Hello."))
    assert f"{TRANSCRIPTION}.completed" not in kinds(session.wait(1.9))
    assert f"{TRANSCRIPTION}.completed" in kinds(session.wait(0.2))


def test_a_slow_service_and_a_silent_one() -> None:
    slow = Session(response_delay_s=1.5)
    slow.type_in("Hello")
    assert kinds(slow.send("response.create")) == ["response.created"]
    assert slow.wait(1.4) == []
    assert "response.audio.delta" in kinds(slow.wait(0.2))
    silent = Session(never_answers=True)
    silent.type_in("Hello")
    assert silent.send("response.create") == []


def test_a_failed_transcription_is_said() -> None:
    session = Session("gpt-4.1", fails_transcripts=True)
    session.speak(turn_24k())
    assert (
        one(session.hear("Hello."), f"{TRANSCRIPTION}.failed")["error"]["code"]
        == "audio_unintelligible"
    )
