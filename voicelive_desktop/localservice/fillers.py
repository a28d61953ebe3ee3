"""Sounds that say only "I am listening": with ``remove_filler_words`` they do not interrupt an answer.

The documented list (voice-live-api.md A7): ah, umm, mm, uh, huh, oh, yeah, hmm. A small recogniser hears "yes", "and"
or "bad" in such a sound (measured with three voices), so that a single word interrupts only if it is one with which
people stop somebody. Whatever lasts longer than a filler is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SPELLED = "ah aha ahh eh er hm hmm huh mhm mm mmm oh ooh uh uhm um umm yeah yeh yup"
FILLERS = frozenset(_SPELLED.split())
STOPPING = frozenset(["stop", "wait", "no", "hey", "halt", "quiet", "enough", "pause"])
LONGEST_MS = 1000  # of speech; a "hmm" takes 960


@dataclass(slots=True)
class HeldTurn:
    """A turn that the client is not told of until it turns out to be more than a filler."""

    item_id: str
    start_ms: int
    end_ms: int | None = None
    audio_ms: float = 0.0


def is_filler(text: str) -> bool:
    """Whether these words of a short utterance, taken together, stop nobody."""
    words = [word for word in re.findall(r"[a-z']+", text.lower()) if len(word) > 1 and word not in FILLERS]
    return len(words) < 2 and not STOPPING.intersection(words)
