"""What can be done with a row of a kept conversation that is read."""

from __future__ import annotations

from dataclasses import replace

from tests.support.library_parts import entry, item
from voicelive_desktop.domain.facts.conversation import Conversation
from voicelive_desktop.domain.facts.library import Collection, Past
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.transcript.row_actions import row_actions

ROW = item("a", "words")


def offered(sounds: frozenset[ItemId]) -> list[str]:
    past = Past(entry(), Conversation().add(ROW), sounds=sounds)
    state = replace(State(), library=Collection(offered=True, past=past))
    return [action.name for action in row_actions(state, ROW, expanded=False)]


def test_it_is_read_copied_and_heard_where_it_was_recorded_but_never_changed() -> None:
    assert offered(frozenset()) == ["copy"]
    assert offered(frozenset({ROW.id})) == ["play", "copy", "save"]
