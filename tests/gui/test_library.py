"""Kept conversations in the whole window: the drawer, reading, the way back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QListView
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.controls import named
from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.facts.library import Collection, Entry, EntryId, Past
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.panes.library.left_drawer import LeftDrawer
from voicelive_desktop.gui.window import window_memory

ENTRY = Entry(EntryId("e"), 1_795_000_000.0, 1_795_000_100.0, "Weather", rows=40)
ROWS = tuple(
    Item(
        ItemId(f"old{n}"),
        Role.USER if n % 2 else Role.ASSISTANT,
        f"words of long ago {n}",
        Status.FINAL,
        1_795_000_000.0 + n,
    )
    for n in range(40)
)


@pytest.fixture
def plots() -> bool:
    return False


def past(item: str = "") -> Past:
    conversation = Conversation()
    for row in ROWS:
        conversation = conversation.add(row)
    return Past(ENTRY, conversation, ItemId(item) if item else None)


def show(qtbot: QtBot, parts: gallery.Parts, state: State) -> None:
    parts.feed.push(state)
    qtbot.waitUntil(lambda: parts.feed.state is state)


def rows(parts: gallery.Parts) -> list[str]:
    view = named(parts, "transcript")
    assert isinstance(view, QListView)
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


@pytest.mark.parametrize("key", [Qt.Key.Key_H, Qt.Key.Key_L])
def test_keys_open_the_list_ready_for_a_search(parts: gallery.Parts, key: Qt.Key) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(parts.window, key, control | shift if key is Qt.Key.Key_H else control)
    assert named(parts, "library_panel").isVisible()
    assert named(parts, "library_search").hasFocus()
    button = named(parts, "library_button")
    assert isinstance(button, QAbstractButton)
    assert button.isChecked()
    button.click()
    assert not named(parts, "library_panel").isVisible()


@pytest.mark.parametrize(("width", "beside"), [(1240, True), (880, False)])
def test_below_900_pixels_the_list_is_a_drawer(
    parts: gallery.Parts, width: int, beside: bool
) -> None:
    parts.window.resize(width, 700)
    drawer = parts.window.findChild(LeftDrawer)
    assert drawer is not None
    before = named(parts, "talk_pane").width()
    drawer.set_open(True)
    assert (named(parts, "talk_pane").width() < before) is beside
    drawer.set_open(False)
    assert named(parts, "talk_pane").width() == before


def test_a_kept_conversation_is_read_and_left_with_one_click(
    qtbot: QtBot, parts: gallery.Parts
) -> None:
    present = gallery.STATES["listening"]()
    show(qtbot, parts, present)
    before = rows(parts)
    show(qtbot, parts, replace(present, library=Collection(offered=True, past=past())))
    assert rows(parts)[:2] == ["words of long ago 0", "words of long ago 1"]
    assert named(parts, "past_bar").isVisible()
    left = QSignalSpy(wishes(parts.intents, lib.PastLeft))
    back = named(parts, "past_back_button")
    assert isinstance(back, QAbstractButton)
    back.click()
    assert left.count() == 1
    show(qtbot, parts, present)
    assert rows(parts) == before
    assert not named(parts, "past_bar").isVisible()


def test_escape_leads_back_too(qtbot: QtBot, parts: gallery.Parts) -> None:
    show(
        qtbot,
        parts,
        replace(gallery.STATES["ready"](), library=Collection(offered=True, past=past())),
    )
    left = QSignalSpy(wishes(parts.intents, lib.PastLeft))
    QTest.keyClick(parts.window, Qt.Key.Key_Escape)
    assert left.count() == 1


def test_the_row_that_was_found_is_in_sight(qtbot: QtBot, parts: gallery.Parts) -> None:
    show(
        qtbot,
        parts,
        replace(gallery.STATES["ready"](), library=Collection(offered=True, past=past("old20"))),
    )
    view = named(parts, "transcript")
    assert isinstance(view, QListView)
    assert view.currentIndex().row() == 20
    assert view.viewport().rect().intersects(view.visualRect(view.currentIndex()))


def test_it_is_continued_only_outside_of_a_conversation(qtbot: QtBot, parts: gallery.Parts) -> None:
    library = Collection(offered=True, past=past())
    go_on = named_button(qtbot, parts, replace(gallery.STATES["listening"](), library=library))
    assert not go_on.isEnabled()
    go_on = named_button(qtbot, parts, replace(gallery.STATES["ready"](), library=library))
    continued = QSignalSpy(wishes(parts.intents, lib.EntryContinued))
    go_on.click()
    assert continued.at(0) == ["e"]


def test_where_a_kept_conversation_goes_on_the_message_field_has_the_focus(
    qtbot: QtBot, parts: gallery.Parts
) -> None:
    parts.window.activateWindow()
    ready = replace(gallery.STATES["ready"](), library=Collection(offered=True, past=past()))
    go_on = named_button(qtbot, parts, ready)
    go_on.setFocus()
    began = replace(
        gallery.STATES["connecting"](), library=Collection(offered=True, continued=True)
    )
    show(qtbot, parts, began)
    qtbot.waitUntil(named(parts, "message_input").hasFocus)


def named_button(qtbot: QtBot, parts: gallery.Parts, state: State) -> QAbstractButton:
    show(qtbot, parts, state)
    button = named(parts, "library_continue_button")
    assert isinstance(button, QAbstractButton)
    return button


def test_the_drawer_is_remembered(parts: gallery.Parts) -> None:
    drawer = parts.window.findChild(LeftDrawer)
    assert drawer is not None
    drawer.set_openness(True, False)
    picture = window_memory.picture_of(parts.window)
    drawer.set_openness(False, False)
    window_memory.restore(parts.window, picture)
    assert drawer.openness == (True, False)


def test_the_mark_of_a_private_conversation_is_visible_throughout(
    qtbot: QtBot, parts: gallery.Parts
) -> None:
    for name in ("ready", "connecting", "listening", "speaking"):
        show(
            qtbot,
            parts,
            replace(gallery.STATES[name](), library=Collection(offered=True, private=True)),
        )
        mark = named(parts, "private_check")
        assert isinstance(mark, QAbstractButton)
        assert mark.isVisible()
        assert mark.isChecked()
        assert mark.text() == "Private"


def test_escape_in_the_list_empties_the_search_then_closes_it_and_stops_no_answer(
    qtbot: QtBot, parts: gallery.Parts
) -> None:
    show(qtbot, parts, gallery.STATES["speaking"]())
    stopped = QSignalSpy(wishes(parts.intents, ev.StopRequested))
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(parts.window, Qt.Key.Key_H, control | shift)
    QTest.keyClicks(named(parts, "library_search"), "words")
    QTest.keyClick(named(parts, "library_search"), Qt.Key.Key_Escape)
    assert named(parts, "library_panel").isVisible()
    QTest.keyClick(named(parts, "library_search"), Qt.Key.Key_Escape)
    assert not named(parts, "library_panel").isVisible()
    assert stopped.count() == 0
    QTest.keyClick(parts.window, Qt.Key.Key_Escape)
    assert stopped.count() == 1
