"""The service's own voice on the timeline of the microphone.

The documented server reference assumes that the client plays what it receives at once and in real
time, so sent audio is laid end to end from the moment its first chunk left. From there on it is
drawn by the microphone's samples, which count time better than the arrival of messages does; the
clock only corrects what counting cannot know, such as a microphone that was closed for a while.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np

from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import SampleArray

TAIL_S = 0.3  # what a client may still play between our order to stop and its silence
WATCH_S = 1.0  # jitter evens out within this; what lasts longer is a shift
SLIP_S = 0.25  # the canceller itself copes with less


class PlayedAudio:
    """The service's own voice as the client plays it, 16 kHz, on the clock given (seconds)."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._queue: deque[SampleArray] = deque()
        self._began_at = 0.0
        self._ends_at = 0.0
        self._taken = 0  # samples since the stretch of playing began
        self._lags: list[float] = []
        self._watched = 0
        self._early = 0  # samples to wait for

    @property
    def is_audible(self) -> bool:
        """Whether a client that plays at once is still playing."""
        return self._clock() < self._ends_at

    def sent(self, samples: SampleArray) -> None:
        """Note audio just sent; it plays after what was sent before."""
        now = self._clock()
        if self._ends_at <= now:
            self._begin(now)
        self._queue.append(samples)
        self._ends_at += samples.size / INTERNAL_RATE_HZ

    def stopped(self) -> None:
        """The client was told to be silent: nothing but a short rest will be heard."""
        rest = self._draw(int(TAIL_S * INTERNAL_RATE_HZ))
        self._queue.clear()
        self._queue.append(rest)
        self._ends_at = 0.0

    def take(self, count: int) -> SampleArray:
        """Return the reference for the microphone's next ``count`` samples, silence
        where nothing plays.
        """
        if not self._queue:
            return np.zeros(count, dtype=np.float32)
        self._correct(count)
        waits = min(count, self._early)
        self._early -= waits
        self._taken += count - waits
        return np.concatenate([np.zeros(waits, dtype=np.float32), self._draw(count - waits)])

    def _begin(self, now: float) -> None:
        self._queue.clear()
        self._began_at = self._ends_at = now
        self._taken = self._watched = self._early = 0
        self._lags.clear()

    def _correct(self, count: int) -> None:
        """Skip what was played while the microphone paused; wait for the clock if the microphone
        ran ahead of it.
        """
        self._lags.append(self._clock() - self._began_at - self._taken / INTERNAL_RATE_HZ)
        self._watched += count
        if self._watched < WATCH_S * INTERNAL_RATE_HZ:
            return
        behind, ahead = min(self._lags), -max(self._lags)
        self._lags.clear()
        self._watched = 0
        if behind > SLIP_S:
            skipped = int(behind * INTERNAL_RATE_HZ)
            self._draw(skipped)
            self._taken += skipped
        elif ahead > SLIP_S:
            self._early = int(ahead * INTERNAL_RATE_HZ)

    def _draw(self, count: int) -> SampleArray:
        taken = np.zeros(count, dtype=np.float32)
        filled = 0
        while self._queue and filled < count:
            head = self._queue.popleft()
            part = head[: count - filled]
            taken[filled : filled + part.size] = part
            filled += part.size
            if part.size < head.size:
                self._queue.appendleft(head[part.size :])
        return taken
