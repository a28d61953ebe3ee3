"""One part of the local companion: what it is, a button to try it, and how that went."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from voicelive_desktop.domain.facts.companion_state import HEARING, CompanionPart
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.domain.words.kinds import Target
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.look import set_look
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording import companion_words as words


class PartRow(QFrame):
    """Title, sentence, *Try*, result.

    Signals:
        try_wanted(part: Part), stop_wanted(): the button was pressed, as what it reads.
    """

    try_wanted = Signal(object)
    stop_wanted = Signal()

    def __init__(self, part: CompanionPart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._is_trying = False
        self.setObjectName(f"{part.value}_row")
        title = plain_label(words.title(part))
        title.setFont(fonts.scaled(fonts.ui_font(), 1.0, bold=True))
        self._words = self._build_label("words")
        self._words.setProperty("tone", "second")
        self._result = self._build_label("result")
        self.button = push_button(f"try_{part.value}_button", self.tr("Try"))
        self.button.clicked.connect(self._on_clicked)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setVerticalSpacing(4)
        self.grid.setHorizontalSpacing(16)
        self.grid.setColumnStretch(0, 1)
        self.grid.addWidget(title, 0, 0)
        self.grid.addWidget(self.button, 0, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(self._words, 1, 0)
        self.grid.addWidget(self._result, 2, 0, 1, 2)

    def show_state(self, state: State) -> None:
        """What is used, and how the trial goes."""
        self._words.setText(words.made_of(state, self._part))
        self.show_trial(
            words.trial(state, self._part), is_failed=words.is_failed(state, self._part)
        )
        self.show_button(
            trying=state.access.companion.trying is self._part, reason=self._reason(state)
        )

    def show_trial(self, text: str, *, is_failed: bool) -> None:
        """How a trial goes or went."""
        self._result.setText(text)
        self._result.setVisible(bool(text))
        if is_failed:
            set_look(self._result, "tone", "error")
        else:
            set_look(self._result, "tone", "")

    def show_button(self, *, trying: bool, reason: str) -> None:
        """*Try*, or *Stop* while it is tried; `reason`: why it cannot be."""
        self._is_trying = trying
        if trying:
            text = self.tr("Stop")
        else:
            text = self.tr("Try")
        self.button.setText(text)
        self.button.setAccessibleName(f"{text}: {words.title(self._part)}")
        self.button.setEnabled(trying or not reason)
        if trying:
            self.button.setToolTip("")
        else:
            self.button.setToolTip(reason)

    def _reason(self, state: State) -> str:
        """Why it cannot be tried now."""
        if selectors.can_try(state, self._part):
            return ""
        if state.settings.target != Target.DEMO:
            return self.tr("Choose the local companion first.")
        if self._part in HEARING and selectors.in_session(state):
            return self.tr("Not in a conversation: the transcript shows it.")
        return self.tr("Not possible now.")

    def _on_clicked(self) -> None:
        if self._is_trying:
            self.stop_wanted.emit()
        else:
            self.try_wanted.emit(self._part)

    def _build_label(self, name: str) -> QLabel:
        label = plain_label()
        label.setObjectName(f"{self._part.value}_{name}")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
