"""The bar over a kept conversation: what it is, a way on in it, and the way back to the present."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QLocale, QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.elided_label import ElidedLabel
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.wording import state_words

_SIGN = 18


class PastBar(QFrame):
    """In sight while a kept conversation is read."""

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._intents, self._theme = feed, intents, theme
        self.setObjectName("past_bar")
        self._sign = plain_label()
        self._words = ElidedLabel()
        self._words.setObjectName("past_words")
        self._continue = push_button("library_continue_button", self.tr("Continue"))
        self._continue.setAccessibleName(self.tr("Continue this conversation"))
        self._back = push_button("past_back_button", self.tr("Back to the present"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._continue)
        layout.addWidget(self._back)
        self._continue.clicked.connect(self._on_continue)
        self._back.clicked.connect(intents.wishing(lib.PastLeft()))
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._show(feed.state)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.library.past is not new.library.past or old.connection is not new.connection:
            self._show(new)

    def _on_theme_changed(self) -> None:
        self._sign.setPixmap(
            icons.icon("clock", self._theme.tokens.attention).pixmap(QSize(_SIGN, _SIGN))
        )

    def _on_continue(self) -> None:
        past = self._feed.state.library.past
        if past is not None:
            self._intents.wish(lib.EntryContinued(past.entry.id))

    def _show(self, state: State) -> None:
        past = state.library.past
        self.setVisible(past is not None)
        if past is None:
            return
        began = QDateTime.fromSecsSinceEpoch(int(past.entry.started_at_s))
        day = QLocale().toString(began.date(), QLocale.FormatType.LongFormat)
        clock = state_words.clock(past.entry.started_at_s)
        self._words.setText(
            self.tr("Saved conversation from {day}, {time}").format(day=day, time=clock)
        )
        busy = in_session(state)
        self._continue.setEnabled(not busy)
        waits = self.tr("End the present conversation first.")
        goes_on = self.tr("The assistant is told what was said, and you go on from there.")
        if busy:
            self._continue.setToolTip(waits)
        else:
            self._continue.setToolTip(goes_on)

    def sizeHint(self) -> QSize:
        """Qt: one line."""
        return super().sizeHint().expandedTo(QSize(0, 40))
