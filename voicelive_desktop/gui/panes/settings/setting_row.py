"""One setting: label, control, a sentence of help, its name on the wire, and what is to be said
about it now.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.settings import SPECS, Correction, Kind, Spec, problem_with
from voicelive_desktop.domain.settings.connection import owned_by_agent
from voicelive_desktop.gui.panes.settings import setting_notes
from voicelive_desktop.gui.panes.settings.key_control import KeyControl
from voicelive_desktop.gui.panes.settings.setting_choice import ChoiceControl, EditableChoiceControl
from voicelive_desktop.gui.panes.settings.setting_control import (
    IntegerControl,
    LineControl,
    LinesControl,
    NumberControl,
    PairsControl,
    PercentControl,
    SettingControl,
    SwitchControl,
    TextControl,
)
from voicelive_desktop.gui.panes.settings.settings_layout import (
    BOX_PADDING,
    widget_of,
    wire_name_of,
)
from voicelive_desktop.gui.panes.settings.wire_name import WireName
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.reading import dress, reading_font
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.language import decimal, shown

_SPIN_WIDTH = 100
_BESIDE_WORDS = 40  # margins and arrows
_HELP_SCALE = 0.9
_WIRE_SCALE = 0.82
_BESIDE = frozenset({Kind.INTEGER, Kind.NUMBER, Kind.PERCENT})
_CONTROLS: dict[Kind, Callable[[Spec, QWidget], SettingControl]] = {
    Kind.CHOICE: ChoiceControl,
    Kind.EDITABLE_CHOICE: EditableChoiceControl,
    Kind.INTEGER: IntegerControl,
    Kind.NUMBER: NumberControl,
    Kind.PERCENT: PercentControl,
    Kind.SWITCH: SwitchControl,
    Kind.LINE: LineControl,
    Kind.KEY: KeyControl,
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
        self._widget_name = widget_of(name)
        self.setObjectName(f"{name}_row")
        self.control = control_for(self._spec, self)
        self.control.chosen.connect(self._on_chosen)
        self._value: object = None
        # of all values seen, also of those that are no longer offered
        self._labels: dict[str, str] = {}
        self._correction = ""
        self._problem = ""
        self._note: QLabel | None = None
        self._reconnect: QPushButton | None = None
        self.more: QPushButton | None = None
        self._words: list[QLabel] = []  # dimmed while the setting has no effect
        self._wire = self._build_wire_name()
        self._layout = self._build()
        dress(self)

    @property
    def note(self) -> str:
        """What is said about the setting now, "" when there is nothing."""
        if self._note is not None:
            return self._note.text()
        return ""

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
        # a list of voices leads out of a kind without voices, a template not to the agent
        if self.more is not None:
            self.more.setEnabled(not reason or reason != owned_by_agent(state.settings))
        said_by_group = setting_notes.group_reason(state, self.name)
        self._dim(dimmed=bool(reason or said_by_group))
        self._describe(said_by_group)
        if self._problem:
            self._show_note(shown(self._problem), "error")
        else:
            self._show_note(*setting_notes.of_state(state, self.name, self._correction))
        self._show_reconnect(wanted=selectors.is_waiting_for_reconnect(state, self.name))

    def show_wire_name(self, *, wanted: bool) -> None:
        """Show what the service calls the setting, or not."""
        self._wire.setVisible(wanted and bool(self._wire.text()))

    def show_correction(self, correction: Correction) -> None:
        """Say that this setting was changed because of another one."""
        self._correction = setting_notes.of_correction(correction, self._label_of)
        self._show_note(self._correction, "attention")

    def _on_chosen(self, value: object) -> None:
        self._correction = ""
        self._problem = problem_with(self.name, value)
        if self._problem:
            self._show_note(shown(self._problem), "error")
        else:
            self.chosen.emit(self.name, value)

    def _describe(self, why_dimmed: str) -> None:
        """Tell a screen reader at the row, too, what the group says once for the eye."""
        words = " ".join(filter(None, (shown(self._spec.help), why_dimmed)))
        if words != self.control.widget.accessibleDescription():
            self.control.widget.setAccessibleDescription(words)

    def _dim(self, *, dimmed: bool) -> None:
        if dimmed or self.control.widget.property("dimmed") is not None:  # each new look takes time
            if dimmed:
                set_look(self.control.widget, "dimmed", "true")
            else:
                set_look(self.control.widget, "dimmed", "false")
        for label in self._words:
            label.setEnabled(not dimmed)

    def _label_of(self, value: object) -> str:
        if isinstance(value, bool):
            if value:
                return self.tr("on")
            return self.tr("off")
        if isinstance(value, float):
            return decimal(value)
        return self._labels.get(str(value), str(value))

    def _show_note(self, text: str, tone: str) -> None:
        if not text and self._note is None:
            return
        note = self._note
        if note is None:
            note = self._note = plain_label(parent=self)
            note.setObjectName(f"{self._widget_name}_note")
            note.setWordWrap(True)
            self._layout.addWidget(note)
        if note.property("tone") != tone:
            note.setFont(_note_font(italic=tone == "third"))
            set_look(note, "tone", tone)
        note.setText(text)
        note.setVisible(bool(text))

    def _show_reconnect(self, *, wanted: bool) -> None:
        if self._reconnect is None and wanted:
            words = self.tr("Reconnect now to apply: {0}").format(shown(self._spec.label))
            self._reconnect = self._build_button("reconnect", self.tr("Reconnect now"), words)
            self._reconnect.clicked.connect(self.reconnect_requested)
            QWidget.setTabOrder(self.control.widget, self._reconnect)
            self._layout.addWidget(self._reconnect, 0, Qt.AlignmentFlag.AlignLeft)
        if self._reconnect is not None:
            self._reconnect.setVisible(wanted)

    def _build(self) -> QBoxLayout:
        spec, widget = self._spec, self.control.widget
        widget.setObjectName(self._widget_name)
        widget.setAccessibleName(shown(spec.label))
        widget.setAccessibleDescription(shown(spec.help))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 6, 0, 8)
        whole.setSpacing(4)
        layout = QVBoxLayout()
        layout.setContentsMargins(BOX_PADDING, 0, 0, 0)
        layout.setSpacing(4)
        if spec.kind is Kind.SWITCH:
            whole.addLayout(self._build_switch(widget))
        elif spec.kind in _BESIDE:
            layout.addLayout(self._build_line(self._build_label(), widget))
        else:
            layout.addWidget(self._build_label())
            layout.addWidget(widget)
        if spec.more:
            layout.addWidget(self._build_more(), 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._build_help())
        layout.addWidget(self._wire)
        whole.addLayout(layout)
        return layout

    def _build_help(self) -> QLabel:
        help_text = plain_label(shown(self._spec.help), self)
        help_text.setWordWrap(True)
        help_text.setProperty("tone", "third")
        help_text.setFont(reading_font(_HELP_SCALE))
        self._words.append(help_text)
        return help_text

    def _build_wire_name(self) -> WireName:
        label = WireName(wire_name_of(self.name), self)
        label.setObjectName(f"{self._widget_name}_wire_name")
        label.setFont(reading_font(_WIRE_SCALE))
        label.hide()
        self._words.append(label)
        return label

    def _build_more(self) -> QPushButton:
        text = shown(self._spec.more)
        self.more = self._build_button("more", text, text.removesuffix("…").strip())
        self.more.clicked.connect(lambda: self.more_requested.emit(self.name))
        return self.more

    def _build_button(self, kind: str, text: str, spoken: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(f"{self._widget_name}_{kind}_button")
        button.setAccessibleName(spoken)
        button.setProperty("part", "row_action")
        return button

    def _build_label(self) -> QLabel:
        label = _RowLabel(shown(self._spec.label), self.control.widget, self)
        label.setWordWrap(True)
        self._words.append(label)
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
        longest = (shown(self._spec.special), f"{self._spec.maximum:.0f}{self._spec.unit}")
        words = max(map(widget.fontMetrics().horizontalAdvance, longest))
        widget.setFixedWidth(max(_SPIN_WIDTH, words + _BESIDE_WORDS))
        widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line.addWidget(label, 1)
        line.addWidget(widget)
        return line


def _note_font(*, italic: bool) -> QFont:
    font = reading_font(_HELP_SCALE)
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
