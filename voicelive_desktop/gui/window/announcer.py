"""Tells a screen reader the settled state, politely: once, and never in the middle of another word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.notices import banner
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme.settled import ANNOUNCE_MS, Settled
from voicelive_desktop.gui.wording import state_words
from voicelive_desktop.gui.wording.problems import problem

BEGINS_S = 0.6  # until it talks, and until a room is silent again
CHARACTER_S = 0.07  # about 160 words a minute; people who use one every day have it talk faster


class Announcer(QObject):
    """Speaks for `target` (a widget) what the bottom bar and the banner show, after it has stood
    still. `is_read`: whether anything reads the window.

    Signals:
        announced(text: str): these words went to the screen reader.
        talked(lasts_s: float): it is likely to talk that long, about these words or about what has
        got the focus. Nothing says when a screen reader talks; it begins anew with each of these.
    """

    announced = Signal(str)
    talked = Signal(float)

    def __init__(
        self,
        feed: StateFeed,
        target: QObject,
        delay_ms: int = ANNOUNCE_MS,
        is_read: Callable[[], bool] = QAccessible.isActive,
    ) -> None:
        super().__init__(target)
        self._target, self._is_read = target, is_read
        self._words = Settled(delay_ms, self)
        self._words.settled.connect(self._on_settled)
        self._banner = Settled(delay_ms, self)
        self._banner.settled.connect(self._on_settled)
        feed.changed.connect(self._on_state_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def _on_state_changed(self, _old: State, new: State) -> None:
        self._words.offer(state_words.mode_word(new))
        notice = banner(new)
        if notice is None:
            self._banner.offer("")
        else:
            self._banner.offer(problem(notice, new, 0.0).text)

    def _on_settled(self, text: str) -> None:
        if not text:
            return
        event = QAccessibleAnnouncementEvent(self._target, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(text)
        self._tell_talk(text)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._tell_talk(f"{now.accessibleName()} {now.accessibleDescription()}")

    def _tell_talk(self, text: str) -> None:
        if self._is_read():
            self.talked.emit(BEGINS_S + CHARACTER_S * len(text))
