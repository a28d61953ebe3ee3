"""Text as paragraphs to be laid out: Markdown where an answer uses it, plain lines otherwise. No
Qt, nothing fetched.

markdown-it-py reads the Markdown. HTML, pictures, entities and reference definitions are switched
off: they stay the characters that the service sent. Each block knows where its characters stand in
the source, because what was heard of an answer is counted there.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from voicelive_desktop.domain.words.markdown_marks import without_marks
from voicelive_desktop.domain.words.quick_classes import dataclass

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

MOST_CHARACTERS = 8_000  # the worst text of this length is read in 0.2 s; a longer one stays plain
OPENABLE = ("http://", "https://", "mailto:")
DEEPEST = 6  # levels of lists and quotations that are told apart

# What most answers lack: without any of it nothing is parsed.
_MARKUP = re.compile(
    r"[*_`\[\\]|://|^[ \t]*(?:#|>|[-+] |\d+[.)] )|^(?:---|===|~~~| {4}|\t)", re.MULTILINE
)
_BARE_LINK = re.compile(r"https?://[^\s<>\"“”]+")
_TRAILING = ".,;:!?)]}'\N{RIGHT SINGLE QUOTATION MARK}*_"


class Style(StrEnum):
    """How some characters of a block look."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a block that look otherwise; `address`: where a link leads."""

    start: int
    end: int
    style: Style
    address: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """`length` characters at `at` of a block that stand at `source` of the text."""

    at: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, list item or block of code.

    `indent`: levels of lists around it. `marker`: stands before its first line. `quotes`: levels of
    quotation. `gap`: lines of air above it.
    """

    text: str
    spans: tuple[Span, ...] = ()
    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    marker: str = ""
    quotes: int = 0
    code: bool = False
    heading: bool = False
    rule: bool = False
    gap: float = 0.0


def is_markdown(text: str) -> bool:
    """Whether the text may hold Markdown; quickly told."""
    return len(text) <= MOST_CHARACTERS and _MARKUP.search(text) is not None


def plain_blocks(text: str, source: int = 0) -> tuple[Block, ...]:
    """A block for each line, as it is. `source`: where the text begins in the whole one."""
    blocks = []
    for line in text.split("\n"):
        blocks.append(Block(line, pieces=(Piece(0, source, len(line)),)))
        source += len(line) + 1
    return tuple(blocks)


@lru_cache(maxsize=512)
def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of a whole answer."""
    if not is_markdown(text):
        return plain_blocks(text)
    return tuple(_Reader(text).blocks()) or plain_blocks(text)


