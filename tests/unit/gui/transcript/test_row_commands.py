"""What can be done with one row: by its buttons, by the keyboard and by the menu."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import (
    Asked,
    Conversation,
    Item,
    Role,
    Status,
    ToolCall,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.transcript_pane import TranscriptPane
from voicelive_desktop.gui.window.composer import Composer

CALL = ToolCall(CallId("c"), "get_weather", '{"city": "Oslo"}', '{"sky": "grey", "wind": 3}')
ROWS = (
    Item(ItemId("u"), Role.USER, "typed words", Status.FINAL, 1000.0, typed=True),
    Item(ItemId("t"), Role.TOOL, "", Status.FINAL, 1001.0, tool=CALL),
    Item(ItemId("a"), Role.ASSISTANT, "an answer", Status.FINAL, 1002.0),
    Item(ItemId("s"), Role.USER, "spoken words", Status.PARTIAL, 1003.0),
)


class Bench:
    """The transcript of a session with four rows."""

    def __init__(self, qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> None:
        conversation = Conversation()
        for row in ROWS:
            conversation = conversation.add(row)
        feed.push(State(connection=con.Ready(), conversation=conversation))
        self.feed = feed
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.pane = TranscriptPane(
            feed, intents, theme, Actions(feed, intents, self.window), self.window
        )
        self.window.resize(700, 500)
        self.pane.resize(700, 500)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.view = self.pane.view
        self.deleted = QSignalSpy(wishes(intents, ev.ItemDeletionRequested))
        self.edited = QSignalSpy(self.pane.edit_requested)
        self.chosen = QSignalSpy(wishes(intents, ev.SettingsChosen))

    def point_at(self, row: int) -> None:
        middle = self.view.visualRect(self.view.model().index(row, 0)).center()
        QTest.mouseMove(self.view.viewport(), middle - QPoint(3, 0))
        QTest.mouseMove(self.view.viewport(), middle)

    def select(self, row: int) -> None:
        self.view.setFocus()
        self.view.setCurrentIndex(self.view.model().index(row, 0))

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.view, key)

    def offered(self) -> list[str]:
        bar = self.bar
        buttons = (
            [b for b in bar.findChildren(QToolButton) if not b.isHidden()]
            if bar.isVisible()
            else []
        )
        return [b.objectName().split("_")[1] for b in buttons]

    def button(self, name: str) -> QToolButton:
        found = self.pane.findChild(QToolButton, f"row_{name}_button")
        assert found is not None
        return found

    @property
    def bar(self) -> QWidget:
        found = self.pane.findChild(QWidget, "row_bar")
        assert found is not None
        return found


@pytest.fixture
def bench(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> Bench:
    return Bench(qtbot, feed, intents, theme)


def test_the_row_under_the_mouse_offers_what_can_be_done_with_it(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.point_at(0)
    qtbot.waitUntil(lambda: bench.offered() == ["copy", "edit", "delete"])
    bench.point_at(1)
    qtbot.waitUntil(lambda: bench.offered() == ["expand", "copy", "delete"])
    bench.point_at(3)
    qtbot.waitUntil(lambda: bench.offered() == ["copy", "delete"])
    assert not bench.button("delete").isEnabled()  # it is still being said


def test_the_buttons_do_it(qtbot: QtBot, bench: Bench) -> None:
    bench.point_at(0)
    qtbot.waitUntil(lambda: bench.offered() != [])
    bench.button("copy").click()
    assert QGuiApplication.clipboard().text() == "typed words"
    bench.button("edit").click()
    assert bench.edited.at(0) == ["typed words", "u"]
    bench.button("delete").click()
    assert bench.deleted.at(0) == ["u"]


def test_the_keyboard_does_it_too(bench: Bench) -> None:
    bench.select(0)
    assert bench.offered() == ["copy", "edit", "delete"]
    bench.press(Qt.Key.Key_F2)
    assert bench.edited.at(0) == ["typed words", "u"]
    bench.press(Qt.Key.Key_Delete)
    assert bench.deleted.at(0) == ["u"]
    bench.select(3)
    bench.press(Qt.Key.Key_Delete)
    bench.press(Qt.Key.Key_F2)
    assert (bench.deleted.count(), bench.edited.count()) == (1, 1)


def test_a_card_opens_and_shows_arguments_and_result(bench: Bench) -> None:
    index = bench.view.model().index(1, 0)
    before = bench.view.visualRect(index).height()
    bench.select(1)
    bench.press(Qt.Key.Key_Return)
    opened = bench.view.visualRect(index).height()
    assert opened > before + 40
    bench.button("expand").click()
    assert bench.view.visualRect(index).height() == before


def test_the_menu_of_a_row_holds_the_same(bench: Bench) -> None:
    bench.view.menu_requested.emit(0, bench.window.mapToGlobal(QPoint(5, 5)))
    menu = bench.pane.findChild(QMenu, "transcript_menu")
    assert menu is not None
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    assert names[:3] == ["menu_row_edit", "menu_row_delete", "action_copy"]
    next(action for action in menu.actions() if action.objectName() == "menu_row_delete").trigger()
    assert bench.deleted.at(0) == ["u"]
    menu.close()


def test_a_row_that_goes_takes_its_buttons_along(qtbot: QtBot, bench: Bench) -> None:
    bench.point_at(2)
    qtbot.waitUntil(lambda: bench.offered() == ["copy", "delete"])
    state = bench.feed.state
    bench.feed.push(replace(state, conversation=state.conversation.remove(ItemId("a"))))
    qtbot.waitUntil(lambda: bench.offered() == [])


def test_a_kept_turn_can_be_played_stopped_and_saved(
    qtbot: QtBot, bench: Bench, intents: Intents
) -> None:
    played, stopped = (
        QSignalSpy(wishes(intents, ev.ReplayRequested)),
        QSignalSpy(wishes(intents, ev.ReplayStopRequested)),
    )
    kept = replace(
        bench.feed.state,
        speaker=replace(bench.feed.state.speaker, recordings=frozenset({ItemId("a")})),
    )
    bench.feed.push(kept)
    bench.point_at(2)
    qtbot.waitUntil(lambda: bench.offered() == ["play", "copy", "delete"])
    bench.button("play").click()
    assert played.at(0) == ["a"]
    bench.feed.push(replace(kept, speaker=replace(kept.speaker, replay=ItemId("a"))))
    qtbot.waitUntil(lambda: bench.button("play").accessibleName() == "Stop playing")
    bench.button("play").click()
    assert stopped.count() == 1
    saved = QSignalSpy(wishes(intents, ev.RecordingSaveRequested))
    bench.view.menu_requested.emit(2, bench.window.mapToGlobal(QPoint(5, 5)))
    menu = bench.pane.findChild(QMenu, "transcript_menu")
    assert menu is not None
    next(action for action in menu.actions() if action.objectName() == "menu_row_save").trigger()
    menu.close()
    dialog = bench.pane.findChild(QFileDialog, "save_sound_dialog")
    assert dialog is not None
    dialog.fileSelected.emit("x.wav")
    assert saved.at(0) == [("a", "x.wav")]
    dialog.close()


def test_all_rows_are_copied_by_the_usual_keys(bench: Bench) -> None:
    bench.select(0)
    QTest.keyClick(bench.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(bench.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "You: typed words"
    assert lines[-1] == "You: spoken words"


def test_the_text_size_is_a_setting(qtbot: QtBot, bench: Bench) -> None:
    actions = bench.pane._actions
    actions["text_larger"].trigger()
    assert bench.chosen.at(0) == [{"text_size": 1.1}]
    before = bench.view.visualRect(bench.view.model().index(0, 0)).height()
    bench.feed.push(replace(bench.feed.state, settings=Settings(text_size=2.0)))
    qtbot.waitUntil(lambda: bench.pane.property("scale") == 2.0)
    assert bench.view.visualRect(bench.view.model().index(0, 0)).height() > before
    actions["text_larger"].trigger()
    assert bench.chosen.at(1) == [{"text_size": 2.0}]


def test_an_edited_message_is_sent_in_place_of_the_old_one(
    qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme
) -> None:
    feed.push(State(connection=con.Ready()))
    composer = Composer(feed, intents, theme)
    qtbot.addWidget(composer)
    composer.show()
    sent = QSignalSpy(wishes(intents, ev.TextSubmitted))
    composer.edit("old words", "u")
    field = composer.findChild(QWidget, "message_input")
    assert field is not None
    QTest.keyClicks(field, "!")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sent.at(0) == [("old words!", "u")]
    assert not composer.is_editing
    composer.edit("again", "u")
    composer.end_editing()
    QTest.keyClicks(field, "new")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert sent.at(1) == ["new"]
    assert sent.count() == 2


def test_a_late_answer_says_what_it_answers_and_leads_there(bench: Bench, qtbot: QtBot) -> None:
    state = bench.feed.state
    late = Item(
        ItemId("late"),
        Role.ASSISTANT,
        "done",
        Status.FINAL,
        1004.0,
        asked=Asked(ItemId("u"), 1000.0),
    )
    bench.feed.push(replace(state, conversation=state.conversation.add(late)))
    model = bench.view.model()
    qtbot.waitUntil(lambda: model.rowCount() == 5)
    told = model.index(4, 0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert "to your words at " in told
    bench.point_at(4)
    assert "question" in bench.offered()
    question = bench.button("question")
    assert question is not None
    question.click()
    assert bench.view.currentIndex().row() == 0
    bench.feed.push(replace(state, conversation=Conversation().add(late)))
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    bench.point_at(0)
    assert "question" not in bench.offered(), "the question was deleted"
