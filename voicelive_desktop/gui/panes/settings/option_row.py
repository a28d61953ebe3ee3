"""One thing that an answer can be asked to be like: label, control, a sentence of help, and a note."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.facts.answer_options import OPTION_SPECS, option_problem
from voicelive_desktop.domain.settings import Kind, Settings
from voicelive_desktop.domain.settings.connection import is_local
from voicelive_desktop.gui.panes.settings.control_names import control_of_option
from voicelive_desktop.gui.panes.settings.setting_row import control_for
from voicelive_desktop.gui.panes.settings.settings_layout import BOX_PADDING
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.reading import dress, reading_font
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.wording.language import shown

_HELP_SCALE = 0.9
_SHORT_WIDTH = 190
_LINES = 2
_BESIDE = (Kind.INTEGER, Kind.NUMBER, Kind.CHOICE, Kind.EDITABLE_CHOICE)


class OptionRow(QWidget):
    """Built from the option's `Spec` alone.

    Signals:
        chosen(name: str, value: object): the person chose a value that is possible.
    """

    chosen = Signal(str, object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._spec = OPTION_SPECS[name]
        self.setObjectName(f"answer_{name}_row")
        self.control = control_for(self._spec, self)
        self.control.chosen.connect(self._on_chosen)
        self._problem = ""
        self._note = plain_label(parent=self)
        self._note.setObjectName(f"{control_of_option(name)}_note")
        self._note.setWordWrap(True)
        self._note.setFont(reading_font(_HELP_SCALE))
        self._build()
        dress(self)

    @property
    def problem(self) -> str:
        """What is wrong with what was typed."""
        return self._problem

    def finish(self) -> None:
        """Take over what is being typed."""
        self.control.finish()

    def show_value(self, value: object, over: Settings) -> None:
        """Show the option's value; `over` are the settings that the answer would have."""
        self.control.show_value(value, self._spec.choices(over))
        reason = self._spec.unless(over)
        self.control.widget.setEnabled(not reason)
        self._dim(dimmed=bool(reason) or self.needs_azure(over))
        if not self._problem:
            self._say(shown(reason), "third")

    def needs_azure(self, over: Settings) -> bool:
        """Whether the chosen service does nothing with the option; the dialog says so once for all
        of them.
        """
        return is_local(over) and self._spec.azure_only

    def _dim(self, *, dimmed: bool) -> None:
        if dimmed:
            set_look(self.control.widget, "dimmed", "true")
        else:
            set_look(self.control.widget, "dimmed", "false")
        for label in self._words:
            label.setEnabled(not dimmed)

    def clear_problem(self) -> None:
        """Forget a wrong text."""
        self._problem = ""

    def _on_chosen(self, value: object) -> None:
        self._problem = option_problem(self.name, value)
        if self._problem:
            self._say(shown(self._problem), "error")
        else:
            self.chosen.emit(self.name, value)

    def _say(self, words: str, tone: str) -> None:
        set_look(self._note, "tone", tone)
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def _build(self) -> None:
        spec, widget = self._spec, self.control.widget
        widget.setObjectName(control_of_option(self.name))
        widget.setAccessibleName(shown(spec.label))
        widget.setAccessibleDescription(shown(spec.help))
        if isinstance(widget, QPlainTextEdit):
            widget.setFixedHeight(widget.fontMetrics().lineSpacing() * _LINES + 20)
        label = plain_label(shown(spec.label), self)
        label.setBuddy(widget)
        help_text = plain_label(shown(spec.help), self)
        help_text.setWordWrap(True)
        help_text.setProperty("tone", "third")
        help_text.setFont(reading_font(_HELP_SCALE))
        self._words = (label, help_text)
        self._place(label, help_text)

    def _place(self, label: QLabel, help_text: QLabel) -> None:
        """A switch has its label itself, and what stands below lines up with that; a short field
        stands beside its label.
        """
        spec, widget = self._spec, self.control.widget
        is_switch = isinstance(widget, QCheckBox)
        if is_switch:
            of_row, of_words = 0, BOX_PADDING
        else:
            of_row, of_words = BOX_PADDING, 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(of_row, 5, 0, 7)
        layout.setSpacing(3)
        if isinstance(widget, QCheckBox):
            widget.setText(shown(spec.label))
            label.hide()
            layout.addWidget(widget)
        elif spec.kind in _BESIDE:
            widget.setFixedWidth(_SHORT_WIDTH)
            widget.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            line = QHBoxLayout()
            line.addWidget(label, 1)
            line.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight)
            layout.addLayout(line)
        else:
            layout.addWidget(label)
            layout.addWidget(widget)
        for words in (help_text, self._note):
            words.setContentsMargins(of_words, 0, 0, 0)
            layout.addWidget(words)
