"""The drawer under everything. What is in it is built when it is first opened: closed, it is an
empty frame.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

LEAST, USUAL, MOST = 232, 320, 900


class BottomDrawer(QFrame):
    """A frame that opens upwards; its upper edge can be dragged.

    Args:
        build: Makes what is inside, once.

    Signals:
        opened(is_open: bool): it came or went.
    """

    opened = Signal(bool)

    def __init__(self, build: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspector_drawer")
        self._build = build
        self._inside: QWidget | None = None
        self._wanted = USUAL
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        edge = _TopEdge(self)
        edge.dragged.connect(self._on_dragged)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(edge)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is in sight."""
        return not self.isHidden()

    @property
    def wanted_height(self) -> int:
        """How high the person made it, in pixels."""
        return self._wanted

    def set_wanted_height(self, height: int) -> None:
        """Make it this high, where there is room."""
        self._wanted = min(MOST, max(LEAST, height))
        self.updateGeometry()

    def set_open(self, is_open: bool) -> None:
        """Show it, or hide it."""
        if is_open == self.is_open:
            return
        if is_open and self._inside is None:
            self._inside = self._build()
            self._layout.addWidget(self._inside, 1)
        self.setVisible(is_open)
        self.opened.emit(is_open)

    def toggle(self) -> None:
        """Show it, or hide it."""
        self.set_open(not self.is_open)

    def _on_dragged(self, distance: int) -> None:
        self.set_wanted_height(self.height() - distance)

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Qt: as high as the person made it."""
        return QSize(super().sizeHint().width(), self._wanted)

    def minimumSizeHint(self) -> QSize:
        """Qt: the tabs and some rows; narrower than anything else in the window."""
        return QSize(0, LEAST)


class _TopEdge(QFrame):
    """The upper edge of the drawer.

    Signals:
        dragged(distance: int): by so many pixels downwards since the last signal.
    """

    dragged = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("inspector_edge")
        self.setFixedHeight(5)
        self.setCursor(Qt.CursorShape.SplitVCursor)
        self._from: QPoint | None = None

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a drag begins."""
        self._from = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: follow the hand."""
        at = event.globalPosition().toPoint()
        if self._from is not None and at.y() != self._from.y():
            self.dragged.emit(at.y() - self._from.y())
            self._from = at

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Qt: the drag has ended."""
        self._from = None
