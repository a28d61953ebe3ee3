"""Rows of the transcript, laid out once and kept as long as nothing about them changes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import field

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

from voicelive_desktop.domain.facts.conversation import Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.questions.selectors import heard_text
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass, replace
from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.column import COLUMN_WIDTH
from voicelive_desktop.gui.transcript.block_lines import Face
from voicelive_desktop.gui.transcript.given_pictures import shown_size
from voicelive_desktop.gui.transcript.markdown import Block, Span, Style, plain_blocks
from voicelive_desktop.gui.transcript.row_blocks import blocks_of_row, left_out, shown_length
from voicelive_desktop.gui.transcript.row_evidence import evidence_blocks
from voicelive_desktop.gui.transcript.row_text import RowText, next_word, place_in
from voicelive_desktop.gui.wording import card_words
from voicelive_desktop.gui.wording import state_words as words

LINE_HEIGHT = 1.45  # of the font's size
INSET = 10  # from the column's edge to the rule, and from the words to the other edge
RULE_WIDTH = 3
RULE_GAP = 13  # between rule and words; with the rule two steps of the grid
ROW_PADDING = 10  # above and below
CARD_PADDING = 10
CARD_LINES = 3  # of what a card says while it is closed
KEPT_LAYOUTS = 200
PICTURE_BOX = QSize(240, 160)
PICTURE_GAP = 8
BELOW_GAP = 6


@dataclass(frozen=True, slots=True)
class Metrics:
    """Fonts and widths that all rows share, in pixels."""

    width: int
    name: QFont
    small: QFont
    line: float
    small_line: float
    left: float
    measure: float
    character: float
    body_face: Face
    card_face: Face
    details_face: Face
    note_face: Face

    @classmethod
    def of(cls, width: int, scale: float, gutter: int = 0) -> Metrics:
        """For rows of this width and a text size of `scale` (1.0 is normal).

        Args:
            width: of the rows.
            scale: of the text.
            gutter: what the pane is wider than its rows; the column is centred in the pane.
        """
        body = fonts.transcript_font(scale)
        small = fonts.tabular(fonts.scaled(body, 0.82))
        line = round(QFontInfo(body).pixelSize() * LINE_HEIGHT)
        small_line = round(QFontInfo(small).pixelSize() * LINE_HEIGHT)
        left = max(0, (width + gutter - COLUMN_WIDTH) // 2)
        column = min(COLUMN_WIDTH, width - left)
        measure = max(120.0, float(column - 2 * INSET - RULE_WIDTH - RULE_GAP))
        inner = measure - 2 * CARD_PADDING
        return cls(
            width=width,
            name=fonts.scaled(body, 0.94, bold=True),
            small=small,
            line=line,
            small_line=small_line,
            left=float(left),
            measure=measure,
            character=QFontMetricsF(body).averageCharWidth(),
            body_face=Face(body, line, measure),
            card_face=Face(fonts.scaled(body, 0.94), line, inner - line - 6),
            details_face=Face(small, small_line, inner),
            note_face=Face(small, small_line, measure - small_line - 2),
        )

    @property
    def body(self) -> QFont:
        """The font of what is said."""
        return self.body_face.font

    @property
    def rule_left(self) -> float:
        """Where the rule in the role's colour stands."""
        return self.left + INSET

    @property
    def text_left(self) -> float:
        """Where words begin."""
        return self.rule_left + RULE_WIDTH + RULE_GAP

    @property
    def text_right(self) -> float:
        """Where the longest line ends."""
        return self.text_left + self.measure


