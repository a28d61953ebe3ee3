"""Level, voice gate and waveform of the microphone, measured in pieces."""

from __future__ import annotations

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.microphone.history import PeakHistory
from voicelive_desktop.audio.microphone.meter import LevelMeter
from voicelive_desktop.audio.microphone.voice_gating import VoiceGate
from voicelive_desktop.domain.words.pcm import RATE_HZ

PIECE = RATE_HZ // 10  # 100 ms


class Measuring:
    """Collects sound and measures it once 100 ms are there, or when somebody looks.

    A measurement costs nearly the same for 20 ms as for 100 (decision 0009), and most of the time
    nobody looks. Loop's thread.

    Args:
        level: Fed with the sound.
        history: Fed likewise.
        voice: Fed likewise.
    """

    def __init__(self, level: LevelMeter, history: PeakHistory, voice: VoiceGate) -> None:
        self._level = level
        self._history = history
        self._voice = voice
        self._waiting: list[Samples] = []
        self._count = 0
        self._judged = 0  # of the pieces that wait, so many went to the voice gate
        self._end_s = 0.0

    def take(self, samples: Samples, end_s: float) -> None:
        """Keep mono samples at 24 kHz, the last of which was spoken at `end_s` (monotonic s)."""
        self._waiting.append(samples)
        self._count += len(samples)
        self._end_s = end_s
        if self._count >= PIECE:
            self.measure()

    def judge(self) -> None:
        """Let the voice gate hear what waits."""
        for samples in self._waiting[self._judged :]:
            self._voice.feed(samples, RATE_HZ)
        self._judged = len(self._waiting)

    def measure(self) -> None:
        """Measure what waits."""
        if not self._count:
            return
        if self._judged:
            self.judge()
        samples = self._waiting[0]
        if len(self._waiting) > 1:
            samples = np.concatenate(self._waiting)
        if not self._judged:
            self._voice.feed(samples, RATE_HZ)
        self._waiting.clear()
        self._count = self._judged = 0
        self._level.feed(samples, RATE_HZ)
        self._history.feed(samples, RATE_HZ, self._end_s)
