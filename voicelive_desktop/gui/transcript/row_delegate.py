"""Draws and measures the rows of the transcript, and knows which of their characters is where."""

from __future__ import annotations

import math
from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.plain_label import show_tip
from voicelive_desktop.gui.transcript.finder import Finder
from voicelive_desktop.gui.transcript.given_pictures import thumbnail
from voicelive_desktop.gui.transcript.row_layout import (
    PICTURE_BOX,
    ROW_PADDING,
    LayoutCache,
    RowLayout,
)
from voicelive_desktop.gui.transcript.row_painter import COLUMN_EDGE, RowMarks, RowPainter
from voicelive_desktop.gui.transcript.transcript_model import Roles
from voicelive_desktop.gui.transcript.utf16 import units

KEPT_THUMBNAILS = 48
MOST_IN_TIP = 300  # characters of an address
FADED = 0.4  # a row that the service was asked to delete

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TextSelection:
    """Characters of one row that are selected, from where the mouse went down (`anchor`) to where
    it is (`head`).
    """

    item_id: ItemId
    anchor: int
    head: int

    @property
    def range(self) -> tuple[int, int]:
        """Its beginning and end."""
        return min(self.anchor, self.head), max(self.anchor, self.head)


class TranscriptDelegate(QStyledItemDelegate):
    """Draws rows from the kept layouts; never lays out a row that has not changed.

    Args:
        theme: its colors.
        parent: the owner.
        finder: whose matches are marked.
    """

    def __init__(
        self, theme: Theme, parent: QObject | None = None, *, finder: Finder | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.layouts = LayoutCache()
        self._finder = finder
        self._selection: TextSelection | None = None
        self._thumbnails = Thumbnails()

    @property
    def selection(self) -> TextSelection | None:
        """The characters of one row that are drawn as selected."""
        return self._selection

    def select(self, selection: TextSelection | None) -> None:
        """Draw these characters as selected from the next painting on."""
        self._selection = selection

    def height(self, item: Item, width: int) -> int:
        """The exact height of a row."""
        return self.layouts.row(item, width).height

    def estimate(self, item: Item, width: int) -> int:
        """About the height of a row."""
        return self.layouts.estimate(item, width)

    def position_at(
        self, item: Item, width: int, point: QPointF, *, exactly: bool = False
    ) -> int | None:
        """The position of a row's words that is nearest to a point of the row; with `exactly` None
        beside them.
        """
        row = self.layouts.row(item, width)
        return row.words.position_at(point - row.words_at, exactly=exactly)

    def link_at(self, item: Item, width: int, point: QPointF) -> str:
        """The address of the link at a point of a row; "" where there is none."""
        return self.layouts.row(item, width).link_at(point)

    def is_at_more(self, item: Item, width: int, point: QPointF) -> bool:
        """Whether a point of a row is at the words that offer to show all of it."""
        row = self.layouts.row(item, width)
        below = point.y() - row.words_at.y() - row.words.height
        return row.more is not None and row.title is None and 0 <= below <= row.more.height + 4

    def line_of_match(self, item: Item, width: int) -> tuple[int, int]:
        """Top and bottom, within the row, of the line with the current match; of the first line if
        it is elsewhere.
        """
        row, metrics = self.layouts.row(item, width), self.layouts.metrics(width)
        if row.title is None:
            top = row.words_at.y()
        else:
            top = float(ROW_PADDING)
        place = self._current_match(row)
        if place is not None:
            top = row.words_at.y() + row.words.line_top(place)
        return round(top), round(top + metrics.line)

    def line_spoken(self, item: Item, width: int, characters: int) -> tuple[int, int]:
        """Top and bottom, within the row, of the line up to which so many characters
        were played.
        """
        row, metrics = self.layouts.row(item, width), self.layouts.metrics(width)
        top = row.words_at.y() + row.words.line_top(row.words.place_of(characters))
        return int(top), round(top + metrics.line)

    def column(self, width: int) -> tuple[int, int]:
        """Left and right edge of what is painted of rows of this width."""
        metrics = self.layouts.metrics(width)
        return int(metrics.left), math.ceil(metrics.text_right + COLUMN_EDGE)

    def _current_match(self, row: RowLayout) -> int | None:
        """The position of the current match in the row's words."""
        finder = self._finder
        if finder is None:
            current = None
        else:
            current = finder.current_in(row.item.id)
        if finder is None or current is None or not (row.item.text or row.item.tool is not None):
            return None
        if row.title is not None:
            current -= len(finder.matches(row.title.text))
        found = finder.matches(row.words.text)
        if 0 <= current < len(found):
            return units(row.words.text[: found[current][0]])
        return None

    # Qt overrides

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: _Index,
    ) -> bool:
        """Qt: over a link its address is told, over the line with name and time the exact time."""
        rect = option.rect
        item, point = index.data(Roles.ITEM), QPointF(event.pos() - rect.topLeft())
        if item is not None and (address := self.link_at(item, rect.width(), point)):
            show_tip(event.globalPos(), address[:MOST_IN_TIP], view)
            return True
        line = ROW_PADDING + self.layouts.metrics(rect.width()).line
        if point.y() > line:
            QToolTip.hideText()
            return True
        return super().helpEvent(event, view, option, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Qt: the size of a row in a view of the option's width."""
        width = option.rect.width()
        return QSize(width, self.height(index.data(Roles.ITEM), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Qt: draw one row."""
        rect = QRectF(option.rect)
        width = int(rect.width())
        row = self.layouts.row(index.data(Roles.ITEM), width)
        selection = self._selection
        if selection is not None and selection.item_id == row.item.id:
            selected = selection.range
        else:
            selected = (0, 0)
        marks = RowMarks(selected, index.data(Roles.SPOKEN))
        brush = RowPainter(
            painter, self._theme.tokens, self.layouts.metrics(width), rect, self._finder
        )
        brush.ground(option.state)
        if index.data(Roles.DELETING):
            painter.setOpacity(FADED)
        if row.item.starts:
            brush.line(row)
        elif row.title is not None:
            brush.tool_card(row, marks)
        else:
            brush.words(row, marks)
            for picture, box in row.pictures:
                brush.picture(
                    self._thumbnails.of(picture, painter.device().devicePixelRatioF()), box
                )
        painter.setOpacity(1.0)


class Thumbnails:
    """The pictures of rows at the size they are drawn, those drawn last."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[int, float], tuple[Picture, QPixmap]] = OrderedDict()

    def of(self, picture: Picture, ratio: float) -> QPixmap:
        """Made at the first time."""
        key = (id(picture), ratio)  # kept beside it, so that no other picture gets its id
        if key not in self._made:
            self._made[key] = (picture, thumbnail(picture, PICTURE_BOX, ratio))
            if len(self._made) > KEPT_THUMBNAILS:
                self._made.popitem(last=False)
        self._made.move_to_end(key)
        return self._made[key][1]
