"""Whether a turn of the user was the assistant's own voice, out of the loudspeaker: told by its words."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")
_SHARE = 0.6  # a recogniser mishears words of an echo; a person who interrupts has other things to say
_FEWEST = 2  # a single word is anybody's


def repeats(turn: str, spoken: str) -> bool:
    """Whether the words written down for a turn are words of the answer that it interrupted, or none at all."""
    words = _WORD.findall(turn.lower())
    if not words:
        return True
    own = set(_WORD.findall(spoken.lower()))
    return len(words) >= _FEWEST and sum(word in own for word in words) >= _SHARE * len(words)
