"""Text in pieces that a voice can speak at once."""

from __future__ import annotations

from collections.abc import Iterator

LONGEST = 300  # characters: some twenty seconds; a voice holds the samples of a whole piece


def in_pieces(text: str, longest: int = LONGEST) -> Iterator[str]:
    """Cut a text behind blanks, or anywhere when there is none; the pieces joined are the text."""
    start = 0
    while len(text) - start > longest:
        behind_blank = max(text.rfind(blank, start, start + longest) for blank in " \n") + 1
        end = behind_blank or start + longest
        yield text[start:end]
        start = end
    yield text[start:]
