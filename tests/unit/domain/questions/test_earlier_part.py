"""A long conversation is told in two parts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.library_parts import AT_S, item
from tests.unit.domain.scene import T0, Scene
from tests.unit.domain.settings.test_agent_mode import AGENT
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.facts.library import Entry, EntryId
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.earlier_part import SUMMARY, WHOLE, parts, summary
from voicelive_desktop.domain.questions.session_messages import restored
from voicelive_desktop.domain.settings import Settings


def talk(number: int, letters: int) -> list[Item]:
    """So many messages of so many letters."""
    roles = (Role.USER, Role.ASSISTANT)
    return [
        item(f"m{n}", f"{n} " + "x" * (letters - len(f"{n} ")), roles[n % 2], AT_S + n)
        for n in range(number)
    ]


@pytest.mark.parametrize(
    ("number", "letters", "whole"), [(10, 100, 10), (300, 100, 240), (3, 30_000, 1), (0, 0, 0)]
)
def test_the_newest_part_stays_whole(number: int, letters: int, whole: int) -> None:
    items = talk(number, letters)
    older, newest = parts(items)
    assert (*older, *newest) == tuple(items)
    assert len(newest) == whole
    assert len(newest) <= 1 or sum(len(one.text) for one in newest) <= WHOLE


@pytest.mark.parametrize("number", [1, 30, 1000])
def test_the_older_part_is_short_and_nearest_to_the_newest(number: int) -> None:
    told = summary(talk(number, 500))
    assert len(told) <= SUMMARY
    assert f"{number - 1} x" in told
    assert ("User: 0 x" in told) is (number < 1000)


def continued(rows: list[Item], entry: Entry | None = None, **settings: object) -> Scene:
    kept = entry or Entry(EntryId("e"), AT_S, AT_S + 900, "Long")
    scene = Scene(State(settings=Settings(**settings)))  # type: ignore[arg-type]
    scene.tell(lib.LibraryOffered(1), lib.EntryRead(kept, tuple(rows), T0, go_on=True))
    return scene


def test_a_session_is_told_the_summary_first_and_the_limit_is_shown() -> None:
    scene = continued(talk(400, 100))
    orders = restored(scene.state)
    assert (orders[0].item_id, orders[0].role) == ("m159", "system")
    assert [order.item_id for order in orders[1:3]] == ["m160", "m161"]
    assert len({order.item_id for order in orders}) == len(orders)
    scene.tell(ev.ConnectingStarted(1)).configured()
    lines = [row.text for row in scene.state.conversation if row.role is Role.SYSTEM]
    assert lines[-1] == (
        "An earlier conversation continues. The assistant gets the newest messages in full (240) and a summary of the "
        "160 before them, at most 4000 characters."
    )


def test_the_same_agent_goes_on_by_the_id_of_the_conversation() -> None:
    entry = replace(
        Entry(EntryId("e"), AT_S), agent=AGENT["agent_name"], agent_conversation="thread-7"
    )
    scene = continued(talk(4, 20), entry, **AGENT)
    assert scene.state.current.running.agent_conversation == "thread-7"
    assert scene.state.settings.agent_conversation == ""
    assert restored(scene.state) == []
    other = continued(talk(4, 20), replace(entry, agent="another"), **AGENT)
    assert len(restored(other.state)) == 4
