"""Rows of the transcript, laid out once and kept as long as nothing about them changes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from voicelive_desktop.domain.conversation import Item, Role, Status, ToolCall
from voicelive_desktop.domain.ids import ItemId
from voicelive_desktop.domain.pictures import Picture
from voicelive_desktop.domain.selectors import heard_text
from voicelive_desktop.gui import words
from voicelive_desktop.gui.pictures import shown_size
from voicelive_desktop.gui.theme import fonts

MEASURE_CHARACTERS = 74  # the line length that reads best is 62 to 76
LINE_HEIGHT = 1.45  # of the font's size
SIDE_MARGIN = 24
RULE_WIDTH = 3
RULE_GAP = 13  # between rule and words; with the rule two steps of the grid
ROW_PADDING = 10  # above and below
CARD_PADDING = 10
CARD_LINES = 3
KEPT_LAYOUTS = 200
PICTURE_BOX = QSize(240, 160)
PICTURE_GAP = 8


@dataclass(frozen=True, slots=True)
class Metrics:
    """Fonts and widths that all rows share, in pixels."""

    width: int
    body: QFont
    name: QFont
    small: QFont
    line: float
    small_line: float
    left: float
    measure: float
    character: float

    @classmethod
    def of(cls, width: int, scale: float) -> Metrics:
        """For a view of this width and a text size of `scale` (1.0 is normal)."""
        body = fonts.transcript_font(scale)
        name = fonts.scaled(body, 0.94, bold=True)
        small = fonts.tabular(fonts.scaled(body, 0.82))
        character = QFontMetricsF(body).averageCharWidth()
        longest = MEASURE_CHARACTERS * character
        room = width - 2 * SIDE_MARGIN - RULE_WIDTH - RULE_GAP
        measure = max(120.0, min(longest, room))
        left = max(float(SIDE_MARGIN), (width - measure - RULE_WIDTH - RULE_GAP) / 2)
        line = round(QFontInfo(body).pixelSize() * LINE_HEIGHT)
        small_line = round(QFontInfo(small).pixelSize() * LINE_HEIGHT)
        return cls(width, body, name, small, line, small_line, round(left), measure, character)

    @property
    def text_left(self) -> float:
        """Where words begin."""
        return self.left + RULE_WIDTH + RULE_GAP

    @property
    def text_right(self) -> float:
        """Where the longest line ends."""
        return self.text_left + self.measure


@dataclass(frozen=True, slots=True)
class RowLayout:
    """One row: `words` are its lines, `heard` how much of an interrupted one was played, in Qt's UTF-16 units.

    `pictures` stand where they are drawn, counted from the row's text and top.
    """

    item: Item
    words: QTextLayout
    words_height: float
    heard: int
    note: str
    height: int
    pictures: tuple[tuple[Picture, QRectF], ...] = ()


class LayoutCache:
    """The layouts of the rows shown last."""

    def __init__(self) -> None:
        self._rows: OrderedDict[ItemId, RowLayout] = OrderedDict()
        self._metrics: Metrics | None = None
        self._scale = 1.0
        self._expanded: set[ItemId] = set()

    @property
    def scale(self) -> float:
        """The text size; 1 is the system's."""
        return self._scale

    def set_scale(self, scale: float) -> None:
        """Lay out for another text size from now on."""
        self._scale = scale
        self.forget()

    def is_expanded(self, item_id: ItemId) -> bool:
        """Whether all of a card is shown."""
        return item_id in self._expanded

    def set_expanded(self, item_id: ItemId, expanded: bool) -> None:
        """Show all of a card, or its beginning."""
        (self._expanded.add if expanded else self._expanded.discard)(item_id)
        self._rows.pop(item_id, None)

    def forget(self) -> None:
        """Something that all rows depend on has changed."""
        self._metrics = None
        self._rows.clear()

    def metrics(self, width: int) -> Metrics:
        """What all rows share at this width."""
        if self._metrics is None or self._metrics.width != width:
            self._metrics = Metrics.of(width, self._scale)
            self._rows.clear()
        return self._metrics

    def row(self, item: Item, width: int) -> RowLayout:
        """The layout of an item, made if it is not there or the item is another object."""
        metrics = self.metrics(width)
        kept = self._rows.get(item.id)
        if kept is None or kept.item is not item:
            kept = lay_out(item, metrics, expanded=item.id in self._expanded)
            self._rows[item.id] = kept
            if len(self._rows) > KEPT_LAYOUTS:
                self._rows.popitem(last=False)
        self._rows.move_to_end(item.id)
        return kept

    def estimate(self, item: Item, width: int) -> int:
        """About how high the row will be; costs next to nothing."""
        metrics = self.metrics(width)
        lines = 1 + int(len(item.text) * metrics.character / metrics.measure)
        return round(2 * ROW_PADDING + metrics.line * (1 + lines)) + (PICTURE_BOX.height() if item.pictures else 0)


