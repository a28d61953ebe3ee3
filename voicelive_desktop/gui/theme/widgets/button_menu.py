"""Opens the menu of a button."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractButton, QMenu


def open_menu(button: QAbstractButton, menu: QMenu, at: QPoint) -> None:
    """Show this menu of a button at a point of the screen."""
    menu.aboutToHide.connect(partial(_let_go, button), Qt.ConnectionType.SingleShotConnection)
    menu.popup(at)


def _let_go(button: QAbstractButton) -> None:
    # WORKAROUND Qt 6.11 on X11: a button is not told that the pointer went into the menu and then
    # elsewhere, and looks hovered until the pointer comes back.
    here = button.rect().contains(button.mapFromGlobal(QCursor.pos()))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, here)
    button.update()
