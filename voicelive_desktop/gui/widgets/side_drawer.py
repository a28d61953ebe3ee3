"""A main part with a panel at its right: beside it in a wide window, over it in a narrow one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

WIDE = 1000  # narrower than this the panel lies over the main part
SIDE_WIDTH = 340


class SideDrawer(QWidget):
    """Keeps for wide and narrow windows apart whether the panel is open.

    Signals:
        side_shown(shown: bool): the panel came or went.
    """

    side_shown = Signal(bool)

    def __init__(self, main: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main = main
        self._frame = QFrame(self)
        self._frame.setObjectName("side_frame")
        inside = QHBoxLayout(self._frame)
        inside.setContentsMargins(1, 0, 0, 0)
        inside.addWidget(side)
        self._open = {True: True, False: False}  # in a wide window, in a narrow one
        self._told: bool | None = None
        main.setParent(self)
        self._frame.raise_()

    @property
    def is_wide(self) -> bool:
        """Whether both parts stand side by side."""
        return self.width() >= WIDE

    @property
    def is_open(self) -> bool:
        """Whether the panel is in sight."""
        return self._open[self.is_wide]

    @property
    def openness(self) -> tuple[bool, bool]:
        """Whether the panel is open in a wide window, and in a narrow one."""
        return self._open[True], self._open[False]

    def set_openness(self, wide: bool, narrow: bool) -> None:
        """Take over what `openness` once told."""
        self._open = {True: wide, False: narrow}
        self._place()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the panel."""
        if is_open != self.is_open:
            self._open[self.is_wide] = is_open
            self._place()

    def toggle(self) -> None:
        """Show the panel, or hide it."""
        self.set_open(not self.is_open)

    def _place(self) -> None:
        taken = SIDE_WIDTH if self.is_open and self.is_wide else 0
        self._main.setGeometry(0, 0, self.width() - taken, self.height())
        self._frame.setGeometry(self.width() - SIDE_WIDTH, 0, SIDE_WIDTH, self.height())
        if self._told is not self.is_open:
            self._told = self.is_open
            self._frame.setVisible(self.is_open)
            self.side_shown.emit(self.is_open)

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """Qt: the main part alone must fit."""
        return self._main.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: place both parts."""
        super().resizeEvent(event)
        self._place()
