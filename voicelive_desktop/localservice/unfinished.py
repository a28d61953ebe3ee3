"""Whether words want to go on."""

from __future__ import annotations

_WORDS = (
    "a an the and or but because so if that to of with for from in on at by",
    "my your his her our their is are was were am have has will would can could i you we they um uh",
)
UNFINISHED_WORDS = frozenset(word for line in _WORDS for word in line.split())


def sounds_unfinished(so_far: str) -> bool:
    """Whether a sentence cannot end with its last word."""
    return so_far.rpartition(" ")[2] in UNFINISHED_WORDS
