"""Times of spoken words ("nine thirty") given to the written ones ("9:30")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from voicelive_desktop.localservice.voice.voice_port import SpokenWord


def timed_words(
    text: str, spoken: Sequence[tuple[str, float, float]], duration_ms: float
) -> tuple[SpokenWord, ...]:
    """Return the words of ``text`` with times; ``spoken`` are (word, start, end) in milliseconds,
    in order.

    Words that are said alike are paired; a stretch of others shares the time of what was said in
    its place, and what is not said at all takes none.
    """
    pieces = re.findall(r"\S+\s*|^\s+", text)
    written, said = [_plain(piece) for piece in pieces], [_plain(word) for word, _, _ in spoken]
    times: list[tuple[float, float]] = [(0.0, 0.0)] * len(pieces)
    last = 0.0
    for kind, first, end, first_said, end_said in SequenceMatcher(
        None, written, said, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            for offset in range(end - first):
                times[first + offset] = spoken[first_said + offset][1:]
        else:
            if end_said > first_said:
                begin = spoken[first_said][1]
            else:
                begin = last
            if end_said > first_said:
                until = spoken[end_said - 1][2]
            else:
                until = last
            times[first:end] = _shared(pieces[first:end], begin, until)
        if end_said:
            last = spoken[end_said - 1][2]
    return _in_order(pieces, times, duration_ms)


def _plain(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalnum())


def _shared(pieces: Sequence[str], begin: float, until: float) -> list[tuple[float, float]]:
    total = sum(map(len, pieces)) or 1
    borders = [begin]
    for piece in pieces:
        borders.append(borders[-1] + (until - begin) * len(piece) / total)
    return list(pairwise(borders))


def _in_order(
    pieces: Sequence[str], times: Sequence[tuple[float, float]], duration_ms: float
) -> tuple[SpokenWord, ...]:
    words: list[SpokenWord] = []
    at = 0
    for piece, (start, end) in zip(pieces, times, strict=True):
        begin = min(max(at, round(start)), round(duration_ms))
        at = min(max(begin, round(end)), round(duration_ms))
        words.append(SpokenWord(piece, begin, at))
    return tuple(words)
