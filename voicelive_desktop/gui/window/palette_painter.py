"""Paints the lines of the command palette."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.reading import reading_font
from voicelive_desktop.gui.window.palette_search import PaletteEntry

ENTRY = int(Qt.ItemDataRole.UserRole) + 1  # the role that holds the PaletteEntry
LEAST_HEIGHT = 32
EDGE, INSIDE, GAP = 4, 10, 12


class PalettePainter(QStyledItemDelegate):
    """What it does at the left, what it is and its shortcut at the right."""

    def __init__(self, theme: Theme, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        theme.changed.connect(self._on_theme_changed)

    @property
    def row_height(self) -> int:
        """Pixels, at the size of text of now."""
        return max(LEAST_HEIGHT, QFontMetrics(reading_font()).height() + 12)

    def _on_theme_changed(self) -> None:
        self._view.viewport().update()

    # Qt overrides

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: all are alike."""
        return QSize(0, self.row_height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: one line."""
        entry = index.data(ENTRY)
        if not isinstance(entry, PaletteEntry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        tokens = self._theme.tokens
        inside = option.rect.adjusted(EDGE + INSIDE, 0, -EDGE - INSIDE, 0)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        small = reading_font(0.92)
        if entry.keys:
            told = f"{entry.kind}   {entry.keys}"
        else:
            told = entry.kind
        used = min(QFontMetrics(small).horizontalAdvance(told), inside.width() // 2)
        _write(
            painter,
            QRect(inside.right() - used, inside.top(), used + 1, inside.height()),
            told,
            small,
            right,
        )
        painter.setPen(QColor(tokens.text))
        room = inside.adjusted(0, 0, -used - GAP, 0)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        _write(painter, room, entry.text, reading_font(), left)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        tokens = self._theme.tokens
        color = ""
        if option.state & QStyle.StateFlag.State_Selected:
            color = tokens.selection
        elif option.state & QStyle.StateFlag.State_MouseOver:
            color = tokens.hover
        if color:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(EDGE, 1, -EDGE, -1), 6, 6)
        painter.setPen(QColor(tokens.text_second))


def _write(painter: QPainter, area: QRect, text: str, font: QFont, align: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, align, shown)
