"""The inspector's drawer in the window: closed it costs nothing, open it tells all."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.controls import named
from tests.gui.dialog_walk import close_and_delete
from tests.support.style import take_off
from tests.support.wishes import wishes
from voicelive_desktop.app.runtime.inspected import Inspected
from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.client.azure_events import is_known
from voicelive_desktop.client.traffic_store import Traffic
from voicelive_desktop.domain.facts.requests.about_messages import SaveMessages
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.panes.inspector.events_tab import EventsTab
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.voice_bar.waveform import Waveform
from voicelive_desktop.gui.window import window_memory

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def traffic() -> Traffic:
    return Traffic(time.monotonic, time.time, is_known)


@pytest.fixture
def inspected(traffic: Traffic, qapp: QApplication) -> Iterator[gallery.Parts]:
    theme = Theme()
    theme.set_choice(Appearance.DARK)
    theme.prepare(qapp)
    source = Inspected(TurnBook(time.time, time.monotonic))
    source.attach(traffic)
    parts = gallery.make_window(gallery.speaking(), theme, source)
    theme.apply_to(qapp)
    parts.window.show()
    yield parts
    parts.window.allow_close()
    close_and_delete(parts.window)
    take_off(qapp)


def table_of(parts: gallery.Parts) -> QTableView:
    table = named(parts, "events_table")
    assert isinstance(table, QTableView)
    return table


def rows_of(parts: gallery.Parts) -> int:
    return table_of(parts).model().rowCount()


def press_key(parts: gallery.Parts) -> None:
    QTest.keyClick(parts.window, Qt.Key.Key_J, CONTROL)


def tell(traffic: Traffic, kind: str, **fields: object) -> None:
    traffic.received(json.dumps({"type": kind, **fields}))


def test_closed_it_is_an_empty_frame_and_reads_nothing(
    inspected: gallery.Parts, traffic: Traffic
) -> None:
    tell(traffic, "response.created")
    assert not named(inspected, "inspector_drawer").isVisible()
    assert inspected.window.findChild(QTableView, "events_table") is None
    assert (traffic.missed, traffic.kept()) == (0, ())


def test_a_key_opens_and_closes_it(
    inspected: gallery.Parts, traffic: Traffic, qtbot: QtBot
) -> None:
    press_key(inspected)
    assert named(inspected, "inspector_drawer").isVisible()
    tell(traffic, "response.created", item_id="a")
    qtbot.waitUntil(lambda: rows_of(inspected) == 1)
    press_key(inspected)
    assert not named(inspected, "inspector_drawer").isVisible()
    tell(traffic, "response.done")
    assert rows_of(inspected) == 1
    press_key(inspected)
    qtbot.waitUntil(lambda: rows_of(inspected) == 2)


def test_a_click_shows_the_message_as_json(
    inspected: gallery.Parts, traffic: Traffic, qtbot: QtBot
) -> None:
    press_key(inspected)
    tell(traffic, "session.created", session={"model": "gpt-realtime"})
    qtbot.waitUntil(lambda: rows_of(inspected) == 1)
    table = table_of(inspected)
    place = table.visualRect(table.model().index(0, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    tree = named(inspected, "event_json")
    assert isinstance(tree, QTreeWidget)
    found = tree.findItems("model", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    assert [item.text(1) for item in found] == ['"gpt-realtime"']


def test_a_click_shows_the_answer_to_a_message_by_hand(
    inspected: gallery.Parts, traffic: Traffic, qtbot: QtBot
) -> None:
    press_key(inspected)
    named(inspected, "send_event_button").click()  # type: ignore[attr-defined]
    text = named(inspected, "event_edit")
    assert isinstance(text, QPlainTextEdit)
    text.setPlainText("{}")
    tell(traffic, "error", error={"code": "missing_type"})
    qtbot.waitUntil(lambda: rows_of(inspected) == 1)
    assert text.isVisible(), "only the person ends writing"
    table = table_of(inspected)
    place = table.visualRect(table.model().index(0, 1)).center()
    for _ in range(2):  # also on the row that is chosen already
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        tree = named(inspected, "event_json")
        assert isinstance(tree, QTreeWidget)
        assert (tree.isVisible(), text.isVisible()) == (True, False)
        found = tree.findItems("code", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        assert len(found) == 1
        named(inspected, "send_event_button").click()  # type: ignore[attr-defined]
        assert (text.isVisible(), text.toPlainText()) == (True, "{}")


def test_a_double_click_isolates_a_type_and_a_pause_holds_the_rest(
    inspected: gallery.Parts, traffic: Traffic, qtbot: QtBot
) -> None:
    press_key(inspected)
    for kind in ("response.created", "response.done", "response.created"):
        tell(traffic, kind)
    qtbot.waitUntil(lambda: rows_of(inspected) == 3)
    table = table_of(inspected)
    place = table.visualRect(table.model().index(1, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    field = named(inspected, "events_filter")
    assert isinstance(field, QLineEdit)
    assert field.text() == "type:response.done"
    qtbot.waitUntil(lambda: rows_of(inspected) == 1)
    named(inspected, "events_pause").click()  # type: ignore[attr-defined]
    tell(traffic, "response.done")
    qtbot.waitUntil(lambda: len(traffic.kept()) == 4)
    assert rows_of(inspected) == 1
    named(inspected, "events_pause").click()  # type: ignore[attr-defined]
    assert rows_of(inspected) == 2


def test_a_filter_that_nothing_meets_says_so(
    inspected: gallery.Parts, traffic: Traffic, qtbot: QtBot
) -> None:
    press_key(inspected)
    nothing = named(inspected, "events_nothing")
    assert isinstance(nothing, QLabel)
    assert (nothing.isVisible(), nothing.text()) == (True, "No messages yet.")
    tell(traffic, "response.created")
    qtbot.waitUntil(lambda: rows_of(inspected) == 1 and not nothing.isVisible())
    field = named(inspected, "events_filter")
    assert isinstance(field, QLineEdit)
    field.setText("turn:99")
    qtbot.waitUntil(nothing.isVisible)
    assert nothing.text() == "No message matches the filter."


def test_an_open_drawer_is_remembered_with_its_height(inspected: gallery.Parts) -> None:
    press_key(inspected)
    inspected.window.inspector.drawer.set_wanted_height(400)
    inspected.window.inspector.set_tab(2)
    picture = window_memory.picture_of(inspected.window)
    source = Inspected(TurnBook(time.time, time.monotonic))
    later = gallery.make_window(gallery.ready(), inspected.theme, source)
    window_memory.restore(later.window, picture)
    drawer = later.window.inspector.drawer
    assert (drawer.is_open, drawer.wanted_height) == (True, 400)
    assert later.window.inspector.tab == 2
    traffic = Traffic(time.monotonic, time.time, is_known)
    source.attach(traffic)
    tell(traffic, "response.created")
    assert traffic.missed == 0, (
        "an open drawer keeps what passes, also when the connection comes later"
    )
    later.window.allow_close()
    close_and_delete(later.window)


def test_files_are_asked_for_by_the_menu(inspected: gallery.Parts, qtbot: QtBot) -> None:
    press_key(inspected)
    saved = QSignalSpy(wishes(inspected.intents, SaveMessages))
    inspected.window.inspector._inspector.events._on_save()  # type: ignore[union-attr]
    dialog = inspected.window.findChild(QFileDialog, "file_dialog")
    assert dialog is not None
    dialog.fileSelected.emit("/nowhere/events.ndjson")
    assert saved.at(0) == [("/nowhere/events.ndjson", False)]
    dialog.reject()


def test_what_became_of_a_file_can_be_read_while_messages_pass(
    inspected: gallery.Parts, traffic: Traffic, qtbot: QtBot
) -> None:
    press_key(inspected)
    tell(traffic, "response.created")
    qtbot.waitUntil(lambda: rows_of(inspected) == 1)
    inspected.window.inspector.say("2 messages saved in events.ndjson.")
    tell(traffic, "response.done")
    qtbot.waitUntil(lambda: rows_of(inspected) == 2)
    events = inspected.window.inspector._inspector.events  # type: ignore[union-attr]
    assert events.status.text() == "2 messages saved in events.ndjson."
    qtbot.waitUntil(lambda: events.status.text().startswith("2 rows"), timeout=6_000)


def test_a_file_is_shown_without_the_message_that_was_chosen_before(
    inspected: gallery.Parts, traffic: Traffic, qtbot: QtBot
) -> None:
    press_key(inspected)
    tell(traffic, "response.created")
    qtbot.waitUntil(lambda: rows_of(inspected) == 1)
    table_of(inspected).setCurrentIndex(table_of(inspected).model().index(0, 0))
    events = inspected.window.inspector._inspector.events  # type: ignore[union-attr]
    assert "response.created" in events._json.text()
    events.show_file("f.ndjson", traffic.kept())
    assert events._json.text() == ""


def test_the_smallest_window_shows_rows_beside_the_conversation(
    inspected: gallery.Parts, traffic: Traffic, qtbot: QtBot
) -> None:
    inspected.window.resize(760, 540)
    press_key(inspected)
    tell(traffic, "response.created")
    qtbot.waitUntil(lambda: rows_of(inspected) == 1)
    table = table_of(inspected)
    qtbot.waitUntil(lambda: table.viewport().height() >= 2 * table.rowHeight(0))
    assert inspected.window.height() <= 540
    assert named(inspected, "message_input").isVisible()
    assert named(inspected, "start_button").visibleRegion().boundingRect().height() > 20


def test_each_tab_has_its_table(inspected: gallery.Parts, qtbot: QtBot) -> None:
    press_key(inspected)
    tabs = named(inspected, "inspector_tabs")
    assert isinstance(tabs, QTabBar)
    for tab, name in enumerate(("events_table", "turns_table", "usage_table", "line_table")):
        tabs.setCurrentIndex(tab)
        assert named(inspected, name).isVisible()
    assert named(inspected, "edit_prices").isEnabled() is False, "nothing can be kept here"


def test_one_jumps_from_a_row_to_its_messages_and_back(
    inspected: gallery.Parts, traffic: Traffic, qtbot: QtBot
) -> None:
    press_key(inspected)
    tell(traffic, "response.created")
    tell(traffic, "response.audio_transcript.done", item_id="a1", transcript="Hello")
    qtbot.waitUntil(lambda: rows_of(inspected) == 2)
    pane = inspected.window._transcript
    pane.messages_wanted.emit("a1")
    qtbot.waitUntil(lambda: rows_of(inspected) == 1)
    table_of(inspected).selectRow(0)
    inspected.window.inspector._inspector.events._on_item()  # type: ignore[union-attr]
    assert (
        pane.view.currentIndex()
        .data(Qt.ItemDataRole.DisplayRole)
        .startswith("It is three minutes past two")
    )


def test_one_jumps_from_a_message_to_the_waveform_and_back(
    inspected: gallery.Parts, traffic: Traffic, qtbot: QtBot
) -> None:
    press_key(inspected)
    inspected.window.attach_plots()
    waveform = named(inspected, "waveform")
    assert isinstance(waveform, Waveform)
    for kind in ("first", "second"):
        traffic.received(json.dumps({"type": kind}))
    qtbot.waitUntil(lambda: rows_of(inspected) == 2)
    table = table_of(inspected)
    table.setCurrentIndex(table.model().index(0, 0))
    tab = inspected.window.findChild(EventsTab)
    assert tab is not None
    before_s = time.monotonic()
    tab.moment_wanted.emit(time.time() - 1.0)
    assert waveform.is_paused
    pointed_s = waveform.timeline.pointed_s
    assert pointed_s is not None
    assert before_s - 1.1 < pointed_s < time.monotonic() - 0.9
    waveform.moment_wanted.emit(time.monotonic())
    assert table.currentIndex().row() == 1
    tab.moment_wanted.emit(time.time() - 60.0)
    assert "30" in tab.status.text()
