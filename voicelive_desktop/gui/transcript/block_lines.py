"""Breaks one block of text into lines, a long one piece by piece."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.transcript.markdown import Block, Style, openable
from voicelive_desktop.gui.transcript.utf16 import units, utf16

# characters laid out at once: Qt's time grows faster than their number, and with each word of an
# answer its last piece is laid out again
LONGEST_PIECE = 600
INDENT = 1.5  # of the line's height, for each level of lists
QUOTE_INDENT = 0.8
CODE_PADDING = 6.0
CODE_SIZE = 0.92  # of the text's


@dataclass(frozen=True, slots=True)
class Face:
    """How text looks: its font, the height of its lines and the width that they may take."""

    font: QFont
    line: float
    width: float

    @property
    def code(self) -> QFont:
        """The font of code."""
        made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        made.setPointSizeF(self.font.pointSizeF() * CODE_SIZE)
        return made


@dataclass(frozen=True, slots=True)
class Laid:
    """A block, or a piece of a long one, with its lines.

    `start`: the position of its first character, `at`: which one of the block's that is. `x`, `y`:
    where the lines begin, `height`: of all with the `padding` above and below.
    """

    block: Block
    number: int
    layout: QTextLayout
    x: float
    y: float
    height: float
    padding: float
    start: int
    at: int
    length: int

    @property
    def bottom(self) -> float:
        """Where the next block may begin."""
        return self.y - self.padding + self.height


def lay_out(
    block: Block, number: int, face: Face, most_lines: int, struck: int | None, at: int = 0
) -> Iterator[Laid]:
    """The lines of a block; of a long one piece by piece, each from the line on that the last could
    not fill.
    """
    indent = block.indent * INDENT * face.line + block.quotes * QUOTE_INDENT * face.line
    x = min(indent, face.width / 2)  # words keep half of a narrow column
    padding = CODE_PADDING if block.code else 0.0
    width = max(1.0, face.width - x - 2 * padding)
    text, start = block.text, units(block.text[:at])
    while True:
        piece = text[at : at + LONGEST_PIECE]
        more = at + len(piece) < len(text)
        if more:
            piece = _wholelines(_text_layout(block, at, piece, face), width)
        if struck is None:
            struck_at = None
        else:
            struck_at = struck - start
        layout = _text_layout(block, at, piece, face, struck_at)
        height, taken = _breaklines(layout, width, face.line, most_lines)
        yield Laid(
            block,
            number,
            layout,
            x + padding,
            padding,
            height + 2 * padding,
            padding,
            start,
            at,
            taken,
        )
        if not more or (most_lines and layout.lineCount() >= most_lines):
            return
        at += len(piece)
        start += units(piece)


def _text_layout(
    block: Block, at: int, piece: str, face: Face, struck: int | None = None
) -> QTextLayout:
    if block.code:
        font = face.code
    else:
        font = face.font
    made = QTextLayout(piece.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if not block.code and is_right_to_left(block.text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    made.setTextOption(option)
    made.setCacheEnabled(True)
    formats = list(_formats(block, at, piece, face))
    words = units(piece.rstrip())  # no line through the blank that a cut answer ends with
    if struck is not None and struck < words:
        formats.append(_format(max(0, struck), words - max(0, struck), struck=True))
    if formats:
        made.setFormats(formats)
    return made


def _formats(block: Block, at: int, piece: str, face: Face) -> Iterator[QTextLayout.FormatRange]:
    if block.heading:
        yield _format(0, units(piece), bold=True)
    for span in block.spans:
        start, end = max(span.start, at) - at, min(span.end, at + len(piece)) - at
        if start < end:
            first, length = units(piece[:start]), units(piece[start:end])
            if span.style is Style.CODE:
                code = face.code
            else:
                code = None
            bold, italic = span.style is Style.STRONG, span.style is Style.EMPHASIS
            link = span.style is Style.LINK and openable(span.address)
            yield _format(first, length, bold=bold, italic=italic, link=link, code=code)


def _format(
    start: int,
    length: int,
    *,
    bold: bool = False,
    italic: bool = False,
    link: bool = False,
    struck: bool = False,
    code: QFont | None = None,
) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    look = QTextCharFormat()
    if bold:
        look.setFontWeight(QFont.Weight.DemiBold)
    if italic:
        look.setFontItalic(True)
    if link:
        look.setFontUnderline(True)
    if struck:
        look.setFontStrikeOut(True)
    if code is not None:
        look.setFontFamilies(code.families())
        look.setFontPointSize(code.pointSizeF())
    made.format = look
    return made


def _wholelines(layout: QTextLayout, width: float) -> str:
    """The text of a piece up to its last line, which goes on in the next piece."""
    starts = list[int]()
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    text = layout.text().replace("\u2028", "\n")
    if len(starts) > 1:
        return utf16(text, 0, starts[-1])
    return text


def _breaklines(
    layout: QTextLayout, width: float, line_height: float, most: int
) -> tuple[float, int]:
    """Make the lines. Returns their height and how many characters they hold."""
    y, count, taken = 0.0, 0, 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (line_height - line.height()) / 2))
        y, count, taken = y + line_height, count + 1, line.textStart() + line.textLength()
        if count == most:
            break
    layout.endLayout()
    return y, taken


def lines(layout: QTextLayout) -> Iterator[QTextLine]:
    """The lines of a layout in their order."""
    return (layout.lineAt(number) for number in range(layout.lineCount()))


def line_at(laid: Laid, y: float) -> QTextLine:
    """The line at this height of a block; the last one below it."""
    below = (line for line in lines(laid.layout) if y < line.y() + line.height())
    return next(below, laid.layout.lineAt(laid.layout.lineCount() - 1))


def is_right_to_left(text: str) -> bool:
    """Whether a paragraph belongs at the right side: its first letter is of such a script."""
    for character in text[:200]:
        direction = unicodedata.bidirectional(character)
        if direction in {"L", "R", "AL"}:
            return direction != "L"
    return False


def advance(text: str, font: QFont) -> float:
    """How wide a text is in a line."""
    return QFontMetricsF(font).horizontalAdvance(text)