@dataclass(frozen=True, slots=True)
class RowLayout:
    """One row.

    `words` stand at `words_at`, counted from the row's corner. `heard`: the position up to which an
    interrupted answer was played, None for any other row. `note`: how the row ended. `more`: what
    is said of text that is left out; both are None where there is nothing to say. `title`: the line
    of a card. `pictures` stand where they are drawn, counted from the row's text and top. `below`:
    sources and details, at `below_at`.
    """

    item: Item
    words: RowText
    words_at: QPointF
    heard: int | None
    note: RowText | None
    more: RowText | None
    height: int
    title: RowText | None = None
    pictures: tuple[tuple[Picture, QRectF], ...] = ()
    below: RowText | None = None
    below_at: QPointF = field(default_factory=QPointF)

    def links(self) -> list[str]:
        """All addresses in the row, in their order, each once."""
        below = [] if self.below is None else self.below.links()
        return list(dict.fromkeys((*self.words.links(), *below)))

    def link_at(self, point: QPointF) -> str:
        """The address of the link at a point of the row; "" where there is none."""
        for text, at in ((self.words, self.words_at), (self.below, self.below_at)):
            position = None if text is None else text.position_at(point - at, exactly=True)
            if text is not None and position is not None:
                return text.link_at(position)
        return ""


class LayoutCache:
    """The layouts of the rows shown last."""

    def __init__(self, gutter: int = 0) -> None:
        self._rows: OrderedDict[ItemId, RowLayout] = OrderedDict()
        self._metrics: Metrics | None = None
        self._scale = 1.0
        self._gutter = gutter
        self._expanded: set[ItemId] = set()
        self._changed: dict[ItemId, float] = {}

    @property
    def scale(self) -> float:
        """The text size; 1 is the system's."""
        return self._scale

    def set_scale(self, scale: float) -> None:
        """Lay out for another text size from now on."""
        self._scale = scale
        self.forget()

    def set_gutter(self, gutter: int) -> None:
        """The rows' pane is wider than they are by so much."""
        if gutter != self._gutter:
            self._gutter = gutter
            self.forget()

    def is_expanded(self, item_id: ItemId) -> bool:
        """Whether all of a card, or of a long row, is shown."""
        return item_id in self._expanded

    def set_expanded(self, item_id: ItemId, expanded: bool) -> None:
        """Show all of it, or its beginning."""
        (self._expanded.add if expanded else self._expanded.discard)(item_id)
        self._rows.pop(item_id, None)

    def forget(self) -> None:
        """Something that all rows depend on has changed."""
        self._metrics = None
        self._rows.clear()
        self._changed.clear()

    def metrics(self, width: int) -> Metrics:
        """What all rows share at this width."""
        if self._metrics is None or self._metrics.width != width:
            self._metrics = Metrics.of(width, self._scale, self._gutter)
            self._rows.clear()
        return self._metrics

    def row(self, item: Item, width: int) -> RowLayout:
        """The layout of an item, made if it is not there or the item is another object."""
        metrics = self.metrics(width)
        kept = self._rows.get(item.id)
        if kept is None or kept.item is not item:
            before = None if kept is None else kept.words
            made = lay_out(item, metrics, expanded=item.id in self._expanded, before=before)
            self._note_change(kept, made)
            self._rows[item.id] = kept = made
            if len(self._rows) > KEPT_LAYOUTS:
                self._rows.popitem(last=False)
        self._rows.move_to_end(item.id)
        return kept

    def take_changed(self, item_id: ItemId) -> float:
        """From which height on a row looks otherwise than when this was asked last; 0: all of it."""
        return self._changed.pop(item_id, 0.0)

    def _note_change(self, before: RowLayout | None, now: RowLayout) -> None:
        if before is None:  # nobody sees it yet
            self._changed.pop(now.item.id, None)
            return
        top = 0.0
        if _only_grows(before.item, now.item):
            top = now.words_at.y() + now.words.same_until
        self._changed[now.item.id] = min(top, self._changed.get(now.item.id, top))

    def estimate(self, item: Item, width: int) -> int:
        """About how high the row will be; costs next to nothing."""
        metrics = self.metrics(width)
        if item.starts:
            return _line_height(metrics)
        length = len(item.text) - (0 if item.id in self._expanded else left_out(item.text))
        lines = 1 + int(length * metrics.character / metrics.measure)
        return round(2 * ROW_PADDING + metrics.line * (1 + lines)) + (
            PICTURE_BOX.height() if item.pictures else 0
        )


