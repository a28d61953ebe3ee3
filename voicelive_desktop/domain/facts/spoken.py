"""Maps a moment of an answer's speech to the text spoken by then."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
# characters in which the next word must follow; further on it would be another one that reads alike
_REACH = 48


def text_until(item: Item, ms: float) -> str:
    """Return the text spoken in the first `ms`, up to the end of the word at that moment.

    By the words' own times where the service told them. Where it did not (yet), between the words
    told and behind the last one, by proportion: the text received so far, with pauses at its marks,
    belongs to the audio received so far. That is good to about a word. Of sound that comes by
    itself (`pace_ms`) only what was heard counts, and how fast that voice usually is, unless it
    proves to be in step.
    """
    if ms <= 0:
        return ""
    if not item.received_ms:  # as in a session log, which has no sound of a video
        item = replace(item, pace_ms=item.pace_ms or USUAL_PACE_MS)
    if ms >= item.received_ms and not item.pace_ms:
        return item.text
    before, at = 0.0, 0
    for start, end, word in _placed(item.text, item.words):
        if word.offset_ms >= ms:
            if ms <= before or not _LETTER.search(item.text, at, start):  # in the pause behind one
                return _whole_word(item.text, at)
            share = (ms - before) / max(1.0, word.offset_ms - before)
            return _whole_word(item.text, round(at + (start - at) * share))
        before, at = word.offset_ms + word.duration_ms, end
    rest = item.text[at:]
    if ms <= before or not _LETTER.search(rest):
        return _whole_word(item.text, at)
    share = (ms - before) / max(1.0, _ends_ms(item, ms, before, rest) - before)
    return _whole_word(item.text, at + len(cut_text(rest, share)))


def _ends_ms(item: Item, ms: float, begins_ms: float, rest: str) -> float:
    """When the last part of the text will have been said, as far as can be told."""
    at_pace_ms = begins_ms + item.pace_ms * speech_length(rest)
    is_far_ahead = item.received_ms - ms > COMING_MS
    if not item.pace_ms or (is_far_ahead and item.received_ms > at_pace_ms * IN_STEP):
        return item.received_ms
    coming_ms = min(COMING_MS, item.received_ms * COMING_SHARE)
    return max(item.received_ms + coming_ms, at_pace_ms)


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
    if share >= 1:
        return text
    slow = [(sign.end(), _extra(sign)) for sign in _SLOW.finditer(text)]
    wanted = (len(text) + sum(extra for _, extra in slow)) * max(0.0, share)
    for end, extra in slow:
        if wanted <= end:
            break
        wanted = max(end, wanted - extra)
    return _whole_word(text, round(wanted))


def speech_length(text: str) -> int:
    """Return how long a text is to be said, in the time of letters."""
    return len(text) + sum(map(_extra, _SLOW.finditer(text)))


def _extra(sign: re.Match[str]) -> int:
    if sign["digit"] is not None:
        return DIGIT
    if sign["mark"] is None:
        return SYLLABLE
    if sign[0] in _COMMAS:
        return COMMA_PAUSE
    return SENTENCE_PAUSE


def _whole_word(text: str, at: int) -> str:
    return text[: end_of_word(text, at)]


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
