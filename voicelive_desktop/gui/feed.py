"""The one way in which state reaches the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.flow import only_flows

# nobody reads faster, and each change costs a picture. The first one of a burst is shown at once.
FRAME_MS = 66
# While pictures move the change comes with one of them, so that the window is painted once for
# both.
_SOONEST_MS = 60
_LATEST_MS = 100
UNSEEN_MS = 250  # while no window can be seen: for those that listen, and the sign in the tray
UNSEEN_FLOW_MS = 1000  # how an answer grows and is played, meanwhile: nobody reads along


def _always() -> bool:
    return True


class StateFeed(QObject):
    """Holds the state that the window shows. GUI thread only.

    Signals:
        changed(old: State, new: State): the state shown is another one than at the last such
            signal, by more than what `only_flows` leaves out; at most once per frame.
        flowed(state: State): the state shown is another one in any way; before `changed`. For those
        that show how an answer grows and how far it was played.

    Args:
        state: the first.
        parent: the owner.
        is_seen: Whether anybody can see what follows it; else there is time.
    """

    changed = Signal(object, object)
    flowed = Signal(object)

    def __init__(
        self,
        state: State,
        parent: QObject | None = None,
        *,
        is_seen: Callable[[], bool] = _always,
    ) -> None:
        super().__init__(parent)
        self._is_seen = is_seen
        self._state = state
        self._next = state
        self._told = state
        self._since = QElapsedTimer()
        self._beaten = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_due)

    @property
    def state(self) -> State:
        """The state that the window shows."""
        return self._state

    def push(self, state: State) -> None:
        """Show this state: at once, or with the next frame if the last change was a moment ago."""
        self._next = state
        if self._timer.isActive():
            return
        if not self._since.isValid():
            self._show_next()
            return
        left_ms = self._frame_ms() - int(self._since.elapsed())
        if left_ms <= 0:
            self._show_due()
        else:
            self._timer.start(left_ms)

    def on_beat(self) -> None:
        """Other pictures are being made: show with them what has waited long enough."""
        self._beaten.start()
        if self._timer.isActive() and self._since.elapsed() >= _SOONEST_MS and self._is_seen():
            self._timer.stop()
            self._show_next()

    def _frame_ms(self) -> int:
        if not self._is_seen():
            return UNSEEN_MS
        if self._beaten.isValid() and self._beaten.elapsed() < _LATEST_MS:
            return _LATEST_MS
        return FRAME_MS

    def _show_due(self) -> None:
        """Show what waited; an answer that only grows or is played waits longer while nobody looks."""
        is_early = self._since.elapsed() < UNSEEN_FLOW_MS
        if is_early and not self._is_seen() and only_flows(self._told, self._next):
            self._timer.start(UNSEEN_MS)
        else:
            self._show_next()

    def _show_next(self) -> None:
        if self._next is self._state:
            return
        self._state = self._next
        self._since.start()
        self.flowed.emit(self._state)
        if not only_flows(self._told, self._state):
            old, self._told = self._told, self._state
            self.changed.emit(old, self._told)
