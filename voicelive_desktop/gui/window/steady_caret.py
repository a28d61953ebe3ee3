"""The caret stops blinking when nobody types: nothing else wakes a program that waits."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

QUIET_MS = 10_000  # as long as it blinks in GTK's programs
AS_THE_SYSTEM_SAYS = -1


class SteadyCaret(QObject):
    """The caret of the field that has the focus; of all others none is seen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._hold)
        self._held = False

    def stir(self) -> None:
        """A key was pressed, or the field has the focus now: blink for a while."""
        self._let_go()
        self._quiet.start()

    def leave(self) -> None:
        """The field has lost the focus."""
        self._let_go()
        self._quiet.stop()

    def _hold(self) -> None:
        self._held = True
        QGuiApplication.styleHints().setCursorFlashTime(0)

    def _let_go(self) -> None:
        if self._held:
            self._held = False
            QGuiApplication.styleHints().setCursorFlashTime(AS_THE_SYSTEM_SAYS)
