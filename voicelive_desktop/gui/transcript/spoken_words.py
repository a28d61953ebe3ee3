"""How far the answers were spoken, and when the next word begins."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from voicelive_desktop.domain.facts.conversation import Item, Status
from voicelive_desktop.domain.facts.spoken import SpokenTimes
from voicelive_desktop.domain.facts.state import Playback, State
from voicelive_desktop.domain.questions.selectors import spoken_text
from voicelive_desktop.domain.words.ids import ItemId

Audible = tuple[ItemId, float]  # the answer that is heard now, and how much of it was: milliseconds
FAR_MS = 500.0  # a word that begins later is asked for again


def _nothing() -> Audible | None:
    return None


class SpokenWords:
    """Counts what was spoken of the answers, by what is heard at this moment; where nobody tells,
    by the state.

    Attributes:
        due_s: When the next word of the audible one begins, on the clock; infinity where none does.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._audible = _nothing
        self._latest: Audible | None = None
        self.due_s = math.inf

    def follow(self, audible: Callable[[], Audible | None]) -> None:
        """From now on this tells what is heard."""
        self._audible = audible

    @property
    def is_due(self) -> bool:
        """Whether the next word may have begun."""
        return self._clock() >= self.due_s

    def spoken(self, state: State) -> dict[ItemId, int]:
        """Return how many characters of the audible answer were spoken by now; and of those
        that wait behind it, none.
        """
        playback, self.due_s = state.speaker.playback, math.inf
        if playback.item is None:
            return {}
        queued = map(state.conversation.get, (playback.item, *(w[0] for w in playback.waiting)))
        answers = [
            item for item in queued if item is not None and item.status is not Status.INTERRUPTED
        ]
        return {item.id: self._of_answer(state, item) for item in answers}

    def _of_answer(self, state: State, item: Item) -> int:
        playback = state.speaker.playback
        if item.id != playback.item:
            return 0
        heard_ms = self._heard_ms(playback)
        if playback.started:
            left_ms = SpokenTimes(item).next_word_ms(heard_ms, FAR_MS)
            self.due_s = self._clock() + left_ms / 1000
        return len(spoken_text(state, item, heard_ms))

    def _heard_ms(self, playback: Playback) -> float:
        """How much of the audible answer was heard; never less than a moment ago, as while its
        device is opened anew.
        """
        told = (self._audible(), self._latest)
        known = (at[1] for at in told if at is not None and at[0] == playback.item)
        heard_ms = max(playback.played_ms, *known, 0.0)
        if playback.item is not None:
            self._latest = playback.item, heard_ms
        return heard_ms
