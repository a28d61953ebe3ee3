"""How a row of the transcript is drawn: a 3 px rule and the name in the role's colour, no filled bubbles."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from voicelive_desktop.domain.conversation import Item, Role, Status
from voicelive_desktop.domain.ids import ItemId
from voicelive_desktop.domain.pictures import Picture
from voicelive_desktop.gui import words
from voicelive_desktop.gui.delegates.row_layout import (
    CARD_PADDING,
    PICTURE_BOX,
    ROW_PADDING,
    RULE_WIDTH,
    LayoutCache,
    Metrics,
    RowLayout,
    units,
)
from voicelive_desktop.gui.models.finder import Finder
from voicelive_desktop.gui.models.transcript import Roles
from voicelive_desktop.gui.pictures import thumbnail
from voicelive_desktop.gui.theme import Theme, Tokens, icons

RADIUS = 8.0
KEPT_THUMBNAILS = 48
FADED = 0.4  # a row that the service was asked to delete
GAP = 10.0  # between name, time and latency

_Index = QModelIndex | QPersistentModelIndex


class TranscriptDelegate(QStyledItemDelegate):
    """Draws rows from the kept layouts; never lays out a row that has not changed."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.layouts = LayoutCache()
        self.finder: Finder | None = None
        self._thumbnails = Thumbnails()

    def height(self, item: Item, width: int) -> int:
        """The exact height of a row."""
        return self.layouts.row(item, width).height

    def estimate(self, item: Item, width: int) -> int:
        """About the height of a row."""
        return self.layouts.estimate(item, width)

    def line_of_match(self, item: Item, width: int) -> tuple[int, int]:
        """Top and bottom, within the row, of the line with the current match; of the first line if it is elsewhere."""
        row, metrics = self.layouts.row(item, width), self.layouts.metrics(width)
        top = ROW_PADDING + metrics.line
        found, current = ([], None) if self.finder is None else _matches(self.finder, row)
        if current is not None and 0 <= current < len(found):
            line = row.words.lineForTextPosition(units(row.words.text()[: found[current][0]]))
            top += line.y() if line.isValid() else row.words_height
        return round(top), round(top + metrics.line)

    # Qt overrides

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Qt: the exact time is told over the line with the name and the time, not over the words."""
        line = ROW_PADDING + self.layouts.metrics(option.rect.width()).line
        if event.pos().y() - option.rect.top() > line:
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
        brush = _RowPainter(painter, self._theme.tokens, self.layouts.metrics(width), rect, self.finder)
        brush.ground(option.state)
        if index.data(Roles.DELETING):
            painter.setOpacity(FADED)
        if row.item.role is Role.TOOL and row.item.tool is not None:
            brush.tool_card(row)
        else:
            brush.words(row, index.data(Roles.SPOKEN))
            for picture, box in row.pictures:
                brush.picture(self._thumbnails.of(picture, painter.device().devicePixelRatioF()), box)
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


class _RowPainter:
    """One row on its way to the screen."""

    def __init__(
        self, painter: QPainter, tokens: Tokens, metrics: Metrics, rect: QRectF, finder: Finder | None
    ) -> None:
        self._painter = painter
        self._finder = finder
        self._tokens = tokens
        self._metrics = metrics
        self._rect = rect
        self._top = rect.top() + ROW_PADDING
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def ground(self, state: QStyle.StateFlag) -> None:
        """Selection and focus, around the row's column."""
        column = QRectF(self._metrics.left, self._rect.top(), self._metrics.measure + 16, self._rect.height())
        column = column.adjusted(-10, 2, 10, -2)
        if state & QStyle.StateFlag.State_Selected:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._tokens.selection))
            self._painter.drawRoundedRect(column, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            self._painter.setPen(QPen(QColor(self._tokens.focus), 2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(column.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def words(self, row: RowLayout, spoken: int | None) -> None:
        """Name, time and words of somebody."""
        item, metrics = row.item, self._metrics
        color = self._role_color(item.role)
        rule = QRectF(metrics.left, self._top + 2, RULE_WIDTH, self._rect.height() - 2 * ROW_PADDING - 4)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(color))
        self._painter.drawRoundedRect(rule, 1.5, 1.5)
        x = self._text(metrics.text_left, self._top, metrics.line, words.speaker_name(item.role), metrics.name, color)
        for text in (words.clock(item.at_s), words.row_latency(item)):
            if text:
                x = self._text(x + GAP, self._top, metrics.line, text, metrics.small, self._tokens.text_third)
        below = self._top + metrics.line
        ranges = [*self._ranges(row, spoken), *self._found(row)]
        self._draw(row.words, QPointF(metrics.text_left, below), ranges, self._words_color(item))
        if row.note:
            self._note(row, below + row.words_height + 2)

    def picture(self, thumbnail: QPixmap, box: QRectF) -> None:
        """A picture with round corners, where the layout says."""
        place = box.translated(self._metrics.text_left, self._rect.top())
        corners = QPainterPath()
        corners.addRoundedRect(place, RADIUS, RADIUS)
        self._painter.save()
        self._painter.setClipPath(corners, Qt.ClipOperation.IntersectClip)
        self._painter.drawPixmap(place, thumbnail, QRectF(thumbnail.rect()))
        self._painter.restore()
        self._painter.setPen(QPen(QColor(self._tokens.border), 1))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPath(corners)

    def tool_card(self, row: RowLayout) -> None:
        """A function call: its name, how far it is, and what it gave."""
        tool, metrics, tokens = row.item.tool, self._metrics, self._tokens
        if tool is None:
            return
        card = QRectF(metrics.text_left, self._top, metrics.measure, self._rect.height() - 2 * ROW_PADDING)
        self._painter.setPen(QPen(QColor(tokens.border), 1))
        self._painter.setBrush(QColor(tokens.raised))
        self._painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        x, y = card.left() + CARD_PADDING, card.top() + CARD_PADDING
        x = self._icon("gear", tokens.assistant, x, y) + 6
        self._name(x, y, row.item.id, tool.name)
        failed = tool.output is not None and not tool.ok
        color = tokens.error if failed else tokens.text_second
        word = words.tool_progress(tool)
        right = card.right() - CARD_PADDING - QFontMetricsF(metrics.small).horizontalAdvance(word)
        self._text(right, y, metrics.line, word, metrics.small, color)
        sign = "error" if failed else ("wait" if tool.output is None else "ok")
        self._icon(sign, color, right - metrics.line * 0.8 - 6, y)
        if tool.output:
            at = QPointF(card.left() + CARD_PADDING, y + metrics.line)
            self._draw(row.words, at, self._found(row), tokens.text_second)

    def _name(self, x: float, y: float, item_id: ItemId, name: str) -> None:
        """A function's name, found words in it marked."""
        metrics, tokens = self._metrics, self._tokens
        layout = QTextLayout(name, metrics.name)
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        finder = self._finder
        found, current = ([], None) if finder is None else (finder.matches(name), finder.current_in(item_id))
        at = QPointF(x, y + (metrics.line - line.height()) / 2)
        self._draw(layout, at, self._marks(name, found, current), tokens.text)

    def _note(self, row: RowLayout, y: float) -> None:
        metrics, failed = self._metrics, row.item.status is Status.FAILED
        color = self._tokens.attention if failed else self._tokens.text_third
        size = metrics.small_line
        cut = row.item.status is Status.INTERRUPTED
        pixmap = icons.icon("warning" if failed else "stop" if cut else "info", color).pixmap(
            round(size * 0.8), round(size * 0.8)
        )
        self._painter.drawPixmap(QPointF(metrics.text_left, y + size * 0.1), pixmap)
        self._text(metrics.text_left + size + 2, y, size, row.note, metrics.small, color)

    def _ranges(self, row: RowLayout, spoken: int | None) -> list[QTextLayout.FormatRange]:
        """What was not heard, or is not spoken yet, is muted."""
        until = None if spoken is None else units(row.item.text[:spoken])
        if row.item.status is Status.INTERRUPTED:
            until = row.heard
        length = units(row.words.text())
        if until is None or until >= length:
            return []
        return [_colored(until, length - until, self._tokens.text_third)]

    def _found(self, row: RowLayout) -> list[QTextLayout.FormatRange]:
        """The words that are looked for, the current match in another colour."""
        if self._finder is None or not self._finder.query:
            return []
        return self._marks(row.words.text(), *_matches(self._finder, row))

    def _marks(self, text: str, found: list[tuple[int, int]], current: int | None) -> list[QTextLayout.FormatRange]:
        tokens = self._tokens
        plain, special = (tokens.text, tokens.match), (tokens.on_match_current, tokens.match_current)
        return [
            _colored(units(text[:start]), units(text[start:end]), *(special if number == current else plain))
            for number, (start, end) in enumerate(found)
        ]

    def _words_color(self, item: Item) -> str:
        if item.status is Status.FAILED or not item.text:
            return self._tokens.text_third
        if item.status is Status.PARTIAL and (item.role is Role.USER or item.received_ms <= 0):
            return self._tokens.text_second
        return self._tokens.text_second if item.role is Role.SYSTEM else self._tokens.text

    def _role_color(self, role: Role) -> str:
        tokens = self._tokens
        return {Role.USER: tokens.you, Role.ASSISTANT: tokens.assistant, Role.NOTE: tokens.attention}.get(
            role, tokens.text_third
        )

    def _draw(self, layout: QTextLayout, at: QPointF, ranges: list[QTextLayout.FormatRange], color: str) -> None:
        self._painter.setPen(QColor(color))
        layout.draw(self._painter, at, ranges)

    def _icon(self, name: str, color: str, x: float, y: float) -> float:
        size = round(self._metrics.line * 0.8)
        self._painter.drawPixmap(QPointF(x, y + self._metrics.line * 0.1), icons.icon(name, color).pixmap(size, size))
        return x + size

    def _text(self, x: float, y: float, height: float, text: str, font: QFont, color: str) -> float:
        """One line of text, centred in its height. Returns where it ends."""
        self._painter.setFont(font)
        self._painter.setPen(QColor(color))
        width = QFontMetricsF(font).horizontalAdvance(text)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        self._painter.drawText(QRectF(x, y, width + 2, height), flags, text)
        return x + width


def _matches(finder: Finder, row: RowLayout) -> tuple[list[tuple[int, int]], int | None]:
    """Where found words stand in the row's words, and which of them is the current match.

    A card counts the matches in its name first; what stands in for missing words is not searched.
    """
    item = row.item
    if not item.text and item.tool is None:
        return [], None
    nth = finder.current_in(item.id)
    before = 0 if item.tool is None else len(finder.matches(item.tool.name))
    return finder.matches(row.words.text()), None if nth is None else nth - before


def _colored(start: int, length: int, color: str, ground: str = "") -> QTextLayout.FormatRange:
    """A range of words in another colour, in Qt's UTF-16 units."""
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    text_format = QTextCharFormat()
    text_format.setForeground(QBrush(QColor(color)))
    if ground:
        text_format.setBackground(QBrush(QColor(ground)))
    made.format = text_format
    return made
