"""The control of a setting that is a key: it takes the next key that is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from voicelive_desktop.domain.settings import Spec
from voicelive_desktop.gui.panes.settings.setting_control import Choices, SettingControl
from voicelive_desktop.gui.theme.widgets.search_field import can_be_emptied, show_cross

_CLEARING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_TEXT_FORM = QKeySequence.SequenceFormat.PortableText


class KeyEdit(QKeySequenceEdit):
    """Backspace clears it, Esc leaves what was there; neither may be such a key by itself.

    `keySequenceChanged` tells whole keys only: Qt clears the field at each press, also at one of
    Shift, and has the new key when it comes up.
    """

    _inside: QLineEdit | None = None  # Qt may call before it is known

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self._before: QKeySequence | None = None  # while a key is down: what was there
        self._inside = self.findChild(QLineEdit)
        if self._inside is not None:
            can_be_emptied(self._inside)
        self.editingFinished.connect(self._settle)
        self._say_none()

    @property
    def is_taking(self) -> bool:
        """Whether a key is down here."""
        return self._before is not None

    def show_key(self, key: QKeySequence) -> None:
        """Show this one, unless the person is about to give another."""
        if not self.is_taking:
            self.setKeySequence(key)
            self._say_none()

    def _say_none(self) -> None:
        """Qt has words of its own for an empty field, and puts them back."""
        if self._inside is not None:
            self._inside.setPlaceholderText(self.tr("None. Press a key."))

    def _settle(self) -> None:
        """No key is down any more: where none was given, what was there stays."""
        before, self._before = self._before, None
        if before is not None and self.keySequence().isEmpty():
            with QSignalBlocker(self):
                self.setKeySequence(before)
        self._say_none()

    # Qt overrides

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another theme has another ink."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._inside is not None:
            show_cross(self._inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: a key was pressed here."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in _CLEARING:
            self.clear()
            self._say_none()
        elif plain and event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            if self._before is None:
                self._before = self.keySequence()
            with QSignalBlocker(self):
                super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Qt: it came up."""
        super().keyReleaseEvent(event)
        if event.modifiers() == Qt.KeyboardModifier.NoModifier and not event.isAutoRepeat():
            self._settle()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: whatever comes up, it comes up elsewhere."""
        super().focusOutEvent(event)
        self._settle()


class KeyControl(SettingControl):
    """A key, by Qt's portable name."""

    def __init__(self, _spec: Spec, parent: QWidget) -> None:
        self._edit = KeyEdit(parent)
        super().__init__(self._edit)
        self._edit.keySequenceChanged.connect(self.finish)

    def _show(self, value: object, _choices: Choices) -> None:
        if str(value) != self._value():
            self._edit.show_key(QKeySequence.fromString(str(value), _TEXT_FORM))

    def _value(self) -> object:
        return self._edit.keySequence().toString(_TEXT_FORM)
