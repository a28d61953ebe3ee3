"""How samples and levels reach the window. The app package plugs the audio side in; the window
polls at its pace.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Levels:
    """What the microphone delivers now, in dBFS (-inf: nothing). `open` is False while no
    microphone is open.
    """

    peak_db: float
    rms_db: float
    noise_floor_db: float
    clipped: bool
    open: bool


class LevelSource(Protocol):
    """The microphone's level."""

    def snapshot(self) -> Levels:
        """The present level: peak and RMS since the last call. Costs microseconds."""
        ...


@dataclass(frozen=True, slots=True)
class WaveformChunk:
    """Pairs of extremes, `WaveformSource.per_second` of them a second, as float32 in -1 to 1.

    `first` is the index of the first pair; pair `i` covers the time `t0 + i / per_second` on the
    monotonic clock.
    """

    first: int
    minima: NDArray[np.float32]
    maxima: NDArray[np.float32]


class WaveformSource(Protocol):
    """One lane of the waveform."""

    @property
    def per_second(self) -> int:
        """Pairs a second."""
        ...

    def snapshot(self, since: int) -> WaveformChunk:
        """The pairs from index `since` on, at most the last 30 s."""
        ...

    def index_at(self, monotonic_s: float) -> int:
        """The pair that covers this moment; lets both lanes and the marks share one time axis."""
        ...
