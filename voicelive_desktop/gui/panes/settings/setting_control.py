"""Controls that edit one setting: they show a value, and announce what the person chose, never what
they were shown.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from voicelive_desktop.domain.catalogue.models import Choice
from voicelive_desktop.domain.settings import Spec
from voicelive_desktop.gui.theme.widgets.text_area import TextArea
from voicelive_desktop.gui.wording.language import shown

STEP_PAUSE_MS = 250  # a spin box that is held announces where it came to rest
LIVE_PAUSE_MS = 50  # what is watched while it changes: 20 times a second
TYPING_PAUSE_MS = 600  # longer than between two keys of a slow typist

Choices = tuple[Choice, ...]


class SettingControl(QObject):
    """Between one setting and its `widget`. The value is the wire value.

    Signals:
        chosen(value: object): the person chose this.
    """

    chosen = Signal(object)

    def __init__(self, widget: QWidget, pause_ms: int = 0, *, is_live: bool = False) -> None:
        super().__init__(widget)
        self.widget = widget
        self._is_live = is_live
        self._shown: object = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause_ms)
        self._pause.timeout.connect(self.finish)
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        widget.installEventFilter(self)

    @property
    def is_busy(self) -> bool:
        """Whether the person is in the middle of a change; nothing is shown over it."""
        return self._pause.isActive()

    def show_value(self, value: object, choices: Choices) -> None:
        """Show the setting's value and what else it could be."""
        self._shown = value
        if self.is_busy:
            return
        with QSignalBlocker(self.widget):
            self._show(value, choices)

    def finish(self) -> None:
        """Announce a change at once instead of after the pause."""
        self._pause.stop()
        value = self._value()
        if value != self._shown:
            self.chosen.emit(value)

    def _on_edited(self) -> None:
        if not (self._is_live and self.is_busy):  # what is live is told on the way
            self._pause.start()

    def _show(self, value: object, choices: Choices) -> None:
        raise NotImplementedError

    def _value(self) -> object:
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls the panel unless the control has the focus; leaving a control
        ends its change.
        """
        if event.type() is QEvent.Type.Wheel and not self.widget.hasFocus():
            event.ignore()
            return True
        if event.type() is QEvent.Type.FocusOut and self.is_busy:
            self.finish()
        return super().eventFilter(watched, event)


def _step_pause_ms(spec: Spec) -> int:
    return LIVE_PAUSE_MS if spec.is_live else STEP_PAUSE_MS


class SwitchControl(SettingControl):
    """Yes or no."""

    def __init__(self, _spec: Spec, parent: QWidget) -> None:
        self._box = QCheckBox(parent)
        super().__init__(self._box)
        self._box.toggled.connect(self.finish)

    def _show(self, value: object, _choices: Choices) -> None:
        self._box.setChecked(bool(value))

    def _value(self) -> object:
        return self._box.isChecked()


class IntegerControl(SettingControl):
    """A whole number."""

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        self._spin = QSpinBox(parent)
        super().__init__(self._spin, _step_pause_ms(spec), is_live=spec.is_live)
        self._spin.setRange(int(spec.minimum), int(spec.maximum))
        self._spin.setSingleStep(int(spec.step))
        self._spin.setSuffix(spec.unit)
        self._spin.setSpecialValueText(shown(spec.special))
        self._spin.lineEdit().setTextMargins(6, 0, 0, 0)
        self._spin.valueChanged.connect(self._on_edited)
        self._spin.editingFinished.connect(self.finish)

    def _show(self, value: object, _choices: Choices) -> None:
        if isinstance(value, int) and value != self._spin.value():
            self._spin.setValue(value)

    def _value(self) -> object:
        return self._spin.value()


class NumberControl(SettingControl):
    """A number with two decimals."""

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        self._spin = QDoubleSpinBox(parent)
        super().__init__(self._spin, _step_pause_ms(spec), is_live=spec.is_live)
        self._spin.setDecimals(2)
        self._spin.setSpecialValueText(shown(spec.special))
        self._spin.setRange(spec.minimum, spec.maximum)
        self._spin.setSingleStep(spec.step)
        self._spin.setSuffix(spec.unit)
        self._spin.lineEdit().setTextMargins(6, 0, 0, 0)
        self._spin.valueChanged.connect(self._on_edited)
        self._spin.editingFinished.connect(self.finish)

    def _show(self, value: object, _choices: Choices) -> None:
        if isinstance(value, float) and round(value, 2) != self._spin.value():
            self._spin.setValue(value)

    def _value(self) -> object:
        value = round(self._spin.value(), 2)
        # A value from a file may have more decimals than the control: unchanged is unchanged.
        same = isinstance(self._shown, float) and round(self._shown, 2) == value
        if same:
            return self._shown
        return value


class PercentControl(SettingControl):
    """A factor, shown in percent."""

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        self._spin = QSpinBox(parent)
        super().__init__(self._spin, _step_pause_ms(spec), is_live=spec.is_live)
        self._spin.setRange(round(spec.minimum * 100), round(spec.maximum * 100))
        self._spin.setSingleStep(round(spec.step * 100))
        self._spin.setSuffix(" %")
        self._spin.lineEdit().setTextMargins(6, 0, 0, 0)
        self._spin.valueChanged.connect(self._on_edited)
        self._spin.editingFinished.connect(self.finish)

    def _show(self, value: object, _choices: Choices) -> None:
        if isinstance(value, float):
            self._spin.setValue(round(value * 100))

    def _value(self) -> object:
        value = self._spin.value() / 100
        same = isinstance(self._shown, float) and round(self._shown, 2) == value
        if same:
            return self._shown
        return value


class LineControl(SettingControl):
    """A short text."""

    def __init__(self, _spec: Spec, parent: QWidget) -> None:
        self._edit = QLineEdit(parent)
        super().__init__(self._edit, TYPING_PAUSE_MS)
        self._edit.textChanged.connect(self._on_edited)
        self._edit.editingFinished.connect(self.finish)

    def _show(self, value: object, _choices: Choices) -> None:
        if str(value) != self._value():
            self._edit.setText(str(value))

    def _value(self) -> object:
        return self._edit.text().strip()


class TextControl(SettingControl):
    """A long text."""

    LINES = 6

    def __init__(self, _spec: Spec, parent: QWidget) -> None:
        self._edit = TextArea(parent=parent)
        super().__init__(self._edit, TYPING_PAUSE_MS)
        self._edit.setTabChangesFocus(True)
        self._edit.setFixedHeight(self._edit.fontMetrics().lineSpacing() * self.LINES + 20)
        self._edit.textChanged.connect(self._on_edited)

    def _show(self, value: object, _choices: Choices) -> None:
        if str(value) != self._value():
            self._edit.setPlainText(str(value))

    def _value(self) -> object:
        return self._edit.toPlainText()


class LinesControl(TextControl):
    """A list, one entry a line."""

    LINES = 3

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        super().__init__(spec, parent)
        self._edit.setPlaceholderText(self.tr("One per line"))
        self._edit.setLineWrapMode(TextArea.LineWrapMode.NoWrap)


class PairsControl(LinesControl):
    """A map, one entry a line."""

    def __init__(self, spec: Spec, parent: QWidget) -> None:
        super().__init__(spec, parent)
        self._edit.setPlaceholderText(self.tr("name: value"))
