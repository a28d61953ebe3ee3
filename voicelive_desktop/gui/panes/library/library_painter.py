"""Paints the rows of the library's list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from voicelive_desktop.domain.facts.library import Entry, EntryId, Hit
from voicelive_desktop.gui.panes.library.library_model import LibraryRoles
from voicelive_desktop.gui.panes.library.library_rows import (
    LibrarySection,
    facts,
    moment,
    speaker,
    title,
)
from voicelive_desktop.gui.theme import Theme, fonts, icons
from voicelive_desktop.gui.transcript.utf16 import units

EDGE, INSIDE = 6, 8  # beside the highlight, and between it and the words
PIN = 14
SMALLER = 1  # points, for the line under a title
PASSAGE_LINES = 2


class LibraryPainter(QStyledItemDelegate):
    """Headers, conversations, passages with their matches marked.

    Attributes:
        today: what dates are told against.
        present: the conversation at hand.
        shown: the one that is read.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.today = date.min
        self.present: EntryId | None = None
        self.shown: EntryId | None = None

    # Qt overrides

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: as many lines as its kind has."""
        row = index.data(LibraryRoles.ROW)
        line, small = QFontMetrics(fonts.ui_font()).height(), QFontMetrics(_small()).height()
        if isinstance(row, LibrarySection):
            return QSize(0, small + 16)
        if isinstance(row, Hit):
            passage = small * PASSAGE_LINES
        else:
            passage = 0
        return QSize(0, line + small + passage + 2 * INSIDE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: one row."""
        row = index.data(LibraryRoles.ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, LibrarySection):
            self._paint_header(painter, option.rect, row.text)
        elif isinstance(row, Entry | Hit):
            if isinstance(row, Entry):
                self._paint_ground(painter, option, row.id)
            else:
                self._paint_ground(painter, option, None)
            inside = option.rect.adjusted(EDGE + INSIDE, INSIDE, -EDGE - INSIDE, -INSIDE)
            if isinstance(row, Entry):
                self._paint_entry(painter, inside, row)
            else:
                self._paint_hit(painter, inside, row)
        painter.restore()

    def _paint_header(self, painter: QPainter, rect: QRect, text: str) -> None:
        font = _small()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.tokens.text_third))
        area = rect.adjusted(EDGE + INSIDE, 0, -EDGE, -4)
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, entry_id: EntryId | None
    ) -> None:
        tokens = self._theme.tokens
        box = QRectF(option.rect).adjusted(EDGE, 1, -EDGE, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        color = ""
        if option.state & QStyle.StateFlag.State_Selected:
            color = tokens.selection
        elif option.state & QStyle.StateFlag.State_MouseOver:
            color = tokens.hover
        if color:
            painter.setBrush(QColor(color))
            painter.drawRoundedRect(box, 8, 8)
        if entry_id is not None and entry_id == self.shown:
            painter.setBrush(QColor(tokens.focus))
            painter.drawRoundedRect(
                QRectF(box.left(), box.top() + 8, 3, box.height() - 16), 1.5, 1.5
            )

    def _paint_entry(self, painter: QPainter, inside: QRect, entry: Entry) -> None:
        tokens = self._theme.tokens
        height = QFontMetrics(fonts.ui_font()).height()
        room = inside.width()
        if entry.pinned:
            room -= PIN + 4
            sign = icons.pixmap("pin", tokens.text_third, PIN, painter.device().devicePixelRatioF())
            painter.drawPixmap(
                QPointF(inside.right() - PIN + 1, inside.top() + (height - PIN) / 2), sign
            )
        first = QRect(inside.left(), inside.top(), room, height)
        _line(painter, first, title(entry), fonts.ui_font(), tokens.text)
        second = QRect(
            inside.left(), first.bottom() + 1, inside.width(), QFontMetrics(_small()).height()
        )
        if entry.id == self.present:
            _line(painter, second, self.tr("Now"), _small(), tokens.you)
        else:
            _line(painter, second, facts(entry, self.today), _small(), tokens.text_second)

    def _paint_hit(self, painter: QPainter, inside: QRect, hit: Hit) -> None:
        tokens = self._theme.tokens
        height, small = QFontMetrics(fonts.ui_font()).height(), QFontMetrics(_small()).height()
        _line(
            painter,
            QRect(inside.left(), inside.top(), inside.width(), height),
            title(hit.entry),
            fonts.ui_font(),
            tokens.text,
        )
        told = f"{speaker(hit)} · {moment(hit.at_s, self.today)}"
        below = QRect(inside.left(), inside.top() + height, inside.width(), small)
        _line(painter, below, told, _small(), tokens.text_third)
        self._passage(hit, inside.width()).draw(painter, QPointF(inside.left(), below.bottom() + 1))

    def _passage(self, hit: Hit, width: int) -> QTextLayout:
        tokens = self._theme.tokens
        plain, found = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(tokens.text_second))
        found.setForeground(QColor(tokens.text))
        found.setBackground(QBrush(QColor(tokens.match)))
        layout = QTextLayout(hit.passage, _small())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        spans = [(units(hit.passage[:a]), units(hit.passage[a:b])) for a, b in hit.marks]
        formats = [_range(0, units(hit.passage), plain), *(_range(*span, found) for span in spans)]
        layout.setFormats(formats)
        layout.beginLayout()
        y = 0.0
        for _ in range(PASSAGE_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout


def _range(start: int, length: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, length, form
    return made


def _small() -> QFont:
    font = QFont(fonts.ui_font())
    font.setPointSizeF(max(7.0, font.pointSizeF() - SMALLER))
    return font


def _line(painter: QPainter, area: QRect, text: str, font: QFont, color: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(color))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
