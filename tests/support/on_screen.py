"""What stands on the screen, as it was painted there bit by bit."""

from __future__ import annotations

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget


def on_screen(window: QWidget) -> QImage:
    """Let the window paint what it asked for, and return it; `grab` would paint all of it anew."""
    QApplication.sendPostedEvents()
    return window.screen().grabWindow(window.winId()).toImage()


def is_whole(window: QWidget) -> bool:
    """Whether a whole painting would show the same: nothing old is left, nothing new is missing."""
    return on_screen(window) == window.grab().toImage()
