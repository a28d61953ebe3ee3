"""What a session is told of the conversation before it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from tests.unit.domain.scene import T0, Scene
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.effects import ConfigureSession, SendText
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.facts.state import SessionFacts, State
from voicelive_desktop.domain.questions.session_messages import (
    ask,
    configuration,
    next_configuration,
    offered_tools,
    restored,
)
from voicelive_desktop.domain.words.ids import ItemId

PICTURE = Picture(b"png", "image/png", 4, 3)


def state(**changes: Any) -> State:
    """A session that stands, with one function."""
    wire = json.dumps([{"type": "function", "name": "current_time"}])
    return replace(Scene.connected().tell(ev.FunctionsOffered(wire)).state, **changes)


def test_typed_messages_and_notes_are_told_again_and_old_pictures_only_named() -> None:
    scene = Scene(state())
    scene.tell(ev.TextSubmitted(ItemId("old"), "See this.", T0 + 3, pictures=(PICTURE,)))
    scene.tell(ev.NoteSubmitted(ItemId("note"), "Be brief.", T0 + 4))
    scene.tell(ev.TextSubmitted(ItemId("new"), "And these.", T0 + 5, pictures=(PICTURE,) * 4))
    assert restored(scene.state) == [
        SendText(ItemId("old"), "See this. [A picture was here, 4 by 3 pixels.]"),
        SendText(ItemId("note"), "Be brief.", role="system"),
        SendText(ItemId("new"), "And these.", (PICTURE,) * 4),
    ]


def test_a_voice_that_was_heard_is_not_named_again_to_its_session_but_to_the_next() -> None:
    assert "voice" in configuration(state())
    heard = replace(state(), current=replace(state().current, voice_used=True))
    assert "voice" not in configuration(heard)
    assert "voice" in next_configuration(heard)


def test_the_functions_are_offered_to_every_session_and_to_an_answer_that_names_them() -> None:
    told = state()
    tools = offered_tools(told)
    assert [tool["name"] for tool in tools] == ["current_time"]
    assert configuration(told)["tools"] == next_configuration(told)["tools"] == tools
    assert ask(told, AnswerOptions(tools="current_time")).response["tools"] == tools


def test_a_chosen_setting_is_sent_as_the_session_s_new_configuration() -> None:
    scene = Scene(state()).tell(ev.SettingsChosen((("temperature", 0.7),)))
    (order,) = scene.ordered(ConfigureSession)
    assert order.session["temperature"] == 0.7
    assert order == ConfigureSession(configuration(scene.state))
    assert scene.state.current.asked[-1] == scene.state.current.running


def test_a_private_conversation_has_no_memory_of_others() -> None:
    tools = [{"name": "search_my_conversations"}, {"name": "get_time"}]
    state = State(current=SessionFacts(functions=json.dumps(tools)))
    assert offered_tools(state) == tools
    private = replace(state, library=replace(state.library, private=True))
    assert offered_tools(private) == tools[1:]
