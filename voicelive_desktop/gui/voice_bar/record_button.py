"""The button that records a conversation, and the red mark while it does."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import can_record, in_session
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, icons


class RecordButton(QToolButton):
    """Pressed while recording is wanted: for the present conversation, or for the next one."""

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._theme = feed, theme
        self.setObjectName("record_button")
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Record this conversation"))
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda on: intents.wish(lib.RecordChosen(on)))
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._show)
        self._show()

    def _on_state_changed(self, old: State, new: State) -> None:
        if (
            old.library is not new.library
            or old.connection is not new.connection
            or old.settings is not new.settings
        ):
            self._show()

    def _show(self) -> None:
        state, tokens = self._feed.state, self._theme.tokens
        library = state.library
        with QSignalBlocker(self):
            self.setChecked(library.record)
        self.setEnabled(can_record(state) or library.record)
        color = tokens.text_second
        if library.record:
            if library.recording:
                color = tokens.error
            else:
                color = tokens.attention
        self.setIcon(icons.icon("record", color))
        self.setToolTip(self._help(state))

    def _help(self, state: State) -> str:
        if state.library.recording:
            return self.tr("Recording both sides. Click to stop.")
        if state.library.record:
            return self.tr("The next conversation is recorded. Click to cancel.")
        if not can_record(state):
            return self.tr("Only conversations that are saved can be recorded.")
        if in_session(state):
            return self.tr("Record this conversation, about 2 MB a minute.")
        return self.tr("Record the next conversation, about 2 MB a minute.")
