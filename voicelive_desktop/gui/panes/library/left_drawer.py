"""A main part with a panel at its left: beside it in a wide window, over it in a narrow one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

WIDE = 900  # narrower than this the panel lies over the main part
WIDTH = 288
NARROWEST = 220
LEAST_BESIDE = 560  # what the main part keeps beside it


class LeftDrawer(QWidget):
    """Keeps for wide and narrow windows apart whether the panel is open, which is made when it
    first is.

    Signals:
        side_shown(shown: bool): the panel came or went.
    """

    side_shown = Signal(bool)

    def __init__(
        self, main: QWidget, make_side: Callable[[], QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("library_drawer")
        self._main = main
        self._frame = QFrame(self)
        self._frame.setObjectName("library_frame")
        self._inside = QHBoxLayout(self._frame)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._make_side = make_side
        self._side: QWidget | None = None
        self._open = {True: False, False: False}  # in a wide window, in a narrow one
        self._told = False
        main.setParent(self)
        self._frame.hide()
        self._frame.raise_()

    @property
    def frame(self) -> QFrame:
        """Where the panel is."""
        return self._frame

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

    def _place(self) -> None:
        width = WIDTH
        if self.is_wide:
            width = max(NARROWEST, min(width, self.width() - LEAST_BESIDE))
        if self.is_open and self.is_wide:
            taken = width
        else:
            taken = 0
        self._main.setGeometry(taken, 0, self.width() - taken, self.height())
        self._frame.setGeometry(0, 0, width, self.height())
        if self._told is not self.is_open:
            self._told = self.is_open
            if self._side is None:
                self._side = self._make_side()
                self._inside.addWidget(self._side)
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
