"""What stands under the words of a row: the sources of an answer, and in its details when and how
surely a turn was heard.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.facts.evidence import FoundSource
from voicelive_desktop.gui.transcript.markdown import Block, Span, Style, openable
from voicelive_desktop.gui.wording import evidence_words as words


def evidence_blocks(item: Item, *, expanded: bool) -> tuple[Block, ...]:
    """The lines; none where there is nothing to show."""
    return tuple(_blocks(item, expanded=expanded))


def _blocks(item: Item, *, expanded: bool) -> Iterator[Block]:
    sources = item.evidence.sources
    if sources:
        title = words.sources_title(len(sources))
        yield Block(title, (Span(0, len(title), Style.STRONG),))
    for number, source in enumerate(sources, 1):
        yield _source(number, source)
        if expanded and source.passage:
            yield Block(" ".join(source.passage.split()), indent=1)
    if expanded:
        for line in words.details(item):
            yield Block(line)


def _source(number: int, source: FoundSource) -> Block:
    text = " ".join(source.title.split())
    spans: tuple[Span, ...] = ()
    if openable(source.address):
        spans = (Span(0, len(text), Style.LINK, source.address),)
    more = words.source_line(source)
    if more:
        text = f"{text}{words.DOT}{more}"
    return Block(text, spans, indent=1, marker=f"{number}.")
