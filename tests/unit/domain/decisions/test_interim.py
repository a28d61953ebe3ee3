"""Which rows are words that the service said while one waited."""

from __future__ import annotations

import pytest

from tests.unit.domain.scene import A1, A2, C1, R1, R2, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, ToolCall
from voicelive_desktop.domain.words.ids import ItemId

STATIC, MADE_UP = "static_interim_response", "llm_interim_response"
CASCADED = {"target": "azure", "endpoint": "https://x.services.ai.azure.com", "model": "gpt-4.1"}
CALL = ItemId("call")


def session(kind: str, triggers: str = "latency", **settings: object) -> Scene:
    scene = Scene.connected(
        **CASCADED,
        interim_kind=kind,
        interim_triggers=triggers,
        interim_texts="One moment.\nLet me see.",
        **settings,
    )
    return scene.user_says(text="what time is it")


def message(scene: Scene, item: ItemId, text: str, response: str = R1) -> Scene:
    row = Item(item, Role.ASSISTANT, at_s=scene.clock, response_id=R1 if response == R1 else R2)
    return scene.tell(
        ev.ItemCreated(row),
        ev.ReplyTextGrew(row.response_id or R1, item, text, scene.clock),
        ev.ReplyTextCompleted(row.response_id or R1, item, text),
    )


def calls(scene: Scene) -> Scene:
    call = ToolCall(C1, "get_current_time")
    row = Item(CALL, Role.TOOL, at_s=scene.clock, response_id=R1, tool=call)
    done = ev.FunctionCallCompleted(R1, CALL, C1, "get_current_time", "{}", scene.clock)
    return scene.tell(ev.ResponseCreated(R1, scene.clock), ev.ItemCreated(row), done)


@pytest.mark.parametrize("kind", [STATIC, MADE_UP])
def test_a_message_before_the_answer_itself_was_said_while_one_waited(kind: str) -> None:
    scene = session(kind).tell(ev.ResponseCreated(R1, 0))
    message(message(scene, A1, "I am looking."), A2, "It is noon.")
    assert scene.item(A1).interim
    assert not scene.item(A2).interim


def test_one_of_the_sentences_named_is_known_at_once() -> None:
    scene = message(session(STATIC).tell(ev.ResponseCreated(R1, 0)), A1, "Let me see.")
    assert scene.item(A1).interim


def test_the_answer_alone_is_an_answer() -> None:
    scene = message(session(MADE_UP).tell(ev.ResponseCreated(R1, 0)), A1, "It is noon.")
    assert not scene.item(A1).interim


@pytest.mark.parametrize(
    "response", [R1, R2], ids=["of the answer that calls", "an answer of its own"]
)
def test_words_while_a_function_runs(response: str) -> None:
    scene = message(calls(session(MADE_UP, "tool")), A1, "I am looking.", response)
    assert scene.item(A1).interim
    after = calls(session(MADE_UP, "tool")).tell(ev.ToolFinished(C1, "noon", True))
    assert not message(after, A2, "It is noon.", R2).item(A2).interim


def test_nothing_is_one_in_a_session_that_asks_for_none() -> None:
    scene = session("none").tell(ev.ResponseCreated(R1, 0))
    message(message(scene, A1, "One moment."), A2, "It is noon.")
    assert not scene.item(A1).interim
