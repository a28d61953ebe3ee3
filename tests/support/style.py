"""What a test of the program's looks leaves behind."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from voicelive_desktop.gui.theme.theme import widgets_kept


def take_off(app: QApplication) -> None:
    """Take the style sheet off again; closed windows that wait for the garbage collector wait until
    it is off.
    """
    with widgets_kept():
        app.setStyleSheet("")
