"""Another answer, with all that one answer can be asked to be like."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.domain.decisions.asking import can_be_replaced, options_for, question
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import (
    OPTION_SPECS,
    SECTIONS,
    AnswerOptions,
    Section,
    laid_over,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.option_row import OptionRow
from voicelive_desktop.gui.panes.settings.settings_layout import BOX_PADDING
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording.language import shown

SIZE = (500, 600)
LONGEST_QUESTION = 90  # characters


class AnswerDialog(Dialog):
    """Show it with `show()`: one can go on talking while it is open. Asking closes it, so that
    nothing asks twice.
    """

    def __init__(self, feed: StateFeed, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed, self._intents = feed, intents
        self._item_id: ItemId | None = None
        self._start = self._options = AnswerOptions()
        self.setObjectName("answer_dialog")
        self.setWindowTitle(self.tr("Regenerate with…"))
        self._question = plain_label(parent=self)
        self._question.setObjectName("answer_question")
        self._question.setWordWrap(True)
        self._replaces = QCheckBox(self.tr("Replace the previous reply"), self)
        self._replaces.setObjectName("answer_replaces_check")
        self._replaces.setAccessibleName(self._replaces.text())
        self._rows = {name: OptionRow(name) for name in OPTION_SPECS}
        self._dimmed = plain_label(self.tr("Dimmed options only have an effect with Azure."), self)
        self._dimmed.setObjectName("answer_dimmed_note")
        self._dimmed.setProperty("tone", "second")
        self._note = plain_label(parent=self)
        self._note.setObjectName("answer_note")
        self._note.setWordWrap(True)
        self._reset = push_button("answer_reset_button", self.tr("Reset"), self)
        self._close = close_button("answer_close_button", self)
        self._ask = push_button("answer_ask_button", self.tr("Regenerate"), self)
        self._ask.setToolTip(self.tr("Ask for this reply (Ctrl+Enter)"))
        self._place()
        self._connect()
        height = self.screen().availableGeometry().height() - 60
        self.resize(SIZE[0], min(SIZE[1], height))

    def aim(self, item_id: ItemId | None) -> None:
        """Begin with what fits this answer; None is the conversation as it stands."""
        state = self._feed.state
        self._item_id = item_id
        self._start = self._options = options_for(state, item_id)
        self._replaces.setChecked(False)
        asked = " ".join(question(state, item_id).split())
        if len(asked) <= LONGEST_QUESTION:
            short = asked
        else:
            short = asked[:LONGEST_QUESTION].rstrip() + "…"
        if short:
            self._question.setText(self.tr("To: “{0}”").format(short))
        else:
            self._question.setText("")
        self._question.setVisible(bool(short))
        self._on_reset()
        self._rows["additional_instructions"].control.widget.setFocus()

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.settings is not new.settings:
            self._show_rows()
        self._show_buttons()

    def _on_chosen(self, name: str, value: object) -> None:
        changes: dict[str, Any] = {name: value}
        if name == "voice_type":  # the name belongs to its kind
            changes["voice_name"] = ""
        self._options = replace(self._options, **changes)
        self._say("")
        self._show_rows()

    def _on_reset(self) -> None:
        self._options = self._start
        for row in self._rows.values():
            row.clear_problem()
        self._say("")
        self._show_rows()
        self._show_buttons()

    def _on_ask(self) -> None:
        for row in self._rows.values():
            row.finish()
        wrong = next((row for row in self._rows.values() if row.problem), None)
        if wrong is not None:
            wrong.control.widget.setFocus()
            return
        if not self._ask.isEnabled():
            return
        replaced = self._replaces.isChecked() and not self._replaces.isHidden()
        replaces = None
        if replaced:
            replaces = self._item_id
        self._intents.wish(ev.AnswerRequested(self._options, replaces=replaces))
        self.accept()

    def _show_rows(self) -> None:
        over = laid_over(self._feed.state.settings, self._options)
        for name, row in self._rows.items():
            row.show_value(getattr(self._options, name), over)
        self._dimmed.setVisible(any(row.needs_azure(over) for row in self._rows.values()))

    def _show_buttons(self) -> None:
        state = self._feed.state
        possible = selectors.can_ask(state)
        self._ask.setEnabled(possible)
        self._replaces.setVisible(
            self._item_id is not None and can_be_replaced(state, self._item_id)
        )
        if not possible:
            self._say(self.tr("Start a conversation first."))
        elif self._note.text() == self.tr("Start a conversation first."):
            self._say("")

    def _say(self, words: str) -> None:
        self._note.setText(words)

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        for row in self._rows.values():
            row.chosen.connect(self._on_chosen)
        self._ask.clicked.connect(self._on_ask)
        self._reset.clicked.connect(self._on_reset)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_ask)

    def _place(self) -> None:
        self._note.setProperty("tone", "second")
        self._question.setProperty("tone", "second")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        for words in (self._question, self._dimmed, self._note):
            words.setContentsMargins(BOX_PADDING, 0, 0, 0)  # as the rows
        layout.addWidget(self._question)
        layout.addWidget(self._replaces)
        layout.addWidget(self._dimmed)
        layout.addWidget(self._build_rows(), 1)
        layout.addWidget(self._note)
        layout.addLayout(dialog_buttons(self._close, self._ask, aside=(self._reset,), enter=False))

    def _build_rows(self) -> QScrollArea:
        inside = QWidget()
        inside.setObjectName("answer_rows")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(0)
        for section, names in SECTIONS.items():
            column.addWidget(self._build_heading(section))
            for name in names:
                column.addWidget(self._rows[name])
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("answer_scroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _build_heading(self, section: Section) -> QLabel:
        heading = plain_label(shown(section.value))
        heading.setFont(fonts.scaled(fonts.ui_font(), 1.05, bold=True))
        heading.setContentsMargins(BOX_PADDING, 10, 0, 2)
        return heading
