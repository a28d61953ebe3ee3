"""What response.create can ask of one answer, beside what the dialogue's own tests look at."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from tests.unit.localservice.surroundings import Session, error_of, kinds, one, silence, turn_24k
from voicelive_desktop.localservice.companion.brevity import most_sentences
from voicelive_desktop.localservice.companion.small_companion import (
    CallTool,
    Context,
    Said,
    Speak,
    reply_to,
)


def user(text: str) -> dict[str, Any]:
    return {"type": "message", "role": "user", "content": [{"type": "input_text", "text": text}]}


def answer_to(session: Session, response: dict[str, Any] | None = None, **beside: Any) -> str:
    fields = {"response": response} if response is not None else {}
    events = session.send("response.create", **fields, **beside) + session.wait(60)
    return str(one(events, "response.audio_transcript.done")["transcript"])


@pytest.mark.parametrize(
    ("instructions", "most"),
    [
        (
            "You are a friendly voice companion. Answer briefly and in a natural, spoken style.",
            None,
        ),
        ("Answer in one short sentence, without small talk.", 1),
        ("Keep every answer under three sentences.", 2),
        ("Use at most 2 sentences.", 2),
        ("Be brief.", 1),
        ("Please keep your answers short.", 1),
        ("", None),
    ],
)
def test_instructions_limit_the_sentences(instructions: str, most: int | None) -> None:
    assert most_sentences(instructions) == most


def test_a_story_under_such_instructions_is_short() -> None:
    def story(instructions: str) -> int:
        said = [Said("user", "Tell me a long story")]
        reply = reply_to(Context(said, now=None, instructions=instructions))  # type: ignore[arg-type] # no time asked
        assert isinstance(reply, Speak)
        return len(reply.sentences)

    assert story("Use at most 2 sentences.") == 2
    assert story("") > 10


def test_news_that_the_client_notes_is_told_and_asks_for_no_function() -> None:
    start = {"type": "function", "name": "start_timer", "parameters": {"type": "object"}}
    asked, done = Said("user", "Start a timer."), Said("assistant", "It runs.")
    due = Said("system", "A timer of the user is due now. Tell them so in one short sentence.")

    def reply(*said: Said) -> object:
        return reply_to(Context(said, now=None, tools=[start]))  # type: ignore[arg-type] # no time asked

    assert reply(asked) == CallTool("start_timer")
    assert reply(asked, done, due) == Speak(("A timer is due now.",))
    assert not isinstance(reply(asked, done, Said("system", "They are at home.")), CallTool)


def test_instructions_of_one_answer_hold_for_that_answer() -> None:
    session = Session()
    session.configure(turn_detection=None)
    session.type_in("Who are you?")
    whole = answer_to(session)
    assert len(answer_to(session, {"instructions": "Be brief."})) < len(whole)
    assert len(answer_to(session, additional_instructions="Be brief.")) < len(whole)
    assert answer_to(session) == whole


def test_an_answer_to_other_messages_forgets_the_conversation() -> None:
    session = Session()
    session.configure(turn_detection=None)
    session.type_in("Tell me a joke")
    said = answer_to(
        session, {"conversation": "none", "input_items": [user("Repeat after me: green tea")]}
    )
    assert said == "Green tea."


def test_messages_are_added_first_and_are_of_the_conversation() -> None:
    session = Session()
    session.configure(turn_detection=None)
    events = session.send(
        "response.create", response={"append_input_items": [user("Repeat after me: one")]}
    )
    assert kinds(events)[:2] == ["conversation.item.created", "response.created"]
    assert one(events + session.wait(10), "response.audio_transcript.done")["transcript"] == "One."


def test_a_wrong_message_adds_none_of_them() -> None:
    session = Session()
    items = [user("fine"), {"type": "message", "role": "nobody", "content": []}]
    events = session.send("response.create", response={"append_input_items": items})
    assert error_of(events)["param"] == "response.append_input_items[1].role"
    assert kinds(events) == ["error"]


def test_what_was_said_is_taken_in_first() -> None:
    session = Session()
    session.configure(turn_detection=None)
    session.speak(turn_24k())
    events = session.send("response.create", response={"commit": True})
    assert kinds(events)[:4] == [
        "input_audio_buffer.committed",
        "conversation.item.created",
        "conversation.item.done",
        "response.created",
    ]
    events = session.hear("Who are you?") + session.wait(30)
    assert "demo companion" in one(events, "response.audio_transcript.done")["transcript"]


def test_speech_cuts_an_answer_outside_the_conversation_without_a_truncation() -> None:
    session = Session()
    session.configure(
        turn_detection={"type": "azure_semantic_vad", "auto_truncate": True},
        input_audio_transcription={"model": "azure-speech"},
    )
    session.type_in("Tell me a long story")
    session.send("response.create", response={"conversation": "none"})
    session.wait(2)
    events = session.speak(np.concatenate([silence(200, 24_000), turn_24k(before_ms=100)]))
    assert one(events, "response.done")["response"]["status"] == "cancelled"
    assert "conversation.item.truncated" not in kinds(events)


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"response": {"conversation": "both"}}, "response.conversation"),
        ({"response": {"commit": "yes"}}, "response.commit"),
        ({"response": {"append_input_items": {}}}, "response.append_input_items"),
        ({"response": {"reasoning_effort": "a lot"}}, "response.reasoning_effort"),
        ({"response": {"max_output_tokens": 0}}, "response.max_output_tokens"),
        ({"response": {"voice": "onyx"}}, "response.voice"),
        ({"additional_instructions": 5}, "additional_instructions"),
    ],
)
def test_what_makes_no_sense_is_refused(fields: dict[str, Any], param: str) -> None:
    assert error_of(Session().send("response.create", **fields))["param"] == param


def test_a_system_message_counts_from_the_next_answer_on() -> None:
    session = Session()
    session.type_in("Tell me a long story.")
    note = {
        "type": "message",
        "role": "system",
        "content": [{"type": "input_text", "text": "Answer in one sentence."}],
    }
    session.send("conversation.item.create", item=note)
    session.send("response.create")
    session.wait(60)
    assert len(session.voice.spoken) == 1


def test_asked_what_it_can_do_it_names_the_functions_it_has() -> None:
    asked = [Said("user", "what can you do")]
    tools = [{"type": "function", "name": f"do_thing_{n}"} for n in range(10)]
    context = Context(asked, datetime(2026, 1, 1, tzinfo=UTC), tools)
    answer = reply_to(context)
    assert isinstance(answer, Speak)
    assert "do thing 0, do thing 1" in answer.sentences[1]
    assert answer.sentences[1].endswith("do thing 7, and 2 more.")
    plain = reply_to(Context(asked, datetime(2026, 1, 1, tzinfo=UTC)))
    assert isinstance(plain, Speak)
    assert len(plain.sentences) == 2
