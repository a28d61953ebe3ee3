"""When a face is at rest: whatever a service sends, its mouth is closed where its sound is silent."""

from __future__ import annotations

import array
from collections import deque

from voicelive_desktop.domain.words.pcm import bytes_to_ms

QUIET = 60  # of 32,768: what a codec makes of silence stays below
SOFT = 30  # so much softer than the loudest is silence, too: a voice may bring its room along
BEFORE_MS, AFTER_MS = (
    120.0,
    80.0,
)  # of a picture are silent: the mouth has closed, and not yet opened
MOST_BLOCKS = 20_000  # a quarter of an hour of a film


class FaceCalm:
    """Knows the sound of one video by its time."""

    def __init__(self) -> None:
        self._blocks: deque[tuple[float, float, int]] = deque(maxlen=MOST_BLOCKS)
        self._loudest = 0

    def hear(self, at_ms: float, pcm: bytes) -> None:
        """Take a block of sound, in the order of time."""
        loud = peak(pcm)
        self._loudest = max(self._loudest, loud)
        self._blocks.append((at_ms, at_ms + bytes_to_ms(len(pcm)), loud))

    def is_at(self, at_ms: float) -> bool:
        """Whether the face rests in the picture of this moment; moments only ever grow."""
        if not self._blocks:
            return False
        while len(self._blocks) > 1 and self._blocks[0][1] < at_ms - BEFORE_MS:
            self._blocks.popleft()
        silent = max(QUIET, self._loudest // SOFT)
        for begin_ms, end_ms, loud in self._blocks:
            if begin_ms >= at_ms + AFTER_MS:
                break
            if loud > silent and end_ms > at_ms - BEFORE_MS:
                return False
        return True


def peak(pcm: bytes) -> int:
    """Return the largest sample, without its sign."""
    samples = array.array("h", pcm)
    return max(max(samples, default=0), -min(samples, default=0))
