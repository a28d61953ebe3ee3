"""Blocks of text broken into lines: where they stand, what is at a place, and how they are drawn.

Positions count the characters of all blocks joined by line ends, as Qt counts (`utf16`).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextLayout

from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.gui.transcript.block_lines import Face, Laid, lay_out, line_at, lines
from voicelive_desktop.gui.transcript.markdown import Block, Span, Style, openable, shown_place
from voicelive_desktop.gui.transcript.utf16 import units, utf16


class RowText:
    """The lines of a text.

    Attributes:
        same_until: down to this height it looks as `before` did.

    Args:
        blocks: the text.
        face: how it looks.
        most_lines: no more lines than these; 0: all.
        struck: the position from which on it is struck through; None: nothing is.
        before: the same text as it was a moment ago: blocks that have not changed are not laid out
            again.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        face: Face,
        *,
        most_lines: int = 0,
        struck: int | None = None,
        before: RowText | None = None,
    ) -> None:
        self.blocks = tuple(blocks)
        self.text = "\n".join(block.text for block in blocks)
        self.face = face
        self.struck = struck
        kept = () if before is None or most_lines else before.kept(self)
        self.laid: tuple[Laid, ...] = (*kept, *self._rest(kept, most_lines))
        self.same_until = 0.0 if before is None else before._same_until(self, len(kept))
        self._starts = [laid.start for laid in self.laid]
        self._tops = [laid.y for laid in self.laid]

    @property
    def height(self) -> float:
        """Of all lines, and of the air between blocks."""
        if self.laid:
            return self.laid[-1].bottom
        return 0.0

    @property
    def line_count(self) -> int:
        """How many lines there are."""
        return sum(laid.layout.lineCount() for laid in self.laid)

    @property
    def natural_width(self) -> float:
        """The width of the longest line."""
        return max(
            (line.naturalTextWidth() for laid in self.laid for line in lines(laid.layout)),
            default=0.0,
        )

    def place_of(self, source: int) -> int:
        """The position at which the character `source` of the text as it was sent is shown."""
        return place_in(self.blocks, source)

    def line_top(self, position: int) -> float:
        """Where the line with this position begins."""
        laid = self._at(position)
        if laid is None:
            return 0.0
        line = laid.layout.lineForTextPosition(max(0, min(position - laid.start, laid.length)))
        return laid.y + (line.y() if line.isValid() else 0.0)

    def position_at(self, point: QPointF, *, exactly: bool = False) -> int | None:
        """The position nearest to a point; with `exactly` None beside the words."""
        if not self.laid:
            return None
        laid = self.laid[max(0, bisect_right(self._tops, point.y()) - 1)]
        line = line_at(laid, point.y() - laid.y)
        x = point.x() - laid.x
        words = line.naturalTextRect()
        if exactly and not (
            words.left() <= x <= words.right() + 2 and 0 <= point.y() <= self.height
        ):
            return None
        return laid.start + line.xToCursor(x)

    def word_at(self, position: int) -> tuple[int, int]:
        """Beginning and end of the word around a position."""
        laid = self._at(position)
        if laid is None:
            return position, position
        inner, words = position - laid.start, QTextLayout.CursorMode.SkipWords
        if inner < laid.length:
            start = laid.layout.previousCursorPosition(inner + 1, words)
        else:
            start = inner
        end = laid.layout.nextCursorPosition(start, words)
        found = utf16(laid.layout.text(), start, end)
        return laid.start + start, laid.start + start + units(found.rstrip())

    def link_at(self, position: int) -> str:
        """The address to which the characters at a position lead; "" if they are no link."""
        return next(
            (span.address for start, end, span in self._links() if start <= position < end), ""
        )

    def links(self) -> list[str]:
        """All addresses in their order, each once."""
        return list(dict.fromkeys(span.address for _, _, span in self._links()))

    def copied(self, start: int, end: int) -> str:
        """The text between two positions, list marks included."""
        parts, first = list[str](), 0
        for block in self.blocks:
            last = first + units(block.text)
            if first <= end and last >= start and (first < end or first == start):
                inner = utf16(block.text, max(0, start - first), end - first)
                mark = "  " * max(0, block.indent - 1) + f"{block.marker} "
                if block.marker and start <= first:
                    parts.append(f"{mark}{inner}")
                else:
                    parts.append(inner)
            first = last + 1
        return "\n".join(parts)

    def spans(self, style: Style) -> Iterator[tuple[int, int]]:
        """The positions of all characters with this look."""
        first = 0
        for block in self.blocks:
            for span in block.spans:
                if span.style is style and (style is not Style.LINK or openable(span.address)):
                    yield (
                        first + units(block.text[: span.start]),
                        first + units(block.text[: span.end]),
                    )
            first += units(block.text) + 1

    def draw(
        self,
        painter: QPainter,
        at: QPointF,
        ranges: Sequence[QTextLayout.FormatRange],
        clip: QRectF,
    ) -> None:
        """Draw what stands within `clip`; `ranges` are positions."""
        seen = clip.translated(-at)
        first = max(0, bisect_right(self._tops, seen.top()) - 1)
        for laid in self.laid[first:]:
            if laid.y > seen.bottom():
                break
            laid.layout.draw(painter, at + QPointF(laid.x, laid.y), within(ranges, laid), clip)

    def kept(self, now: RowText) -> tuple[Laid, ...]:
        """What is laid out of another text already, from the beginning."""
        if now.face is not self.face or now.struck != self.struck:
            return ()
        same, blocks = 0, now.blocks
        while same < min(len(blocks), len(self.blocks)) and blocks[same] == self.blocks[same]:
            same += 1
        kept = [laid for laid in self.laid if laid.number < same]
        if same < min(len(blocks), len(self.blocks)) and _goes_on(self.blocks[same], blocks[same]):
            # the last line may become longer
            kept += [laid for laid in self.laid if laid.number == same][:-1]
        return tuple(kept)

    def _same_until(self, now: RowText, kept: int) -> float:
        """Down to where `now` looks as this text does; `kept` of its pieces are ours."""
        if kept < min(len(self.laid), len(now.laid)):
            ours, theirs = self.laid[kept], now.laid[kept]
            if ours.number == theirs.number and _goes_on(ours.block, theirs.block):
                last = ours.layout.lineAt(ours.layout.lineCount() - 1)
                return ours.y + last.y()  # what was the last line may be longer now
        if kept:
            return self.laid[kept - 1].bottom
        return 0.0

    def _links(self) -> Iterator[tuple[int, int, Span]]:
        first = 0
        for block in self.blocks:
            for span in block.spans:
                if span.style is Style.LINK and openable(span.address):
                    yield (
                        first + units(block.text[: span.start]),
                        first + units(block.text[: span.end]),
                        span,
                    )
            first += units(block.text) + 1

    def _at(self, position: int) -> Laid | None:
        if self.laid:
            return self.laid[max(0, bisect_right(self._starts, position) - 1)]
        return None

    def _rest(self, kept: tuple[Laid, ...], most_lines: int) -> Iterator[Laid]:
        last = kept[-1] if kept else None
        whole = (
            last is None or last.number >= len(self.blocks) or _ends(last, self.blocks[last.number])
        )
        if last is None:
            first = 0
        else:
            first = last.number + whole
        y = 0.0 if last is None else last.bottom
        start = sum(units(block.text) + 1 for block in self.blocks[:first])
        if last is None or whole:
            at = 0
        else:
            at = last.at + _characters(last)
        left = most_lines
        for number, block in enumerate(self.blocks[first:], first):
            y += 0.0 if at else block.gap * self.face.line
            if self.struck is None:
                struck = None
            else:
                struck = self.struck - start
            for laid in lay_out(block, number, self.face, left, struck, at):
                yield replace(laid, y=y + laid.y, start=start + laid.start)
                y += laid.height
                left -= laid.layout.lineCount()
            if most_lines and left <= 0:
                return
            start, at = start + units(block.text) + 1, 0


