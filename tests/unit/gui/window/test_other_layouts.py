"""Ctrl with a key works whatever script the keyboard layout has."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.window.other_layouts import OtherLayouts

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="codes of X11 and Wayland")

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SOFT_SIGN = "\N{CYRILLIC CAPITAL LETTER SOFT SIGN}"
M, H, A, COMMA = 58, 43, 38, 59  # places


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    OtherLayouts(application, made)
    return made


@pytest.fixture
def field(qtbot: QtBot, window: QWidget) -> QLineEdit:
    made = QLineEdit("words", window)
    QVBoxLayout(window).addWidget(made)
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def press(widget: QWidget, sign: str, place: int, modifiers: Qt.KeyboardModifier = CTRL) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, ord(sign), modifiers, place, 0, 0, "")
    QCoreApplication.sendEvent(widget, key)


def action(widget: QWidget, keys: str, told: list[str]) -> QAction:
    made = QAction(widget.window())
    made.setShortcut(keys)
    made.triggered.connect(lambda: told.append(keys))
    widget.window().addAction(made)
    return made


@pytest.mark.parametrize(
    ("keys", "sign", "place", "modifiers"),
    [
        ("Ctrl+M", SOFT_SIGN, M, CTRL),
        ("Ctrl+M", "\N{GREEK CAPITAL LETTER MU}", M, CTRL),
        ("Ctrl+M", "צ", M, CTRL),
        ("Ctrl+M", "ท", M, CTRL),
        ("Ctrl+Shift+H", "\N{CYRILLIC CAPITAL LETTER ER}", H, CTRL | SHIFT),
        ("Ctrl+,", "Б", COMMA, CTRL),
    ],
)
def test_a_shortcut_is_a_place_where_the_layout_has_another_script(
    field: QLineEdit, keys: str, sign: str, place: int, modifiers: Qt.KeyboardModifier
) -> None:
    told: list[str] = []
    made = action(field, keys, told)
    press(field, sign, place, modifiers)
    assert told == [keys]
    made.setEnabled(False)
    press(field, sign, place, modifiers)
    assert told == [keys]


def test_a_field_has_its_own_shortcuts_too(field: QLineEdit) -> None:
    press(field, "Ф", A)
    assert field.selectedText() == "words"


@pytest.mark.parametrize(("sign", "modifiers"), [("Ä", CTRL), (SOFT_SIGN, SHIFT)])
def test_a_latin_layout_and_a_letter_alone_mean_what_they_say(
    field: QLineEdit, sign: str, modifiers: Qt.KeyboardModifier
) -> None:
    told: list[str] = []
    action(field, "Ctrl+M", told)
    press(field, sign, M, modifiers)
    assert told == []