def growing_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of an answer that still grows: its settled paragraphs, and the last one
    as plain text.
    """
    if is_markdown(text):
        settled = _settled(text)
    else:
        settled = 0
    if not is_markdown(text[:settled]):
        return plain_blocks(text)
    first, *others = plain_blocks(text[settled:], settled)
    return (*blocks_of(text[:settled]), Block(first.text, pieces=first.pieces, gap=0.5), *others)


def plain_text(text: str) -> str:
    """What one reads of an answer: its text without the marks of Markdown."""
    if is_markdown(text):
        return "\n".join(block.text for block in blocks_of(text))
    return text


def searched(text: str) -> str:
    """About `plain_text`, a hundred times as fast: thousands of answers are searched at each key."""
    if not is_markdown(text):
        return text
    return without_marks(text)


def shown_place(blocks: tuple[Block, ...], source: int) -> int:
    """Where the character `source` of a text stands in its blocks joined by line ends."""
    starts, places = [], list[tuple[int, Piece]]()
    start = 0
    for block in blocks:
        for piece in block.pieces:
            starts.append(piece.source)
            places.append((start, piece))
        start += len(block.text) + 1
    found = bisect_right(starts, source) - 1
    if found < 0:
        return 0
    start, piece = places[found]
    return start + piece.at + min(piece.length, source - piece.source)


def _settled(text: str) -> int:
    """Where the last paragraph begins that may still change."""
    end = text.rfind("\n\n")
    if end < 0:
        return 0
    fences = [match.start() for match in re.finditer(r"^(?:```|~~~)", text[:end], re.MULTILINE)]
    if len(fences) % 2:
        return fences[-1]
    return end + 2


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only where somebody writes Markdown

    made = MarkdownIt("commonmark", {"html": False, "maxNesting": 20})
    return made.disable(["html_block", "html_inline", "image", "reference", "entity", "lheading"])


@dataclass(slots=True)
class _List:
    number: bool
    tight: bool = True


@dataclass(slots=True)
class _Reader:
    """Turns the parser's tokens into blocks, and looks for their characters in the source."""

    source: str
    at: int = 0
    lists: list[_List] = field(default_factory=list)
    quotes: int = 0
    marker: str = ""
    heading: bool = False
    in_list: bool = False
    any_yet: bool = False

    def blocks(self) -> Iterator[Block]:
        """All blocks in their order."""
        for token in _parser().parse(self.source):
            made = self._block(token)
            if made is not None:
                self.any_yet = True
                yield made

    def _block(self, token: Token) -> Block | None:
        match token.type:
            case "inline":
                return self._paragraph(token)
            case "fence" | "code_block":
                return self._code(token.content.rstrip("\n"))
            case "hr":
                return self._dressed(Block("", rule=True), 0.5)
            case _:
                self._enter(token)
                return None

    def _enter(self, token: Token) -> None:
        match token.type:
            case "heading_open" | "heading_close":
                self.heading = token.nesting > 0
            case "bullet_list_open" | "ordered_list_open":
                self.in_list = bool(self.lists)
                self.lists.append(_List(token.type.startswith("ordered")))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
                self.in_list = bool(self.lists)
            case "list_item_open":
                if self.lists[-1].number:
                    self.marker = f"{token.info}{token.markup}"
                else:
                    self.marker = "•"
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case "paragraph_open" if self.lists:
                self.lists[-1].tight = token.hidden

    def _dressed(self, block: Block, gap: float) -> Block:
        tight = bool(self.lists) and self.in_list and self.lists[-1].tight
        self.in_list = bool(self.lists)
        above = 0.0
        if self.any_yet and not tight:
            above = gap
        made = Block(
            block.text,
            block.spans,
            block.pieces,
            min(DEEPEST, len(self.lists)),
            self.marker,
            min(DEEPEST, self.quotes),
            block.code,
            self.heading,
            block.rule,
            above,
        )
        self.marker = ""
        return made

    def _code(self, content: str) -> Block:
        pieces, place = [], 0
        # in a quotation or a list each line of the source has more before it
        for line in content.split("\n"):
            pieces.append(self._found(line, place))
            place += len(line) + 1
        return self._dressed(Block(content, pieces=tuple(pieces), code=True), 0.5)

    def _paragraph(self, token: Token) -> Block:
        parts, spans, pieces = list[str](), list[Span](), list[Piece]()
        opened, place = list[tuple[int, Style, str]](), 0
        for child in token.children or ():
            if child.type in {"softbreak", "hardbreak"}:
                text = "\n"
            else:
                text = child.content
            if child.type in _OPENING:
                opened.append((place, _OPENING[child.type], str(child.attrs.get("href", ""))))
            elif child.nesting < 0 and opened:
                start, style, address = opened.pop()
                spans.append(Span(start, place, style, address))
                self._skip(address)
            elif text:
                pieces.append(self._found(text, place))
                if child.type == "code_inline":
                    spans.append(Span(place, place + len(text), Style.CODE))
                elif not any(style is Style.LINK for _, style, _ in opened):
                    spans += _bare_links(text, place)
                parts.append(text)
                place += len(text)
        kept = tuple(span for span in spans if span.start < span.end)
        return self._dressed(Block("".join(parts), kept, tuple(pieces)), 0.5)

    def _found(self, text: str, place: int) -> Piece:
        """Where these characters stand in the source: the next such ones. Never goes back."""
        found = self.source.find(text, self.at)
        if found < 0:
            return Piece(place, self.at, 0)
        self.at = found + len(text)
        return Piece(place, found, len(text))

    def _skip(self, address: str) -> None:
        if address and (found := self.source.find(address, self.at)) >= 0:
            self.at = found + len(address)


_OPENING = {"strong_open": Style.STRONG, "em_open": Style.EMPHASIS, "link_open": Style.LINK}


def _bare_links(text: str, place: int) -> list[Span]:
    """Addresses that stand in the text without marks."""
    if "://" not in text:
        return []
    found = []
    for match in _BARE_LINK.finditer(text):
        address = match[0].rstrip(_TRAILING)
        found.append(
            Span(place + match.start(), place + match.start() + len(address), Style.LINK, address)
        )
    return found


def openable(address: str) -> bool:
    """Whether an address may be offered to be opened: a web page or a mail address,
    without hidden characters.
    """
    return address.lower().startswith(OPENABLE) and address.isprintable() and " " not in address
