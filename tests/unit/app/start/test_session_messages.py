"""What a session is told of the conversation before it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.unit.domain.scene import T0, Scene
from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.app.start.session_messages import SessionMessages
from voicelive_desktop.client.ports import AddText
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.tools.builtin.clock import current_time_tool
from voicelive_desktop.tools.registry import Registry

PICTURE = Picture(b"png", "image/png", 4, 3)


def messages(**changes: Any) -> SessionMessages:
    """What is told to a session that stands."""
    state = replace(Scene.connected().state, **changes)
    return SessionMessages(Store(state, lambda _effect: None), Registry(current_time_tool()))


def test_typed_messages_and_notes_are_told_again_and_old_pictures_only_named() -> None:
    told = messages()
    told.store.dispatch(ev.TextSubmitted(ItemId("old"), "See this.", T0 + 3, pictures=(PICTURE,)))
    told.store.dispatch(ev.NoteSubmitted(ItemId("note"), "Be brief.", T0 + 4))
    told.store.dispatch(ev.TextSubmitted(ItemId("new"), "And these.", T0 + 5, pictures=(PICTURE,) * 4))
    assert told.restored() == [
        AddText(ItemId("old"), "See this. [A picture was here, 4 by 3 pixels.]", "user", ()),
        AddText(ItemId("note"), "Be brief.", "system", ()),
        AddText(ItemId("new"), "And these.", "user", (PICTURE,) * 4),
    ]


def test_a_voice_that_was_heard_is_not_named_again_to_its_session_but_to_the_next() -> None:
    assert "voice" in messages().configuration()
    told = messages(voice_used=True)
    assert "voice" not in told.configuration()
    assert "voice" in told.next_configuration()


def test_the_functions_are_offered_to_every_session_and_to_an_answer_that_names_them() -> None:
    told = messages()
    offered = told.tools.wire()
    assert told.configuration()["tools"] == told.next_configuration()["tools"] == offered
    assert told.response(AnswerOptions(tools=offered[0]["name"]))["tools"] == offered
