"""The sound of a stranger's track in the form that the window plays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import av

RATE_HZ = 24_000


class MonoSound:
    """Gives 16-bit mono at 24 kHz; a track may change its form on the way."""

    def __init__(self) -> None:
        self._form: tuple[str, str, int] | None = None
        self._resampler: Any = None

    def __call__(self, frame: Any) -> Iterator[bytes]:
        """Return what a frame is; nothing where it is no sound."""
        form = frame.format.name, frame.layout.name, frame.sample_rate
        if form != self._form:  # a resampler keeps the first one, and says nothing
            self._form = form
            self._resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
        try:
            parts = self._resampler.resample(frame)
        except (av.FFmpegError, ValueError):
            self._form = None
            return
        for part in parts:
            yield part.to_ndarray().tobytes()
