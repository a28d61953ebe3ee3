"""Which blocks a row shows: Markdown only in answers, and of very long texts the beginning."""

from __future__ import annotations

from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.gui.transcript.markdown import Block, blocks_of, growing_blocks, plain_blocks

MOST_SHOWN = 10_000  # characters of a row, until somebody wants all; ten minutes of speech
MOST_LINES = 300  # paragraphs of a row, likewise
MOST_EXPANDED = 60_000  # characters; what is longer can be copied
MOST_EXPANDED_LINES = 2_000


def blocks_of_row(item: Item, text: str, *, expanded: bool) -> tuple[Block, ...]:
    """The blocks of a row's text, or of its beginning if it is very long."""
    text = text[: shown_length(text, expanded=expanded)]
    if item.role is not Role.ASSISTANT or not item.text:
        return plain_blocks(text)
    if item.status is Status.PARTIAL:
        return growing_blocks(text)
    return blocks_of(text)


def shown_length(text: str, *, expanded: bool) -> int:
    """How many characters of a text are shown."""
    characters, lines = (
        (MOST_EXPANDED, MOST_EXPANDED_LINES) if expanded else (MOST_SHOWN, MOST_LINES)
    )
    length = min(len(text), characters)
    if text.count("\n", 0, length) < lines:
        return length
    at = -1
    for _ in range(lines):
        at = text.index("\n", at + 1)
    return at


def left_out(text: str) -> int:
    """How many characters at the end are not shown before somebody wants all."""
    return len(text) - shown_length(text, expanded=False)