def lay_out(item: Item, metrics: Metrics, *, expanded: bool = False) -> RowLayout:
    """Break an item's words into lines."""
    if item.role is Role.TOOL and item.tool is not None:
        return _lay_out_tool(item, item.tool, metrics, expanded=expanded)
    text = item.text or words.row_stand_in(item)
    heard = units(heard_text(item)) if item.status is Status.INTERRUPTED else units(text)
    layout = _text_layout(text, metrics.body)
    if heard < units(text):
        layout.setFormats([struck(heard, units(text) - heard)])
    words_height = _break_lines(layout, metrics.measure, metrics.line) if text else 0.0
    note = words.row_note(item)
    height = 2 * ROW_PADDING + metrics.line + words_height + (metrics.small_line + 4 if note else 0)
    pictures = _placed(item.pictures, height - ROW_PADDING + PICTURE_GAP, metrics.measure)
    if pictures:
        height = max(box.bottom() for _, box in pictures) + ROW_PADDING
    return RowLayout(item, layout, words_height, heard, note, round(height), pictures)


def _placed(pictures: tuple[Picture, ...], top: float, measure: float) -> tuple[tuple[Picture, QRectF], ...]:
    """Side by side, on a new line where the column ends."""
    placed = list[tuple[Picture, QRectF]]()
    x, y, line = 0.0, top, 0.0
    for picture in pictures:
        size = shown_size(picture, PICTURE_BOX)
        if x and x + size.width() > measure:
            x, y, line = 0.0, y + line + PICTURE_GAP, 0.0
        placed.append((picture, QRectF(x, y, size.width(), size.height())))
        x, line = x + size.width() + PICTURE_GAP, max(line, size.height())
    return tuple(placed)


def _lay_out_tool(item: Item, tool: ToolCall, metrics: Metrics, *, expanded: bool) -> RowLayout:
    result = words.tool_details(tool) if expanded else tool.output or ""
    layout = _text_layout(result, metrics.small)
    inner = metrics.measure - 2 * CARD_PADDING
    words_height = _break_lines(layout, inner, metrics.small_line, 0 if expanded else CARD_LINES) if result else 0.0
    height = 2 * ROW_PADDING + 2 * CARD_PADDING + metrics.line + words_height
    return RowLayout(item, layout, words_height, units(result), "", round(height))


def units(text: str) -> int:
    """How long Qt counts a text: in UTF-16, where an emoji is two and half an emoji is one. Takes any text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def struck(start: int, length: int) -> QTextLayout.FormatRange:
    """A range of struck words, counted as `units` does."""
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    text_format = QTextCharFormat()
    text_format.setFontStrikeOut(True)
    made.format = text_format
    return made


def _text_layout(text: str, font: QFont) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    return layout


def _break_lines(layout: QTextLayout, width: float, line_height: float, most: int = 0) -> float:
    y, count = 0.0, 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (line_height - line.height()) / 2))
        y, count = y + line_height, count + 1
        if count == most:
            break
    layout.endLayout()
    return y
