"""The state behind a widget under test, and the widget's parts by name."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.events import SettingsChosen
from voicelive_desktop.domain.state import State
from voicelive_desktop.domain.step import step
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents

W = TypeVar("W", bound=QWidget)


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


def part(panel: QWidget, kind: type[W], name: str) -> W:
    found = panel.findChild(kind, name)
    assert found is not None, name
    return found
