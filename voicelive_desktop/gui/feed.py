"""The one way in which state reaches the window."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from voicelive_desktop.domain.facts.state import State

# nobody reads faster, and each change costs a picture. The first one of a burst is shown at once.
FRAME_MS = 50


class StateFeed(QObject):
    """Holds the state that the window shows. GUI thread only.

    Signals:
        changed(old: State, new: State): the state shown is another one; at most once per frame.
    """

    changed = Signal(object, object)

    def __init__(self, state: State, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._next = state
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._show_next)

    @property
    def state(self) -> State:
        """The state that the window shows."""
        return self._state

    def push(self, state: State) -> None:
        """Show this state: at once, or with the next frame if the last change was a moment ago."""
        self._next = state
        if self._timer.isActive():
            return
        if not self._since.isValid() or self._since.elapsed() >= FRAME_MS:
            self._show_next()
        else:
            self._timer.start(FRAME_MS - int(self._since.elapsed()))

    def _show_next(self) -> None:
        if self._next is self._state:
            return
        old, self._state = self._state, self._next
        self._since.start()
        self.changed.emit(old, self._state)
