"""Knows whether the person looks at the program, and what the desktop should tell while
they do not.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.wording.away_words import away_notes


def nobody_looks() -> bool:
    """Whether no window of the program is the active one."""
    return QApplication.activeWindow() is None


class Away(QObject):
    """Announces what the desktop should tell.

    Signals:
        told(note: AwayNote): the person is elsewhere and should know this.
    """

    told = Signal(object)

    def __init__(
        self,
        feed: StateFeed,
        now: Callable[[], float],
        parent: QObject | None = None,
        is_away: Callable[[], bool] = nobody_looks,
    ) -> None:
        super().__init__(parent)
        self._now, self._is_away = now, is_away
        feed.changed.connect(self._on_state_changed)

    def _on_state_changed(self, old: State, new: State) -> None:
        if self._is_away():
            for note in away_notes(old, new, self._now()):
                self.told.emit(note)
