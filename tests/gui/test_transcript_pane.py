"""The conversation in the whole window: start page, new rows, size of the text, finding."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui import gallery
from tests.gui.controls import named
from tests.support.wishes import wishes
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.companion_state import Parts
from voicelive_desktop.gui.transcript.transcript_view import TranscriptView


@pytest.fixture
def plots() -> bool:
    return False


def test_an_example_of_the_start_page_starts_and_is_said_and_the_draft_stays(
    parts: gallery.Parts,
) -> None:
    started, said = (
        QSignalSpy(wishes(parts.intents, ev.StartRequested)),
        QSignalSpy(wishes(parts.intents, ev.TextSubmitted)),
    )
    field = named(parts, "message_input")
    assert isinstance(field, QPlainTextEdit)
    field.setPlainText("my draft")
    QTest.mouseClick(named(parts, "example_1"), Qt.MouseButton.LeftButton)
    assert (started.count(), said.at(0)) == (1, ["What can you do?"])
    assert field.toPlainText() == "my draft"
    assert field.hasFocus()


def test_a_session_log_without_a_conversation_says_so_and_offers_nothing_to_say(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    log = replace(gallery.ready(), connection=con.Reading("empty.vllog", complete=True))
    parts.feed.push(log)
    sentence = named(parts, "start_sentence")
    qtbot.waitUntil(sentence.isVisible)
    assert isinstance(sentence, QLabel)
    assert "session log" in sentence.text()
    assert not named(parts, "example_1").isVisible()
    assert not named(parts, "start_try").isVisible()


@pytest.mark.parametrize(("ear", "offered"), [("pocketsphinx", True), ("tiny", False)])
def test_the_start_page_has_no_commands_and_leads_to_a_better_ear(
    parts: gallery.Parts, ear: str, offered: bool
) -> None:
    state = parts.feed.state
    heard = Parts(ear=ear, voice="hibari", activity="silero")
    parts.feed.push(
        replace(
            state,
            access=replace(
                state.access, companion=replace(state.access.companion, parts=heard, searched=True)
            ),
        )
    )
    button = named(parts, "improve_speech_button")
    action = parts.window.findChild(QAction, "action_companion")
    assert isinstance(button, QAbstractButton)
    assert action is not None
    asked = QSignalSpy(action.triggered)
    assert button.isVisible() is offered
    for label in named(parts, "start_page").findChildren(QLabel):
        assert not any(word in label.text() for word in ("pip ", "python", "ollama pull")), (
            label.text()
        )
    button.click()
    assert asked.count() == 1


def test_a_conversation_replaces_the_start_page_and_can_be_copied(
    parts: gallery.Parts, qtbot: QtBot
) -> None:
    assert named(parts, "start_page").isVisible()
    parts.feed.push(gallery.listening())
    view = named(parts, "transcript")
    assert isinstance(view, TranscriptView)
    qtbot.waitUntil(view.isVisible)
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "You: Hello, what time is it?"
    assert len(lines) == 3


def test_the_chip_counts_what_is_new_and_leads_there(parts: gallery.Parts, qtbot: QtBot) -> None:
    state = gallery.odd_rows()
    parts.feed.push(state)
    view = named(parts, "transcript")
    assert isinstance(view, TranscriptView)
    qtbot.waitUntil(view.isVisible)
    parts.window.resize(760, 540)
    view.verticalScrollBar().setValue(0)
    chip = named(parts, "new_items_chip")
    assert isinstance(chip, QAbstractButton)
    assert chip.isVisible()
    new = gallery.speaking().conversation.last()
    assert new is not None
    parts.feed.push(replace(state, conversation=state.conversation.add(new)))
    qtbot.waitUntil(lambda: chip.text() == "1 new")
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert view.is_at_end
    assert not chip.isVisible()


def test_text_grows_and_shrinks_by_keys_within_limits(qtbot: QtBot, parts: gallery.Parts) -> None:
    state = gallery.listening()
    parts.feed.push(state)
    wishes(parts.intents, ev.SettingsChosen).connect(
        lambda changes: parts.feed.push(replace(state, settings=replace(state.settings, **changes)))
    )
    control = Qt.KeyboardModifier.ControlModifier
    pane = parts.window.findChild(QWidget, "transcript_pane")
    assert pane is not None

    def press(key: Qt.Key, until: float) -> None:
        def grown() -> bool:
            QTest.keyClick(parts.window, key, control)
            return bool(pane.property("scale") == until)

        qtbot.waitUntil(grown)

    press(Qt.Key.Key_Plus, 2.0)
    press(Qt.Key.Key_Plus, 2.0)
    press(Qt.Key.Key_Minus, 0.8)
    press(Qt.Key.Key_0, 1.0)


def test_ctrl_f_finds_and_esc_closes_the_bar_before_it_stops_the_answer(
    parts: gallery.Parts,
) -> None:
    parts.feed.push(gallery.speaking())
    stopped = QSignalSpy(wishes(parts.intents, ev.StopRequested))
    bar = named(parts, "find_bar")
    QTest.keyClick(parts.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    field = parts.window.focusWidget()
    assert field is not None
    assert field.objectName() == "find_input"
    QTest.keyClicks(field, "time")
    count = named(parts, "find_count")
    assert isinstance(count, QLabel)
    first = count.text()  # of those in sight
    assert re.fullmatch("[1-6] of 7", first)
    QTest.keyClick(parts.window, Qt.Key.Key_F3)
    assert count.text() == f"{int(first[0]) + 1} of 7"
    QTest.keyClick(parts.window, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert count.text() == first
    named(parts, "message_input").setFocus()
    QTest.keyClick(named(parts, "message_input"), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert stopped.count() == 0
    QTest.keyClick(parts.window, Qt.Key.Key_Escape)
    assert stopped.count() == 1
