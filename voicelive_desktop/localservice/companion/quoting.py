"""Words of others inside a sentence of the companion: one mark ends it, and it stays short."""

from __future__ import annotations

LONGEST_QUOTE = 200  # characters; somebody who pasted a page does not want to hear it
CLOSING = "\"'\u201c\u201d\u2018\u2019\u00bb\u00ab)]*_"
END_MARKS = (".", "!", "?", "\u2026", "\u3002", "\uff01", "\uff1f")
OPEN_MARKS = " ,;:-\u2013\u2014"


def is_wordless(text: str) -> bool:
    """Whether it is nothing but blanks and marks."""
    return not text.strip().strip("".join((OPEN_MARKS, *END_MARKS)))


def ended(text: str) -> str:
    """Return the text with a mark at its end: its own, or else a full stop."""
    words = text.rstrip().rstrip(OPEN_MARKS)
    if words.rstrip(CLOSING).endswith(END_MARKS):
        return words
    return f"{words}."


def quoted(text: str, longest: int = LONGEST_QUOTE) -> str:
    """Return the text on one line, cut behind a word where it is long, and ended."""
    words = " ".join(text.split())
    if len(words) <= longest:
        return ended(words)
    whole, blank, _ = words[:longest].rpartition(" ")
    return f"{(whole if blank else words[:longest]).rstrip(OPEN_MARKS + '.!?')}\u2026"
