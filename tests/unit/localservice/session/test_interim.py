"""Words that the service says while one waits: after a time, or while a function runs."""

from __future__ import annotations

from typing import Any

from tests.unit.localservice.surroundings import Session, one

TEXTS = ["One moment.", "Let me see."]
STATIC = {
    "type": "static_interim_response",
    "triggers": ["latency"],
    "latency_threshold_ms": 800,
    "texts": TEXTS,
}
TIME = {
    "type": "function",
    "name": "get_current_time",
    "parameters": {"type": "object", "properties": {}},
}


def asked(session: Session, text: str = "Who are you?", **options: Any) -> list[dict[str, Any]]:
    session.type_in(text)
    return session.send("response.create", response=options) + session.wait(30)


def said(events: list[dict[str, Any]]) -> list[str]:
    return [
        event["transcript"] for event in events if event["type"] == "response.audio_transcript.done"
    ]


def test_an_answer_that_takes_long_begins_with_words_of_its_own_item() -> None:
    session = Session("gpt-4.1", response_delay_s=3.0)
    session.configure(turn_detection=None, interim_response=STATIC)
    events = asked(session)
    first, second = said(events)
    assert first == "One moment."
    assert "demo companion" in second
    done = one(events, "response.done")["response"]
    assert [item["content"][0]["transcript"] for item in done["output"]] == [first, second]
    assert {event["output_index"] for event in events if "output_index" in event} == {0, 1}
    assert said(asked(session))[0] == "Let me see.", "they take turns"


def test_a_quick_answer_needs_none() -> None:
    session = Session("gpt-4.1", response_delay_s=0.5)
    session.configure(turn_detection=None, interim_response=STATIC)
    assert len(said(asked(session))) == 1


def test_models_that_hear_and_speak_themselves_say_none() -> None:
    session = Session("gpt-realtime", response_delay_s=3.0)
    session.configure(turn_detection=None, interim_response=STATIC)
    assert len(said(asked(session))) == 1


def test_one_answer_can_ask_for_it() -> None:
    session = Session("gpt-4.1", response_delay_s=3.0)
    session.configure(turn_detection=None)
    wanted = {"type": "llm_interim_response"}
    assert len(said(asked(session, interim_response=wanted))) == 2


def test_words_while_a_function_runs_come_behind_its_call() -> None:
    session = Session("gpt-4.1")
    session.configure(
        turn_detection=None, tools=[TIME], interim_response={**STATIC, "triggers": ["tool"]}
    )
    events = asked(session, "What time is it?")
    assert said(events) == ["One moment."]
    output = one(events, "response.done")["response"]["output"]
    assert [item["type"] for item in output] == ["function_call", "message"]


def test_an_answer_cut_while_one_waits_is_over() -> None:
    session = Session("gpt-4.1", response_delay_s=3.0)
    session.configure(turn_detection=None, interim_response=STATIC)
    session.type_in("Who are you?")
    session.send("response.create")
    session.wait(0.9)
    events = session.send("response.cancel") + session.wait(10)
    assert one(events, "response.done")["response"]["status"] == "cancelled"
    assert len(said(events)) == 1
