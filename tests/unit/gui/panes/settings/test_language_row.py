"""Another language needs a restart, and its row offers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from tests.unit.gui.panes.settings.rows import OPEN
from tests.unit.gui.world import World, part
from voicelive_desktop.domain.facts.notices import LanguageNotice
from voicelive_desktop.domain.facts.requests.about_program import RestartProgram
from voicelive_desktop.domain.facts.state import ProgramFacts, State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.settings_panel import SettingsPanel
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window.toast import Toast
from voicelive_desktop.gui.window.toasts import Toasts
from voicelive_desktop.gui.wording.language import install


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    install(qapp, "en", None)
    yield
    qapp.setProperty("language_in_use", None)


def test_another_language_offers_a_restart_until_it_is_chosen_back(
    english: None, qtbot: QtBot, panel: SettingsPanel, world: World, intents: Intents
) -> None:
    assert panel.findChild(QPushButton, "language_combo_restart_button") is None
    world.show(State(settings=replace(OPEN, language="de")))
    qtbot.waitUntil(
        lambda: panel.findChild(QPushButton, "language_combo_restart_button") is not None
    )
    button = part(panel, QPushButton, "language_combo_restart_button")
    with qtbot.waitSignal(wishes(intents, RestartProgram)):
        button.click()
    world.show(State(settings=OPEN))
    qtbot.waitUntil(button.isHidden)


def test_the_language_that_the_window_speaks_already_is_chosen_without_a_toast(
    english: None, qtbot: QtBot, feed: StateFeed, world: World, intents: Intents, theme: Theme
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    toasts = Toasts(feed, intents, theme, host)

    def choose(language: str) -> State:
        return State(
            settings=replace(OPEN, language=language),
            program=ProgramFacts(notices=(LanguageNotice(),)),
        )

    world.show(choose("en"))
    assert not host.findChildren(Toast)
    world.show(choose("de"))
    qtbot.waitUntil(lambda: len(host.findChildren(Toast)) == 1)
    world.show(choose("en"))
    qtbot.waitUntil(lambda: not host.findChildren(Toast))
    toasts.deleteLater()
