"""Text is selected inside a row with the mouse, rows across rows; links are asked for before they
open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.gui.world import part
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.transcript.find_bar import FindBar
from voicelive_desktop.gui.transcript.link_question import LinkQuestion
from voicelive_desktop.gui.transcript.transcript_pane import TranscriptPane

LINK = "https://example.org/a?b=1"
CALL = ToolCall(CallId("c"), "get_weather", '{"city": "Oslo"}', '{"sky": "grey"}')
ROWS = (
    Item(ItemId("u"), Role.USER, "these are some typed words", Status.FINAL, 1000.0, typed=True),
    Item(ItemId("t"), Role.TOOL, "", Status.FINAL, 1001.0, tool=CALL),
    Item(
        ItemId("a"),
        Role.ASSISTANT,
        f"an **answer** with [a link]({LINK}) in it",
        Status.FINAL,
        1002.0,
    ),
)


class Bench:
    """A transcript with three rows, and a mouse."""

    def __init__(self, qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> None:
        conversation = Conversation()
        for row in ROWS:
            conversation = conversation.add(row)
        feed.push(State(connection=con.Ready(), conversation=conversation))
        self.feed, self.intents = feed, intents
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
        self.told = QSignalSpy(self.pane.told)

    def place(self, row: int, word: str, after: int = 0) -> QPoint:
        """Where the first character of a word stands, or the one so many behind it."""
        item = ROWS[row]
        delegate = self.pane._delegate
        layout = delegate.layouts.row(self.view._transcript.item(row), self.view.viewport().width())
        laid = layout.words.laid[0]
        at = layout.words.text.index(word) + after
        found: Any = laid.layout.lineAt(0).cursorToX(at)  # a pair, of which the stub knows nothing
        x = float(found[0])
        rect = self.view.visualRect(self.view.model().index(row, 0))
        assert item.id == self.view._transcript.item(row).id
        return QPoint(
            round(layout.words_at.x() + x + 1), round(rect.top() + layout.words_at.y() + 8)
        )

    def drag(self, start: QPoint, end: QPoint) -> None:
        port, left, none = (
            self.view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QTest.mousePress(port, left, none, start)
        QTest.mouseMove(port, (start + end) / 2)
        QTest.mouseMove(port, end)
        QTest.mouseRelease(port, left, none, end)

    def copied(self) -> str:
        QGuiApplication.clipboard().setText("nothing")
        QTest.keyClick(self.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        return QGuiApplication.clipboard().text()

    def change(self, item_id: str, **values: object) -> None:
        state = self.feed.state
        changed = state.conversation.change(ItemId(item_id), lambda row: replace(row, **values))  # type: ignore[arg-type]
        self.feed.push(replace(state, conversation=changed))


@pytest.fixture
def bench(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> Bench:
    return Bench(qtbot, feed, intents, theme)


def test_dragging_in_a_row_selects_its_text_and_copies_it(bench: Bench) -> None:
    bench.drag(bench.place(0, "some"), bench.place(0, "words"))
    assert bench.view.selected_text == "some typed "
    assert bench.view.selected_rows() == []
    assert bench.copied() == "some typed "
    assert bench.told.at(0)[0] == "copied"


def test_what_is_selected_of_an_answer_is_what_one_reads(bench: Bench) -> None:
    bench.drag(bench.place(2, "in it", 5), bench.place(2, "answer"))
    assert bench.copied() == "answer with a link in it"


def test_shift_and_a_click_extend_it(bench: Bench) -> None:
    bench.drag(bench.place(0, "are"), bench.place(0, "some"))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(
        bench.view.viewport(), Qt.MouseButton.LeftButton, shift, bench.place(0, "words")
    )
    assert bench.view.selected_text == "are some typed "


def test_a_double_click_selects_a_word(bench: Bench) -> None:
    QTest.mouseDClick(
        bench.view.viewport(), Qt.MouseButton.LeftButton, pos=bench.place(0, "typed", 2)
    )
    assert bench.view.selected_text == "typed"


def test_a_double_click_on_a_card_opens_it(bench: Bench) -> None:
    index = bench.view.model().index(1, 0)
    before = bench.view.visualRect(index).height()
    QTest.mouseDClick(
        bench.view.viewport(), Qt.MouseButton.LeftButton, pos=bench.view.visualRect(index).center()
    )
    assert bench.view.visualRect(index).height() > before


def test_dragging_across_rows_selects_rows(qtbot: QtBot, bench: Bench) -> None:
    bench.drag(bench.place(0, "some"), bench.place(2, "answer"))
    assert bench.view.selected_text == ""
    qtbot.waitUntil(lambda: bench.view.selected_rows() == [0, 1, 2])
    assert bench.copied().startswith("You: these are some typed words\n")


def test_a_long_message_scrolls_while_one_selects_beyond_what_is_seen(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.change("a", text="many words to be read\n" * 80)
    bar = bench.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 500)
    bar.setValue(200)
    port, left, none = (
        bench.view.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QTest.mousePress(port, left, none, QPoint(80, 100))
    for n in range(30):
        QTest.mouseMove(port, QPoint(100 + n % 2, port.height() + 20))
    QTest.mouseRelease(port, left, none, QPoint(100, port.height() + 20))
    assert bar.value() > 300
    assert len(bench.view.selected_text) > 500


def test_a_click_takes_the_selected_text_away(bench: Bench) -> None:
    bench.drag(bench.place(0, "some"), bench.place(0, "words"))
    QTest.mouseClick(bench.view.viewport(), Qt.MouseButton.LeftButton, pos=bench.place(0, "are"))
    assert bench.view.selected_text == ""
    assert bench.view.selected_rows() == [0]


def test_selected_text_stays_while_its_row_grows_and_goes_with_its_words(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.drag(bench.place(0, "some"), bench.place(0, "words"))
    bench.change("u", text="these are some typed words and more")
    qtbot.waitUntil(lambda: bench.view.model().index(0, 0).data().endswith("more"))
    assert bench.view.selected_text == "some typed "
    bench.change("u", text="others")
    qtbot.waitUntil(lambda: bench.view.selected_text == "")


def test_the_menu_copies_what_is_selected(bench: Bench) -> None:
    bench.drag(bench.place(0, "some"), bench.place(0, "words"))
    bench.view.menu_requested.emit(0, bench.window.mapToGlobal(QPoint(5, 5)))
    menu = part(bench.pane, QMenu, "transcript_menu")
    next(action for action in menu.actions() if action.objectName() == "action_copy").trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == "some typed "


class Browser(QObject):
    """Takes the pages that would be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.pages.append(url.toString())


