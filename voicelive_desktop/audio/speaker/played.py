"""What was heard from the speaker, by the clock: the reference for echo cancellation and for
measuring echo.
"""

from __future__ import annotations

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.resample import Resampler
from voicelive_desktop.domain.words.pcm import RATE_HZ

KEPT = 26 * RATE_HZ  # a turn that is said again after a drop may have begun so long ago
# 25 ms: sound servers ask in bursts; a shift for each would undo what a canceller learned
TOLERANCE = RATE_HZ // 40


class PlayedSound:
    """Samples at 24 kHz, each at the moment it was heard. All methods on the loop's thread.

    Attributes:
        audible_until_s: When the last sample that was not silent is heard (monotonic seconds).
    """

    def __init__(self) -> None:
        self._ring: Samples = np.zeros(KEPT, np.int16)
        self._end = 0  # index after the newest sample; index / rate is its time
        self._resampler = Resampler(RATE_HZ, RATE_HZ)
        self._rate_hz = RATE_HZ
        self.audible_until_s = 0.0

    def feed(self, samples: Samples, rate_hz: int, end_s: float) -> None:
        """Add mono samples that were handed to the device, the last of which is heard at `end_s`."""
        if rate_hz != self._rate_hz:
            self._resampler, self._rate_hz = Resampler(rate_hz, RATE_HZ), rate_hz
        heard = self._resampler.process(samples)[-KEPT:]
        end = round((end_s - self._resampler.delay_s) * RATE_HZ)
        if abs(end - self._end - len(heard)) > TOLERANCE:
            self._move_to(end - len(heard))
        self._store(heard)
        if heard.any():
            self.audible_until_s = self._end / RATE_HZ

    def cut(self, now_s: float) -> None:
        """Nothing is heard after this moment: the device was silenced."""
        now = round(now_s * RATE_HZ)
        if now < self._end:
            self._move_to(now)
            self.audible_until_s = min(self.audible_until_s, now_s)

    def before(self, end_s: float, count: int) -> Samples:
        """The last `count` samples heard before this moment, silence where nothing is known."""
        places = np.arange(round(end_s * RATE_HZ) - count, round(end_s * RATE_HZ))
        known = (places >= max(0, self._end - KEPT)) & (places < self._end)
        return np.where(known, self._ring[places % KEPT], 0).astype(np.int16)

    def _move_to(self, index: int) -> None:
        """What lies between is silence."""
        if index > self._end:
            gap = np.arange(max(self._end, index - KEPT), index)
            self._ring[gap % KEPT] = 0
        self._end = max(0, index)

    def _store(self, samples: Samples) -> None:
        start = self._end % KEPT
        here = min(len(samples), KEPT - start)
        self._ring[start : start + here] = samples[:here]
        self._ring[: len(samples) - here] = samples[here:]
        self._end += len(samples)
