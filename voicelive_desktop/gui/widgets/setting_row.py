"""One setting: label, control, a sentence of help, and what is to be said about it now."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from voicelive_desktop.domain import connection as con
from voicelive_desktop.domain import selectors
from voicelive_desktop.domain.applied import applied_otherwise, set_by_agent
from voicelive_desktop.domain.presets import value_label
from voicelive_desktop.domain.settings import SPECS, Correction, Kind, Spec, problem_with
from voicelive_desktop.domain.settings.connection import owned_by_agent
from voicelive_desktop.domain.state import State
from voicelive_desktop.gui.language import decimal, in_a_line, shown
from voicelive_desktop.gui.theme.fonts import scaled, ui_font
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.widgets.plain_label import plain_label
from voicelive_desktop.gui.widgets.setting_choice import ChoiceControl, EditableChoiceControl
from voicelive_desktop.gui.widgets.setting_control import (
    IntegerControl,
    LineControl,
    LinesControl,
    NumberControl,
    PairsControl,
    SettingControl,
    SwitchControl,
    TextControl,
)

_SPIN_WIDTH = 100
_BESIDE_WORDS = 40  # margins and arrows
_HELP_SCALE = 0.9
_LONG = frozenset({Kind.TEXT, Kind.LINES, Kind.PAIRS})
_CONTROLS: dict[Kind, Callable[[Spec, QWidget], SettingControl]] = {
    Kind.CHOICE: ChoiceControl,
    Kind.EDITABLE_CHOICE: EditableChoiceControl,
    Kind.INTEGER: IntegerControl,
    Kind.NUMBER: NumberControl,
    Kind.SWITCH: SwitchControl,
    Kind.LINE: LineControl,
    Kind.TEXT: TextControl,
    Kind.LINES: LinesControl,
    Kind.PAIRS: PairsControl,
}


class SettingRow(QWidget):
    """Built from the setting's `Spec` alone.

    Signals:
        chosen(name: str, value: object): the person chose a value that is possible.
        more_requested(name: str): the row's further button was pressed.
        reconnect_requested(): what waits for the next connection shall apply now.
    """

    chosen = Signal(str, object)
    more_requested = Signal(str)
    reconnect_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._spec = SPECS[name]
        self.setObjectName(f"{name}_row")
        self.control = control_for(self._spec, self)
        self.control.chosen.connect(self._on_chosen)
        self._value: object = None
        self._labels: dict[str, str] = {}  # of all values seen, also of those that are no longer offered
        self._correction = ""
        self._problem = ""
        self._note: QLabel | None = None
        self._reconnect: QPushButton | None = None
        self.more: QPushButton | None = None
        self._layout = self._build()

    @property
    def note(self) -> str:
        """What is said about the setting now, "" when there is nothing."""
        return self._note.text() if self._note is not None else ""

    def show_state(self, state: State) -> None:
        """Show the setting as it is."""
        value = getattr(state.settings, self.name)
        if value != self._value:
            self._value, self._correction, self._problem = value, "", ""
        choices = self._spec.choices(state.settings)
        self._labels |= {choice.value: choice.label for choice in choices}
        self.control.show_value(value, choices)
        reason = selectors.reason_without_effect(state, self.name)
        self.control.widget.setEnabled(not reason)
        if self.more is not None:  # a list of voices leads out of a kind without voices, a template not to the agent
            self.more.setEnabled(not reason or reason != owned_by_agent(state.settings))
        waits = selectors.is_waiting_for_reconnect(state, self.name)
        self._show_note(*self._note_for(state, reason, waits=waits))
        self._show_reconnect(wanted=waits)

    def show_correction(self, correction: Correction) -> None:
        """Say that this setting was changed because of another one."""
        old = self._label_of(correction.old)
        if correction.because:
            other = shown(SPECS[correction.because].label)
            self._correction = self.tr("Changed from “{0}”, which does not go with “{1}”.").format(
                in_a_line(old), other
            )
        else:
            words = self.tr("Changed from “{0}”, which does not go with the other choices.")
            self._correction = words.format(in_a_line(old))
        self._show_note(self._correction, "attention")

    def _on_chosen(self, value: object) -> None:
        self._correction = ""
        self._problem = problem_with(self.name, value)
        if self._problem:
            self._show_note(shown(self._problem), "error")
        else:
            self.chosen.emit(self.name, value)

    def _note_for(self, state: State, reason: str, *, waits: bool) -> tuple[str, str]:
        if self._problem:
            return shown(self._problem), "error"
        if refused := selectors.refusal(state, self.name):
            return self._refused(state, refused), "error"
        if unusable := selectors.unusable_in_file(state, self.name):
            return shown(unusable), "error"
        if waits:
            return self.tr("Applies at the next connection."), "attention"
        if self._correction:
            return self._correction, "attention"
        if not reason and (used := applied_otherwise(state, self.name)) is not None:
            return self.tr("The service uses: {0}").format(shown(used)), "attention"
        if not reason and selectors.works_with_azure_only(state, self.name):
            return self.tr("Works with Azure only."), "third"
        if reason and (its := set_by_agent(state, self.name)) is not None:
            return self.tr("{0} In use: {1}").format(shown(reason), shown(its)), "third"
        return shown(reason), "third"

    def _refused(self, state: State, words: str) -> str:
        if isinstance(state.connection, con.Failed):
            return self.tr("The service did not accept this: {0}").format(words)
        used = value_label(state.running, self.name, getattr(state.running, self.name))
        if not used or self._spec.kind in _LONG:
            return self.tr("Not taken: {0} The session keeps the old value.").format(words)
        return self.tr("Not taken: {0} Still in use: {1}.").format(words, in_a_line(used))

    def _label_of(self, value: object) -> str:
        if isinstance(value, bool):
            return self.tr("on") if value else self.tr("off")
        return decimal(value) if isinstance(value, float) else self._labels.get(str(value), str(value))

    def _show_note(self, text: str, tone: str) -> None:
        if not text and self._note is None:
            return
        note = self._note
        if note is None:
            note = self._note = plain_label(parent=self)
            note.setObjectName(f"{self._spec.widget}_note")
            note.setWordWrap(True)
            self._layout.addWidget(note)
        if note.property("tone") != tone:
            note.setFont(_note_font(italic=tone == "third"))
            set_look(note, "tone", tone)
        note.setText(text)
        note.setVisible(bool(text))

    def _show_reconnect(self, *, wanted: bool) -> None:
        if self._reconnect is None and wanted:
            button = self._reconnect = QPushButton(self.tr("Reconnect now"), self)
            button.setObjectName(f"{self._spec.widget}_reconnect_button")
            button.setAccessibleName(self.tr("Reconnect now to apply: {0}").format(shown(self._spec.label)))
            button.setProperty("part", "row_action")
            button.clicked.connect(self.reconnect_requested)
            QWidget.setTabOrder(self.control.widget, button)
            self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if self._reconnect is not None:
            self._reconnect.setVisible(wanted)

    def _build(self) -> QBoxLayout:
        spec, widget = self._spec, self.control.widget
        widget.setObjectName(spec.widget)
        widget.setAccessibleName(shown(spec.label))
        widget.setAccessibleDescription(shown(spec.help))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 8)
        layout.setSpacing(4)
        if spec.kind is Kind.SWITCH:
            layout.addLayout(self._build_switch(widget))
        elif spec.kind in {Kind.INTEGER, Kind.NUMBER}:
            layout.addLayout(self._build_line(self._build_label(), widget))
        else:
            layout.addWidget(self._build_label())
            layout.addWidget(widget)
        if spec.more:
            layout.addWidget(self._build_more(), 0, Qt.AlignmentFlag.AlignLeft)
        help_text = plain_label(shown(spec.help), self)
        help_text.setWordWrap(True)
        help_text.setProperty("tone", "third")
        help_text.setFont(scaled(ui_font(), _HELP_SCALE))
        layout.addWidget(help_text)
        return layout

    def _build_more(self) -> QPushButton:
        self.more = QPushButton(shown(self._spec.more), self)
        self.more.setObjectName(f"{self._spec.widget}_more_button")
        self.more.setAccessibleName(shown(self._spec.more).removesuffix("…").strip())
        self.more.setProperty("part", "row_action")
        self.more.clicked.connect(lambda: self.more_requested.emit(self.name))
        return self.more

    def _build_label(self) -> QLabel:
        label = _RowLabel(shown(self._spec.label), self.control.widget, self)
        label.setWordWrap(True)
        return label

    def _build_switch(self, widget: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(widget)
        line.addWidget(self._build_label(), 1)
        return line

    def _build_line(self, label: QLabel, widget: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        words = widget.fontMetrics().horizontalAdvance(shown(self._spec.special))
        widget.setFixedWidth(max(_SPIN_WIDTH, words + _BESIDE_WORDS))
        widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line.addWidget(label, 1)
        line.addWidget(widget)
        return line


def _note_font(*, italic: bool) -> QFont:
    font = scaled(ui_font(), _HELP_SCALE)
    font.setItalic(italic)
    return font


class _RowLabel(QLabel):
    """A label that stands for its control: a click on it goes there, and turns a switch."""

    def __init__(self, text: str, control: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self._control = control
        self.setBuddy(control)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """As if the control had been clicked."""
        super().mouseReleaseEvent(event)
        if event.button() is not Qt.MouseButton.LeftButton or not self._control.isEnabled():
            return
        self._control.setFocus(Qt.FocusReason.MouseFocusReason)
        if isinstance(self._control, QCheckBox):
            self._control.click()


def control_for(spec: Spec, parent: QWidget) -> SettingControl:
    """The control that edits a value of this kind."""
    return _CONTROLS[spec.kind](spec, parent)
