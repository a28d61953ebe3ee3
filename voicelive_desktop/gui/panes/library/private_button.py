"""The button that makes a conversation private, and the mark that it is."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session
from voicelive_desktop.domain.words.kinds import KeptFor
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, icons


class PrivateButton(QToolButton):
    """Where conversations are kept it is in sight; while one is private it says so."""

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._theme = feed, theme
        self._wide = True
        self.setObjectName("private_check")
        self.setCheckable(True)
        self.setText(self.tr("Private"))
        self.setAccessibleName(self.tr("Private conversation"))
        self.setIconSize(QSize(20, 20))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda private: intents.wish(lib.PrivateChosen(private)))
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._show)
        self._show()

    def set_wide(self, *, wide: bool) -> None:
        """Whether there is room for its word, and for itself where nothing is private: the menu has
        it too.
        """
        if wide != self._wide:
            self._wide = wide
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
        private = state.library.private
        with QSignalBlocker(self):
            self.setChecked(private)
        self.setVisible(
            state.library.offered
            and (private or (self._wide and state.settings.keep_conversations != KeptFor.NONE))
        )
        if private:
            self.setIcon(icons.icon("private", tokens.attention))
        else:
            self.setIcon(icons.icon("private", tokens.text_second))
        beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        if private and self._wide:
            self.setToolButtonStyle(beside)
        else:
            self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.setToolTip(self._help(state))

    def _help(self, state: State) -> str:
        if state.library.private and in_session(state):
            return self.tr("Nothing of this conversation is saved. It stays private until it ends.")
        if state.library.private:
            return self.tr(
                "Nothing of the next conversation is saved. Click to save conversations again."
            )
        if in_session(state):
            return self.tr("Make this conversation private: what was saved of it is deleted.")
        return self.tr("Private conversation: nothing of it is saved.")
