"""The About window."""

from __future__ import annotations

from email.message import Message
from importlib import metadata

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.wishes import wishes
from voicelive_desktop import __version__
from voicelive_desktop.domain.facts.requests.about_program import ShowLicenses
from voicelive_desktop.gui.dialogs.about import AboutDialog
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.icons import icon


def test_it_says_the_version_and_which_part_is_under_which_licence(qtbot: QtBot) -> None:
    dialog = AboutDialog(Intents())
    qtbot.addWidget(dialog)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(__version__ in text for text in words)
    assert any("Local service" in text and "GPL-3.0-or-later" in text for text in words)
    assert any("Qt" in text and "LGPL-3.0" in text for text in words)
    assert any("MIT" in text for text in words)


def test_it_shows_the_icon_of_the_program(qtbot: QtBot, qapp: QApplication) -> None:
    before = qapp.windowIcon()
    qapp.setWindowIcon(icon("mic", "#123456"))
    dialog = AboutDialog(Intents())
    qtbot.addWidget(dialog)
    qapp.setWindowIcon(before)
    shown = dialog.findChild(QLabel, "about_icon")
    assert shown is not None
    assert not shown.pixmap().isNull()


@pytest.mark.parametrize(
    ("listed", "page"),
    [
        (["Changelog, https://x.example/c", "Homepage, https://x.example"], "https://x.example"),
        (["Repository, https://x.example/r"], "https://x.example/r"),
        (["Issues, https://x.example/i"], ""),
        (None, ""),
    ],
)
def test_it_links_to_the_project_page_that_the_package_names(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, listed: list[str] | None, page: str
) -> None:
    fields = Message()
    for line in listed or ():
        fields["Project-URL"] = line
    monkeypatch.setattr(metadata, "metadata", lambda _name: fields)
    dialog = AboutDialog(Intents())
    qtbot.addWidget(dialog)
    dialog.show()
    link = dialog.findChild(QPushButton, "project_page_button")
    assert link is not None
    assert (link.isVisible(), link.toolTip()) == (bool(page), page)


def test_the_folder_with_all_licences_can_be_seen(qtbot: QtBot) -> None:
    intents = Intents()
    dialog = AboutDialog(intents)
    qtbot.addWidget(dialog)
    button = dialog.findChild(QPushButton, "show_licences_button")
    assert button is not None
    with qtbot.waitSignal(wishes(intents, ShowLicenses)):
        button.click()
