"""The window that asks for another answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.domain.scene import A1, A2, R2, U1, U2, Scene
from tests.unit.gui.world import part
from voicelive_desktop.domain.decisions.asking import can_be_replaced, options_for, question
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import OPTION_SPECS, AnswerOptions
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import AnswerKind, VoiceType
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.answer_dialog import AnswerDialog
from voicelive_desktop.gui.panes.settings.control_names import control_of_option


def talk() -> Scene:
    """Two turns, both answered."""
    scene = (
        Scene.connected(model="gpt-4.1")
        .user_says(U1, "who are you")
        .reply_begins()
        .reply_complete()
    )
    scene.tell(ev.PlaybackDrained(A1)).user_says(U2, "tell me a joke", after=A1)
    scene.reply_begins(R2, A2, "knock knock").reply_complete(R2, A2, "knock knock")
    return scene.tell(ev.PlaybackDrained(A2))


class Desk:
    """The dialog and what it asks for."""

    def __init__(self, qtbot: QtBot, feed: StateFeed, intents: Intents) -> None:
        self.feed = feed
        feed.push(talk().state)
        self.dialog = AnswerDialog(feed, intents)
        qtbot.addWidget(self.dialog)
        self.dialog.aim(A2)
        self.dialog.show()
        self.asked = QSignalSpy(wishes(intents, ev.AnswerRequested))

    def press(self, name: str) -> None:
        part(self.dialog, QPushButton, name).click()

    def pick(self, name: str, value: str) -> None:
        combo = part(self.dialog, QComboBox, name)
        combo.setCurrentIndex(combo.findData(value))

    def write(self, name: str, text: str) -> None:
        part(self.dialog, QPlainTextEdit, name).setPlainText(text)

    def ask(self) -> AnswerOptions:
        self.press("answer_ask_button")
        said = self.asked.at(self.asked.count() - 1)[0]
        options: AnswerOptions = said[0] if isinstance(said, tuple) else said
        return options

    def note(self) -> str:
        return part(self.dialog, QLabel, "answer_note").text()


@pytest.fixture
def desk(qtbot: QtBot, feed: StateFeed, intents: Intents) -> Desk:
    return Desk(qtbot, feed, intents)


def test_without_a_choice_the_same_is_asked_for_again(desk: Desk) -> None:
    assert desk.ask() == AnswerOptions()
    assert "tell me a joke" in part(desk.dialog, QLabel, "answer_question").text()
    assert not desk.dialog.isVisible(), (
        "it would lie over the answer, and Enter would ask once more"
    )


def test_the_keys_ask_once(desk: Desk) -> None:
    asked = desk.asked.count()
    QTest.keyClick(desk.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.dialog, Qt.Key.Key_Return)
    assert desk.asked.count() == asked + 1


def test_what_is_chosen_is_asked_for_even_while_it_is_typed(desk: Desk) -> None:
    desk.pick("answer_kind_combo", "text")
    part(desk.dialog, QSpinBox, "answer_tokens_spin").setValue(50)
    desk.write("answer_additional_edit", "Like a pirate.")
    part(desk.dialog, QCheckBox, "answer_outside_check").click()
    assert desk.ask() == AnswerOptions(
        answer_as=AnswerKind.TEXT,
        max_tokens=50,
        additional_instructions="Like a pirate.",
        outside=True,
    )


def test_a_kind_of_voice_brings_its_voices(desk: Desk) -> None:
    desk.pick("answer_voice_type_combo", "openai")
    names = part(desk.dialog, QComboBox, "answer_voice_combo")
    assert [names.itemData(row) for row in range(3)] == ["", "alloy", "ash"]
    desk.pick("answer_voice_combo", "ash")
    assert not part(desk.dialog, QDoubleSpinBox, "answer_rate_spin").isEnabled(), (
        "only Azure voices do this"
    )
    assert desk.ask() == AnswerOptions(voice_type=VoiceType.OPENAI, voice_name="ash")
    desk.pick("answer_voice_type_combo", "")
    assert desk.ask() == AnswerOptions()


def test_a_wrong_text_is_told_at_its_row_and_nothing_is_asked(desk: Desk) -> None:
    desk.write("answer_metadata_edit", "nonsense")
    desk.press("answer_ask_button")
    assert desk.asked.count() == 0
    assert "nonsense" in part(desk.dialog, QLabel, "answer_metadata_edit_note").text()
    assert part(desk.dialog, QPlainTextEdit, "answer_metadata_edit").toPlainText() == "nonsense"
    desk.write("answer_metadata_edit", "a: b")
    assert desk.ask().metadata == "a: b"


def test_everything_can_be_as_in_the_session_again(desk: Desk) -> None:
    desk.pick("answer_format_combo", "g711_ulaw")
    desk.press("answer_reset_button")
    assert desk.ask() == AnswerOptions()


def test_only_the_latest_answer_can_be_replaced(desk: Desk) -> None:
    replaces = part(desk.dialog, QCheckBox, "answer_replaces_check")
    assert replaces.isVisible()
    replaces.click()
    desk.ask()
    assert desk.asked.at(0)[0][1] == A2
    desk.dialog.aim(A1)
    assert not replaces.isVisible()
    desk.ask()
    assert isinstance(desk.asked.at(1)[0], AnswerOptions), "it replaces nothing"


def test_an_older_answer_is_given_again_to_what_was_said_until_then(desk: Desk) -> None:
    desk.dialog.aim(A1)
    assert desk.ask() == AnswerOptions(only="who are you", outside=True)
    assert "who are you" in part(desk.dialog, QLabel, "answer_question").text()


def test_outside_a_session_it_says_what_to_do(qtbot: QtBot, desk: Desk) -> None:
    ask = part(desk.dialog, QPushButton, "answer_ask_button")
    desk.feed.push(talk().tell(ev.EndRequested(), ev.ConnectionEnded()).state)
    qtbot.waitUntil(lambda: not ask.isEnabled())
    assert desk.note() == "Start a conversation first."
    desk.feed.push(talk().state)
    qtbot.waitUntil(ask.isEnabled)
    assert desk.note() == ""


def test_options_that_the_companion_ignores_are_dimmed_and_it_is_said_once(desk: Desk) -> None:
    assert part(desk.dialog, QLabel, "answer_dimmed_note").isVisibleTo(desk.dialog)
    for name, spec in OPTION_SPECS.items():
        dimmed = part(desk.dialog, QWidget, control_of_option(name)).property("dimmed") == "true"
        without = spec.azure_only or bool(spec.unless(desk.feed.state.settings))
        assert dimmed is without, name
    assert part(desk.dialog, QLabel, "answer_invoke_edit_note").text() == "Only for hosted agents."


def test_every_control_has_a_name_and_a_place_of_its_own(desk: Desk) -> None:
    assert not desk.dialog.isModal()
    for name, spec in OPTION_SPECS.items():
        widget = part(desk.dialog, QWidget, control_of_option(name))
        assert widget.accessibleName() == spec.label
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_prefilled_messages_keep_who_said_them() -> None:
    scene = talk().user_says(ItemId("u3"), "note: this", after=A2)
    options = options_for(scene.state, A2)
    assert options.only == "who are you\nassistant: one two three four\ntell me a joke"
    assert question(scene.state, None) == "note: this"
    assert not can_be_replaced(scene.state, A2)
