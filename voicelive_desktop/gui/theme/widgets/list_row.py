"""A row in the open list of a combo box: 32 pixels high, the current entry with a check mark."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

ROW_HEIGHT = 32  # a comfortable target for a finger (UX.md)
SEPARATOR_HEIGHT = 9
EDGE = 4  # between the highlight and the frame of the list
INSIDE = 10  # between the highlight and the text
CHECK_ROOM = 28


class ListRowDelegate(QStyledItemDelegate):
    """Paints the rows of one combo box in the colours of the palette.

    The style sheet's `::item` rules do not reach the height of a combo box's popup, so both come
    from here.
    """

    def __init__(self, combo: QComboBox, parent: QWidget | None = None) -> None:
        super().__init__(parent or combo.view())
        self._combo = combo

    # Qt overrides

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: highlight, text, check mark."""
        row = option.rect
        palette = self._combo.view().palette()
        painter.save()
        if is_separator(index):
            middle = row.center().y()
            painter.fillRect(
                QRect(row.left() + INSIDE, middle, row.width() - 2 * INSIDE, 1), palette.mid()
            )
        else:
            self._paint_row(painter, option, index, palette)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: room for the text, the check mark and a finger."""
        if is_separator(index):
            return QSize(0, SEPARATOR_HEIGHT)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        width = option.fontMetrics.horizontalAdvance(text) + 2 * (EDGE + INSIDE) + CHECK_ROOM
        return QSize(width, max(ROW_HEIGHT, option.fontMetrics.height() + 12))

    def _paint_row(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        palette: QPalette,
    ) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        if enabled and index.row() == self._combo.view().currentIndex().row():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.highlight())
            painter.drawRoundedRect(QRectF(option.rect).adjusted(EDGE, 1, -EDGE, -1), 6, 6)
        if enabled:
            group = QPalette.ColorGroup.Active
        else:
            group = QPalette.ColorGroup.Disabled
        color = palette.color(group, QPalette.ColorRole.Text)
        area = option.rect.adjusted(EDGE + INSIDE, 0, -EDGE - CHECK_ROOM, 0)
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.setPen(color)
        painter.setFont(option.font)
        shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if index.row() == self._combo.currentIndex():
            painter.setPen(
                QPen(
                    color,
                    1.8,
                    Qt.PenStyle.SolidLine,
                    Qt.PenCapStyle.RoundCap,
                    Qt.PenJoinStyle.RoundJoin,
                )
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(_check(option.rect))


def is_separator(index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether the row is the line that QComboBox.insertSeparator makes."""
    return str(index.data(Qt.ItemDataRole.AccessibleDescriptionRole) or "") == "separator"


def _check(row: QRect) -> QPolygonF:
    x, y = row.right() - EDGE - CHECK_ROOM / 2, row.center().y() + 0.5
    return QPolygonF([QPointF(x - 5, y), QPointF(x - 1.5, y + 3.5), QPointF(x + 5, y - 4)])
