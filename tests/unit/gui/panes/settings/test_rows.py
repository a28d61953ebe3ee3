"""Every setting has a row that shows it and asks for it, as the table says."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.settings_context import TEXTS
from tests.unit.gui.panes.settings.conftest import Settled
from tests.unit.gui.panes.settings.rows import OPEN, ROWS
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts.events import SettingsChosen
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS, Group, Kind, Settings
from voicelive_desktop.domain.words.kinds import AvatarKind, Target
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.settings_layout import (
    BASIC_ROWS,
    GROUPS,
    names_in,
    widget_of,
)
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme import Theme

# else a switch cannot be clicked
WITH_AGENT = replace(OPEN, target=Target.AZURE, agent_name="a", agent_project="p")


def settings_of(name: str) -> Settings:
    """Settings with which this row has an effect."""
    if name == "agent_sound":
        return WITH_AGENT
    if name.startswith("telemetry_"):
        return replace(OPEN, telemetry=True)
    if SPECS[name].is_live:
        return replace(OPEN, avatar_type=AvatarKind.PHOTO)
    return OPEN


def rows_of(group: Group) -> list[str]:
    return list(names_in(group))


def value_in(control: QWidget) -> object:
    match control:
        case QCheckBox():
            return control.isChecked()
        case QComboBox():
            return control.currentData(Qt.ItemDataRole.UserRole)
        case QSpinBox() | QDoubleSpinBox():
            return control.value()
        case QKeySequenceEdit():
            return control.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        case QLineEdit():
            return control.text()
        case QPlainTextEdit():
            return control.toPlainText()
        case _:
            raise AssertionError(type(control))


def other_value(name: str, settings: Settings) -> object:
    spec, value = SPECS[name], getattr(settings, name)
    if spec.kind in {Kind.CHOICE, Kind.EDITABLE_CHOICE}:
        return next(
            c.value
            for c in spec.choices(settings)
            if c.value != value and c.value != "azure-realtime-native"
        )
    if spec.kind is Kind.SWITCH:
        return not value
    if isinstance(value, int | float):
        return type(value)(
            round(value + spec.step if value + spec.step <= spec.maximum else value - spec.step, 2)
        )
    return TEXTS.get(name, "de-DE")


def shown_at_control(name: str, value: object) -> object:
    return round(float(str(value)) * 100) if SPECS[name].kind is Kind.PERCENT else value


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
        case QKeySequenceEdit():
            control.setKeySequence(QKeySequence(str(value)))
        case QLineEdit():
            control.setText(str(value))
        case QPlainTextEdit():
            control.setPlainText(str(value))
        case _:
            raise AssertionError(type(control))


@pytest.mark.parametrize("group", GROUPS)
def test_a_change_at_the_control_asks_for_the_wire_value(
    qtbot: QtBot, settled: Settled, group: Group
) -> None:
    panel, world, feed = settled.panel, settled.world, settled.feed
    for name in rows_of(group):
        fresh = State(settings=settings_of(name))
        world.show(fresh)
        qtbot.waitUntil(lambda: feed.state is world.state)
        world.asked.clear()
        value = other_value(name, world.state.settings)
        choose(part(panel, QWidget, widget_of(name)), shown_at_control(name, value))
        qtbot.waitUntil(lambda: bool(world.asked), timeout=2000)
        qtbot.wait(5)
        assert world.asked == [{name: value}]
        assert getattr(world.state.settings, name) == value


@pytest.mark.parametrize("group", GROUPS)
def test_a_change_of_the_state_shows_at_the_control_and_asks_for_nothing(
    qtbot: QtBot, settled: Settled, group: Group
) -> None:
    panel, world, feed = settled.panel, settled.world, settled.feed
    for name in rows_of(group):
        fresh = State(settings=settings_of(name))
        value = other_value(name, fresh.settings)
        changed = step(fresh, SettingsChosen(((name, value),)))[0]
        world.show(changed)
        qtbot.waitUntil(lambda: feed.state is world.state)
        assert value_in(part(panel, QWidget, widget_of(name))) == shown_at_control(name, value)
    qtbot.wait(50)
    assert world.asked == []


@pytest.mark.parametrize("group", GROUPS)
def test_each_row_is_named_explained_and_limited_by_the_table(
    settled: Settled, group: Group
) -> None:
    for name in rows_of(group):
        _check_row(settled.panel, name)


def _check_row(panel: SettingsPanel, name: str) -> None:
    spec = SPECS[name]
    control = part(panel, QWidget, widget_of(name))
    row = part(panel, QWidget, f"{name}_row")
    texts = [label.text() for label in row.findChildren(QLabel)]
    assert control.accessibleName() == spec.label
    assert spec.label in texts
    assert spec.help in texts
    if spec.kind is Kind.PERCENT:
        assert isinstance(control, QSpinBox)
        limits = [round(100 * limit) for limit in (spec.minimum, spec.maximum)]
        assert [control.minimum(), control.maximum()] == limits
        assert control.suffix() == " %"
    elif isinstance(control, QSpinBox | QDoubleSpinBox):
        assert (control.minimum(), control.maximum(), control.singleStep()) == (
            spec.minimum,
            spec.maximum,
            spec.step,
        )
        assert control.suffix() == spec.unit


def test_the_tab_key_goes_from_row_to_row_as_the_eye_does(settled: Settled) -> None:
    panel = settled.panel
    stop = part(panel, QWidget, "settings_search")
    visited: list[int] = []
    names: list[str] = []
    for _ in range(3000):
        following = stop.nextInFocusChain()
        if following is None or following.objectName() == "settings_search":
            break
        stop = following
        if stop.objectName() in set(map(widget_of, ROWS)):
            seen = stop.isVisibleTo(panel)
            names.append(stop.objectName())
            visited += [stop.mapTo(panel, QPoint()).y()] if seen else []
    assert names == list(map(widget_of, ROWS))
    assert len(visited) > 10
    assert visited == sorted(visited)


def test_rows_below_the_first_picture_come_after_it(
    qtbot: QtBot, world: World, feed: StateFeed, intents: Intents, theme: Theme
) -> None:
    panel = SettingsPanel(feed, intents, theme)
    qtbot.addWidget(panel)
    panel.contents()
    has: Callable[[str], bool] = lambda name: panel.findChild(QWidget, name) is not None  # noqa: E731
    assert all(has(widget_of(name)) for name in BASIC_ROWS)
    assert not has("vad_threshold_spin")
    assert has("settings_model_header")
    panel.show()
    qtbot.waitUntil(lambda: all(has(widget_of(name)) for name in ROWS))


def test_the_rows_of_a_panel_that_is_never_shown_are_there_too(
    qtbot: QtBot, world: World, feed: StateFeed, intents: Intents, theme: Theme
) -> None:
    panel = SettingsPanel(feed, intents, theme)
    qtbot.addWidget(panel)
    panel.build_all()
    qtbot.waitUntil(
        lambda: all(panel.findChild(QWidget, widget_of(name)) is not None for name in ROWS)
    )
    assert not panel.isVisible()


def test_larger_choices_are_asked_for_by_a_button_at_the_row(
    qtbot: QtBot, settled: Settled
) -> None:
    panel = settled.panel
    for widget, name in (("voice_name_combo", "voice_name"), ("instructions_edit", "instructions")):
        with qtbot.waitSignal(
            panel.more_requested, check_params_cb=lambda asked, name=name: asked == name
        ):
            part(panel, QPushButton, f"{widget}_more_button").click()


def test_neither_the_word_for_the_least_value_nor_the_largest_with_its_unit_is_cut(
    settled: Settled,
) -> None:
    looked_at = 0
    for name, spec in ROWS.items():
        spin = settled.panel.findChild(QAbstractSpinBox, widget_of(name))
        if spin is None:
            continue
        looked_at += 1
        room = spin.width() - 40
        for text in (spec.special, f"{spec.maximum:.0f}{spec.unit}"):
            assert spin.fontMetrics().horizontalAdvance(text) <= room, (name, text)
    assert looked_at > 10


def test_what_is_watched_is_told_while_it_changes_and_not_more_than_20_times_a_second(
    qtbot: QtBot, settled: Settled
) -> None:
    panel, world, feed = settled.panel, settled.world, settled.feed
    world.show(State(settings=settings_of("avatar_position_x")))
    qtbot.waitUntil(lambda: feed.state is world.state)
    spin = part(panel, QDoubleSpinBox, widget_of("avatar_position_x"))
    changes = 0
    began_s = time.monotonic()
    while len(world.asked) < 3:
        spin.setValue(round(0.9 - spin.value(), 2) if changes else 0.1)
        changes += 1
        qtbot.wait(5)
    most = (time.monotonic() - began_s) / 0.05 + 1
    assert len(world.asked) <= most
    assert changes > 3, "it did not wait for the end of the movement"
