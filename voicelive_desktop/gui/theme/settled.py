"""A value that has stood still for a while: stops flicker on the screen and chatter of
a screen reader.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

PAINT_MS = 150  # UX.md: a state is painted after it lasted so long
ANNOUNCE_MS = 500  # and announced after so long


class Settled(QObject):
    """Passes a text on once it has not changed for `delay_ms`.

    Signals:
        settled(text: str): a text, other than the last one passed on, has stood still.
    """

    settled = Signal(str)

    def __init__(self, delay_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: str | None = None
        self._next = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(delay_ms)
        self._timer.timeout.connect(self._pass_on)

    def offer(self, text: str, *, at_once: bool = False) -> None:
        """This is the text now. `at_once`: do not wait for it to settle."""
        if text == self._next and (self._timer.isActive() or text == self._shown):
            return
        self._next = text
        if at_once:
            self._pass_on()
        elif text == self._shown:
            self._timer.stop()
        else:
            self._timer.start()

    def _pass_on(self) -> None:
        self._timer.stop()
        if self._next != self._shown:
            self._shown = self._next
            self.settled.emit(self._next)
