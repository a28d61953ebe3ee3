"""The message field: Enter sends, Shift+Enter breaks, Up recalls, and it grows to five lines."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.gui.world import part
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import ResponseGate, State
from voicelive_desktop.domain.words.ids import ResponseId
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window.composer import Composer
from voicelive_desktop.gui.window.message_input import MessageInput

READY = State(connection=con.Ready())


class Bench:
    """A composer in a session."""

    def __init__(self, qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> None:
        self.qtbot, self.feed, self.intents = qtbot, feed, intents
        feed.push(READY)
        self.composer = Composer(feed, intents, theme)
        qtbot.addWidget(self.composer)
        self.composer.resize(500, 60)
        self.composer.show()
        found = self.composer.findChild(MessageInput, "message_input")
        assert found is not None
        self.input = found
        self.sent = QSignalSpy(wishes(intents, ev.TextSubmitted))

    def type(self, text: str) -> None:
        QTest.keyClicks(self.input, text)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self.input, key, modifier)

    def send(self, text: str) -> None:
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def button(self, name: str) -> QToolButton:
        found = self.composer.findChild(QToolButton, name)
        assert found is not None
        return found


@pytest.fixture
def bench(qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme) -> Bench:
    return Bench(qtbot, feed, intents, theme)


def test_enter_sends_and_empties_the_field(bench: Bench) -> None:
    bench.send("  hello ")
    assert bench.sent.at(0) == ["hello"]
    assert bench.input.toPlainText() == ""


def test_shift_enter_breaks_the_line(bench: Bench) -> None:
    bench.type("one")
    bench.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    bench.type("two")
    assert bench.sent.count() == 0
    assert bench.input.toPlainText().split() == ["one", "two"]
    bench.press(Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert bench.sent.at(0) == ["one\ntwo"]


def test_blanks_are_not_sent(bench: Bench) -> None:
    bench.send("   ")
    assert bench.sent.count() == 0


def test_up_recalls_what_was_said_and_down_comes_back(bench: Bench) -> None:
    bench.send("first")
    bench.send("second")
    bench.type("draft")
    bench.press(Qt.Key.Key_Up)
    assert bench.input.toPlainText() == "second"
    bench.press(Qt.Key.Key_Up)
    bench.press(Qt.Key.Key_Up)
    assert bench.input.toPlainText() == "first"
    bench.press(Qt.Key.Key_Down)
    bench.press(Qt.Key.Key_Down)
    assert bench.input.toPlainText() == "draft"


def test_up_in_the_second_line_moves_the_cursor(bench: Bench) -> None:
    bench.send("earlier")
    bench.input.put("one\ntwo")
    bench.press(Qt.Key.Key_Up)
    assert bench.input.toPlainText() == "one\ntwo"


def test_the_field_grows_to_five_lines(bench: Bench) -> None:
    heights = []
    for lines in range(1, 8):
        bench.input.put("\n".join("x" * lines))
        heights.append(bench.input.height())
    assert heights == sorted(heights)
    assert len(set(heights[:5])) == 5
    assert heights[4] == heights[6]
    bench.input.clear()
    assert bench.input.height() == heights[0]


def offline(bench: Bench, state: State | None = None) -> QSignalSpy:
    """No session; the spy sees what Start is asked for."""
    state = state or State()
    bench.feed.push(state)
    bench.qtbot.waitUntil(lambda: bench.feed.state == state)
    return QSignalSpy(wishes(bench.intents, ev.StartRequested))


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_enter_without_a_session_starts_one_and_sends(
    bench: Bench, modifier: Qt.KeyboardModifier
) -> None:
    starts = offline(bench)
    bench.type("hello")
    bench.press(Qt.Key.Key_Return, modifier)
    assert (starts.count(), bench.sent.count()) == (1, 1)
    assert bench.sent.at(0) == ["hello"]
    assert bench.input.toPlainText() == ""


@pytest.mark.parametrize(
    "modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier]
)
def test_enter_with_nothing_typed_starts_and_never_ends(
    bench: Bench, modifier: Qt.KeyboardModifier
) -> None:
    starts, ends = offline(bench), QSignalSpy(wishes(bench.intents, ev.EndRequested))
    bench.press(Qt.Key.Key_Return, modifier)
    assert starts.count() == 1
    offline(bench, READY)
    bench.press(Qt.Key.Key_Return, modifier)
    assert (starts.count(), ends.count(), bench.sent.count()) == (1, 0, 0)


def test_what_is_typed_while_connecting_is_sent_without_another_start(bench: Bench) -> None:
    starts = offline(bench, State(connection=con.Connecting()))
    assert "once connected" in bench.input.placeholderText()
    bench.send("hello")
    assert (starts.count(), bench.sent.count()) == (0, 1)


def test_while_a_session_ends_nothing_is_sent_and_nothing_is_lost(bench: Bench) -> None:
    offline(bench, State(connection=con.Closing()))
    bench.send("kept")
    assert bench.sent.count() == 0
    assert bench.input.toPlainText() == "kept"
    assert not bench.button("send_button").isEnabled()


def test_the_send_button_sends(bench: Bench) -> None:
    assert not bench.button("send_button").isEnabled()
    bench.type("hello")
    QTest.mouseClick(bench.button("send_button"), Qt.MouseButton.LeftButton)
    assert bench.sent.at(0) == ["hello"]


def test_stop_is_there_while_there_is_something_to_stop(bench: Bench) -> None:
    assert not bench.button("stop_button").isVisible()
    bench.feed.push(
        replace(READY, answers=replace(READY.answers, gate=ResponseGate(active=ResponseId("r"))))
    )
    bench.qtbot.waitUntil(lambda: bench.button("stop_button").isVisible())
    stops = QSignalSpy(wishes(bench.intents, ev.StopRequested))
    QTest.mouseClick(bench.button("stop_button"), Qt.MouseButton.LeftButton)
    assert stops.count() == 1


def test_an_example_starts_and_is_said_and_the_draft_stays(bench: Bench) -> None:
    starts = offline(bench)
    bench.type("my draft")
    bench.composer.say("What time is it?")
    assert (starts.count(), bench.sent.at(0)) == (1, ["What time is it?"])
    assert bench.input.text() == "my draft"


def test_a_system_note_is_sent_as_one_and_the_next_message_is_a_message_again(bench: Bench) -> None:
    notes = QSignalSpy(wishes(bench.intents, ev.NoteSubmitted))
    bench.composer.begin_note()
    assert part(bench.composer, QLabel, "edit_hint").text().startswith("Hidden instruction")
    bench.send("Speak French.")
    assert (notes.count(), notes.at(0)) == (1, ["Speak French."])
    assert bench.sent.count() == 0
    assert not bench.composer.is_editing
    bench.send("Bonjour")
    assert bench.sent.at(0) == ["Bonjour"]


def test_a_draft_comes_back_after_a_note(bench: Bench) -> None:
    bench.type("my draft")
    bench.composer.begin_note()
    assert bench.input.text() == ""
    bench.send("Speak French.")
    assert bench.input.text() == "my draft"


def test_a_note_that_is_left_is_no_message(bench: Bench) -> None:
    bench.type("my draft")
    bench.composer.begin_note()
    bench.type("Speak French.")
    bench.composer.end_editing()
    assert not bench.composer.is_editing
    assert bench.input.text() == "my draft"
    assert bench.input.placeholderText() == "Type a message…"


def test_the_keys_of_a_card_type_nothing_into_the_field(bench: Bench) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_4):
        QTest.keyClick(bench.input, key, Qt.KeyboardModifier.AltModifier)
    assert bench.input.text() == ""
    bench.type("14")
    assert bench.input.text() == "14"
