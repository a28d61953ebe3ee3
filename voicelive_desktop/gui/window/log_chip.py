"""The sign that a session log is being recorded, with the button that ends it."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import Log, State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label, plain_tip
from voicelive_desktop.gui.theme.widgets.push_button import push_button

_DOT = 14
_GAP = 6


class LogChip(QFrame):
    """In sight while a log is recorded. Its words give way in a narrow window."""

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed, self._theme = feed, theme
        self._wide = True
        self.setObjectName("log_chip")
        self._dot = plain_label()
        self._words = plain_label(self.tr("Recording log"))
        self._words.setObjectName("log_chip_words")
        self._stop = push_button("log_stop_button", self.tr("Stop"))
        self._stop.setAccessibleName(self.tr("Stop recording the session log"))
        self._stop.setProperty("kind", "link")
        self._stop.clicked.connect(intents.wishing(ev.LogStopRequested()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 4, 0)
        layout.setSpacing(_GAP)
        for widget in (self._dot, self._words, self._stop):
            layout.addWidget(widget)
        feed.changed.connect(self._on_state_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self._show(feed.state.log)

    @property
    def words_room(self) -> int:
        """What its words need, in pixels, and do not take now."""
        if self._wide or self.isHidden():
            return 0
        return self._words.sizeHint().width() + _GAP

    def set_wide(self, *, wide: bool) -> None:
        """Whether there is room for its words; the dot, the tool tip and the button stay."""
        self._wide = wide
        self._words.setVisible(wide)

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.log is not new.log:
            self._show(new.log)

    def _on_theme_changed(self) -> None:
        self._dot.setPixmap(icons.icon("online", self._theme.tokens.error).pixmap(_DOT, _DOT))

    def _show(self, log: Log) -> None:
        self.setVisible(bool(log.path))
        name = PurePath(log.path).name
        if log.words:
            told = self.tr("Recording {0}, with all words")
        else:
            told = self.tr("Recording {0}, without words")
        self.setToolTip(plain_tip(told.format(name)))
