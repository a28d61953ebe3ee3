"""Recognizes by its words a turn that was the assistant's own voice from the loudspeaker."""

from __future__ import annotations

from voicelive_desktop.domain.words.scripts import stands_alone, words_of

_TAIL = 25  # words that were heard last: an echo is of these
# a recogniser mishears words of an echo; a person who interrupts has other things to say
_SHARE = 0.6
_FEWEST = 2  # a single word is anybody's
# characters of a script without spaces that stand for a word; fewer in a row are alike by chance
_SIGNS = 2


def repeats(turn: str, heard: str) -> bool:
    """Whether the turn repeats, in order, the words `heard` last of the answer that it cut, or has
    no words at all.
    """
    words = words_of(turn)
    if not words:
        return True
    if 2 * sum(stands_alone(word) for word in words) > len(words):
        size = _SIGNS
    else:
        size = 1
    tail = words_of(heard)[-_TAIL * size :]
    from difflib import SequenceMatcher  # noqa: PLC0415 - the start waits for no interruption

    blocks = SequenceMatcher(None, words, tail, autojunk=False).get_matching_blocks()
    alike = sum(block.size for block in blocks if block.size >= size)
    return len(words) >= _FEWEST * size and alike >= _SHARE * len(words)
