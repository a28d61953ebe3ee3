"""Tells a screen reader the settled state, politely: once, and never in the middle of another word."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.notices import banner
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme.settled import ANNOUNCE_MS, Settled
from voicelive_desktop.gui.wording import state_words
from voicelive_desktop.gui.wording.problems import problem


class Announcer(QObject):
    """Speaks for `target` (a widget) what the bottom bar and the banner show, after it has stood
    still.

    Signals:
        announced(text: str): these words went to the screen reader.
    """

    announced = Signal(str)

    def __init__(self, feed: StateFeed, target: QObject, delay_ms: int = ANNOUNCE_MS) -> None:
        super().__init__(target)
        self._target = target
        self._words = Settled(delay_ms, self)
        self._words.settled.connect(self._on_settled)
        self._banner = Settled(delay_ms, self)
        self._banner.settled.connect(self._on_settled)
        feed.changed.connect(self._on_state_changed)

    def _on_state_changed(self, _old: State, new: State) -> None:
        self._words.offer(state_words.mode_word(new))
        notice = banner(new)
        self._banner.offer("" if notice is None else problem(notice, new, 0.0).text)

    def _on_settled(self, text: str) -> None:
        if not text:
            return
        event = QAccessibleAnnouncementEvent(self._target, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(text)
