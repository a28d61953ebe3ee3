"""Wishes of the window get their time and their ids where they come in."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tests.support.any_event import EVENTS
from voicelive_desktop.app.runtime.door import Door, new_item_id
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.functions import Decision
from voicelive_desktop.domain.facts.requests.about_program import RestartProgram
from voicelive_desktop.domain.words.ids import NEW, CallId, ItemId
from voicelive_desktop.gui.intents import Intents

NOW, START = 5.0, 6.0
OURS, OLD, CALL = ItemId("id"), ItemId("old"), CallId("call")
# What is expected is any object: mypy would hold each of 217 events against each of them.
CASES: list[tuple[ev.Event, object]] = [
    (ev.StartRequested(), ev.StartRequested(START)),
    (ev.RetryRequested(), ev.RetryRequested(NOW)),
    (ev.StartWithoutRefusedRequested(), ev.StartWithoutRefusedRequested(NOW)),
    (ev.TalkPressed(), ev.TalkPressed(NOW)),
    (ev.TalkReleased(), ev.TalkReleased(NOW)),
    (ev.NoteSubmitted(NEW, "hi"), ev.NoteSubmitted(OURS, "hi", NOW)),
    (ev.TextSubmitted(NEW, "hi"), ev.TextSubmitted(OURS, "hi", NOW)),
    (ev.TextSubmitted(NEW, "hi", replaces=OLD), ev.TextSubmitted(OURS, "hi", NOW, OLD)),
    (ev.TextSubmitted(NEW, "half \ud83d of it"), ev.TextSubmitted(OURS, "half \ufffd of it", NOW)),
    (
        ev.AnswerRequested(AnswerOptions(), replaces=OLD),
        ev.AnswerRequested(AnswerOptions(), NOW, OLD),
    ),
    (ev.CallDecided(CALL, Decision.ONCE), ev.CallDecided(CALL, Decision.ONCE, NOW)),
    (ev.CallAnswered(CALL, "yes"), ev.CallAnswered(CALL, "yes", NOW)),
    (ev.EndRequested(), ev.EndRequested()),
    (ev.SettingsChosen((("model", "m"),)), ev.SettingsChosen((("model", "m"),))),
]


@pytest.mark.parametrize(
    ("wish", "expected"), CASES, ids=[type(expected).__name__ for _, expected in CASES]
)
def test_a_wish_becomes_an_event_with_its_time(wish: ev.Event, expected: object) -> None:
    intents, told, asked = Intents(), list[object](), list[object]()
    door = Door(told.append, asked.append, lambda: NOW, lambda: OURS, lambda: START)
    intents.wanted.connect(door.enter)
    intents.wish(wish)
    assert told == [expected]
    assert asked == []


def test_a_request_goes_to_the_services_alone() -> None:
    intents, told, asked = Intents(), list[object](), list[object]()
    door = Door(told.append, asked.append, lambda: NOW)
    intents.wanted.connect(door.enter)
    intents.wish(RestartProgram())
    assert (told, asked) == ([], [RestartProgram()])


def test_every_wish_that_leaves_its_time_open_gets_one() -> None:
    timed = {
        kind
        for kind in EVENTS
        for field in fields(kind)
        if field.name == "at_s" and field.default == 0.0
    }
    of_the_user = {
        kind for kind in timed if kind.__module__.rsplit(".", 1)[-1] in {"user", "functions"}
    }
    completed: list[object] = [wish for wish, expected in CASES if expected != wish]
    assert of_the_user == {type(wish) for wish in completed}


def test_choosing_settings_is_a_wish() -> None:
    intents, told = Intents(), list[object]()
    intents.wanted.connect(told.append)
    intents.choose({"model": "m", "volume": 0.5})
    assert told == [ev.SettingsChosen((("model", "m"), ("volume", 0.5)))]


def test_our_items_have_ids_of_their_own_that_the_service_takes() -> None:
    ids = {new_item_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(item_id) <= 32 for item_id in ids)
