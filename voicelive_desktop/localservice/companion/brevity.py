"""How long an answer may be by the instructions, as far as a companion of this size reads them.

"Answer briefly" changes nothing: it always does, and who asks for a long story gets one. What
counts is a limit.
"""

from __future__ import annotations

import re

NUMBERS = {"one": 1, "a single": 1, "single": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_NUMBER = rf"(?P<number>{'|'.join(NUMBERS)}|\d+)"
_LIMITS = (  # first match wins; the second number is taken off
    (rf"\b(?:under|fewer than|less than) {_NUMBER} sentences?\b", 1),
    (
        rf"\b(?:at most|no more than|not more than|up to|within|in) {_NUMBER} (?:short )?sentences?\b",
        0,
    ),
    (rf"\b{_NUMBER} (?:short )?(?:sentence|line)\b", 0),
)
_SHORT = (
    r"\b(?:be|being|very|extremely|really|keep (?:it|them|your answers|every answer|answers)) "
    r"(?:brief|short|concise)"
)


def most_sentences(instructions: str) -> int | None:
    """Return how many sentences the instructions allow; None when they set no limit."""
    text = instructions.lower()
    for pattern, less in _LIMITS:
        found = re.search(pattern, text)
        if found:
            number = NUMBERS.get(found["number"]) or int(found["number"])
            return max(1, number - less)
    if re.search(_SHORT, text):
        return 1
    return None
