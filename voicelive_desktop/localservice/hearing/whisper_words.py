"""What of Whisper's text is believed: it also writes where nobody speaks, and sometimes the same
again and again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

SENTENCE = 6  # tokens
MANY = 3  # times in a row; people say a word twice
ENOUGH = 8  # tokens said again in all: "no no no no" is a person
MOST_WORDS_PER_S = 6.0  # of a voice; who speaks fast says five
A_TITLE = 3  # words with a capital each
# words that have one only at the beginning of a sentence
SMALL = frozenset(
    [
        "an",
        "the",
        "me",
        "my",
        "you",
        "your",
        "it",
        "is",
        "of",
        "to",
        "in",
        "on",
        "at",
        "and",
        "or",
        "for",
    ]
)
GUESSED = -1.0  # mean log probability: Whisper's own limit for another try
UNSURE = -0.7  # mean log probability; of 31 sentences of people the worst had -0.55
# What it writes about silence, breath and noise, counted over 169 pieces of them.
PHANTOMS = frozenset(
    [
        "you", "i'm", "i'm not going to be here", "i'm going to go to the bathroom", "thank you", "thanks for watching",
        "thank you for watching", "bye", "so", "oh", "the", "okay", "i", "and", "",
    ]
)  # fmt: skip
_NO_SPEECH = re.compile(r"\[[^\]]*\]|\([^)]*\)|\*[^*]*\*|[♪♫]+")


def is_doubtful(tokens: Sequence[int], confidence: float) -> bool:
    """Whether to read again with a longer window: it guessed, or a sentence stands there twice (as
    people do).
    """
    return (
        confidence < GUESSED
        or _says_again(tokens, times=2, least=SENTENCE)
        or is_looping(tokens)
        or _is_double(tokens)
    )


def is_looping(tokens: Sequence[int]) -> bool:
    """Whether the end is one and the same so often that nobody said it."""
    return _says_again(tokens, times=MANY, least=1)


def _is_double(tokens: Sequence[int]) -> bool:
    """Whether all of it stands there twice."""
    half = len(tokens) // 2
    return 2 * half >= ENOUGH and tokens[:half] == tokens[half:]


def said_once(text: str, voice_s: float) -> str:
    """Return one half of a text that is the same twice, where nobody could say both in that time."""
    words = text.split()
    half = len(words) // 2
    is_double = len(words) > 1 and words[:half] == words[half:]
    if is_double and len(words) > MOST_WORDS_PER_S * voice_s:
        return " ".join(words[:half])
    return text


def in_sentence_case(text: str) -> str:
    """Return a text of which each word has a capital as a sentence; headlines are what it
    has read most.
    """
    words = text.split()
    if len(words) < A_TITLE or text.isupper():
        return text
    is_title = all(word[:1].isupper() for word in words)
    written = words[:1]
    for before, word in pairwise(words):
        is_inside = before[-1] not in ".!?" and not _is_capital(word)
        if is_inside and (is_title or word.lower() in SMALL):
            written.append(word.lower())
        else:
            written.append(word)
    return " ".join(written)


def _is_capital(word: str) -> bool:
    """Whether it has capitals wherever it stands: I, I'm, TV."""
    letters = "".join(filter(str.isalpha, word.partition("'")[0]))
    return letters.isupper() and letters != "A"


def _says_again(tokens: Sequence[int], *, times: int, least: int) -> bool:
    for size in range(least, len(tokens) // times + 1):
        last, again = tokens[-size:], 1
        while tokens[-size * (again + 1) : -size * again] == last:
            again += 1
        if again >= times and size * again >= ENOUGH:
            return True
    return False


def believed(text: str, confidence: float) -> str:
    """Return the text without descriptions of sounds; nothing, when it is likely made of nothing."""
    spoken = " ".join(_NO_SPEECH.sub(" ", text).split())
    words = re.findall(r"[\w']+", spoken.lower())
    if not words or (confidence < UNSURE and " ".join(words) in PHANTOMS):
        return ""
    return spoken


def once(text: str) -> str:
    """Return a text without what is said again at its end."""
    words = text.split()
    for size in range(1, len(words) // 2 + 1):
        while len(words) >= 2 * size and words[-size:] == words[-2 * size : -size]:
            words = words[:-size]
    return " ".join(words)
