"""A model's text in the stretches in which it is spoken: the first one early, then
sentence by sentence.

Somebody who listens waits for the first sound, so the first stretch ends at a comma or within 60
characters. What is no speech is shown but not read: code, addresses, Markdown's marks, emoji.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from voicelive_desktop.localservice.voice.pieces import LONGEST
from voicelive_desktop.localservice.voice.voice_port import SpokenText, SpokenWord

FIRST_LONGEST = 60
FENCE = "```"
_CLAUSE_END = re.compile(r"[,;:.!?…—][\"')\]*_]*\s+|[，、；：。！？।]|\n+")
# At the end of what has come: waiting for the blank behind it costs a token's time.
_OPEN_COMMA = re.compile(r"[^\W\d][*_]*[,;]$")
_SENTENCE_END = re.compile(r"[.!?…][\"')\]*_]*\s+|[。！？।]|\n+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|mr|mrs|ms|dr|prof|st|vs|no|approx|z\.b|bzw|ca|usw)|\b[A-Za-z]|^\s*\d+)\.\s+$",
    re.IGNORECASE,
)
_OPEN_LINK = re.compile(r"\[[^\]]*$|\[[^\]]*\]\([^)]*$")
_TOKEN = re.compile(
    r"(?P<picture>!\[[^\]]*\]\([^)]*\)\s*)|\[(?P<label>[^\]]*)\]\([^)]*\)(?P<after>\S*)\s*|(?P<url>(?:https?://|www\.)\S+\s*)"
    r"|(?P<word>\S+\s*)|\s+"
)
_MARKS = re.compile(r"[*`~|]+|^#+$|^>+$|^[-•]+$|^_+|_+$")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f\u20e3")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it is shown, with the blanks after it, and as it is read."""

    shown: str
    spoken: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of text."""

    tokens: tuple[Token, ...]

    @property
    def shown(self) -> str:
        """What the person reads."""
        return "".join(token.shown for token in self.tokens)

    @property
    def spoken(self) -> str:
        """What the person hears; empty for code and the like."""
        return " ".join(token.spoken for token in self.tokens if token.spoken)

    @property
    def read(self) -> str:
        """What the voice gets: a blank at the end where more follows, which makes a pause."""
        if self.shown[-1:].isspace() or _OPEN_COMMA.search(self.shown):
            return f"{self.spoken} "
        return self.spoken

    def with_shown_words(self, speech: SpokenText) -> SpokenText:
        """Return the speech of this clause with the shown words at the times of the spoken ones."""
        spoken = list(speech.words)
        words: list[SpokenWord] = []
        at_ms = 0
        for token in self.tokens:
            mine = [spoken.pop(0) for _ in token.spoken.split() if spoken]
            start_ms, end_ms = (mine[0].start_ms, mine[-1].end_ms) if mine else (at_ms, at_ms)
            words.append(SpokenWord(token.shown, start_ms, end_ms))
            at_ms = end_ms
        return replace(speech, words=tuple(words))


class Clauses:
    """Takes text piece by piece and returns the stretches that can be spoken; all of them joined
    are the text.
    """

    def __init__(self) -> None:
        self._waiting = ""
        self._is_code = False
        self._is_first = True

    def push(self, text: str) -> Iterator[Clause]:
        """Return what is whole by now."""
        self._waiting += text
        yield from self._whole(is_last=False)

    def finish(self) -> Iterator[Clause]:
        """Return the rest."""
        yield from self._whole(is_last=True)
        if self._waiting:
            rest, self._waiting = self._waiting, ""
            yield Clause((Token(rest, ""),)) if self._is_code else _clause(rest)

    def _whole(self, *, is_last: bool) -> Iterator[Clause]:
        while True:
            if self._is_code:
                found = self._code()
            else:
                found = self._text(is_last=is_last)
            if found is None:
                return
            yield found

    def _code(self) -> Clause | None:
        end = self._waiting.find(FENCE, len(FENCE))
        if end < 0:
            return None
        end += len(FENCE)
        end += len(self._waiting[end:]) - len(self._waiting[end:].lstrip("\n"))
        code, self._waiting = self._waiting[:end], self._waiting[end:]
        self._is_code = False
        return Clause((Token(code, ""),))

    def _text(self, *, is_last: bool) -> Clause | None:
        fence = self._waiting.find(FENCE)
        if fence == 0:
            self._is_code = True
            return self._code()
        if fence < 0:
            text = self._waiting
        else:
            text = self._waiting[:fence]
        end = self._end_in(text, is_closed=fence > 0)
        if end is None and (fence > 0 or (is_last and len(text) > LONGEST)):
            end = len(text) if fence > 0 else LONGEST
        if end is None:
            return None
        self._waiting = self._waiting[end:]
        self._is_first = self._is_first and not text[:end].strip()
        return _clause(text[:end])

    def _end_in(self, text: str, *, is_closed: bool) -> int | None:
        """Return where the next stretch ends, or None while that is not certain."""
        if self._is_first:
            longest = FIRST_LONGEST
        else:
            longest = LONGEST
        if self._is_first:
            pattern = _CLAUSE_END
        else:
            pattern = _SENTENCE_END
        for found in pattern.finditer(text):
            end = found.end()
            is_certain = (
                end < len(text)
                or is_closed
                or found[0].endswith(("\n", " "))
                or not found[0].isspace()
            )
            if end > longest + 20 and self._is_first:
                break
            if (
                is_certain
                and not _ABBREVIATION.search(text[:end])
                and not _OPEN_LINK.search(text[:end])
            ):
                return end
        if len(text) <= longest:
            is_whole = _OPEN_COMMA.search(text) and not _OPEN_LINK.search(text)
            return len(text) if self._is_first and is_whole else None
        blank = text.rfind(" ", 0, longest + 1) + 1
        while blank and _OPEN_LINK.search(text[:blank]) and len(text) < 2 * LONGEST:
            blank = text.rfind(" ", 0, blank - 1) + 1
        if blank:
            return blank
        if len(text) > LONGEST:
            return longest
        return None


def _clause(text: str) -> Clause:
    """Blanks before the first word belong to it."""
    inner = text.lstrip()
    first, *others = tuple(_tokens(inner)) or (Token("", ""),)
    shown = text[: len(text) - len(inner)] + first.shown
    return Clause((replace(first, shown=shown), *others))


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(text):
        if found["label"] is not None:
            yield Token(found[0], _read(found["label"] + found["after"]))
        elif found["word"] is not None:
            yield Token(found[0], _read(found[0]))
        else:
            yield Token(found[0], "")


def _read(text: str) -> str:
    """Return the text as it is read: without marks and emoji; nothing when no word is left."""
    words = []
    for word in text.split():
        plain = (
            "".join(sign for sign in _MARKS.sub("", word) if not _is_picture(sign))
            .replace("_", " ")
            .strip()
        )
        if any(sign.isalnum() or sign in "&+=%$€£@°" for sign in plain):
            words.append(plain)
    return " ".join(words)


def _is_picture(sign: str) -> bool:
    if sign in _JOINERS:
        return True
    return ord(sign) > 0x2000 and unicodedata.category(sign) in {"So", "Sk", "Cs", "Co"}