@pytest.fixture
def browser() -> Browser:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "open")  # type: ignore[arg-type] # the stub says bytes
    return made


def test_a_link_is_asked_for_before_it_opens(bench: Bench, browser: Browser) -> None:
    question = part(bench.pane, LinkQuestion, "link_question")
    QTest.mouseClick(
        bench.view.viewport(), Qt.MouseButton.LeftButton, pos=bench.place(2, "link", 1)
    )
    assert question.isVisible()
    assert browser.pages == []
    address = part(question, QWidget, "link_question_address")
    assert address.property("text").replace("\N{ZERO WIDTH SPACE}", "") == LINK
    part(question, QPushButton, "link_open_button").click()
    QDesktopServices.unsetUrlHandler("https")
    assert browser.pages == [LINK]
    assert not question.isVisible()


def test_a_link_can_be_copied_or_left_alone(bench: Bench, browser: Browser) -> None:
    question = part(bench.pane, LinkQuestion, "link_question")
    bench.view.link_chosen.emit(LINK)
    part(question, QPushButton, "link_copy_button").click()
    assert QGuiApplication.clipboard().text() == LINK
    bench.view.link_chosen.emit(LINK)
    QTest.keyClick(question, Qt.Key.Key_Space)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    QDesktopServices.unsetUrlHandler("https")
    assert not question.isVisible()
    assert browser.pages == []


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "http://a\u202eb", ""]
)
def test_nothing_else_is_asked_for(bench: Bench, address: str) -> None:
    bench.view.link_chosen.emit(address)
    assert not bench.pane.is_asking