def place_in(blocks: Sequence[Block], source: int) -> int:
    """The position at which the character `source` of a text is shown."""
    text = "\n".join(block.text for block in blocks)
    return units(text[: shown_place(tuple(blocks), source)])


def next_word(blocks: Sequence[Block], position: int) -> int:
    """The position of the next character that is no blank."""
    rest = utf16("\n".join(block.text for block in blocks), position, None)
    return position + units(rest) - units(rest.lstrip())


def _goes_on(before: Block, now: Block) -> bool:
    """Whether a block only has more characters at its end."""
    plain = not (before.spans or now.spans or before.code or now.code)
    alike = (before.indent, before.marker, before.quotes, before.gap) == (
        now.indent,
        now.marker,
        now.quotes,
        now.gap,
    )
    return plain and alike and now.text.startswith(before.text)


def _ends(laid: Laid, block: Block) -> bool:
    """Whether a piece is the last one of this block."""
    return laid.at + _characters(laid) >= len(block.text)


def _characters(laid: Laid) -> int:
    """How many characters of its block a piece holds."""
    return len(utf16(laid.layout.text(), 0, laid.length))


def within(ranges: Sequence[QTextLayout.FormatRange], laid: Laid) -> list[QTextLayout.FormatRange]:
    """The parts of these ranges that are in a block, counted from its beginning."""
    found = []
    for wanted in ranges:
        start, end = (
            max(wanted.start, laid.start),
            min(wanted.start + wanted.length, laid.start + laid.length),
        )
        if start < end:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start - laid.start, end - start, wanted.format
            found.append(part)
    return found
