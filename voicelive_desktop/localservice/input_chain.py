"""What happens to the microphone's signal before anything listens to it: the place for echo and noise removal.

Both need the service's own voice on the same timeline as the microphone. ``PlayedAudio`` keeps it: the documented
server reference assumes that the client plays what it receives at once and in real time, so sent audio is laid end to
end from the moment its first chunk left. A stage gets each microphone frame with the reference heard during it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import Protocol

import numpy as np

from voicelive_desktop.localservice.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.resampling import Samples


class Stage(Protocol):
    """One improvement of the microphone's signal."""

    def process(self, microphone: Samples, reference: Samples) -> Samples:
        """Return the improved frame; both inputs are equally long, 16 kHz, -1..1."""
        ...


class PlayedAudio:
    """The service's own voice as the client plays it, 16 kHz, on the clock given (seconds)."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._queue: deque[Samples] = deque()
        self._ends_at = 0.0

    @property
    def is_audible(self) -> bool:
        """Whether a client that plays at once is still playing."""
        return self._clock() < self._ends_at

    def sent(self, samples: Samples) -> None:
        """Note audio just sent; it plays after what was sent before."""
        now = self._clock()
        if self._ends_at <= now:
            self._queue.clear()
            self._ends_at = now
        self._queue.append(samples)
        self._ends_at += samples.size / INTERNAL_RATE_HZ

    def stopped(self) -> None:
        """The client flushed its playback: nothing more will be heard."""
        self._queue.clear()
        self._ends_at = 0.0

    def take(self, count: int) -> Samples:
        """Return the next ``count`` samples of the reference, silence where nothing plays."""
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


class InputChain:
    """Runs the stages in order; without stages the sound passes unchanged."""

    def __init__(self, played: PlayedAudio, stages: tuple[Stage, ...] = ()) -> None:
        self._played = played
        self.stages = stages

    def process(self, microphone: Samples, client_reference: Samples | None = None) -> Samples:
        """Return the improved microphone signal; a client's own reference wins over ours."""
        ours = self._played.take(microphone.size)
        reference = ours if client_reference is None else client_reference
        for stage in self.stages:
            microphone = stage.process(microphone, reference)
        return microphone
