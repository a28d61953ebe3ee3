"""The local gate: whether somebody seems to talk into the microphone. It cuts nothing.

Two thresholds on the peak level, so that the meter's bar shows why it moved (ux-anchors.md 7.3,
after Mumble).
"""

from __future__ import annotations

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.peaks import peak_of
from voicelive_desktop.audio.microphone.meter import FULL_SCALE
from voicelive_desktop.domain.settings import Settings

SLICE_S = 0.010
OPEN_SLICES = 3  # a click lasts 5 ms and counts in two slices; a syllable lasts 100 ms
CLOSE_SLICES = 20  # the pause between two words is shorter


class VoiceGate:
    """Opens after 30 ms over the upper threshold, closes after 200 ms below the lower one.

    Attributes:
        is_open: Whether somebody seems to talk.
        close_db: The lower threshold.
    """

    def __init__(self) -> None:
        self.is_open = False
        self._rest: Samples = np.zeros(0, np.int16)
        self.set_thresholds(Settings().gate_open_db, Settings().gate_close_db)
        self.reset()

    def set_thresholds(self, open_db: float, close_db: float) -> None:
        """In dB of full scale; takes effect with the next sound."""
        self._open = FULL_SCALE * 10 ** (open_db / 20)
        self._close = FULL_SCALE * 10 ** (close_db / 20)
        self.close_db = close_db

    def reset(self) -> None:
        """The sound ends here: closed."""
        self.is_open = False
        self._rest = self._rest[:0]
        self._before = 0
        self._loud = self._quiet = 0

    def feed(self, samples: Samples, rate_hz: int) -> bool:
        """Hear mono samples; whether somebody seems to talk at their end."""
        size = max(1, int(rate_hz * SLICE_S))
        if len(self._rest):
            samples = np.concatenate((self._rest, samples))
        whole = len(samples) - len(samples) % size
        self._rest = samples[whole:]
        if not self.is_open and whole and self._pass_quiet(samples[:whole], whole // size):
            return False
        slices = samples[:whole].reshape(-1, size)
        for low, high in zip(slices.min(axis=1), slices.max(axis=1), strict=True):
            self._hear(max(int(high), -int(low)))
        return self.is_open

    def _pass_quiet(self, samples: Samples, slices: int) -> bool:
        """Whether all of it lies below both thresholds; then no slice needs a look of its own."""
        lower = min(self._open, self._close)
        peak = peak_of(samples)
        if max(peak, self._before) >= lower:
            return False
        self._before = peak
        self._loud = 0
        self._quiet += slices
        return True

    def _hear(self, peak: int) -> None:
        # A deep voice may have no peak within one slice, but always has one within two.
        level, self._before = max(peak, self._before), peak
        if level >= self._open:
            self._loud = self._loud + 1
        else:
            self._loud = 0
        if level < self._close:
            self._quiet = self._quiet + 1
        else:
            self._quiet = 0
        if self._loud >= OPEN_SLICES:
            self.is_open = True
        elif self._quiet >= CLOSE_SLICES:
            self.is_open = False
