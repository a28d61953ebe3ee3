"""Which rows are shown, and how one is found: search, folding, presets, reveal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QScrollArea, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from tests.unit.gui.panes.settings.rows import OPEN, ROWS
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.kinds import TurnDetection, VoiceType
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel


def shown_rows(panel: SettingsPanel) -> set[str]:
    return {name for name in ROWS if part(panel, QWidget, f"{name}_row").isVisibleTo(panel)}


def test_search_shows_only_what_fits_opens_its_group_and_gives_everything_back(
    panel: SettingsPanel,
) -> None:
    before = shown_rows(panel)
    search = part(panel, QLineEdit, "settings_search")
    search.setText("whisper")
    assert shown_rows(panel) == {"transcription_model"}
    search.setText("xyzzy")
    assert shown_rows(panel) == set()
    assert part(panel, QLabel, "settings_nothing_found").isVisibleTo(panel)
    search.clear()
    assert shown_rows(panel) == before


def test_a_row_stays_where_it_is_while_rows_above_it_fold(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed
) -> None:
    panel.reveal("noise_reduction_combo")
    row = part(panel, QWidget, "noise_reduction_row")
    area = part(panel, QScrollArea, "")
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect().height() == row.height())
    before, scrolled = row.mapTo(panel, QPoint()).y(), area.verticalScrollBar().value()
    world.show(replace(world.state, settings=replace(OPEN, turn_detection=TurnDetection.NONE)))
    qtbot.waitUntil(lambda: feed.state is world.state)
    assert area.verticalScrollBar().value() < scrolled
    assert row.mapTo(panel, QPoint()).y() == before
    world.show(replace(world.state, settings=OPEN))
    qtbot.waitUntil(lambda: feed.state is world.state)
    assert row.mapTo(panel, QPoint()).y() == before


@pytest.mark.parametrize(
    "query", ["interrupt", "pause", "cuts me off", "stop it from interrupting me when I pause"]
)
def test_who_is_interrupted_at_a_pause_finds_and_changes_what_helps_in_two_actions(
    qtbot: QtBot, panel: SettingsPanel, world: World, query: str
) -> None:
    part(panel, QLineEdit, "settings_search").setText(query)  # the first
    spin = part(panel, QSpinBox, "vad_silence_spin")
    # without scrolling
    qtbot.waitUntil(lambda: spin.visibleRegion().boundingRect().height() == spin.height())
    assert spin.isEnabled()
    spin.setValue(900)  # the second
    qtbot.waitUntil(lambda: world.state.settings.vad_silence_ms == 900, timeout=2000)
    assert len(shown_rows(panel)) <= 8


def test_reveal_opens_the_group_and_goes_to_the_control(qtbot: QtBot, panel: SettingsPanel) -> None:
    assert panel.reveal("temperature_spin")
    control = part(panel, QWidget, "temperature_spin")
    qtbot.waitUntil(control.isVisible)
    assert control.hasFocus()
    assert not panel.reveal("start_button")


def test_a_preset_changes_its_settings_and_says_what_it_changed(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    world.show(State())
    qtbot.waitUntil(lambda: not part(panel, QPushButton, "preset_patient_button").isChecked())
    part(panel, QPushButton, "preset_patient_button").click()
    qtbot.waitUntil(lambda: part(panel, QPushButton, "preset_patient_button").isChecked())
    told = part(panel, QLabel, "preset_changes")
    assert "Silence before a reply: 500 ms → 900 ms" in told.text()
    assert told.isVisibleTo(panel)
    assert world.state.settings.vad_silence_ms == 900


def test_a_preset_is_found_says_what_it_is_for_and_what_it_changed(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    world.show(State())
    search, group = (
        part(panel, QLineEdit, "settings_search"),
        part(panel, QWidget, "settings_group_turn"),
    )
    button, told = (
        part(panel, QPushButton, "preset_patient_button"),
        part(panel, QLabel, "preset_changes"),
    )
    search.setText("patient")
    assert button.isVisibleTo(panel)
    assert part(panel, QLabel, "preset_patient_help").isVisibleTo(panel)
    assert not part(panel, QPushButton, "preset_quick_button").isVisibleTo(panel)
    assert part(panel, QLabel, "settings_nothing_found").isHidden()
    button.click()
    # what it is for stands above
    assert told.text().startswith("Silence before a reply: 500 ms → 900 ms\n")
    qtbot.waitUntil(lambda: button.isChecked() and told.isVisibleTo(panel))
    search.setText("xyzzy")
    assert not group.isVisibleTo(panel)
    search.clear()
    assert part(panel, QPushButton, "preset_quick_button").isVisibleTo(panel)
    assert not part(panel, QLabel, "preset_patient_help").isVisibleTo(panel)


def test_rows_of_another_kind_are_not_shown_unless_searched_or_revealed(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    assert {"voice_rate", "vad_threshold", "eou_timeout_ms"} <= shown_rows(panel)
    assert not {"voice_endpoint_id", "vad_eagerness", "vad_appended_text"} & shown_rows(panel)
    world.show(
        replace(
            world.state,
            settings=replace(
                OPEN, voice_type=VoiceType.OPENAI, turn_detection=TurnDetection.MODEL_SEMANTIC
            ),
        )
    )
    qtbot.waitUntil(lambda: "vad_eagerness" in shown_rows(panel))
    assert not {"voice_rate", "vad_threshold", "eou_timeout_ms"} & shown_rows(panel)
    search = part(panel, QLineEdit, "settings_search")
    search.setText("speaking rate")
    assert "voice_rate" in shown_rows(panel)
    assert part(panel, QLabel, "voice_rate_spin_note").text() == "Only for Azure voices."
    search.clear()
    assert "voice_rate" not in shown_rows(panel)
    assert panel.reveal("voice_rate_spin")
    assert "voice_rate" in shown_rows(panel)


def test_a_preset_says_before_it_is_pressed_what_it_does(
    panel: SettingsPanel, world: World
) -> None:
    told = part(panel, QPushButton, "preset_patient_button").toolTip()
    assert told.startswith("Lets you pause")
    assert "Silence before a reply: 500 ms → 900 ms" in told
    assert world.asked == []


def test_what_is_set_elsewhere_is_a_line_that_leads_there(
    qtbot: QtBot, panel: SettingsPanel
) -> None:
    search = part(panel, QLineEdit, "settings_search")
    search.setText("proxy")
    line = next(b for b in panel.findChildren(QPushButton) if b.text() == "Proxy: Connect to Azure")
    assert line.isVisibleTo(panel)
    with qtbot.waitSignal(
        panel.place_chosen, check_params_cb=lambda target: target == "connection"
    ):
        line.click()
    search.setText("subtitles")
    assert not line.isVisibleTo(panel)
    assert (
        part(panel, QLabel, "settings_nothing_found").text() == "There is no setting for subtitles."
    )
    search.clear()
    assert not part(panel, QWidget, "settings_places").isVisibleTo(panel)
