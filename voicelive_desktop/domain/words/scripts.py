"""Finds where words begin and end, also in scripts without spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Thai and Lao, Tibetan, Burmese, Khmer; Chinese and Japanese with their signs. Korean puts spaces.
_NO_SPACES = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
    "\u2e80-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff65\U00020000-\U0003ffff"
)
# Vowels and accents that one writer of Hebrew or Arabic puts, and the next one leaves out.
_POINTS = re.compile(
    "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4-\u05c7\u0610-\u061a\u064b-\u065f\u0670]"
)
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
LONGEST_WORD = 24  # characters; longer runs are no words


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"\s|[{_NO_SPACES}]")  # 4 ms, which no start waits for


@cache
def _stands_alone() -> re.Pattern[str]:
    return re.compile(f"[{_NO_SPACES}]")


def stands_alone(sign: str) -> bool:
    """Whether this is a character of a script whose words nothing parts."""
    return _stands_alone().match(sign) is not None


def end_of_word(text: str, at: int) -> int:
    """Return where the word at this place ends; the place itself in scripts without spaces."""
    if at <= 0:
        return 0
    found = _ends().search(text, at)
    if found is None:
        end = len(text)
    else:
        end = found.start()
    if end - at <= LONGEST_WORD:
        return whole_sign(text, end)
    return whole_sign(text, at)


def whole_sign(text: str, at: int) -> int:
    """Return this place, moved behind the marks and joiners that belong to the character before it."""
    while 0 < at < len(text) and (
        _is_mark(text[at]) or text[at] in _JOINERS or text[at - 1] == "\u200d"
    ):
        at += 1
    return at


def words_of(text: str) -> list[str]:
    """Return a text's words in lower case, with vowel signs; single characters in
    scripts without spaces. However the same letters were written, the words are the same.
    """
    words, word = list[str](), ""
    for sign in unicodedata.normalize("NFKC", _POINTS.sub("", text)).casefold():
        alone = stands_alone(sign)
        belongs = sign.isalnum() or _is_mark(sign)
        if word and (alone or not belongs):
            words.append(word)
            word = ""
        if belongs:
            if alone and _is_mark(sign) and words:
                words[-1] += sign
            elif alone:
                words.append(sign)
            else:
                word += sign
    if word:
        return [*words, word]
    return words


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")
