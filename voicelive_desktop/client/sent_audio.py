"""Which moment of our capture clock a millisecond of the service's clock is.

The service counts the milliseconds of the audio that one session sent it. Frames may be missing (a microphone that was
opened again, a closed gate) or come in a burst (the pre-roll), so neither clock can be computed from the other: what is
kept is when each sent frame was captured.
"""

from __future__ import annotations

from collections import deque

from voicelive_desktop.domain.pcm import FRAME_MS

KEPT_FRAMES = 300_000 // FRAME_MS  # an utterance of five minutes is still placed by its beginning


class SentAudio:
    """The frames that one session sent, each `FRAME_MS` long."""

    def __init__(self) -> None:
        self._captured_t: deque[float] = deque(maxlen=KEPT_FRAMES)
        self._sent = 0

    def add(self, captured_t: float) -> None:
        """One more frame was sent; its last sample was captured at `captured_t`."""
        self._captured_t.append(captured_t)
        self._sent += 1

    def captured_t(self, audio_ms: int) -> float | None:
        """When this millisecond was captured; None: it was not sent, or too long ago."""
        frame = max(0, audio_ms - 1) // FRAME_MS  # the end of a frame belongs to it
        kept = frame - (self._sent - len(self._captured_t))
        if audio_ms < 0 or not 0 <= kept < len(self._captured_t):
            return None
        before_end_ms = (frame + 1) * FRAME_MS - audio_ms
        return self._captured_t[kept] - before_end_ms / 1000
