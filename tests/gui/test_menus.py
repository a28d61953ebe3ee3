"""Buttons that open a menu look as before once it is closed, and only one way opens them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

import voicelive_desktop.gui
from tests.gui import gallery
from tests.gui.controls import named

GUI = Path(voicelive_desktop.gui.__file__).parent
OPENERS = (
    "menu_button",
    "microphone_menu_button",
    "profile_menu_button",
    "library_filter_button",
    "library_more_button",
)


@pytest.fixture
def plots() -> bool:
    return False


@pytest.mark.parametrize("name", OPENERS)
def test_a_button_does_not_look_hovered_after_its_menu(
    qtbot: QtBot, parts: gallery.Parts, name: str
) -> None:
    if name.startswith("library"):
        named(parts, "library_button").click()  # type: ignore[attr-defined]
    button = named(parts, name)
    assert isinstance(button, QAbstractButton)
    qtbot.waitUntil(button.isVisible)
    # what Qt leaves behind: the pointer itself is elsewhere
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    button.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
    assert not button.underMouse()


def test_no_button_opens_its_menu_another_way() -> None:
    """A menu below a button stands at its height; a context menu stands where the pointer is."""
    found = [
        f"{path.name}: {line.strip()}"
        for path in GUI.rglob("*.py")
        if path.name != "button_menu.py"
        for line in path.read_text(encoding="utf-8").splitlines()
        if ".popup(" in line and "height()" in line
    ]
    assert found == []


def test_no_menu_as_it_looks_is_higher_than_the_smallest_screen(parts: gallery.Parts) -> None:
    menus = {menu.objectName() or menu.title(): menu for menu in parts.window.findChildren(QMenu)}
    assert "main_menu" in menus
    assert {
        name: menu.sizeHint().height()
        for name, menu in menus.items()
        if menu.sizeHint().height() > 540
    } == {}
