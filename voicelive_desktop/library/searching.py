"""Words as the search sees them: folded, scripts without spaces character by character. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from voicelive_desktop.domain.words.quick_classes import dataclass

LEAST = 2  # letters; a single one is in every row
PIECE = 4_000  # characters of a text that are looked through at a time
BEFORE, LONGEST = 40, 180  # characters of a passage before its first match, and in all

# Scripts that put no spaces between words: Thai, Lao, Tibetan, Myanmar, Khmer, kana, Chinese
# characters.
_SPACELESS = "\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096"
_SPACELESS += (
    "\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_SPACELESS += "\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff"
# Signs that stand for something: arrows, symbols, emoji.
_SIGNS = "\u2190-\u2bff\U0001f000-\U0001faff"
# Marks that belong to the letter before them, and scripts whose vowels are such marks.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
_MARKS += "\u0900-\u0963\u0966-\u0dff\u200c\u200d"
_TOKEN = re.compile(f"[{_SPACELESS}{_SIGNS}]|(?:(?![{_SPACELESS}])[^\\W_]|[{_MARKS}])+")
_ALONE = re.compile(f"[{_SPACELESS}{_SIGNS}]")
_DROPPED = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d]"
)
_BEYOND = "u0001"  # how signs beyond the first 65,536 characters are spelt
_QUOTED = re.compile(r'"([^"]*)"?|(\S+)')


@dataclass(frozen=True, slots=True)
class Term:
    """Tokens that stand side by side; of the last one perhaps only the beginning."""

    tokens: tuple[str, ...]
    begins: bool = True


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """The words of a text as (begin, end, folded)."""
    for found in _TOKEN.finditer(text):
        if folded := _folded(found[0]):
            yield found.start(), found.end(), folded


def indexed(text: str) -> str:
    """What the index is given for a text."""
    if text.isascii():
        return text.lower()
    return " ".join(token for _, _, token in tokens(text))


def terms(query: str) -> tuple[Term, ...]:
    """What is looked for: rows that have all of these. Empty while too little was typed."""
    found = []
    for quoted, word in _QUOTED.findall(query):
        parts = tuple(token for _, _, token in tokens(quoted or word))
        if parts:
            found.append(Term(parts, begins=not quoted and len(parts[-1]) >= LEAST))
    enough = any(
        len(term.tokens) > 1 or len(term.tokens[0]) >= LEAST or is_alone(term.tokens[0])
        for term in found
    )
    if enough:
        return tuple(found)
    return ()


def is_alone(token: str) -> bool:
    """Whether one character is a word already."""
    return bool(_ALONE.match(token)) or token.startswith(_BEYOND)


def expression(wanted: tuple[Term, ...]) -> str:
    """The same for SQLite's full text search."""
    return " AND ".join(map(_quoted, wanted))


def _quoted(term: Term) -> str:
    words = f'"{" ".join(term.tokens)}"'
    if term.begins:
        return f"{words} *"
    return words


def marks(text: str, wanted: tuple[Term, ...]) -> tuple[tuple[int, int], ...]:
    """Where in the text what is looked for stands, from left to right, never overlapping."""
    words = list(tokens(text))
    spans = sorted(span for term in wanted for span in _spans(words, term))
    found: list[tuple[int, int]] = []
    for begin, end in spans:
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((begin, end))
    return tuple(found)


def passage(text: str, wanted: tuple[Term, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The part of the text around the first match in one line, and the matches in it."""
    found = _first_marks(text, wanted)
    first = found[0][0] if found else 0
    begin = _cut(text, first - BEFORE, first)
    if len(text) - begin <= LONGEST:
        end = len(text)
    else:
        end = begin + LONGEST
    line = "".join(" " if char.isspace() else char for char in text[begin:end])
    ahead, behind = ("…" if begin else ""), ("…" if end < len(text) else "")
    moved = tuple(
        (a - begin + len(ahead), min(b, end) - begin + len(ahead)) for a, b in found if a < end
    )
    return ahead + line + behind, moved


def _first_marks(text: str, wanted: tuple[Term, ...]) -> tuple[tuple[int, int], ...]:
    """The matches in the part of the text that has the first one; a long text is read
    piece by piece.
    """
    for begin in range(0, len(text), PIECE):
        found = marks(text[begin : begin + PIECE + LONGEST], wanted)
        if found:
            return tuple((a + begin, b + begin) for a, b in found)
    return ()


def _cut(text: str, at: int, before: int) -> int:
    """Where a passage begins: at a word where one begins near there."""
    if at <= 0:
        return 0
    space = text.find(" ", at, before)
    if space < 0:
        return at
    return space + 1


def _spans(words: list[tuple[int, int, str]], term: Term) -> Iterator[tuple[int, int]]:
    length = len(term.tokens)
    *before, wanted = term.tokens
    for n in range(length - 1, len(words)):
        begin, end, last = words[n]
        if last != wanted and not (term.begins and last.startswith(wanted)):
            continue
        first = n - length + 1
        if all(words[first + k][2] == token for k, token in enumerate(before)):
            yield words[first][0], begin + len(wanted) if len(last) == end - begin else end


def _folded(token: str) -> str:
    """Without upper case, accents and other forms of the same letter."""
    if token.isascii():
        return token.lower()
    if len(token) == 1 and ord(token) > 0xFFFF and not token.isalnum():
        return f"{_BEYOND}{ord(token):x}"  # SQLite may not know yet that this is a sign
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", token.casefold()))
    return unicodedata.normalize("NFC", plain)
