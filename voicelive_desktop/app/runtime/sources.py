"""Adapts the audio engine's meters and histories to the window's `level_ports`.

Until the engine is there they tell that nothing is open, so that the window can be shown before any
sound library is imported.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy import float32
    from numpy.typing import NDArray

    from voicelive_desktop.audio.microphone.history import PeakHistory
    from voicelive_desktop.audio.microphone.meter import LevelMeter
    from voicelive_desktop.gui.level_ports import Levels, WaveformChunk

POINTS_PER_S = 100
SILENT_DB = -100.0


@cache
def _shapes() -> tuple[type[Levels], type[WaveformChunk], NDArray[float32]]:
    """Return what levels and waveforms are told with, and no samples: numpy comes with it, after
    the first frame. An import at each look would cost more than the look.
    """
    from numpy import float32, zeros  # noqa: PLC0415 - see above

    from voicelive_desktop.gui.level_ports import Levels, WaveformChunk  # noqa: PLC0415 - see above

    return Levels, WaveformChunk, zeros(0, float32)


class MicrophoneLevel:
    """Implements `level_ports.LevelSource`. GUI thread only."""

    def __init__(self, is_open: Callable[[], bool]) -> None:
        self._is_open = is_open
        self._meter: LevelMeter | None = None

    def attach(self, meter: LevelMeter) -> None:
        """From here on the levels are real."""
        self._meter = meter

    def snapshot(self) -> Levels:
        """The present level."""
        levels, _, _ = _shapes()
        if self._meter is None or not self._is_open():
            return levels(SILENT_DB, SILENT_DB, SILENT_DB, clipped=False, open=False)
        level = self._meter.snapshot()
        return levels(
            level.peak_db, level.rms_db, level.noise_floor_db, clipped=level.clipped, open=True
        )


class PreviewLevel(MicrophoneLevel):
    """`level_ports.LevelSource` of the previewed microphone; if that is the one in use, its own
    meter is read.

    GUI thread only.
    """

    def __init__(
        self, is_open: Callable[[], bool], in_use: MicrophoneLevel, is_in_use: Callable[[], bool]
    ) -> None:
        super().__init__(is_open)
        self._in_use = in_use
        self._is_in_use = is_in_use

    def snapshot(self) -> Levels:
        """The present level."""
        if self._is_in_use():
            return self._in_use.snapshot()
        return super().snapshot()


class LaneSource:
    """Implements `level_ports.WaveformSource`. GUI thread only."""

    per_second = POINTS_PER_S

    def __init__(self) -> None:
        self._history: PeakHistory | None = None

    def attach(self, history: PeakHistory) -> None:
        """Show this waveform from now on."""
        self._history = history

    def snapshot(self, since: int) -> WaveformChunk:
        """Return the pairs from index `since` on."""
        _, chunk, nothing = _shapes()
        if self._history is None:
            return chunk(since, nothing, nothing)
        return chunk(*self._history.snapshot(since))

    def index_at(self, monotonic_s: float) -> int:
        """Return the index of the pair that covers this moment."""
        if self._history is None:
            return 0
        return self._history.axis.index_at(monotonic_s)
