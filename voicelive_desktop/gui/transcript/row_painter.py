"""How a row of the transcript is drawn: a 3 px rule and the name in the role's colour,
no filled bubbles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle

from voicelive_desktop.domain.facts.conversation import Fate, Item, Role, Status
from voicelive_desktop.domain.questions.certainty import unsure_words
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.theme import Tokens, icons
from voicelive_desktop.gui.transcript.block_lines import Laid, advance
from voicelive_desktop.gui.transcript.finder import Finder
from voicelive_desktop.gui.transcript.markdown import Style
from voicelive_desktop.gui.transcript.row_layout import (
    CARD_PADDING,
    ROW_PADDING,
    RULE_WIDTH,
    Metrics,
    RowLayout,
)
from voicelive_desktop.gui.transcript.row_text import RowText
from voicelive_desktop.gui.transcript.utf16 import units
from voicelive_desktop.gui.wording import state_words as words

RADIUS = 8.0
CODE_RADIUS = 6.0
GAP = 10.0  # between name, time and latency
QUOTE_WIDTH = 2.0
COLUMN_EDGE = 10  # between the longest line and the edge of the ground

Ranges = list[QTextLayout.FormatRange]


@dataclass(frozen=True, slots=True)
class RowMarks:
    """What is marked in a row's words: positions that are selected, and up to which an audible
    answer was played.
    """

    selected: tuple[int, int] = (0, 0)
    spoken: int | None = None


class RowPainter:
    """One row on its way to the screen."""

    def __init__(
        self,
        painter: QPainter,
        tokens: Tokens,
        metrics: Metrics,
        rect: QRectF,
        finder: Finder | None,
    ) -> None:
        self._painter = painter
        self._finder = finder
        self._tokens = tokens
        self._metrics = metrics
        self._rect = rect
        self._top = rect.top() + ROW_PADDING
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def ground(self, state: QStyle.StateFlag) -> None:
        """Selection and focus, over the whole column."""
        right = self._metrics.text_right + COLUMN_EDGE
        column = QRectF(
            self._metrics.left, self._rect.top(), right - self._metrics.left, self._rect.height()
        )
        column = column.adjusted(0, 2, 0, -2)
        if state & QStyle.StateFlag.State_Selected:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(QColor(self._tokens.selection))
            self._painter.drawRoundedRect(column, RADIUS, RADIUS)
        if state & QStyle.StateFlag.State_HasFocus:
            self._painter.setPen(QPen(QColor(self._tokens.focus), 2))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRoundedRect(column.adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def words(self, row: RowLayout, marks: RowMarks) -> None:
        """Name, time and words of somebody."""
        item, metrics = row.item, self._metrics
        color = self._role_color(item.role)
        rule = QRectF(
            metrics.rule_left, self._top + 2, RULE_WIDTH, self._rect.height() - 2 * ROW_PADDING - 4
        )
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(color))
        self._painter.drawRoundedRect(rule, 1.5, 1.5)
        if self._clip().top() < self._top + metrics.line:
            self._head(item, color)
        self._body(
            row,
            [*self._looks(row), *self._unsure(row), *self._ranges(row, marks)],
            self._words_color(item),
            marks,
        )
        y = self._rect.top() + row.words_at.y() + row.words.height + 2
        for said, sign in ((row.more, "chevron_down"), (row.note, "")):
            if said is not None:
                self._note(row, y, said, sign)
                y += said.height + 4
        self._below(row)

    def _head(self, item: Item, color: str) -> None:
        """Who speaks, when, and how long one waited for it."""
        metrics, name = self._metrics, words.speaker_name(item.role)
        x = self._text(metrics.text_left, self._top, metrics.line, name, metrics.name, color)
        for text in (words.clock(item.at_s), words.row_latency(item), words.row_question(item)):
            if text:
                x = self._text(
                    x + GAP, self._top, metrics.line, text, metrics.small, self._tokens.text_third
                )

    def line(self, row: RowLayout) -> None:
        """The line above a new conversation, with its words in the middle."""
        tokens, metrics = self._tokens, self._metrics
        text = " \N{MIDDLE DOT} ".join(
            part for part in (row.item.text, words.clock(row.item.at_s)) if part
        )
        width = advance(text, metrics.small)
        left, right = metrics.rule_left, metrics.text_right
        start = (left + right - width) / 2
        y = self._rect.center().y()
        self._painter.setPen(QPen(QColor(tokens.outline), 1))
        for first, last in ((left, start - GAP), (start + width + GAP, right)):
            if last > first:
                self._painter.drawLine(QPointF(first, y), QPointF(last, y))
        line = metrics.small_line
        self._text(start, y - line / 2, line, text, metrics.small, tokens.text_second)

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

    def tool_card(self, row: RowLayout, marks: RowMarks) -> None:
        """A function call: what was done and what came of it; opened with all that it was
        told and gave.
        """
        tool, metrics, tokens = row.item.tool, self._metrics, self._tokens
        if tool is None or row.title is None:
            return
        card = QRectF(
            metrics.text_left,
            self._top,
            self._card_width(row),
            self._rect.height() - 2 * ROW_PADDING,
        )
        self._painter.setPen(QPen(QColor(tokens.border), 1))
        self._painter.setBrush(QColor(tokens.raised))
        self._painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        failed = tool.output is not None and not tool.ok and tool.fate is Fate.RAN
        if tool.words is None:
            sign = "gear"
        else:
            sign = tool.words.icon
        if failed:
            color = tokens.error
        else:
            color = tokens.assistant
        x, y = card.left() + CARD_PADDING, card.top() + CARD_PADDING
        if failed:
            shown_sign = "error"
        else:
            shown_sign = "wait" if tool.output is None else sign
        x = self._icon(shown_sign, color, x, y)
        found, current = self._matches(row.title.text, row.item)
        self._draw(
            row.title, QPointF(x + 6, y), self._found(row.title.text, found, current), tokens.text
        )
        self._body(row, [], tokens.text_second, marks, before=len(found))
        if row.more is not None:
            below = row.words_at + QPointF(0, self._rect.top() + row.words.height + 2)
            self._draw(row.more, below, [], tokens.text_third)

    def _card_width(self, row: RowLayout) -> float:
        """A closed card is as wide as what it says."""
        if row.title is None or row.words.text:
            return self._metrics.measure
        needed = (
            2 * CARD_PADDING + self._metrics.line * 0.8 + 6 + row.title.natural_width + CARD_PADDING
        )
        return min(self._metrics.measure, needed)

    def _body(
        self, row: RowLayout, ranges: Ranges, color: str, marks: RowMarks, before: int = 0
    ) -> None:
        """The words, with what is found and selected in them; `before` matches stand in
        a card's line.
        """
        at = row.words_at + QPointF(0, self._rect.top())
        self._blocks(row.words, at)
        # what stands in for missing words is not searched
        if row.item.text or row.item.tool is not None:
            found, current = self._matches(row.words.text, row.item)
            if current is None:
                current_here = None
            else:
                current_here = current - before
            ranges = [
                *ranges,
                *self._found(row.words.text, found, current_here),
            ]
        start, end = marks.selected
        if start < end:
            ranges.append(colored(start, end - start, self._tokens.on_accent, self._tokens.accent))
        self._draw(row.words, at, ranges, color)

    def _blocks(self, text: RowText, at: QPointF) -> None:
        """Grounds of code, bars of quotations, marks of lists."""
        for laid in text.laid:
            block = laid.block
            if block.code:
                self._painter.setPen(Qt.PenStyle.NoPen)
                self._painter.setBrush(QColor(self._tokens.raised))
                width = text.face.width - laid.x + laid.padding
                ground = QRectF(laid.x - laid.padding, laid.y - laid.padding, width, laid.height)
                self._painter.drawRoundedRect(ground.translated(at), CODE_RADIUS, CODE_RADIUS)
            if block.rule:
                self._painter.setPen(QPen(QColor(self._tokens.border), 1))
                y = at.y() + laid.y + text.face.line / 2
                self._painter.drawLine(QPointF(at.x(), y), QPointF(at.x() + text.face.width, y))
            for level in range(block.quotes):
                bar = QRectF(level * text.face.line * 0.8, laid.y, QUOTE_WIDTH, laid.height)
                self._painter.fillRect(bar.translated(at), QColor(self._tokens.outline))
            if block.marker and laid.at == 0:
                self._marker(laid, text, at)

    def _marker(self, laid: Laid, text: RowText, at: QPointF) -> None:
        mark, face = laid.block.marker, text.face
        x = at.x() + laid.x - advance(mark, face.font) - face.line * 0.4
        self._text(
            max(at.x(), x), at.y() + laid.y, face.line, mark, face.font, self._tokens.text_second
        )

    def _note(self, row: RowLayout, y: float, said: RowText, sign: str) -> None:
        metrics, item = self._metrics, row.item
        failed = item.status is Status.FAILED or item.lost
        if failed and not sign:
            color = self._tokens.attention
        else:
            color = self._tokens.text_third
        size = metrics.small_line
        if item.status is Status.INTERRUPTED:
            cut = "stop"
        else:
            cut = "info"
        name = sign or ("warning" if failed else cut)
        pixmap = icons.icon(name, color).pixmap(round(size * 0.8), round(size * 0.8))
        self._painter.drawPixmap(QPointF(metrics.text_left, y + size * 0.1), pixmap)
        self._draw(said, QPointF(metrics.text_left + size + 2, y), [], color)

    def _below(self, row: RowLayout) -> None:
        """Sources and details."""
        if row.below is None:
            return
        at = row.below_at + QPointF(0, self._rect.top())
        self._blocks(row.below, at)
        links = [
            colored(start, end - start, self._tokens.focus)
            for start, end in row.below.spans(Style.LINK)
        ]
        self._draw(row.below, at, links, self._tokens.text_second)

    def _unsure(self, row: RowLayout) -> Iterator[QTextLayout.FormatRange]:
        """Words that may be wrong: a ground and dots, not colour alone."""
        for word in unsure_words(row.item):
            start, end = row.words.place_of(word.start), row.words.place_of(word.end)
            shade = colored(start, end - start, self._tokens.text, self._tokens.attention_back)
            shade.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            shade.format.setUnderlineColor(QColor(self._tokens.attention))
            yield shade

    def _looks(self, row: RowLayout) -> Iterator[QTextLayout.FormatRange]:
        """The colours of links and code."""
        for start, end in row.words.spans(Style.LINK):
            yield colored(start, end - start, self._tokens.focus)
        for start, end in row.words.spans(Style.CODE):
            yield colored(start, end - start, self._tokens.text, self._tokens.raised)

    def _ranges(self, row: RowLayout, marks: RowMarks) -> Ranges:
        """What was not heard, or is not spoken yet, is muted."""
        if marks.spoken is None:
            until = None
        else:
            until = row.words.place_of(marks.spoken)
        if row.heard is not None:
            until = row.heard
        length = units(row.words.text)
        if until is None or until >= length:
            return []
        return [colored(until, length - until, self._tokens.text_third)]

    def _matches(self, text: str, item: Item) -> tuple[list[tuple[int, int]], int | None]:
        """Where found words stand in a text, and which of the row's matches is the current one."""
        if self._finder is None or not self._finder.query:
            return [], None
        return self._finder.matches(text), self._finder.current_in(item.id)

    def _found(self, text: str, found: Sequence[tuple[int, int]], current: int | None) -> Ranges:
        """The found words, the current match in another colour."""
        tokens, ranges, at, place = self._tokens, Ranges(), 0, 0
        plain, special = (
            (tokens.text, tokens.match),
            (tokens.on_match_current, tokens.match_current),
        )
        for number, (start, end) in enumerate(found):
            place += units(text[at:start])
            length = units(text[start:end])
            colors = special if number == current else plain
            ranges.append(colored(place, length, *colors))
            at, place = end, place + length
        return ranges

    def _words_color(self, item: Item) -> str:
        if item.status is Status.FAILED or not item.text:
            return self._tokens.text_third
        if item.status is Status.PARTIAL and (item.role is Role.USER or item.received_ms <= 0):
            return self._tokens.text_second
        if item.role is Role.SYSTEM:
            return self._tokens.text_second
        return self._tokens.text

    def _role_color(self, role: Role) -> str:
        tokens = self._tokens
        return {
            Role.USER: tokens.you,
            Role.ASSISTANT: tokens.assistant,
            Role.NOTE: tokens.attention,
        }.get(role, tokens.text_third)

    def _draw(self, text: RowText, at: QPointF, ranges: Ranges, color: str) -> None:
        self._painter.setPen(QColor(color))
        text.draw(self._painter, at, ranges, self._clip())

    def _clip(self) -> QRectF:
        """What of the row is to be painted."""
        if self._painter.hasClipping():
            clip = self._painter.clipBoundingRect()
        else:
            clip = QRectF(self._painter.window())
        return clip.intersected(self._rect)

    def _icon(self, name: str, color: str, x: float, y: float) -> float:
        size = round(self._metrics.line * 0.8)
        self._painter.drawPixmap(
            QPointF(x, y + self._metrics.line * 0.1), icons.icon(name, color).pixmap(size, size)
        )
        return x + size

    def _text(self, x: float, y: float, height: float, text: str, font: QFont, color: str) -> float:
        """One line of text, centred in its height. Returns where it ends."""
        self._painter.setFont(font)
        self._painter.setPen(QColor(color))
        width = advance(text, font)
        flags = (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        )
        self._painter.drawText(QRectF(x, y, width + 2, height), flags, text)
        return x + width


def colored(start: int, length: int, color: str, ground: str = "") -> QTextLayout.FormatRange:
    """A range of words in another colour, in Qt's UTF-16 units."""
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    text_format = QTextCharFormat()
    text_format.setForeground(QBrush(QColor(color)))
    if ground:
        text_format.setBackground(QBrush(QColor(ground)))
    made.format = text_format
    return made
