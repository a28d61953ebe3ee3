"""Whether a turn of the user was the assistant's own voice, out of the loudspeaker: told by its words."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+")
_TAIL = 25  # words that were heard last: an echo is of these
_SHARE = 0.6  # a recogniser mishears words of an echo; a person who interrupts has other things to say
_FEWEST = 2  # a single word is anybody's


def repeats(turn: str, heard: str) -> bool:
    """Whether a turn's words are, in their order, those that were `heard` last of the answer it cut; or none at all."""
    words, tail = _WORD.findall(turn.lower()), _WORD.findall(heard.lower())[-_TAIL:]
    if not words:
        return True
    alike = SequenceMatcher(None, words, tail, autojunk=False).get_matching_blocks()
    return len(words) >= _FEWEST and sum(block.size for block in alike) >= _SHARE * len(words)
