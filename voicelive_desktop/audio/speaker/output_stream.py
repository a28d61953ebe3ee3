"""The output thread's end of playback: takes samples from a queue, applies the volume,
keeps the books.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from math import floor

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.audio.devices.device_ports import Clock, Samples
from voicelive_desktop.audio.formats.ring import ChunkQueue, SampleRing

MONITOR_S = 4
MIN_LATENCY_S = 0.020  # of files and simulated devices; their calls are no more regular than that
ROUNDING = 1e-3  # of a sample: seconds as floats do not meet sample boundaries exactly
# what the clock has told is told by the system once more, with one of the next calls
ONE_UNDERFLOW_S = 0.3
LOUDEST = 32_767
SCRATCH_S = 0.25  # no device asks for more at once; `fill` serves a larger block in parts


@dataclass(slots=True)
class UnbrokenRun:
    """Samples of one sound that were handed to the device without a break.

    Attributes:
        sound: Number of the sound they belong to.
        start: Number of the device's frame that the first one became.
        size: How many; grows while the run lasts.
    """

    sound: int
    start: int
    size: int = 0

    @property
    def end(self) -> int:
        """The frame behind the last one."""
        return self.start + self.size

    def heard(self, frame: int) -> int:
        """How many of them lie before this frame of the device."""
        return min(max(frame - self.start, 0), self.size)


@dataclass(slots=True)
class LaidOver:
    """A sound that is heard over the answers; `at`: so much of it was handed over."""

    samples: Samples
    at: int = 0


class Feed:
    """Serves one output stream.

    Attributes:
        handed: Frames handed to the device since the start.
        runs: What of which sound was handed over when; the loop removes what it no longer needs.
        underflows: How often the device ran dry, as the system says or as the time between two
            calls tells.
        longest_wait_s: The longest time between two calls that let it run dry: what a latency must
            bridge.
        monitor: What was handed over, mono, after the volume.
        last_fill_s: When the device last asked (monotonic seconds).
    """

    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock = clock
        self._wake = wake
        self._queue: ChunkQueue[int] = ChunkQueue()
        self._run: UnbrokenRun | None = None
        self._anchor = (0, 0.0)
        self._over: LaidOver | None = None
        self.handed = 0
        self.runs: deque[UnbrokenRun] = deque()
        self.underflows = 0
        self.longest_wait_s = 0.0
        self._dry_s = float("-inf")
        self.begin()
        self.prepare(24_000)

    def prepare(self, rate_hz: int, gain: float = 1.0, latency_s: float = MIN_LATENCY_S) -> None:
        """Allocate and set the first gain, before the stream starts."""
        self.rate_hz = rate_hz
        self._latency_s = max(latency_s, MIN_LATENCY_S)
        self._gain = self._target = gain
        size = int(rate_hz * SCRATCH_S)
        self._mono: Samples = np.zeros(size, np.int16)
        self._scaled: NDArray[np.float32] = np.zeros(size, np.float32)
        self._slope: NDArray[np.float32] = np.arange(1, size + 1, dtype=np.float32)
        self.monitor = SampleRing(rate_hz * MONITOR_S)

    def begin(self) -> None:
        """The stream is about to start, anew perhaps: the time until its first call means nothing."""
        self.last_fill_s = self._clock()
        self._begins = True

    # --- the loop's thread ------------------------------------------------------------------------

    def put(self, sound: int, samples: Samples) -> None:
        """Queue samples at the device's rate."""
        self._queue.put(sound, samples)

    def lay_over(self, samples: Samples) -> None:
        """Let this be heard from now on over what is queued, in place of what was laid over before."""
        self._over = LaidOver(samples)

    @property
    def is_laid_over(self) -> bool:
        """Whether such a sound is heard."""
        return self._over is not None

    def clear(self) -> None:
        """Hand nothing of what is queued to the device any more."""
        self._queue = ChunkQueue()

    def set_gain(self, gain: float) -> None:
        """Multiply by this factor, reached within one block."""
        self._target = gain

    def heard_frame(self, now_s: float) -> int:
        """How many of the handed frames have been heard at this moment (monotonic seconds)."""
        frame, heard_s = self._anchor
        return min(self.handed, max(0, frame + floor((now_s - heard_s) * self.rate_hz + ROUNDING)))

    def heard_at(self, frame: int) -> float:
        """When this frame is or was heard (monotonic seconds)."""
        known, heard_s = self._anchor
        return heard_s + (frame - known) / self.rate_hz

    # --- the output thread ------------------------------------------------------------------------

    def fill(self, out: Samples, delay_s: float, underflowed: bool) -> None:
        """Write one block (frames, channels)."""
        # PortAudio output thread.
        now = self._clock()
        # Sound servers hide it when a device ran dry; a call that comes too late tells it anyway.
        wait_s = now - self.last_fill_s
        late = wait_s > self._latency_s + len(out) / self.rate_hz
        if underflowed or (late and not self._begins):
            self._note_underflow(now, wait_s)
        self._begins = False
        self._anchor = (self.handed, now + delay_s)
        self.last_fill_s = now
        for start in range(0, len(out), len(self._mono)):
            self._fill_part(out[start : start + len(self._mono)])

    def _note_underflow(self, now: float, wait_s: float) -> None:
        # PortAudio output thread.
        self.longest_wait_s = max(self.longest_wait_s, wait_s)
        if now - self._dry_s > ONE_UNDERFLOW_S:
            self.underflows += 1
        self._dry_s = now

    def _fill_part(self, out: Samples) -> None:
        # PortAudio output thread.
        mono = self._mono[: len(out)]
        done = self._take(mono)
        mono[done:] = 0
        if done or self._over is not None:
            self._sound(mono)
            out[:] = mono[:, None]
        else:
            self._gain = self._target
            out[:] = 0
        self.monitor.write(mono)
        self.handed += len(out)

    def _sound(self, mono: Samples) -> None:
        # PortAudio output thread.
        if self._over is not None:
            self._lay(self._over, mono)
        if self._gain != 1.0 or self._target != 1.0:
            self._apply_gain(mono)

    def _lay(self, over: LaidOver, mono: Samples) -> None:
        # PortAudio output thread.
        part = over.samples[over.at : over.at + len(mono)]
        if not len(part):
            if self._over is over:
                self._over = None
            return
        over.at += len(part)
        both = self._scaled[: len(part)]
        both[:] = mono[: len(part)]
        both += part
        np.clip(both, -LOUDEST, LOUDEST, out=both)
        mono[: len(part)] = both

    def _take(self, mono: Samples) -> int:
        # PortAudio output thread. The queue is looked up once: after `clear`, only this block may
        # hold old samples.
        queue = self._queue
        done = 0
        while done < len(mono):
            taken = queue.take(mono[done:])
            if taken is None:
                break
            self._note(taken[0], self.handed + done, taken[1])
            done += taken[1]
        return done

    def _note(self, sound: int, start: int, count: int) -> None:
        # PortAudio output thread.
        run = self._run
        if run is None or run.sound != sound or run.start + run.size != start:
            run = self._run = UnbrokenRun(sound, start)
            self.runs.append(run)
            self._wake()
        run.size += count

    def _apply_gain(self, mono: Samples) -> None:
        # PortAudio output thread.
        scaled = self._scaled[: len(mono)]
        np.multiply(self._slope[: len(mono)], (self._target - self._gain) / len(mono), out=scaled)
        scaled += self._gain
        scaled *= mono
        np.rint(scaled, out=scaled)
        mono[:] = scaled
        self._gain = self._target
