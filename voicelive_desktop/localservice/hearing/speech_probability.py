"""How much a 10 ms frame sounds like speech, from the signal alone.

Two measurements are combined. *Loudness over the noise*: energy between 200 and 7000 Hz in a 32 ms
window, against a noise floor that follows the quietest recent half seconds (minimum statistics,
Martin 2001), so that a fan does not count as speech and a louder fan is learnt. *Periodicity*: the
highest normalised autocorrelation between 70 and 400 Hz, which is high for a voice and low for
rustling; it shifts the decision by up to 4 dB either way.

The probability is a logistic function over decibels, so a threshold is a loudness: 0.5 asks for 12
dB over the noise (8 dB for a clear voice), 0.3 for about 3 dB less, 0.9 for about 9 dB more.
"""

from __future__ import annotations

from collections import deque
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray

FRAME_MS = 10
FRAME = INTERNAL_RATE_HZ * FRAME_MS // 1000
WINDOW = 512  # 32 ms: two periods of the lowest voice
BAND_HZ = (200.0, 7000.0)  # below is hum, above is hiss
VOICE_BAND_HZ = (100.0, 2000.0)  # where the periodicity of a voice shows
PITCH_HZ = (70.0, 400.0)
MIDDLE_DB = 12.0
SLOPE_DB = 4.0
PERIODICITY_DB = 8.0  # times (periodicity - 0.5): the shift of 4 dB either way
QUIETEST_DB = -66.0  # digital silence must not make a whisper of the converter loud
LOUDEST_START_DB = -50.0  # a stream may begin in the middle of a word
FLOOR_BLOCK_FRAMES = 25  # the minimum of each quarter second ...
FLOOR_BLOCKS = 8  # ... over two seconds: longer than any stretch of speech without a gap
FLOOR_BIAS_DB = 1.5  # the minimum of a steady noise lies this much below its mean
FLOOR_RISE_DB = 0.25  # per frame, so that the floor cannot jump onto a word


class VoiceActivity(Protocol):
    """How likely it is that somebody speaks; one for each stream of sound."""

    @property
    def periodicity(self) -> float:
        """How much the newest frame sounds like a vowel, 0..1."""
        ...

    def push(self, frame: SampleArray) -> float:
        """Return the probability of the newest frame (10 ms at 16 kHz), 0..1."""
        ...


class NoiseFloor:
    """The level of what is always there, in dB; falls at once, rises slowly."""

    def __init__(self) -> None:
        self._minima: deque[float] = deque(maxlen=FLOOR_BLOCKS)
        self._block = np.inf
        self._frames = 0
        self.level_db = QUIETEST_DB
        self._started = False

    def update(self, level_db: float) -> float:
        """Take the next frame's level and return the floor to judge it by."""
        if not self._started:
            self._started = True
            self.level_db = max(QUIETEST_DB, min(level_db, LOUDEST_START_DB))
        self._block = min(self._block, level_db)
        self._frames += 1
        if self._frames == FLOOR_BLOCK_FRAMES:
            self._minima.append(self._block)
            self._block, self._frames = np.inf, 0
        quietest = min((*self._minima, self._block))
        target = max(QUIETEST_DB, quietest + FLOOR_BIAS_DB)
        may_rise = len(self._minima) > 1
        if target < self.level_db:
            self.level_db = target
        elif may_rise:
            self.level_db = min(target, self.level_db + FLOOR_RISE_DB)
        return self.level_db


class SpeechProbability:
    """Frames of 10 ms at 16 kHz in, probabilities 0..1 out; not for several threads."""

    def __init__(self) -> None:
        self._recent: SampleArray = np.zeros(WINDOW, dtype=np.float32)
        self._floor = NoiseFloor()
        self._window = np.hanning(WINDOW).astype(np.float32)
        frequencies = np.fft.rfftfreq(2 * WINDOW, 1 / INTERNAL_RATE_HZ)
        self._band = (frequencies >= BAND_HZ[0]) & (frequencies <= BAND_HZ[1])
        self._voice = (frequencies >= VOICE_BAND_HZ[0]) & (frequencies <= VOICE_BAND_HZ[1])
        self._lags = slice(int(INTERNAL_RATE_HZ / PITCH_HZ[1]), int(INTERNAL_RATE_HZ / PITCH_HZ[0]))
        self._taper = self._autocorrelation(np.abs(np.fft.rfft(self._window, 2 * WINDOW)) ** 2)
        self.periodicity = 0.0  # of the newest frame, 0..1
        self._scale = 2.0 / (WINDOW * float(np.sum(self._window**2)) * 2)

    def push(self, frame: SampleArray) -> float:
        """Return the probability that this frame (160 samples) is speech."""
        self._recent = np.concatenate([self._recent[frame.size :], frame])
        power = np.abs(np.fft.rfft(self._recent * self._window, 2 * WINDOW)) ** 2
        level_db = 10 * float(np.log10(np.sum(power[self._band]) * self._scale + 1e-12))
        over_db = level_db - self._floor.update(level_db)
        if over_db < MIDDLE_DB - 4 * SLOPE_DB:
            self.periodicity = 0.0
            return 0.0
        self.periodicity = self._periodicity(power)
        shift_db = PERIODICITY_DB * (self.periodicity - 0.5)
        return float(1 / (1 + np.exp(-(over_db + shift_db - MIDDLE_DB) / SLOPE_DB)))

    def _periodicity(self, power: NDArray[np.float32]) -> float:
        correlation = self._autocorrelation(np.where(self._voice, power, 0))
        if correlation[0] <= 0:
            return 0.0
        normalised = correlation / (correlation[0] * np.maximum(self._taper / self._taper[0], 0.05))
        return float(np.clip(np.max(normalised[self._lags]), 0.0, 1.0))

    @staticmethod
    def _autocorrelation(power: NDArray[np.float32]) -> NDArray[np.float64]:
        return np.fft.irfft(power)[:WINDOW]
