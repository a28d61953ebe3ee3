"""How loud it is. The numbers are raw: attack, hold and fall belong to whoever draws them
(ux-anchors.md 7.3).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from math import log10
from typing import NamedTuple

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Clock, Samples
from voicelive_desktop.audio.formats.peaks import peak_of
from voicelive_desktop.domain.words.quick_classes import dataclass

FULL_SCALE = 32768.0
SILENCE_DB = -100.0
WINDOW_S = 0.060  # more than one poll at 30 Hz, so that no peak is missed
CLIP_RUN = 3  # consecutive full-scale samples (the rule of Audacity)
CLIP_SHOWN_S = 1.0
FLOOR_RISE_DB_S = 3.0  # slow enough that a sentence does not lift the floor to its own level
FLOOR_START_DB = -60.0
FLOOR_SETTLES_S = 3.0  # from where it starts to what the room is like
VOICE_OVER_FLOOR_DB = 10.0  # what is louder than the noise by so much is taken for the person


class LevelSnapshot(NamedTuple):
    """One reading, in dB of full scale.

    Attributes:
        peak_db: Highest sample of the last 60 ms.
        rms_db: Mean power of the last 60 ms.
        clipped: Three full-scale samples in a row within the last second.
        noise_floor_db: The level between words.
        muted: Whether silence is sent in place of this sound.
    """

    peak_db: float
    rms_db: float
    clipped: bool
    noise_floor_db: float
    muted: bool


@dataclass(frozen=True, slots=True)
class _Block:
    end_s: float
    peak: int
    energy: float
    size: int


class _Whole:
    """Adds up all that was measured."""

    def __init__(self) -> None:
        self._seconds = 0.0
        self._energy, self._size = 0.0, 0
        self._low, self._high = float("inf"), float("-inf")

    def add(self, block: _Block, floor_db: float, duration_s: float) -> None:
        self._seconds += duration_s
        if self._seconds < FLOOR_SETTLES_S:
            return
        self._low, self._high = min(self._low, floor_db), max(self._high, floor_db)
        if _db((block.energy / block.size) ** 0.5 / FULL_SCALE) > floor_db + VOICE_OVER_FLOOR_DB:
            self._energy += block.energy
            self._size += block.size

    def told(self, floor_db: float) -> dict[str, float | None]:
        if self._seconds < FLOOR_SETTLES_S:
            return {}
        told: dict[str, float | None] = {
            "floor_db": round(floor_db, 1),
            "floor_low_db": round(self._low, 1),
            "floor_high_db": round(self._high, 1),
        }
        if self._size:
            told["voice_db"] = round(_db((self._energy / self._size) ** 0.5 / FULL_SCALE), 1)
        return told


class LevelMeter:
    """Measures blocks as they are drained, on the loop's thread.

    Args:
        clock: Monotonic seconds.
        refresh: Called first in `snapshot`, so that the newest samples are in it.

    Attributes:
        clips: Blocks with a clip since the start.
        silent_s: How long nothing but zeros has come: a microphone that is switched off or blocked.
    """

    def __init__(self, clock: Clock, refresh: Callable[[], None] = lambda: None) -> None:
        self._clock = clock
        self._refresh = refresh
        self._blocks: deque[_Block] = deque()
        # of all of them: whole numbers, so nothing is lost in adding and taking away
        self._energy, self._size = 0.0, 0
        self._floor_db = FLOOR_START_DB
        self._run = 0
        self._clipped_at = float("-inf")
        self.muted = False
        self.clips = 0
        self.silent_s = 0.0
        self._whole = _Whole()

    @property
    def floor_db(self) -> float:
        """The level between words."""
        return self._floor_db

    def feed(self, samples: Samples, rate_hz: int) -> None:
        """Measure one block of mono samples."""
        if not len(samples):
            return
        peak = peak_of(samples)
        floats = samples.astype(np.float32)
        block = _Block(self._clock(), peak, float(floats @ floats), len(samples))
        self._blocks.append(block)
        self._energy += block.energy
        self._size += block.size
        self._forget(block.end_s)
        duration_s = len(samples) / rate_hz
        if peak:
            self.silent_s = 0.0
        else:
            self.silent_s = self.silent_s + duration_s
        self._follow_floor(duration_s)
        self._whole.add(block, self._floor_db, duration_s)
        self._find_clip(samples, peak, block.end_s)

    def snapshot(self) -> LevelSnapshot:
        """The present reading; a few microseconds."""
        self._refresh()
        now = self._clock()
        self._forget(now)
        peak = max((block.peak for block in self._blocks), default=0)
        clipped = now - self._clipped_at < CLIP_SHOWN_S
        return LevelSnapshot(
            _db(peak / FULL_SCALE), self._rms_db(), clipped, self._floor_db, self.muted
        )

    def over_all(self) -> dict[str, float | None]:
        """Loudness of the voice and the bounds of the noise since the first sample, by the
        names of `Statistics`.
        """
        return self._whole.told(self._floor_db)

    def _forget(self, now: float) -> None:
        while self._blocks and self._blocks[0].end_s < now - WINDOW_S:
            gone = self._blocks.popleft()
            self._energy -= gone.energy
            self._size -= gone.size

    def _rms_db(self) -> float:
        if self._size:
            return _db((self._energy / self._size) ** 0.5 / FULL_SCALE)
        return SILENCE_DB

    def _follow_floor(self, duration_s: float) -> None:
        self._floor_db = min(self._floor_db + FLOOR_RISE_DB_S * duration_s, self._rms_db())

    def _find_clip(self, samples: Samples, peak: int, now: float) -> None:
        if peak < FULL_SCALE - 1:
            self._run = 0
            return
        # A run may have begun in the block before.
        full = (samples >= FULL_SCALE - 1) | (samples <= 1 - FULL_SCALE)
        hot = np.concatenate((np.ones(self._run, bool), full))
        breaks = np.flatnonzero(~np.concatenate((np.zeros(1, bool), hot, np.zeros(1, bool))))
        if int(np.diff(breaks).max()) - 1 >= CLIP_RUN:
            self.clips += 1
            self._clipped_at = now
        self._run = min(CLIP_RUN - 1, int(breaks[-1] - breaks[-2]) - 1)


def _db(ratio: float) -> float:
    if ratio > 0:
        return max(SILENCE_DB, 20 * log10(ratio))
    return SILENCE_DB
