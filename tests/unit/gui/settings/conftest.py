"""A settings panel whose every row has an effect, and the state behind it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.unit.gui.settings.rows import OPEN
from tests.unit.gui.world import World
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme import Theme


@pytest.fixture
def world(qtbot: QtBot, feed: StateFeed, intents: Intents) -> World:
    world = World(feed, intents)
    world.show(State(settings=OPEN))
    return world


@pytest.fixture
def panel(
    qtbot: QtBot, world: World, feed: StateFeed, intents: Intents, theme: Theme
) -> SettingsPanel:
    made = SettingsPanel(feed, intents, theme)
    qtbot.addWidget(made)
    made.set_level("all")
    made.build_all()
    made.resize(320, 700)
    made.show()
    qtbot.waitExposed(made)
    return made
