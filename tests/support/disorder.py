"""Messages of a service that come late, twice, and out of their order.

The sound of an answer keeps its order and its pace: nothing could put it right, and no service
sends it otherwise.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

ON_TIME = frozenset(
    {"session.created", "session.updated", "error", "response.audio.delta", "response.audio.done"}
)
WORDS_OF_USER = "conversation.item.input_audio_transcription."


class Disorder:
    """When each message is delivered: `deliveries` gives the seconds to wait, for each time that it
    is.

    `share` makes it more (over 1) or less likely; 0: everything comes in order, and once.
    """

    def __init__(self, seed: int, *, share: float = 1.0) -> None:
        self._dice = random.Random(seed)
        self._share = share
        self.late = self.doubled = 0

    def deliveries(self, message: Mapping[str, Any]) -> list[float]:
        """One or two waits in seconds."""
        kind = str(message.get("type"))
        if kind in ON_TIME:
            return [0.0] * (2 if self._happens(0.05) and kind != "session.created" else 1)
        first = 0.0
        if kind.startswith(WORDS_OF_USER) and self._happens(0.4):
            first = self._dice.uniform(0.2, 5.0)
        elif self._happens(0.2):
            first = self._dice.uniform(0.0, 0.15)
        self.late += first > 0
        again = [first + self._dice.uniform(0.0, 1.0)] if self._happens(0.15) else []
        self.doubled += len(again)
        return [first, *again]

    def _happens(self, share: float) -> bool:
        return self._dice.random() < share * self._share
