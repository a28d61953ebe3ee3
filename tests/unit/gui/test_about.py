"""The About window."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from voicelive_desktop import __version__
from voicelive_desktop.gui.dialogs.about import AboutDialog
from voicelive_desktop.gui.intents import Intents


def test_it_says_the_version_and_which_part_is_under_which_licence(qtbot: QtBot) -> None:
    dialog = AboutDialog(Intents())
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(__version__ in text for text in words)
    assert any("local service" in text and "GPL-3.0-or-later" in text for text in words)
    assert any("Qt" in text and "LGPL-3.0" in text for text in words)
    assert any("MIT" in text for text in words)


def test_the_folder_with_all_licences_can_be_seen(qtbot: QtBot) -> None:
    intents = Intents()
    dialog = AboutDialog(intents)
    qtbot.addWidget(dialog)
    button = dialog.findChild(QPushButton, "show_licences_button")
    assert button is not None
    with qtbot.waitSignal(intents.licences_requested):
        button.click()
