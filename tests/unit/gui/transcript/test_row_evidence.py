"""Sources and details under a row, and what a click on them leads to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF

from tests.gui import gallery
from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.transcript.row_actions import row_actions
from voicelive_desktop.gui.transcript.row_layout import LayoutCache, RowLayout

WIDTH = 700
STATE = gallery.evidence()


def row(item_id: str) -> Item:
    found = STATE.conversation.get(ItemId(item_id))
    assert found is not None
    return found


@pytest.fixture
def layouts(qapp: object) -> LayoutCache:
    return LayoutCache()


def below(layout: RowLayout) -> str:
    return "" if layout.below is None else layout.below.text


def test_sources_are_a_list_under_the_answer_and_their_links_are_found(
    layouts: LayoutCache,
) -> None:
    layout = layouts.row(row("answer"), WIDTH)
    assert layout.links() == ["https://example.org/ulm"]
    assert "calendar.pdf" in below(layout)
    assert "opens on Monday" not in below(layout)  # the passage is a detail
    assert layout.below is not None
    line = layout.below.line_top(layout.below.text.index("Events"))
    at = layout.below_at + QPointF(30, line + 8)
    assert layout.link_at(at) == "https://example.org/ulm"
    assert layout.link_at(QPointF(at.x(), 2)) == ""
    assert layout.height >= layout.below_at.y() + layout.below.height


def test_details_tell_when_and_how_surely_a_turn_was_heard(layouts: LayoutCache) -> None:
    question = row("q")
    assert layouts.row(question, WIDTH).below is None
    layouts.set_expanded(question.id, expanded=True)
    told = below(layouts.row(question, WIDTH))
    assert "en-US" in told
    assert "fare (31 % sure)" in told


@pytest.mark.parametrize(("item_id", "offered"), [("q", True), ("answer", True)])
def test_a_row_that_has_details_offers_them(item_id: str, offered: bool) -> None:
    names = [action.name for action in row_actions(STATE, row(item_id), expanded=False)]
    assert ("expand" in names) is offered
