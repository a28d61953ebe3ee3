"""Which words of a turn the service is unsure of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.facts.evidence import UNSURE_BELOW
from voicelive_desktop.domain.words.quick_classes import dataclass

_WORD = re.compile(r"\S+")
SKIPPED = 64  # characters; a part that is farther off belongs to another place


@dataclass(frozen=True, slots=True)
class UnsureWord:
    """A word between these characters of the row's text, and how sure the service is of it."""

    start: int
    end: int
    text: str
    certainty: float


def unsure_words(item: Item) -> tuple[UnsureWord, ...]:
    """Return them in order; a word is as sure as its least sure part."""
    if not item.evidence.parts:
        return ()
    found = []
    parts = list(_placed_parts(item))
    first = 0
    for word in _WORD.finditer(item.text):
        while first < len(parts) and parts[first][1] <= word.start():
            first += 1
        inside = [sure for start, _, sure in _until(parts, first, word.end())]
        certainty = min(inside, default=1.0)
        if certainty < UNSURE_BELOW:
            found.append(UnsureWord(word.start(), word.end(), word.group(), certainty))
    return tuple(found)


def _until(
    parts: list[tuple[int, int, float]], first: int, end: int
) -> Iterator[tuple[int, int, float]]:
    for part in parts[first:]:
        if part[0] >= end:
            return
        yield part


def _placed_parts(item: Item) -> Iterator[tuple[int, int, float]]:
    """Where each part stands in the text; the service's text may differ from its parts by blanks."""
    at = 0
    for part in item.evidence.parts:
        text = part.text.strip()
        place = item.text.find(text, at, at + len(text) + SKIPPED) if text else -1
        if place >= 0:
            at = place + len(text)
            yield place, at, part.certainty
