"""What of Whisper's text is believed: it also writes where nobody speaks, and sometimes the same
again and again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

SENTENCE = 6  # tokens
MANY = 3  # times in a row; people say a word twice
ENOUGH = 8  # tokens said again in all: "no no no no" is a person
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
    """Whether to read again with the whole window: it guessed, or a sentence stands there twice (as
    people do).
    """
    return (
        confidence < GUESSED or _says_again(tokens, times=2, least=SENTENCE) or is_looping(tokens)
    )


def is_looping(tokens: Sequence[int]) -> bool:
    """Whether the end is one and the same so often that nobody said it."""
    return _says_again(tokens, times=MANY, least=1)


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
