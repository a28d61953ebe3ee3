"""Shortcuts with Ctrl where the keyboard layout that is on has another script."""

from __future__ import annotations

import unicodedata

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from voicelive_desktop.gui.window.physical_keys import PhysicalKeys

_LAST_SIGN = 0xFFFFFF  # keys beyond have names and no sign


class OtherLayouts(QObject):
    """Lets Ctrl with a key mean the Latin letter, digit or sign at that key's place.

    WORKAROUND Qt 6.11 on X11: it looks for Latin letters only in layouts that are set up, too; with
    a Russian, Greek or Hebrew one alone no shortcut works, not even Copy.
    """

    def __init__(self, application: QApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = PhysicalKeys()
        self._focused: QWidget | None = None
        application.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, application.focusWidget())

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = now
        if now is not None:
            now.installEventFilter(self)

    def _mean_latin(self, widget: QWidget, event: QKeyEvent) -> bool:
        """Do what the key does in a Latin layout; False where it is nothing special."""
        modifiers = event.modifiers()
        if not modifiers & Qt.KeyboardModifier.ControlModifier or not _is_of_other_script(event):
            return False
        sign = self._keys.sign_of(event)
        if sign is None:
            return False
        wanted = QKeySequence(QKeyCombination(modifiers, Qt.Key(sign)))
        for action in widget.window().findChildren(QAction):
            if wanted in action.shortcuts():
                if action.isEnabled() and not event.isAutoRepeat():
                    action.trigger()
                return True
        latin = QKeyEvent(event.type(), sign, modifiers, "", event.isAutoRepeat())
        QApplication.sendEvent(widget, latin)  # Copy, Undo and others of the widget itself
        return True

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the events of the widget with the focus."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._keys.learn(event)
            return isinstance(watched, QWidget) and self._mean_latin(watched, event)
        return False


def _is_of_other_script(event: QKeyEvent) -> bool:
    """Whether the key has a letter, mark or digit that is not Latin."""
    key = event.key()
    if not 0x7F < key <= _LAST_SIGN or key > 0x10FFFF:
        return False
    return unicodedata.category(chr(key))[0] in "LMN" and not unicodedata.name(
        chr(key), "LATIN"
    ).startswith("LATIN")
