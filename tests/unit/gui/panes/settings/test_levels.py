"""Basic and All: which rows each has, and the ways from one to the other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.unit.gui.panes.settings.conftest import Settled
from tests.unit.gui.panes.settings.rows import OPEN, ROWS
from tests.unit.gui.world import part
from voicelive_desktop.domain.facts.functions import (
    Hands,
    McpServerRow,
    OfferedFunction,
    ServerStatus,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import SPECS
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.panes.settings.level_switch import LevelSwitch
from voicelive_desktop.gui.panes.settings.settings_layout import BASIC_ROWS, GROUP_OF, widget_of
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel

MOST_BASIC = 12  # the presets are one of them


def in_sight(panel: SettingsPanel) -> set[str]:
    return {name for name in ROWS if part(panel, QWidget, f"{name}_row").isVisibleTo(panel)}


def wire_names(panel: SettingsPanel) -> dict[str, str]:
    labels = {name: part(panel, QLabel, f"{widget_of(name)}_wire_name") for name in ROWS}
    return {name: label.text() for name, label in labels.items() if label.isVisibleTo(panel)}


def test_a_new_panel_shows_the_basic_settings(settled: Settled) -> None:
    panel = settled.panel
    panel.set_level("basic")
    assert in_sight(panel) == set(BASIC_ROWS)
    assert len(BASIC_ROWS) + 1 <= MOST_BASIC
    assert part(panel, QWidget, "preset_bar").isVisibleTo(panel)
    assert wire_names(panel) == {}
    assert not part(panel, QWidget, "settings_voice_header").isVisibleTo(panel)


def test_the_switch_holds_both_levels_as_data(qtbot: QtBot, settled: Settled) -> None:
    panel = settled.panel
    switch = part(panel, LevelSwitch, "settings_level")
    assert [switch.tabData(index) for index in range(switch.count())] == ["basic", "all"]
    with qtbot.waitSignal(panel.level_changed, check_params_cb=lambda level: level == "basic"):
        switch.setCurrentIndex(0)
    assert in_sight(panel) == set(BASIC_ROWS)
    switch.setCurrentIndex(1)
    assert "vad_threshold" in in_sight(panel)


def test_all_rows_with_a_field_say_what_the_service_calls_it(settled: Settled) -> None:
    panel = settled.panel
    for header in (
        "voice",
        "turn",
        "sound",
        "talk",
        "model",
        "answers",
        "transcription",
        "formats",
    ):
        panel.set_open_groups((*panel.open_groups, header.upper()))
    seen = in_sight(panel)
    assert "vad_prefix_padding_ms" in seen
    assert wire_names(panel) == {name: SPECS[name].wire for name in seen if SPECS[name].wire}


def test_every_wire_name_is_found_and_shown(settled: Settled) -> None:
    panel = settled.panel
    search = part(panel, QLineEdit, "settings_search")
    panel.set_level("basic")
    for name, spec in ROWS.items():
        if spec.wire:
            search.setText(spec.wire)
            assert part(panel, QWidget, f"{name}_row").isVisibleTo(panel), spec.wire
            label = part(panel, QLabel, f"{widget_of(name)}_wire_name")
            assert (label.text(), label.isVisibleTo(panel)) == (spec.wire, True)
    search.clear()
    assert in_sight(panel) == set(BASIC_ROWS)


def test_what_is_revealed_is_in_sight_whatever_the_level(settled: Settled) -> None:
    panel = settled.panel
    first_of_groups = {group: name for name, group in reversed(list(GROUP_OF.items()))}
    for name in {*first_of_groups.values(), *BASIC_ROWS, "vad_appended_text"}:
        panel.set_level("basic")
        assert panel.reveal(widget_of(name))
        assert part(panel, QWidget, f"{name}_row").isVisibleTo(panel), name
        assert panel.level == ("basic" if name in BASIC_ROWS else "all")


def test_rows_without_effect_here_are_dimmed_and_their_group_says_why_once(
    qtbot: QtBot, settled: Settled
) -> None:
    panel, world = settled.panel, settled.world
    note = part(panel, QLabel, "settings_voice_note")
    assert note.text() == "Dimmed settings only have an effect with Azure."
    for name in GROUP_OF:
        dimmed = part(panel, QWidget, widget_of(name)).property("dimmed") == "true"
        without = bool(SPECS[name].unless(OPEN)) or SPECS[name].azure_only
        assert dimmed is without, name
        assert "Azure" not in getattr(part(panel, QWidget, f"{name}_row"), "note", "") or SPECS[
            name
        ].unless(OPEN), name
    temperature = part(panel, QWidget, "temperature_spin")
    assert temperature.accessibleDescription().endswith("only have an effect with Azure."), (
        "a screen reader is here"
    )
    world.show(State(settings=replace(OPEN, target=Target.AZURE)))
    qtbot.waitUntil(lambda: not note.isVisibleTo(panel))
    assert temperature.property("dimmed") == "false"
    assert "Azure" not in temperature.accessibleDescription()


def test_among_the_basic_settings_the_reason_stands_once_below_all(settled: Settled) -> None:
    panel = settled.panel
    panel.set_level("basic")
    assert part(panel, QLabel, "settings_basic_note").isVisibleTo(panel)
    assert not part(panel, QLabel, "settings_voice_note").isVisibleTo(panel)
    panel.set_level("all")
    assert not part(panel, QLabel, "settings_basic_note").isVisibleTo(panel)


def test_the_group_of_functions_tells_what_is_on_and_leads_to_its_page(
    qtbot: QtBot, settled: Settled
) -> None:
    panel, world = settled.panel, settled.world
    told = part(panel, QLabel, "functions_lead_told")
    functions = (OfferedFunction("own:a", "a"), OfferedFunction("own:b", "b", on=False))
    servers = (McpServerRow("notes", "notes-server", status=ServerStatus.FAILED),)
    world.show(State(settings=OPEN, hands=Hands(functions=functions, servers=servers)))
    said = "1 of 2 functions are on. MCP servers: 1. Failed: 1."
    qtbot.waitUntil(lambda: told.text() == said)
    button = part(panel, QPushButton, "settings_functions_button")
    with qtbot.waitSignal(panel.place_chosen, check_params_cb=lambda target: target == "functions"):
        button.click()
    panel.set_level("basic")
    assert not told.isVisibleTo(panel), "it has no basic row"
