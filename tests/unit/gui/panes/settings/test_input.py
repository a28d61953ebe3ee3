"""When a value is applied; the panel never fights with the person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.unit.gui.world import World, part
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel


def test_a_held_step_button_asks_once_for_where_it_came_to_rest(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    spin = part(panel, QSpinBox, "vad_silence_spin")
    for _ in range(4):
        spin.stepUp()
    qtbot.waitUntil(lambda: bool(world.asked), timeout=2000)
    assert world.asked == [{"vad_silence_ms": 700}]


def test_enter_applies_a_number_at_once(panel: SettingsPanel, world: World) -> None:
    spin = part(panel, QSpinBox, "vad_silence_spin")
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "800")
    QTest.keyClick(spin, Qt.Key.Key_Return)
    assert world.asked == [{"vad_silence_ms": 800}]


def test_text_is_not_taken_out_of_the_hand_that_types_it(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed
) -> None:
    panel.reveal("instructions_edit")
    edit = part(panel, QPlainTextEdit, "instructions_edit")
    edit.selectAll()
    QTest.keyClicks(edit, "Be br")
    passing = replace(world.state, settings=replace(world.state.settings, temperature=0.9))
    world.show(passing)
    qtbot.waitUntil(lambda: feed.state is passing)
    QTest.keyClicks(edit, "ief.")
    assert edit.toPlainText() == "Be brief."
    assert world.asked == []
    qtbot.waitUntil(lambda: world.asked == [{"instructions": "Be brief."}], timeout=2000)
    assert edit.textCursor().position() == len("Be brief.")


def test_leaving_a_text_applies_it_at_once(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    panel.reveal("transcription_language_edit")
    edit = part(panel, QLineEdit, "transcription_language_edit")
    QTest.keyClicks(edit, "de-DE")
    part(panel, QLineEdit, "settings_search").setFocus()
    assert world.asked == [{"transcription_language": "de-DE"}]


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list of suggestions, offscreen
@pytest.mark.parametrize(
    ("typed", "wire"),
    [
        ("my-deployment", "my-deployment"),
        ("GPT-4o", "gpt-4o"),
        ("gpt-4o-mini (Standard)", "gpt-4o-mini"),
    ],
)
def test_a_name_of_ones_own_is_a_model_too(
    qtbot: QtBot, panel: SettingsPanel, world: World, typed: str, wire: str
) -> None:
    panel.reveal("model_combo")
    combo = part(panel, QComboBox, "model_combo")
    line = combo.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, typed)
    assert world.asked == []
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: world.state.settings.model == wire)
    qtbot.waitUntil(lambda: combo.currentData() == wire)
    assert [asked for asked in world.asked if "model" in asked] == [{"model": wire}]


def test_a_refused_value_goes_back_to_what_is_true(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed, intents: Intents
) -> None:
    with QSignalBlocker(intents):
        part(panel, QSpinBox, "vad_silence_spin").setValue(900)
        QTest.keyClick(part(panel, QSpinBox, "vad_silence_spin"), Qt.Key.Key_Return)
    other = replace(world.state, settings=replace(world.state.settings, temperature=0.9))
    world.show(other)
    qtbot.waitUntil(lambda: part(panel, QSpinBox, "vad_silence_spin").value() == 500)


@pytest.mark.parametrize("name", ["vad_silence_spin", "turn_detection_combo", "voice_name_combo"])
def test_the_wheel_scrolls_past_a_control_without_the_focus(
    qtbot: QtBot, panel: SettingsPanel, world: World, name: str
) -> None:
    part(panel, QLineEdit, "settings_search").setFocus()
    control = part(panel, QWidget, name)
    middle = QPointF(control.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(control.mapToGlobal(control.rect().center())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(control, event)
    qtbot.wait(300)
    assert world.asked == []
