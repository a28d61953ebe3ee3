"""Makes outside text fit to show, keep and send: no lone surrogates, limited length."""

from __future__ import annotations

import re

from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.wording import Words

# of one text: an hour and a half of speech; beyond it laying out holds up the window
MOST_CHARACTERS = 100_000
MOST_SAID = 4_000  # of what somebody says about a failure
_LONGEST_WORD = 24  # characters; longer runs are no words of a script with spaces
_NAME = re.compile(r"[A-Za-z0-9_.:-]{1,64}", re.ASCII)


def brief(text: str, most: int) -> str:
    """Return the beginning of a text as one line, with "…" if cut: between words where
    there are spaces.
    """
    line = " ".join(whole(text[: most * 4]).split())
    if len(line) <= most and len(text) <= most * 4:
        return line
    cut = line[: most - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > most - 1 - _LONGEST_WORD else cut).rstrip() + "…"


def named(text: str) -> str:
    """Return a protocol name as it is, and only the length of anything else: for
    logs without words.
    """
    if not text or _NAME.fullmatch(text):
        return text
    return f"({len(text)} characters)"


def said(text: str, most: int = MOST_SAID) -> str:
    """Return a failure's message; a long one is cut, and says where."""
    if len(text) <= most:
        return whole(text)
    return Words("{words}… (cut at {n} characters)", words=whole(text[:most]), n=most)
