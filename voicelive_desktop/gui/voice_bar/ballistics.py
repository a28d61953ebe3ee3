"""How the level meter moves, and what it says. Pure: time comes in as an argument.

Source of the numbers: ux-anchors.md 7.3 (OBS Studio's fall, the VU meter's integration time,
Mumble's and OBS's hold).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum

from voicelive_desktop.domain.facts.sound_check_state import TARGET_HIGH_DB, TARGET_LOW_DB

FLOOR_DB = -60.0
CEILING_DB = 0.0
WARNING_DB = -20.0
HOT_DB = -9.0

FALL_DB_PER_S = 20.0 / 1.7  # IEC 60268-18 type I, as OBS: 20 dB in 1.7 s
RMS_SETTLE_S = 0.300  # 99 % of a step, the VU meter's integration time
HOLD_S = 1.0
CLIP_FLASH_S = 1.0
VOICE_ABOVE_NOISE_DB = 10.0  # less than this over the noise floor is nobody speaking
VOICE_LEAST_DB = -55.0


class LevelVerdict(StrEnum):
    """What the level means for the person who speaks."""

    NOTHING = ""  # nobody speaks
    TOO_QUIET = "too_quiet"
    GOOD = "good"
    TOO_LOUD = "too_loud"


@dataclass(slots=True)
class Hold:
    """Follows a level upwards at once, stays for `HOLD_S`, then falls like the bar."""

    db: float = FLOOR_DB
    since_s: float = -math.inf
    is_falling: bool = False

    def feed(self, db: float, now_s: float, elapsed_s: float) -> None:
        """The level is `db` now, `elapsed_s` after the last call."""
        if db >= self.db:
            self.db, self.since_s, self.is_falling = db, now_s, False
        elif now_s - self.since_s > HOLD_S:
            self.db = max(db, self.db - FALL_DB_PER_S * elapsed_s)
            self.is_falling = True


class Ballistics:
    """Levels in, positions of bar and marks out; all in dBFS, never below the floor.

    `peak_db`: the bar; up at once, down 11.76 dB/s. `rms_db`: the mark; 99 % of a step in 300 ms.
    `hold_db`: the highest peak of the last second. `loudness_db`: the highest RMS of the last
    second, by which `verdict` judges.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Back to silence; forgets the clip lamp too."""
        self._last_s: float | None = None
        self._hold = Hold()
        self._loudness = Hold()
        self._clipped_s: float | None = None
        # of the last moment that somebody spoke, and when that was
        self._said = (LevelVerdict.NOTHING, -math.inf)
        self.peak_db = FLOOR_DB
        self.rms_db = FLOOR_DB
        self.noise_floor_db = FLOOR_DB

    @property
    def hold_db(self) -> float:
        """Where the hold line stands."""
        return self._hold.db

    @property
    def loudness_db(self) -> float:
        """How loud the voice is: what the number shows."""
        return self._loudness.db

    @property
    def has_clipped(self) -> bool:
        """Whether the clip lamp is lit: since a clip, until `clear_clip`."""
        return self._clipped_s is not None

    def clear_clip(self) -> None:
        """The person has seen it."""
        self._clipped_s = None

    def is_flashing(self, now_s: float) -> bool:
        """Whether the bar still shows a clip of a moment ago."""
        return self._clipped_s is not None and now_s - self._clipped_s < CLIP_FLASH_S

    def feed(
        self, peak_db: float, rms_db: float, noise_floor_db: float, now_s: float, *, clipped: bool
    ) -> None:
        """Take the levels since the last call; `now_s` is on a clock that never goes back."""
        if self._last_s is None:
            elapsed_s = 0.0
        else:
            elapsed_s = max(0.0, now_s - self._last_s)
        self._last_s = now_s
        peak, rms = within_scale(peak_db), within_scale(rms_db)
        self.peak_db = max(peak, self.peak_db - FALL_DB_PER_S * elapsed_s, FLOOR_DB)
        share = 1.0 - 0.01 ** (elapsed_s / RMS_SETTLE_S)
        self.rms_db += (rms - self.rms_db) * share
        self.noise_floor_db = within_scale(noise_floor_db)
        self._hold.feed(peak, now_s, elapsed_s)
        self._loudness.feed(self.rms_db, now_s, elapsed_s)
        if clipped:
            self._clipped_s = now_s
        if verdict_of(self.rms_db, self.noise_floor_db) is not LevelVerdict.NOTHING:
            self._said = verdict_of(self.loudness_db, self.noise_floor_db), now_s

    @property
    def verdict(self) -> LevelVerdict:
        """The loudness in a word; nothing as soon as the voice has been gone for `HOLD_S`: it
        judges speech alone.
        """
        said, when_s = self._said
        if self._last_s is not None and self._last_s - when_s <= HOLD_S:
            return said
        return LevelVerdict.NOTHING


def within_scale(db: float) -> float:
    """The level (dBFS) on the meter's scale; nothing at all and no number are the floor."""
    if math.isnan(db):
        return FLOOR_DB
    return min(CEILING_DB, max(FLOOR_DB, db))


def verdict_of(loudness_db: float, noise_floor_db: float) -> LevelVerdict:
    """What this loudness of a voice means over this noise."""
    if loudness_db < max(VOICE_LEAST_DB, noise_floor_db + VOICE_ABOVE_NOISE_DB):
        return LevelVerdict.NOTHING
    if loudness_db < TARGET_LOW_DB:
        return LevelVerdict.TOO_QUIET
    if loudness_db > TARGET_HIGH_DB:
        return LevelVerdict.TOO_LOUD
    return LevelVerdict.GOOD
