"""Which part of the microphone's sound cannot be the echo, by its power in twenty bands of
10 ms frames.

What is played now may come back a little softer or louder than before, smeared by the room and,
when the client or its sound system stumbles, suddenly later than before. So the powers of the last
two seconds of playing are kept, and each frame of the microphone is held against every delay: what
is well above the echo's expected power *at all of them* is somebody else. Measured with 44 minutes
of looped speech: echo alone leaves nothing (0.00 in 99 of 100 frames, even while its delay jumps),
a person as loud as the echo 0.3 to 0.7.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.localservice.echo.echo_share import REACH
from voicelive_desktop.localservice.echo.input_chain import FRAME
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray

Bands = NDArray[np.float32]

WINDOW = 512
BANDS = 20
BAND_HZ = (200.0, 4000.0)
DELAYS = REACH // FRAME + 1
LOOKED_AT = 4  # frames that must be explained by one and the same delay
MARGIN = 2.5  # 4 dB: the echo of a frame is not exactly as loud as its neighbour's
TAIL = 0.75  # of the power is left after another 10 ms: a room that reverberates for half a second
SPREAD = 0.003  # -25 dB of a frame may come back in any band: loudspeakers distort
EARLIER, LATER = 4, 6  # frames round the delay that count as the delay
MOST_GAIN = 4.0  # a microphone's amplifier may make the echo louder than the original
INAUDIBLE = 1e-8
QUIET = 1e-7  # -70 dB: too little to learn from or to decide by
LOUDER, SOFTER = 0.3, 0.04  # learning an echo that is louder than thought is urgent
NOISE_BLOCK, NOISE_BLOCKS = 25, 8  # the quietest frame of two seconds is the noise

_HANN = np.hanning(WINDOW).astype(np.float32)
_EDGES = np.round(np.geomspace(*BAND_HZ, BANDS + 1) * WINDOW / INTERNAL_RATE_HZ).astype(int)
_SCALE = np.float32(1 / (WINDOW * WINDOW * 0.375 * 0.5))


class EchoBands:
    """Takes each frame of both sides; knows what share of the microphone's power the echo
    does not explain.
    """

    def __init__(self) -> None:
        # powers that may come back, newest first
        self._echoes: Bands = np.zeros((DELAYS, BANDS), dtype=np.float32)
        self._recent: Bands = np.zeros((2, BANDS), dtype=np.float32)
        self._over: Bands = np.zeros((LOOKED_AT, DELAYS), dtype=np.float32)
        self._heard: Bands = np.zeros(LOOKED_AT, dtype=np.float32)
        self._gain: Bands = np.ones(BANDS, dtype=np.float32)
        self._voice: Bands = np.zeros(BANDS, dtype=np.float32)
        self._noise = _Noise()
        self._frames = 0

    @property
    def is_playing(self) -> bool:
        """Whether an echo of anything may still come."""
        return bool(self._echoes.max() > INAUDIBLE)

    @property
    def is_loud(self) -> bool:
        """Whether the newest frame is louder than the noise."""
        return bool(self._voice.sum() > QUIET)

    @property
    def noise_power(self) -> float:
        """Of what is always there."""
        return float(self._noise.level.sum())

    def push(self, microphone: SampleArray, reference: SampleArray) -> None:
        """Take the latest ``WINDOW`` samples of both, a frame after the last ones."""
        power = np.abs(np.fft.rfft(np.stack([reference, microphone]) * _HANN)) ** 2
        bands = np.add.reduceat(power, _EDGES, axis=1)[:, :-1] * _SCALE
        played = bands[0] + SPREAD * bands[0].sum()
        echo = np.maximum(np.maximum(played, self._recent.max(axis=0)), TAIL * self._echoes[0])
        self._recent[1], self._recent[0] = self._recent[0], played
        self._echoes[1:] = self._echoes[:-1]
        self._echoes[0] = echo
        self._voice = np.maximum(0.0, bands[1] - 2 * self._noise.push(bands[1]))

    def unexplained(self, delay: int) -> tuple[float, float]:
        """Return the share that is no echo of this delay (in samples), and of no delay at all; once
        for each frame.
        """
        place = self._frames % LOOKED_AT
        self._frames += 1
        self._heard[place] = self._voice.sum()
        self._over[place] = np.maximum(0.0, self._voice - (MARGIN * self._gain) * self._echoes).sum(
            axis=1
        )
        over = self._over.sum(axis=0) / (self._heard.sum() + INAUDIBLE)
        expected = delay // FRAME
        return float(over[max(0, expected - EARLIER) : expected + LATER + 1].min()), float(
            over.min()
        )

    def begin(self, gain: float) -> None:
        """Assume this power of echo to playing in all bands, and twice as much for safety."""
        self._gain[:] = min(MOST_GAIN, 2 * gain)
        self._over[:] = self._heard[:] = 0.0

    def learn(self, delay: int) -> None:
        """The newest frame is echo alone, of this delay."""
        if self._frames % 2:
            return  # every other frame teaches enough
        expected = delay // FRAME
        echo = self._echoes[max(0, expected - 1) : expected + 3].max(axis=0)
        wrong = np.log(np.clip(self._voice / (echo + INAUDIBLE), 1e-5, MOST_GAIN) / self._gain)
        step = np.clip(wrong, -1, 1) * np.where(wrong > 0, LOUDER, SOFTER)
        self._gain = np.where(echo > QUIET, self._gain * np.exp(step), self._gain).astype(
            np.float32
        )

    def correct(self, delay: int) -> None:
        """The newest frame is echo alone, though it was not explained: the echo is louder than it
        was thought.
        """
        expected = delay // FRAME
        echo = self._echoes[max(0, expected - EARLIER) : expected + LATER + 1].max(axis=0)
        heard = self._voice / (echo + INAUDIBLE) + 1e-6
        louder = np.minimum(
            MOST_GAIN, self._gain * np.exp(np.clip(np.log(heard / self._gain), 0, 2) / 2)
        )
        self._gain = np.where(echo > QUIET, np.maximum(self._gain, louder), self._gain).astype(
            np.float32
        )


class _Noise:
    """The quietest frame of the last two seconds, band by band."""

    def __init__(self) -> None:
        self.level: Bands = np.full(BANDS, INAUDIBLE / BANDS, dtype=np.float32)
        self._blocks: Bands = np.zeros((NOISE_BLOCKS, BANDS), dtype=np.float32)
        self._block: Bands = np.full(BANDS, np.inf, dtype=np.float32)
        self._frames = 0

    def push(self, bands: Bands) -> Bands:
        np.minimum(self._block, bands, out=self._block)
        self._frames += 1
        if self._frames % NOISE_BLOCK == 0:
            self._blocks[(self._frames // NOISE_BLOCK) % NOISE_BLOCKS] = self._block
            self._block[:] = np.inf
            self.level = self._blocks.min(axis=0)
        return self.level
