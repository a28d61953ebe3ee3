"""Sounds that say only "I am listening": with ``remove_filler_words`` they interrupt no answer and
start no turn.

The documented list (voice-live-api.md A7): ah, umm, mm, uh, huh, oh, yeah, hmm. A small recogniser
that knows no such word hears "stop", "no" or "bad" in its sound: 12 of 48 fillers of four voices
interrupted. Knowing them as sentences of their own (`SPOKEN`) left 1 of 48 ("oh yeah", heard as
"are you there"), and no "stop", "no" or "wait" was lost. What it still mishears is a single word,
which interrupts only if it is one with which people stop somebody. Whatever lasts longer than a
filler is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from voicelive_desktop.localservice.hearing.input_buffer import Committed

_SPELLED = "ah aha ahh eh er hm hmm huh mhm mm mmm oh ooh uh uhm um umm yeah yeh yup"
FILLERS = frozenset(_SPELLED.split())
# As the recogniser's dictionary spells them.
SPOKEN = frozenset(
    [
        "ah",
        "aha",
        "eh",
        "hm",
        "hmm",
        "huh",
        "mm",
        "mm hm",
        "oh",
        "oh yeah",
        "uh",
        "uh huh",
        "um",
        "um hm",
        "yeah",
    ]
)
STOPPING = frozenset(["stop", "wait", "no", "hey", "halt", "quiet", "enough", "pause"])
LONGEST_MS = 1000  # of speech; a "hmm" takes 960


@dataclass(slots=True)
class HeldTurn:
    """A turn that the client is not told of until it turns out to be more than a filler."""

    item_id: str
    start_ms: int
    during_answer: bool
    end_ms: int | None = None
    ended: Committed | None = None

    def is_more(self, text: str, *, is_final: bool) -> bool:
        """Whether these words make a turn of it; none at all may still become one."""
        if self.during_answer:
            return not is_filler(text)
        return (bool(text) or is_final) and not is_nothing_but_filler(text)


def is_nothing_but_filler(text: str) -> bool:
    """Whether somebody understood said only fillers; while nobody answers every other word
    is a turn.
    """
    words = re.findall(r"[a-z']+", text.lower())
    return bool(words) and FILLERS.issuperset(words)


def is_filler(text: str) -> bool:
    """Whether these words of a short utterance, taken together, stop nobody."""
    words = [
        word
        for word in re.findall(r"[a-z']+", text.lower())
        if len(word) > 1 and word not in FILLERS
    ]
    return len(words) < 2 and not STOPPING.intersection(words)
