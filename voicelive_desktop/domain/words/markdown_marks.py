"""Takes the marks of Markdown off a text by a few patterns: quick, and right for what models write."""

from __future__ import annotations

import re

_LINKED = re.compile(r"\[([^\[\]\n]*)\]\([^()\s]*(?: \"[^\"\n]*\")?\)")
_LINE_MARKS = re.compile(r"^[ \t]*(?:```.*|~~~.*|#{1,6} |> ?|[-+*] |\d{1,9}[.)] )", re.MULTILINE)
_MARKS = re.compile(r"\*\*|__|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")


def without_marks(text: str) -> str:
    """Return the words, such as "the Seine" for "the **[Seine](http://x.y)**"."""
    return _MARKS.sub("", _LINKED.sub(r"\1", _LINE_MARKS.sub("", text)))
