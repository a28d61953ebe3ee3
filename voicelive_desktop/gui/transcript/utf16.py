"""Lengths and parts of a text as Qt counts them: in UTF-16, where an emoji is two and half an emoji
is one.
"""

from __future__ import annotations


def units(text: str) -> int:
    """How long Qt counts a text: in UTF-16, where an emoji is two and half an emoji is one. Takes
    any text.
    """
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16(text: str, start: int, end: int | None) -> str:
    """The part between two positions."""
    if text.isascii():
        return text[start:end]
    coded = text.encode("utf-16-le", "surrogatepass")
    return coded[2 * start : None if end is None else 2 * end].decode("utf-16-le", "surrogatepass")
