"""A caret that nobody uses does not blink."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from voicelive_desktop.gui.window.message_input import MessageInput
from voicelive_desktop.gui.window.steady_caret import SteadyCaret


def flash_ms() -> int:
    return QGuiApplication.styleHints().cursorFlashTime()


def test_it_is_steady_after_a_while_without_a_key_and_blinks_again_with_one(qtbot: QtBot) -> None:
    blinks = flash_ms()
    assert blinks > 0
    field = MessageInput()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    caret = field.findChild(SteadyCaret)
    assert caret is not None
    assert caret._quiet.isActive()
    caret._quiet.timeout.emit()
    assert flash_ms() == 0
    QTest.keyClick(field, Qt.Key.Key_A)
    assert flash_ms() == blinks
    caret._quiet.timeout.emit()
    field.clearFocus()
    assert flash_ms() == blinks
    assert not caret._quiet.isActive()
