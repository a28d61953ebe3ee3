"""Every setting has a row that shows it and asks for it; the panel never fights with the person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, QSignalBlocker, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.settings_context import TEXTS
from voicelive_desktop.domain import connection as con
from voicelive_desktop.domain.events import SettingsChosen, SettingsLoaded
from voicelive_desktop.domain.settings import SPECS, Group, Kind, Settings, default_of
from voicelive_desktop.domain.settings.unusable import unusable_among
from voicelive_desktop.domain.state import Refusal, State
from voicelive_desktop.domain.step import step
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panels.settings import SettingsPanel
from voicelive_desktop.gui.theme import Theme

ROWS = {name: spec for name, spec in SPECS.items() if spec.widget and spec.group is not Group.APP}
W = TypeVar("W", bound=QWidget)
# Settings with which each row has an effect.
OPEN = Settings(eou_model="semantic_detection_v1")


GROUPS = [group for group in Group if any(spec.group is group for spec in ROWS.values())]


def rows_of(group: Group) -> list[str]:
    return [name for name, spec in ROWS.items() if spec.group is group]


class World:
    """The truth behind the window, as the app keeps it, and what was asked of it."""

    def __init__(self, feed: StateFeed, intents: Intents) -> None:
        self.state = feed.state
        self._feed = feed
        self.asked: list[dict[str, object]] = []
        intents.settings_chosen.connect(self._on_chosen)

    def show(self, state: State) -> None:
        self.state = state
        self._feed.push(state)

    def _on_chosen(self, changes: dict[str, object]) -> None:
        self.asked.append(changes)
        self.show(step(self.state, SettingsChosen(tuple(changes.items())))[0])


@pytest.fixture
def world(qtbot: QtBot, feed: StateFeed, intents: Intents) -> World:
    world = World(feed, intents)
    world.show(State(settings=OPEN))
    return world


@pytest.fixture
def panel(qtbot: QtBot, world: World, feed: StateFeed, intents: Intents, theme: Theme) -> SettingsPanel:
    made = SettingsPanel(feed, intents, theme)
    qtbot.addWidget(made)
    made.build_all()
    made.resize(320, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def part(panel: QWidget, kind: type[W], name: str) -> W:
    found = panel.findChild(kind, name)
    assert found is not None, name
    return found


def value_in(control: QWidget) -> object:
    match control:
        case QCheckBox():
            return control.isChecked()
        case QComboBox():
            return control.currentData(Qt.ItemDataRole.UserRole)
        case QSpinBox() | QDoubleSpinBox():
            return control.value()
        case QLineEdit():
            return control.text()
        case QPlainTextEdit():
            return control.toPlainText()
        case _:
            raise AssertionError(type(control))


def other_value(name: str, settings: Settings) -> object:
    spec, value = SPECS[name], getattr(settings, name)
    if spec.kind in {Kind.CHOICE, Kind.EDITABLE_CHOICE}:
        return next(c.value for c in spec.choices(settings) if c.value != value and c.value != "azure-realtime-native")
    if spec.kind is Kind.SWITCH:
        return not value
    if isinstance(value, int | float):
        return type(value)(round(value + spec.step if value + spec.step <= spec.maximum else value - spec.step, 2))
    return TEXTS.get(name, "de-DE")


def choose(control: QWidget, value: object) -> None:
    match control:
        case QCheckBox():
            control.click()
        case QComboBox():
            control.setCurrentIndex(control.findData(value))
        case QSpinBox():
            control.setValue(int(str(value)))
        case QDoubleSpinBox():
            control.setValue(float(str(value)))
        case QLineEdit():
            control.setText(str(value))
        case QPlainTextEdit():
            control.setPlainText(str(value))
        case _:
            raise AssertionError(type(control))


@pytest.mark.parametrize("group", GROUPS)
def test_a_change_at_the_control_asks_for_the_wire_value(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed, group: Group
) -> None:
    for name in rows_of(group):
        fresh = State(settings=OPEN)
        world.show(fresh)
        qtbot.waitUntil(lambda: feed.state is world.state)
        world.asked.clear()
        value = other_value(name, world.state.settings)
        choose(part(panel, QWidget, SPECS[name].widget), value)
        qtbot.waitUntil(lambda: bool(world.asked), timeout=2000)
        qtbot.wait(5)
        assert world.asked == [{name: value}]
        assert getattr(world.state.settings, name) == value


@pytest.mark.parametrize("group", GROUPS)
def test_a_change_of_the_state_shows_at_the_control_and_asks_for_nothing(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed, group: Group
) -> None:
    for name in rows_of(group):
        fresh = State(settings=OPEN)
        value = other_value(name, fresh.settings)
        changed = step(fresh, SettingsChosen(((name, value),)))[0]
        world.show(changed)
        qtbot.waitUntil(lambda: feed.state is world.state)
        assert value_in(part(panel, QWidget, SPECS[name].widget)) == value
    qtbot.wait(50)
    assert world.asked == []


@pytest.mark.parametrize("group", GROUPS)
def test_each_row_is_named_explained_and_limited_by_the_table(panel: SettingsPanel, group: Group) -> None:
    for name in rows_of(group):
        _check_row(panel, name)


def _check_row(panel: SettingsPanel, name: str) -> None:
    spec = SPECS[name]
    control = part(panel, QWidget, spec.widget)
    row = part(panel, QWidget, f"{name}_row")
    texts = [label.text() for label in row.findChildren(QLabel)]
    assert control.accessibleName() == spec.label
    assert spec.label in texts
    assert spec.help in texts
    if isinstance(control, QSpinBox | QDoubleSpinBox):
        assert (control.minimum(), control.maximum(), control.singleStep()) == (spec.minimum, spec.maximum, spec.step)
        assert control.suffix() == spec.unit


def test_application_settings_have_no_row(panel: SettingsPanel) -> None:
    assert not [
        name for name, spec in SPECS.items() if spec.group is Group.APP and panel.findChild(QWidget, f"{name}_row")
    ]


def test_a_row_without_effect_is_disabled_and_says_why(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed
) -> None:
    part(panel, QComboBox, "turn_detection_combo").setCurrentIndex(
        part(panel, QComboBox, "turn_detection_combo").findData("server_vad")
    )
    check = part(panel, QCheckBox, "vad_remove_filler_check")
    qtbot.waitUntil(lambda: not check.isEnabled())
    assert part(panel, QLabel, "vad_remove_filler_check_note").text() == "Only Azure semantic detection does this."
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
    with qtbot.waitSignal(intents.reconnect_requested):
        part(row, QPushButton, "model_combo_reconnect_button").click()


def test_a_refusal_shows_the_services_words_and_the_value_in_use_whatever_happens_next(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed
) -> None:
    refusal = Refusal("vad_silence_ms", 900, "Too long for this model.")
    refused = replace(
        world.state,
        connection=con.Ready(),
        settings=replace(OPEN, vad_silence_ms=900),
        running=OPEN,
        refused=(refusal,),
    )
    for state in (refused, replace(refused, settings=replace(refused.settings, temperature=0.9))):
        world.show(state)
        qtbot.waitUntil(lambda: feed.state is world.state)
        note = part(panel, QLabel, "vad_silence_spin_note").text()
        assert note == "Not taken: Too long for this model. Still in use: 500 ms."


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
    assert world.state.unusable == ()


def test_a_correction_is_marked_at_the_row_it_changed(qtbot: QtBot, panel: SettingsPanel, world: World) -> None:
    combo = part(panel, QComboBox, "model_combo")
    combo.setCurrentIndex(combo.findData("gpt-4.1"))
    qtbot.waitUntil(lambda: panel.findChild(QLabel, "transcription_model_combo_note") is not None)
    assert part(panel, QComboBox, "transcription_model_combo").currentData() == "azure-speech"
    note = part(panel, QLabel, "transcription_model_combo_note").text()
    assert note == "Changed from “GPT-4o transcribe”, which does not go with the other choices."


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
    assert set(world.asked[-1]) == {name for name, spec in ROWS.items() if spec.group is Group.VOICE}


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


def test_leaving_a_text_applies_it_at_once(qtbot: QtBot, panel: SettingsPanel, world: World) -> None:
    panel.reveal("transcription_language_edit")
    edit = part(panel, QLineEdit, "transcription_language_edit")
    QTest.keyClicks(edit, "de-DE")
    part(panel, QLineEdit, "settings_search").setFocus()
    assert world.asked == [{"transcription_language": "de-DE"}]


@pytest.mark.qt_log_ignore("This plugin does not support")  # the list of suggestions, offscreen
@pytest.mark.parametrize(
    ("typed", "wire"),
    [("my-deployment", "my-deployment"), ("GPT-4o", "gpt-4o"), ("gpt-4o-mini  (Standard)", "gpt-4o-mini")],
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


def shown_rows(panel: SettingsPanel) -> set[str]:
    return {name for name in ROWS if part(panel, QWidget, f"{name}_row").isVisibleTo(panel)}


def test_search_shows_only_what_fits_opens_its_group_and_gives_everything_back(panel: SettingsPanel) -> None:
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
    world.show(replace(world.state, settings=replace(OPEN, turn_detection="none")))
    qtbot.waitUntil(lambda: feed.state is world.state)
    assert area.verticalScrollBar().value() < scrolled
    assert row.mapTo(panel, QPoint()).y() == before
    world.show(replace(world.state, settings=OPEN))
    qtbot.waitUntil(lambda: feed.state is world.state)
    assert row.mapTo(panel, QPoint()).y() == before


@pytest.mark.parametrize("query", ["interrupt", "pause", "cuts me off", "stop it from interrupting me when I pause"])
def test_who_is_interrupted_at_a_pause_finds_and_changes_what_helps_in_two_actions(
    qtbot: QtBot, panel: SettingsPanel, world: World, query: str
) -> None:
    part(panel, QLineEdit, "settings_search").setText(query)  # the first
    spin = part(panel, QSpinBox, "vad_silence_spin")
    qtbot.waitUntil(lambda: spin.visibleRegion().boundingRect().height() == spin.height())  # without scrolling
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


def test_the_tab_key_goes_from_row_to_row_as_the_eye_does(panel: SettingsPanel) -> None:
    stop = part(panel, QWidget, "settings_search")
    visited: list[int] = []
    names: list[str] = []
    for _ in range(3000):
        following = stop.nextInFocusChain()
        if following is None or following.objectName() == "settings_search":
            break
        stop = following
        if stop.objectName() in {spec.widget for spec in ROWS.values()}:
            seen = stop.isVisibleTo(panel)
            names.append(stop.objectName())
            visited += [stop.mapTo(panel, QPoint()).y()] if seen else []
    assert names == [spec.widget for group in GROUPS for spec in ROWS.values() if spec.group is group]
    assert len(visited) > 10
    assert visited == sorted(visited)


def test_nothing_is_wider_than_the_panel(panel: SettingsPanel) -> None:
    for header in panel.findChildren(QToolButton):
        if header.isCheckable():
            header.setChecked(True)
    panel.resize(300, 700)
    QApplication.sendPostedEvents()
    wide = [name for name in ROWS if part(panel, QWidget, f"{name}_row").minimumSizeHint().width() > 232]
    assert wide == []


def test_rows_below_the_first_picture_come_after_it(
    qtbot: QtBot, world: World, feed: StateFeed, intents: Intents, theme: Theme
) -> None:
    panel = SettingsPanel(feed, intents, theme)
    qtbot.addWidget(panel)
    has: Callable[[str], bool] = lambda name: panel.findChild(QWidget, name) is not None  # noqa: E731
    assert has("vad_threshold_spin")
    assert not has("instructions_edit")
    assert has("settings_model_header")
    panel.show()
    qtbot.waitUntil(lambda: has("instructions_edit") and has("transcription_language_edit"))


def test_a_preset_changes_its_settings_and_says_what_it_changed(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    world.show(State())
    qtbot.waitUntil(lambda: not part(panel, QPushButton, "preset_patient_button").isChecked())
    part(panel, QPushButton, "preset_patient_button").click()
    qtbot.waitUntil(lambda: part(panel, QPushButton, "preset_patient_button").isChecked())
    told = part(panel, QLabel, "preset_changes")
    assert "Silence that ends a turn: 500 ms → 900 ms" in told.text()
    assert told.isVisibleTo(panel)
    assert world.state.settings.vad_silence_ms == 900


def test_a_preset_is_found_says_what_it_is_for_and_what_it_changed(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    world.show(State())
    search, group = part(panel, QLineEdit, "settings_search"), part(panel, QWidget, "settings_group_turn")
    button, told = part(panel, QPushButton, "preset_patient_button"), part(panel, QLabel, "preset_changes")
    search.setText("patient")
    assert button.isVisibleTo(panel)
    assert part(panel, QLabel, "preset_patient_help").isVisibleTo(panel)
    assert not part(panel, QPushButton, "preset_quick_button").isVisibleTo(panel)
    assert part(panel, QLabel, "settings_nothing_found").isHidden()
    button.click()
    assert "500 ms → 900 ms" in told.text()
    qtbot.waitUntil(lambda: button.isChecked() and told.isVisibleTo(panel))
    search.setText("xyzzy")
    assert not group.isVisibleTo(panel)
    search.clear()
    assert part(panel, QPushButton, "preset_quick_button").isVisibleTo(panel)
    assert not part(panel, QLabel, "preset_patient_help").isVisibleTo(panel)


def test_undo_takes_back_a_change_and_names_it(
    qtbot: QtBot, panel: SettingsPanel, world: World, feed: StateFeed, intents: Intents
) -> None:
    undo = part(panel, QToolButton, "settings_undo")
    assert not undo.isEnabled()
    changed = step(world.state, SettingsChosen((("vad_silence_ms", 900),)))[0]
    world.show(changed)
    qtbot.waitUntil(undo.isEnabled)
    assert "Silence that ends a turn" in undo.toolTip()
    with qtbot.waitSignal(intents.settings_undone):
        undo.click()
    panel.activateWindow()
    part(panel, QWidget, "settings_turn_header").setFocus()
    with qtbot.waitSignal(intents.settings_undone):
        QTest.keyClick(part(panel, QWidget, "settings_turn_header"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_rows_of_another_kind_are_not_shown_unless_searched_or_revealed(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    assert {"voice_rate", "vad_threshold", "eou_timeout_ms"} <= shown_rows(panel)
    assert not {"voice_endpoint_id", "vad_eagerness", "vad_appended_text"} & shown_rows(panel)
    world.show(replace(world.state, settings=replace(OPEN, voice_type="openai", turn_detection="semantic_vad")))
    qtbot.waitUntil(lambda: "vad_eagerness" in shown_rows(panel))
    assert not {"voice_rate", "vad_threshold", "eou_timeout_ms"} & shown_rows(panel)
    search = part(panel, QLineEdit, "settings_search")
    search.setText("speaking rate")
    assert "voice_rate" in shown_rows(panel)
    assert part(panel, QLabel, "voice_rate_spin_note").text() == "Only Azure voices can be changed this way."
    search.clear()
    assert "voice_rate" not in shown_rows(panel)
    assert panel.reveal("voice_rate_spin")
    assert "voice_rate" in shown_rows(panel)


def test_larger_choices_are_asked_for_by_a_button_at_the_row(qtbot: QtBot, panel: SettingsPanel) -> None:
    for widget, name in (("voice_name_combo", "voice_name"), ("instructions_edit", "instructions")):
        with qtbot.waitSignal(panel.more_requested, check_params_cb=lambda asked, name=name: asked == name):
            part(panel, QPushButton, f"{widget}_more_button").click()
