"""What a row tells beside its value: without effect, refused, wrong, corrected; and the ways back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QPushButton,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.gui.panes.settings.rows import OPEN, ROWS
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.events import SettingsChosen, SettingsLoaded
from voicelive_desktop.domain.facts.state import Refusal
from voicelive_desktop.domain.settings import Correction, Group, default_of
from voicelive_desktop.domain.settings.unusable import unusable_among
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme import Theme


def test_a_row_without_effect_is_disabled_and_says_why(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed
) -> None:
    part(panel, QComboBox, "turn_detection_combo").setCurrentIndex(
        part(panel, QComboBox, "turn_detection_combo").findData("server_vad")
    )
    check = part(panel, QCheckBox, "vad_remove_filler_check")
    qtbot.waitUntil(lambda: not check.isEnabled())
    assert (
        part(panel, QLabel, "vad_remove_filler_check_note").text()
        == "Only for Azure semantic detection."
    )
    back = replace(world.state, settings=OPEN)
    world.show(back)
    qtbot.waitUntil(check.isEnabled)
    assert part(panel, QLabel, "vad_remove_filler_check_note").isHidden()


def test_what_waits_for_the_next_connection_offers_to_reconnect(
    qtbot: QtBot, panel: SettingsPanel, world: World, intents: Intents
) -> None:
    world.show(replace(world.state, connection=con.Ready()))
    combo = part(panel, QComboBox, "model_combo")
    combo.setCurrentIndex(combo.findData("gpt-4o"))
    row = part(panel, QWidget, "model_row")
    qtbot.waitUntil(lambda: row.findChild(QPushButton) is not None)
    assert part(panel, QLabel, "model_combo_note").text() == "Applies at the next connection."
    with qtbot.waitSignal(wishes(intents, ev.ReconnectRequested)):
        part(row, QPushButton, "model_combo_reconnect_button").click()


def test_a_refusal_shows_the_services_words_and_the_value_in_use_whatever_happens_next(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed
) -> None:
    refusal = Refusal("vad_silence_ms", 900, "Too long for this model.")
    refused = replace(
        world.state,
        connection=con.Ready(),
        settings=replace(OPEN, vad_silence_ms=900),
        current=replace(world.state.current, running=OPEN, refused=(refusal,)),
    )
    for state in (refused, replace(refused, settings=replace(refused.settings, temperature=0.9))):
        world.show(state)
        qtbot.waitUntil(lambda: feed.state is world.state)
        note = part(panel, QLabel, "vad_silence_spin_note").text()
        assert note == "Rejected: Too long for this model. Still in use: 500 ms."


def test_after_a_refused_start_the_row_shows_the_services_words(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed
) -> None:
    failed = con.Failed(Failure(FailureKind.REJECTED_SETTINGS))
    settings, refusal = (
        replace(OPEN, vad_silence_ms=900),
        Refusal("vad_silence_ms", 900, "Too long for this model."),
    )
    world.show(
        replace(
            world.state,
            connection=failed,
            settings=settings,
            current=replace(world.state.current, refused=(refusal,)),
        )
    )
    qtbot.waitUntil(lambda: feed.state is world.state)
    note = part(panel, QLabel, "vad_silence_spin_note")
    assert note.text() == "The service rejected this: Too long for this model."


def test_a_wrong_value_of_a_file_is_told_at_its_row_until_another_is_chosen(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    world.show(step(world.state, SettingsLoaded("", unusable_among({"vad_silence_ms": "long"})))[0])
    qtbot.waitUntil(lambda: panel.findChild(QLabel, "vad_silence_spin_note") is not None)
    note = part(panel, QLabel, "vad_silence_spin_note")
    assert note.text().startswith("The file says “long”, but this must be a whole number.")
    part(panel, QSpinBox, "vad_silence_spin").setValue(600)
    qtbot.waitUntil(note.isHidden, timeout=2000)


def test_reset_takes_the_value_that_is_used_in_place_of_a_wrong_one(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed
) -> None:
    reset = part(panel, QToolButton, "settings_voice_reset")
    world.show(step(world.state, SettingsLoaded("", unusable_among({"voice_pitch": "high"})))[0])
    qtbot.waitUntil(lambda: not reset.isHidden())
    reset.click()
    qtbot.waitUntil(reset.isHidden)
    assert world.state.choices.unusable == ()


def test_a_correction_is_marked_at_the_row_it_changed(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    combo = part(panel, QComboBox, "model_combo")
    combo.setCurrentIndex(combo.findData("gpt-4.1"))
    qtbot.waitUntil(lambda: panel.findChild(QLabel, "transcription_model_combo_note") is not None)
    assert part(panel, QComboBox, "transcription_model_combo").currentData() == "azure-speech"
    note = part(panel, QLabel, "transcription_model_combo_note").text()
    assert note == "Changed from “GPT-4o transcribe”, which doesn't work with the current “Model”."


def test_what_was_corrected_in_a_file_is_told_at_rows_that_are_built_later(
    qtbot: QtBot, feed: StateFeed, intents: Intents, theme: Theme
) -> None:
    panel = SettingsPanel(feed, intents, theme)
    qtbot.addWidget(panel)
    correction = Correction(
        "noise_reduction", "near_field", "azure_deep_noise_suppression", "model"
    )
    with qtbot.waitSignal(feed.changed):
        feed.push(step(feed.state, SettingsLoaded(corrections=(correction,)))[0])
    panel.build_all()
    assert (
        "doesn't work with the current “Model”"
        in part(panel, QLabel, "noise_reduction_combo_note").text()
    )


def test_choices_follow_the_model(qtbot: QtBot, panel: SettingsPanel, world: World) -> None:
    noise = part(panel, QComboBox, "noise_reduction_combo")
    assert noise.findData("near_field") >= 0
    models = part(panel, QComboBox, "model_combo")
    models.setCurrentIndex(models.findData("gpt-4.1"))
    qtbot.waitUntil(lambda: noise.findData("near_field") < 0)


def test_reset_brings_a_group_back_and_shows_only_when_there_is_something_to_reset(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed
) -> None:
    reset = part(panel, QToolButton, "settings_voice_reset")
    assert reset.isHidden()
    part(panel, QDoubleSpinBox, "voice_rate_spin").setValue(1.3)
    qtbot.waitUntil(lambda: not reset.isHidden())
    reset.click()
    qtbot.waitUntil(reset.isHidden)
    assert world.state.settings.voice_rate == default_of("voice_rate")
    assert world.state.settings.eou_model == OPEN.eou_model
    assert set(world.asked[-1]) == {
        name for name, spec in ROWS.items() if spec.group is Group.VOICE
    }


def test_undo_takes_back_a_change_and_names_it(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed, intents: Intents
) -> None:
    undo = part(panel, QToolButton, "settings_undo")
    assert not undo.isEnabled()
    changed = step(world.state, SettingsChosen((("vad_silence_ms", 900),)))[0]
    world.show(changed)
    qtbot.waitUntil(undo.isEnabled)
    assert "Silence before a reply" in undo.toolTip()
    with qtbot.waitSignal(wishes(intents, ev.SettingsUndone)):
        undo.click()
    panel.activateWindow()
    part(panel, QWidget, "settings_turn_header").setFocus()
    with qtbot.waitSignal(wishes(intents, ev.SettingsUndone)):
        QTest.keyClick(
            part(panel, QWidget, "settings_turn_header"),
            Qt.Key.Key_Z,
            Qt.KeyboardModifier.ControlModifier,
        )
