"""The pulse of a moving picture: beats only while somebody can see it and something moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

FRAME_MS = 33  # 30 pictures a second; coarse timers of one interval beat together and wake the processor once


class FrameTimer(QObject):
    """Beats while `watched` is shown and `set_live(True)` holds.

    Signals:
        frame(): draw the next picture.
    """

    frame = Signal()

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._live = False
        self._shown = watched.isVisible()
        self._timer = QTimer(self)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self.frame)
        watched.installEventFilter(self)

    @property
    def is_running(self) -> bool:
        """Whether frames come."""
        return self._timer.isActive()

    def set_live(self, live: bool) -> None:
        """Whether there is anything that moves."""
        self._live = live
        self._follow()

    def _follow(self) -> None:
        wanted = self._live and self._shown
        if wanted and not self._timer.isActive():
            self._timer.start()
        elif not wanted:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See the window come and go; a minimised one sends these events too."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._shown = event.type() is QEvent.Type.Show
            self._follow()
        return super().eventFilter(watched, event)
