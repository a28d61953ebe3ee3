"""Maps a moment of an answer's speech to the text spoken by then."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from voicelive_desktop.domain.facts.conversation import Item, Word
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.scripts import end_of_word

_LETTER = re.compile(r"\w")
# What takes longer to say than to write: pauses, as in Chinese and Japanese, too; numbers; and
# signs that stand for a syllable or a word.
_SLOW = re.compile(
    r"(?P<mark>[.!?;:,](?=\s|$)|[\u3002\uff01\uff1f\uff1b\uff1a\uff0c\u3001])"
    r"|(?P<digit>\d)|[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]"
)
_COMMAS = frozenset(",\uff0c\u3001")
# Pauses in speech, in the time of so many letters. Tried on timed stories of two voices: with
# them 94 of 100 cuts are right to a word, without them 89.
SENTENCE_PAUSE, COMMA_PAUSE = 4, 2
DIGIT, SYLLABLE = 5, 3  # more than a letter
# A letter in an unhurried voice: 150 words of English a minute, with the pauses between them.
USUAL_PACE_MS = 62.0
# While sound comes by itself, so much of it is held to be still on its way: what is over is told.
COMING_SHARE, COMING_MS = 0.1, 1_500.0
# A film is sent faster than it is heard, perhaps in step with the text: then there is so much of
# it.
IN_STEP = 0.75
# A pause is taken for the end of that sentence which is due then, give or take so much of what was
# said by then, or a second; and only where no other one is half as likely.
NEAR, NEAR_LETTERS, CLEARLY = 0.2, 20, 2.0
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[\u3002\uff01\uff1f]|\n\s*\n")
CLOSE_MS = 10.0  # nearer than any device tells what was heard
# characters in which the next word must follow; further on it would be another one that reads alike
_REACH = 48


class SpokenTimes:
    """When the words of an answer are spoken, as far as is known of it now.

    By the words' own times where the service told them. Where it did not (yet), between the words
    told and behind the last one, by proportion: the text received so far, with pauses at its marks,
    belongs to the audio received so far. That is good to about a word. Of sound that comes by
    itself (`pace_ms`) only what was heard counts, and how fast that voice usually is, unless it
    proves to be in step.
    """

    __slots__ = ("_item", "_lengths", "_placed")

    def __init__(self, item: Item) -> None:
        if not item.received_ms:  # as in a session log, which has no sound of a video
            item = replace(item, pace_ms=item.pace_ms or USUAL_PACE_MS)
        self._item = item
        self._placed = _placed(item.text, item.words)
        self._lengths = _lengths(item.text)

    def spoken(self, ms: float) -> int:
        """Return how many characters were spoken in the first `ms`, up to the end of the word at
        that moment.
        """
        item, text = self._item, self._item.text
        if ms <= 0:
            return 0
        if ms >= item.received_ms and not item.pace_ms:
            return len(text)
        told = bisect_left(self._placed, ms, key=_begins_ms)
        before_ms, at = 0.0, 0
        if told:
            _, at, word = self._placed[told - 1]
            before_ms = word.offset_ms + word.duration_ms
        if told == len(self._placed):
            return self._in_the_rest(ms, before_ms, at)
        start, _, word = self._placed[told]
        if ms <= before_ms or not _LETTER.search(text, at, start):  # in the pause behind one
            return end_of_word(text, at)
        share = (ms - before_ms) / max(1.0, word.offset_ms - before_ms)
        return end_of_word(text, round(at + (start - at) * share))

    def next_word_ms(self, ms: float, most_ms: float) -> float:
        """Return how much longer than the first `ms` it takes until more is spoken, to about
        `CLOSE_MS`; `most_ms` if no word begins until then.
        """
        now = self.spoken(ms)
        if self.spoken(ms + most_ms) == now:
            return most_ms
        none, one = 0.0, most_ms
        while one - none > CLOSE_MS:
            middle = (none + one) / 2
            if self.spoken(ms + middle) == now:
                none = middle
            else:
                one = middle
        return one

    def _in_the_rest(self, ms: float, begins_ms: float, at: int) -> int:
        """The same, behind the last word that was told."""
        text = self._item.text
        if ms <= begins_ms or not _LETTER.search(text, at):
            return end_of_word(text, at)
        share = (ms - begins_ms) / max(1.0, self._ends_ms(ms, begins_ms, at) - begins_ms)
        return self._lengths.cut(at, share)

    def _ends_ms(self, ms: float, begins_ms: float, at: int) -> float:
        """When the last part of the text will have been said, as far as can be told."""
        item = self._item
        if not item.pace_ms:
            return item.received_ms
        at_pace_ms = begins_ms + item.pace_ms * self._lengths.rest(at)
        is_far_ahead = item.received_ms - ms > COMING_MS
        if is_far_ahead and item.received_ms > at_pace_ms * IN_STEP:
            return item.received_ms
        coming_ms = min(COMING_MS, item.received_ms * COMING_SHARE)
        return max(item.received_ms + coming_ms, at_pace_ms)


def text_until(item: Item, ms: float) -> str:
    """Return the text spoken in the first `ms`, up to the end of the word at that moment: see
    `SpokenTimes`.
    """
    return item.text[: SpokenTimes(item).spoken(ms)]


def pace_by_pause(item: Item, ms: float) -> float:
    """Return the time that a letter takes, by the voice that goes on after a pause at `ms`; as it
    was held to be, where no sentence clearly ends there.
    """
    due = ms / item.pace_ms
    said, before, lengths = 0, 0, list[int]()
    for end in _SENTENCE_END.finditer(item.text):
        said, before = said + speech_length(item.text[before : end.end()]), end.end()
        lengths.append(said)
        if said > due * (1 + NEAR * CLEARLY):
            break
    nearest, *others = sorted(lengths, key=lambda length: abs(length - due)) or [0]
    off = abs(nearest - due)
    is_clear = not others or abs(others[0] - due) >= CLEARLY * off
    if nearest and is_clear and off <= min(NEAR * due, NEAR_LETTERS):
        return ms / nearest
    return item.pace_ms


def cut_text(text: str, share: float) -> str:
    """Return the first `share` (0 to 1) of a text, up to the end of the word at that point.

    Scripts without spaces between words are cut at the character.
    """
    return text[: _lengths(text).cut(0, share)]


def speech_length(text: str) -> int:
    """Return how long a text is to be said, in the time of letters."""
    return _lengths(text).rest(0)


class _Lengths:
    """How long the parts of a text are to be said, in the time of letters."""

    def __init__(self, text: str) -> None:
        slow = [(sign.end(), _extra(sign)) for sign in _SLOW.finditer(text)]
        self._text = text
        self._ends = [end for end, _ in slow]
        self._waited = [
            0,
            *accumulate(extra for _, extra in slow),
        ]  # up to each, and after the last
        # when a voice comes to the end of each, before it waits there
        self._reached = [
            end + waited for end, waited in zip(self._ends, self._waited, strict=False)
        ]

    def rest(self, at: int) -> int:
        """Return the length of all from this place on."""
        return len(self._text) + self._waited[-1] - self._until(at)

    def cut(self, at: int, share: float) -> int:
        """Return where the word ends in which the first `share` (0 to 1) of the rest does."""
        if share >= 1:
            return len(self._text)
        wanted = self._until(at) + self.rest(at) * max(0.0, share)
        passed = bisect_left(self._reached, wanted)
        place = wanted - self._waited[passed]
        if passed:
            place = max(place, self._ends[passed - 1])
        return end_of_word(self._text, round(place))

    def _until(self, at: int) -> int:
        return at + self._waited[bisect_right(self._ends, at)]


@lru_cache(maxsize=4)
def _lengths(text: str) -> _Lengths:
    """The lengths of a text; of the one that is spoken they are asked several times a second."""
    return _Lengths(text)


def _extra(sign: re.Match[str]) -> int:
    match sign.lastgroup:
        case "digit":
            return DIGIT
        case "mark" if sign[0] in _COMMAS:
            return COMMA_PAUSE
        case "mark":
            return SENTENCE_PAUSE
        case _:
            return SYLLABLE


def _begins_ms(placed: tuple[int, int, Word]) -> float:
    return placed[2].offset_ms


def _placed(text: str, words: Sequence[Word]) -> list[tuple[int, int, Word]]:
    """Return where each word begins and ends in the text; words not found there (numbers as digits)
    are left out.
    """
    found, at, lower = list[tuple[int, int, Word]](), 0, text.lower()
    for word in words:
        wanted = word.text.strip().lower()
        if wanted:
            start = _start(lower, wanted, at)
        else:
            start = -1
        if start >= 0:
            at = start + len(wanted)
            found.append((start, at, word))
    return found


def _start(lower: str, wanted: str, at: int) -> int:
    """The next place of a word, as a whole one if possible: "a" is also in the word before, whose
    time is missing.
    """
    until = at + _REACH + len(wanted)
    first = place = lower.find(wanted, at, until)
    while place >= 0:
        end = place + len(wanted)
        if not (lower[place - 1 : place].isalnum() or lower[end : end + 1].isalnum()):
            return place
        place = lower.find(wanted, place + 1, until)
    return first