def test_a_host_that_looks_like_another_shows_its_real_name(bench: Bench) -> None:
    bench.view.link_chosen.emit("https://\u0430pple.com/")
    address = part(bench.pane, QWidget, "link_question_address").property("text")
    assert "xn--" in address.replace("\N{ZERO WIDTH SPACE}", "")


def test_the_keyboard_reaches_links_by_the_menu(bench: Bench) -> None:
    bench.view.menu_requested.emit(2, bench.window.mapToGlobal(QPoint(5, 5)))
    menu = part(bench.pane, QMenu, "transcript_menu")
    next(action for action in menu.actions() if action.objectName() == "menu_link_1").trigger()
    menu.close()
    assert bench.pane.is_asking


def test_finding_opens_a_card_only_when_one_steps_there_and_closes_it_again(bench: Bench) -> None:
    bench.pane.begin_finding()
    bar = part(bench.pane, FindBar, "find_bar")
    layouts = bench.pane._delegate.layouts
    bar.searched.emit("oslo")
    assert not layouts.is_expanded(ItemId("t"))
    bar.stepped.emit(1)
    assert layouts.is_expanded(ItemId("t"))
    bar.searched.emit("answer")
    assert not layouts.is_expanded(ItemId("t"))
    bar.searched.emit("grey")
    bar.stepped.emit(1)
    bench.pane.end_finding()
    assert not layouts.is_expanded(ItemId("t"))


def test_the_latest_answer_is_made_anew_by_one_key(bench: Bench) -> None:
    asked = QSignalSpy(wishes(bench.intents, ev.AnswerRequested))
    bench.view.setCurrentIndex(bench.view.model().index(2, 0))
    QTest.keyClick(bench.view, Qt.Key.Key_F4)
    assert asked.at(0) == [(AnswerOptions(), "a")]


def test_an_answer_that_the_connection_cut_offers_to_be_made_anew_by_itself(
    qtbot: QtBot, bench: Bench
) -> None:
    again = part(bench.pane, QToolButton, "row_again_button")
    bench.window.setFocus()
    bench.view.clearFocus()
    bench.view.pointed.emit(-1)  # neither mouse nor keyboard is at a row
    assert not again.isVisible()
    bench.change("a", status=Status.INTERRUPTED, received_ms=900.0, heard_ms=400.0, lost=True)
    qtbot.waitUntil(again.isVisible)
    assert again.accessibleName() == "Regenerate"


def test_rows_of_an_earlier_conversation_offer_nothing_that_cannot_work(
    qtbot: QtBot, bench: Bench
) -> None:
    bench.feed.push(
        replace(bench.feed.state, run=replace(bench.feed.state.run, started_at_s=2000.0))
    )
    qtbot.waitUntil(lambda: bench.feed.state.run.started_at_s == 2000.0)
    asked = QSignalSpy(wishes(bench.intents, ev.AnswerRequested))
    bench.view.setCurrentIndex(bench.view.model().index(2, 0))
    QTest.keyClick(bench.view, Qt.Key.Key_F4)
    assert asked.count() == 0
    bench.view.menu_requested.emit(0, bench.window.mapToGlobal(QPoint(5, 5)))
    menu = part(bench.pane, QMenu, "transcript_menu")
    texts = {action.objectName(): action.text() for action in menu.actions()}
    menu.close()
    assert texts["menu_row_edit"] == "Edit as a new message"
    assert "menu_row_again" not in texts
