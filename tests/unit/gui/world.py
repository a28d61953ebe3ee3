"""The state behind a widget under test, the devices of that state, and the widget's parts by name."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject

from tests.support.wishes import wishes
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.events import SettingsChosen
from voicelive_desktop.domain.facts.state import Devices, HardwareFacts, State
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents

W = TypeVar("W", bound=QObject)
JABRA = Device(DeviceName("Jabra|ALSA"), "Jabra Evolve2 65 Mono Stereo Deluxe")
BUILT_IN = Device(DeviceName("Built-in|ALSA"), "Built-in Audio")
SPEAKER = Device(DeviceName("Speaker|ALSA"), "Loud one")
LISTED = State(hardware=HardwareFacts(devices=Devices((JABRA, BUILT_IN), (SPEAKER,), listed=True)))


class World:
    """The truth behind the window, as the app keeps it, and what was asked of it."""

    def __init__(self, feed: StateFeed, intents: Intents) -> None:
        self.state = feed.state
        self._feed = feed
        self.asked: list[dict[str, object]] = []
        wishes(intents, ev.SettingsChosen).connect(self._on_chosen)

    def show(self, state: State) -> None:
        self.state = state
        self._feed.push(state)

    def _on_chosen(self, changes: dict[str, object]) -> None:
        self.asked.append(changes)
        self.show(step(self.state, SettingsChosen(tuple(changes.items())))[0])


def part(whole: QObject, kind: type[W], name: str) -> W:
    """The part with this objectName."""
    found = whole.findChild(kind, name)
    assert found is not None, name
    return found
