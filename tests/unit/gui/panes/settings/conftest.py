"""A settings panel whose every row has an effect, and the state behind it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.unit.gui.panes.settings.rows import OPEN
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.settings_layout import OPEN_AT_FIRST
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
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
    made = whole_panel(feed, intents, theme)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def whole_panel(feed: StateFeed, intents: Intents, theme: Theme) -> SettingsPanel:
    """Every row, whatever the level."""
    made = SettingsPanel(feed, intents, theme)
    made.set_level("all")
    made.build_all()
    made.resize(320, 700)
    return made


@dataclass(frozen=True)
class Settled:
    """A panel that outlives the test, because its 138 rows take half a second to build."""

    panel: SettingsPanel
    world: World
    feed: StateFeed

    def begin(self) -> None:
        """Show what a new one shows."""
        part(self.panel, QLineEdit, "settings_search").clear()
        self.panel.set_level("all")
        self.panel.set_open_groups(group.name for group in OPEN_AT_FIRST)
        self.world.show(State(settings=OPEN))
        while self.feed.state is not self.world.state:
            QTest.qWait(5)
        self.world.asked.clear()


@pytest.fixture(scope="module")
def kept_panel(qapp: QApplication) -> Iterator[Settled]:
    """One for a whole module; ask for `settled`."""
    feed, intents, theme = StateFeed(State()), Intents(), Theme()
    theme.set_choice(Appearance.DARK)
    world = World(feed, intents)
    world.show(State(settings=OPEN))
    panel = whole_panel(feed, intents, theme)
    panel.show()
    yield Settled(panel, world, feed)
    panel.hide()
    panel.deleteLater()
    theme.deleteLater()
    QTest.qWait(1)


@pytest.fixture
def settled(qtbot: QtBot, kept_panel: Settled) -> Settled:
    """The panel that many tests share, as if it were new."""
    kept_panel.begin()
    return kept_panel
