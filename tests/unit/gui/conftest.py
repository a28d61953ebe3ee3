"""What most tests of the window's parts begin with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.kinds import Appearance
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform warns of what only a real screen can do; it concerns nobody."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme()
    made.set_choice(Appearance.DARK)
    yield made
    made.deleteLater()


@pytest.fixture
def feed(qapp: QApplication) -> StateFeed:
    return StateFeed(State())


@pytest.fixture
def intents(qapp: QApplication) -> Intents:
    return Intents()
