"""The panel with an agent, row by row, as a person sees it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.unit.domain.settings.test_agent_mode import DECIDES, OWNED
from tests.unit.gui.panes.settings.rows import OPEN, ROWS
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.facts.connection_state import Ready
from voicelive_desktop.domain.facts.state import Session, SessionFacts, State
from voicelive_desktop.domain.settings import changed
from voicelive_desktop.domain.words.ids import SessionId
from voicelive_desktop.gui.panes.settings.setting_row import SettingRow
from voicelive_desktop.gui.panes.settings.settings_layout import GROUP_OF
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel

SETTINGS = changed(OPEN, {"target": "azure", "agent_name": "a", "agent_project": "p"})[0]


def test_each_row_of_the_agent_is_disabled_and_names_it(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    world.show(State(settings=SETTINGS, current=SessionFacts(running=SETTINGS)))
    qtbot.waitUntil(lambda: not part(panel, QWidget, "model_combo").isEnabled())
    for name in ROWS:
        row = part(panel, SettingRow, f"{name}_row")
        assert DECIDES not in row.note, "the group says it once"
        if name in OWNED:
            group = GROUP_OF[name].name.lower()
            assert "The agent sets" in part(panel, QLabel, f"settings_{group}_note").text()
            assert not row.control.widget.isEnabled(), name
            assert row.more is None or not row.more.isEnabled(), name


def test_what_the_agent_set_stands_at_its_row(
    qtbot: QtBot, panel: SettingsPanel, world: World
) -> None:
    session = Session(
        SessionId("s"), "gpt-4.1", applied=(("model", "gpt-4.1"), ("temperature", 0.3))
    )
    state = State(
        settings=SETTINGS,
        current=SessionFacts(running=SETTINGS, session=session),
        connection=Ready(),
    )
    model, temperature = (
        part(panel, SettingRow, f"{name}_row") for name in ("model", "temperature")
    )
    world.show(state)
    qtbot.waitUntil(lambda: model.note == f"{DECIDES} In use: gpt-4.1")
    assert temperature.note == f"{DECIDES} In use: 0.3"
    world.show(replace(state, current=replace(state.current, session=None)))
    qtbot.waitUntil(lambda: model.note == "")