def lay_out(
    item: Item, metrics: Metrics, *, expanded: bool = False, before: RowText | None = None
) -> RowLayout:
    """Break an item's words into lines. `before`: its words as they were laid out last."""
    if item.starts:
        return _lay_out_line(item, metrics)
    if item.role is Role.TOOL and item.tool is not None:
        return _lay_out_tool(item, item.tool, metrics, expanded=expanded)
    text = item.text or words.row_stand_in(item)
    if text:
        blocks = blocks_of_row(item, text, expanded=expanded)
    else:
        blocks = ()
    heard = _heard(item, blocks)
    if heard is None:
        struck = None
    else:
        struck = next_word(blocks, heard)
    shown = RowText(blocks, metrics.body_face, struck=struck, before=before)
    note = _said(words.row_note(item), metrics.note_face)
    more = _said(_more(item.text, expanded=expanded), metrics.note_face)
    at = QPointF(metrics.text_left, ROW_PADDING + metrics.line)
    height = (
        at.y() + shown.height + ROW_PADDING + sum(said.height + 4 for said in (note, more) if said)
    )
    pictures = _placed(item.pictures, height - ROW_PADDING + PICTURE_GAP, metrics.measure)
    if pictures:
        height = max(box.bottom() for _, box in pictures) + ROW_PADDING
    below = _below(item, metrics, expanded=expanded)
    below_at = QPointF(metrics.text_left, height - ROW_PADDING + BELOW_GAP)
    if below is not None:
        height += BELOW_GAP + below.height
    return RowLayout(
        item, shown, at, heard, note, more, round(height), None, pictures, below, below_at
    )


def _only_grows(before: Item, now: Item) -> bool:
    """Whether more words are all that a look at the row can tell apart."""
    if not before.text or now.evidence.parts or now.status is Status.INTERRUPTED:
        return False
    if (before.received_ms > 0) != (now.received_ms > 0):
        return False  # its words stand muted from now on
    return replace(before, text=now.text, received_ms=now.received_ms, words=now.words) == now


def _below(item: Item, metrics: Metrics, *, expanded: bool) -> RowText | None:
    blocks = evidence_blocks(item, expanded=expanded)
    if blocks:
        return RowText(blocks, metrics.note_face)
    return None


def _said(text: str, face: Face) -> RowText | None:
    if text:
        return RowText(plain_blocks(text), face)
    return None


def _more(text: str, *, expanded: bool) -> str:
    if not expanded and left_out(text):
        return words.show_all(len(text))
    return words.left_out(len(text) - shown_length(text, expanded=True))


def _heard(item: Item, blocks: tuple[Block, ...]) -> int | None:
    """Up to which position an interrupted answer was played; None for any other row."""
    if item.status is not Status.INTERRUPTED or not item.text:
        return None
    return place_in(blocks, len(heard_text(item)))


def _lay_out_line(item: Item, metrics: Metrics) -> RowLayout:
    """The line above a new conversation."""
    face = Face(metrics.small, metrics.small_line, metrics.measure)
    at = QPointF(metrics.text_left, 2 * ROW_PADDING)
    return RowLayout(
        item, RowText(plain_blocks(item.text), face), at, None, None, None, _line_height(metrics)
    )


def _line_height(metrics: Metrics) -> int:
    return round(4 * ROW_PADDING + metrics.small_line)


def _lay_out_tool(item: Item, tool: ToolCall, metrics: Metrics, *, expanded: bool) -> RowLayout:
    bold = (Span(0, len(card_words.title(tool)[0]), Style.STRONG),)
    title = RowText((Block(card_words.line(tool), bold),), metrics.card_face, most_lines=CARD_LINES)
    if expanded:
        details = card_words.details(tool)
    else:
        details = ""
    length = shown_length(details, expanded=False)
    if details:
        blocks = plain_blocks(details[:length])
    else:
        blocks = ()
    shown = RowText(blocks, metrics.details_face)
    more = _said(words.left_out(len(details) - length), metrics.details_face)
    top = ROW_PADDING + CARD_PADDING + title.height + (4 if details else 0)
    at = QPointF(metrics.text_left + CARD_PADDING, top)
    height = top + shown.height + (more.height + 4 if more else 0) + CARD_PADDING + ROW_PADDING
    return RowLayout(item, shown, at, None, None, more, round(height), title)


def _placed(
    pictures: tuple[Picture, ...], top: float, measure: float
) -> tuple[tuple[Picture, QRectF], ...]:
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
