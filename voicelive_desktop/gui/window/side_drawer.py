"""A main part with a panel at its right: beside it in a wide window, over it in a narrow one."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

SIDE_WIDTH = 340
NARROWEST, WIDEST = 300, 560
LEAST_BESIDE = 560  # what the main part keeps beside it; with less the panel lies over it


class SideDrawer(QWidget):
    """Keeps for wide and narrow windows apart whether the panel is open.

    Signals:
        side_shown(shown: bool): the panel came or went.
        placed(): both parts have their places.
    """

    side_shown = Signal(bool)
    placed = Signal()

    def __init__(self, main: QWidget, side: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._main = main
        self._frame = QFrame(self)
        self._frame.setObjectName("side_frame")
        self._width = SIDE_WIDTH
        self._scale = 1.0
        edge = _Edge(self._frame)
        edge.dragged.connect(self._on_dragged)
        self._side = side
        self._inside = QHBoxLayout(self._frame)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        self._inside.addWidget(edge)
        self._open = {True: False, False: False}  # in a wide window, in a narrow one
        self._told: bool | None = None
        main.setParent(self)
        self._frame.raise_()

    def place_side(self) -> None:
        """Put the panel into its place; the Tab key reaches it after everything that has a
        place by then.
        """
        self._inside.addWidget(self._side)

    @property
    def is_wide(self) -> bool:
        """Whether both parts stand side by side."""
        return self.width() >= LEAST_BESIDE + self._scaled(NARROWEST)

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

    def room(self) -> int:
        """Pixels of the main part that the panel leaves in sight."""
        if self.is_open:
            return self.width() - self._frame.width()
        return self.width()

    @property
    def side_width(self) -> int:
        """How wide the person made the panel, in pixels."""
        return self._width

    def set_side_width(self, width: int) -> None:
        """Make the panel this wide, within its limits."""
        self._width = min(WIDEST, max(NARROWEST, width))
        self._place()

    def set_scale(self, scale: float) -> None:
        """Give larger letters the room that they need; smaller ones keep it. What is open stays so."""
        was_open = self.is_open
        self._scale = max(1.0, scale)
        self._open[self.is_wide] = was_open
        self._place()

    def _scaled(self, width: int) -> int:
        return round(width * self._scale)

    def _on_dragged(self, distance: int) -> None:
        self.set_side_width(round((self._frame.width() - distance) / self._scale))

    def set_open(self, is_open: bool) -> None:
        """Show or hide the panel."""
        if is_open != self.is_open:
            self._open[self.is_wide] = is_open
            self._place()

    def uncover(self) -> None:
        """Hide the panel where it lies over the main part."""
        if not self.is_wide:
            self.set_open(False)

    def toggle(self) -> None:
        """Show the panel, or hide it."""
        self.set_open(not self.is_open)

    def _place(self) -> None:
        width = self._scaled(self._width)
        if self.is_wide:
            width = max(self._scaled(NARROWEST), min(width, self.width() - LEAST_BESIDE))
        width = min(width, self.width())
        if self.is_open and self.is_wide:
            taken = width
        else:
            taken = 0
        self._main.setGeometry(0, 0, self.width() - taken, self.height())
        self._frame.setGeometry(self.width() - width, 0, width, self.height())
        if self._told is not self.is_open:
            self._told = self.is_open
            self._frame.setVisible(self.is_open)
            self.side_shown.emit(self.is_open)
        self.placed.emit()

    # Qt overrides

    def minimumSizeHint(self) -> QSize:
        """Qt: the main part alone must fit."""
        return self._main.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: place both parts."""
        super().resizeEvent(event)
        self._place()


class _Edge(QFrame):
    """The left edge of the panel, to be dragged.

    Signals:
        dragged(distance: int): by so many pixels to the right since the last signal.
    """

    dragged = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side_edge")
        self.setFixedWidth(5)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self._from: QPoint | None = None

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a drag begins."""
        self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: follow the hand."""
        at = event.globalPosition().toPoint()
        if self._from is not None and at.x() != self._from.x():
            self.dragged.emit(at.x() - self._from.x())
            self._from = at

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Qt: the drag has ended."""
        self._from = None
