"""Which moment of our capture clock a millisecond of the service's clock is.

The service counts the milliseconds of the audio that one session sent it. Frames may be missing (a
microphone that was opened again, a closed gate) or come in a burst (the pre-roll), so neither clock
can be computed from the other: what is kept is when each sent frame was captured.
"""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Sequence

from voicelive_desktop.domain.words.pcm import FRAME_BYTES, FRAME_MS, FRAME_SAMPLES

KEPT_FRAMES = 300_000 // FRAME_MS  # an utterance of five minutes is still placed by its beginning
# a service that counts in blocks of its own tells the end of one that it is still filling
AHEAD_MS = 5 * FRAME_MS
LOUD = 0.1  # of the utterance's loud moments; 20 dB below them is the end of a word, or the room
# a click is louder than any vowel: nine tenths of the frames are quieter than "the loud moments"
LOUD_RANK = 0.9
EVERY = 4  # of the samples one is looked at: enough for a voice, and fifty times a second
_LOOKED_AT = FRAME_SAMPLES // EVERY


class SentAudio:
    """The frames that one session sent, each `FRAME_MS` long."""

    def __init__(self) -> None:
        self._captured_t: deque[float] = deque(maxlen=KEPT_FRAMES)
        self._peaks: deque[int] = deque(maxlen=KEPT_FRAMES)
        self._sent = 0

    def add(self, captured_t: float, pcm: bytes = b"") -> None:
        """One more frame (16-bit mono) was sent, or several, one right behind the other; the last
        sample was captured at `captured_t`.
        """
        frames = max(1, len(pcm) // FRAME_BYTES)
        samples = memoryview(pcm[: len(pcm) & ~1]).cast("h")[::EVERY].tolist()
        for n in range(frames):
            self._captured_t.append(captured_t - (frames - 1 - n) * FRAME_MS / 1000)
            self._peaks.append(_peak(samples[n * _LOOKED_AT : (n + 1) * _LOOKED_AT]))
        self._sent += frames

    def captured_t(self, audio_ms: int) -> float | None:
        """When this millisecond was captured, or will be; None: it was not sent, or too long ago."""
        kept = self._kept(audio_ms)
        if kept is None:
            return None
        end_ms = (self._sent - len(self._captured_t) + kept + 1) * FRAME_MS
        return self._captured_t[kept] + (audio_ms - end_ms) / 1000

    def voice_end_t(self, start_ms: int, end_ms: int) -> float | None:
        """When the last loud frame of an utterance was captured; None: it was not kept, or had no
        loud one.
        """
        first, last = self._kept(start_ms), self._kept(end_ms)
        if first is None or last is None or first >= last:
            return None
        peaks = list(itertools.islice(self._peaks, first, last + 1))
        threshold = LOUD * sorted(peaks)[int(LOUD_RANK * (len(peaks) - 1))]
        if threshold:
            loud = next((n for n in range(len(peaks) - 1, -1, -1) if peaks[n] >= threshold), None)
        else:
            loud = None
        if loud is None:
            return None
        return self._captured_t[first + loud]

    def _kept(self, audio_ms: int) -> int | None:
        """Which of the kept frames holds this millisecond; the last one for those that come next."""
        frame = max(0, audio_ms - 1) // FRAME_MS  # the end of a frame belongs to it
        if 0 < audio_ms - self._sent * FRAME_MS <= AHEAD_MS:
            frame = self._sent - 1
        kept = frame - (self._sent - len(self._captured_t))
        if audio_ms >= 0 and 0 <= kept < len(self._captured_t):
            return kept
        return None


def _peak(samples: Sequence[int]) -> int:
    if not samples:
        return 0
    highest, lowest = max(samples), min(samples)
    return max(highest, -lowest)
