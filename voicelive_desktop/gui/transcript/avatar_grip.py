"""The edge by which the avatar is made larger or smaller."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

THICK = 8


class AvatarGrip(QWidget):
    """Lies over the lower edge of its parent, or over its left one. By keyboard there is a setting.

    Signals:
        dragged(int): the edge shall be so many pixels further down (or to the left).
        let_go(): it stays there.
    """

    dragged = Signal(int)
    let_go = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("avatar_grip")
        self._is_beside = False
        self._held_at: QPoint | None = None

    def lie(self, room: QSize, *, beside: bool) -> None:
        """Lie at the left edge of what is beside the rows, else at the lower one."""
        self._is_beside = beside
        if beside:
            self.setGeometry(QRect(0, 0, THICK, room.height()))
            self.setCursor(Qt.CursorShape.SplitHCursor)
        else:
            self.setGeometry(QRect(0, room.height() - THICK, room.width(), THICK))
            self.setCursor(Qt.CursorShape.SplitVCursor)
        self.raise_()

    # Qt overrides

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: held."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held_at = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: dragged."""
        if self._held_at is None:
            return
        at = event.globalPosition().toPoint()
        way = at - self._held_at
        self._held_at = at
        if self._is_beside:
            self.dragged.emit(-way.x())
        else:
            self.dragged.emit(way.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Qt: let go."""
        if self._held_at is not None:
            self._held_at = None
            self.let_go.emit()
