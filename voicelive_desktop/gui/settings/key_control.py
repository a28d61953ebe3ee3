"""The control of a setting that is a key: it takes the next key that is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from voicelive_desktop.domain.settings import Spec
from voicelive_desktop.gui.settings.setting_control import Choices, SettingControl
from voicelive_desktop.gui.theme.widgets.search_field import can_be_emptied, show_cross

_CLEARING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_TEXT_FORM = QKeySequence.SequenceFormat.PortableText


class KeyEdit(QKeySequenceEdit):
    """Backspace clears it, Esc leaves what was there; neither may be such a key by itself."""

    _inside: QLineEdit | None = None  # Qt may call before it is known

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self._inside = self.findChild(QLineEdit)
        if self._inside is not None:
            can_be_emptied(self._inside)
            self._inside.setPlaceholderText(self.tr("None. Press a key."))

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
        elif plain and event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class KeyControl(SettingControl):
    """A key, by Qt's portable name."""

    def __init__(self, _spec: Spec, parent: QWidget) -> None:
        self._edit = KeyEdit(parent)
        super().__init__(self._edit)
        self._edit.keySequenceChanged.connect(self.finish)

    def _show(self, value: object, _choices: Choices) -> None:
        if str(value) != self._value():
            self._edit.setKeySequence(QKeySequence.fromString(str(value), _TEXT_FORM))

    def _value(self) -> object:
        return self._edit.keySequence().toString(_TEXT_FORM)
