"""From the microphone's blocks to frames, levels and the waveform."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Clock, Samples
from voicelive_desktop.audio.formats.inputs import InputMix
from voicelive_desktop.audio.formats.peaks import Bounds
from voicelive_desktop.audio.formats.resample import Resampler
from voicelive_desktop.audio.microphone.frames import PREROLL_FRAMES, SILENCE, Frame, FrameQueue
from voicelive_desktop.audio.microphone.measuring import Measuring
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.words.pcm import FRAME_BYTES, FRAME_MS, RATE_HZ, SAMPLE_BYTES

KEPT_BLOCKS = 400  # of 10 or 20 ms: the loop may stall for 4 s before a sample is lost
QUIET_S = 0.100  # so much of a silent room travels at once
STILL_S = 0.200  # and of one that has long been silent
# behind the last loud block: longer than any service waits for the end of a turn
ATTENTIVE_S = 3.0
LONG_S = 10.0


class InputTap:
    """The input thread's end: lays blocks by and wakes the loop, less often in a room that has been
    silent for some seconds. A loud block is never kept waiting, nor what is before it.

    What it does between two waits finds the processor's cache cold, so the less code the better:
    nothing of numpy (decision 0009).

    Attributes:
        waits_s: So much of what comes may wait to go together; 0: nothing waits.
        quiet_below: Peak below which a block is silent; negative: none is.
        blocks: Blocks that came.
        overflows: How often the system said that it had lost samples.
    """

    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock = clock
        self._wake = wake
        # each with the moment it came; the thread appends, the loop takes
        self._came: deque[tuple[bytes, float]] = deque(maxlen=KEPT_BLOCKS)
        self.blocks = 0
        self.overflows = 0
        self.quiet_below = -1
        self.waits_s = 0.0
        self._bounds = Bounds(0, -1)
        self._untold = 0  # bytes that came since the loop was woken
        self.attend()

    def prepare(self, rate_hz: int, channels: int) -> None:
        """Before the stream starts; `channels`: samples per frame."""
        self._bytes_per_s = rate_hz * channels * SAMPLE_BYTES

    def attend(self) -> None:
        """Let nothing wait for some seconds, whatever comes."""
        self._attentive_s = self._clock() + ATTENTIVE_S

    def take(self) -> tuple[bytes, float] | None:
        """What came since the last call, and when its last sample did; None: nothing."""
        came = self._came
        if not came:
            return None
        blocks = []
        while came:
            block, end_s = came.popleft()
            blocks.append(block)
        return b"".join(blocks), end_s

    def deliver(self, block: bytes, overflowed: bool) -> None:
        """Take one block of interleaved samples; see `ports.Deliver`."""
        # PortAudio input thread.
        now = self._clock()
        bounds = self._bounds
        if bounds.limit != self.quiet_below or bounds.size != len(block):
            bounds = self._bounds = Bounds(len(block), self.quiet_below)
        # before it is laid by: who finds the block finds whether it is loud, too
        if not bounds.hold(block):
            self._attentive_s = max(self._attentive_s, now + ATTENTIVE_S)
        silent_s = now - self._attentive_s
        if silent_s < 0.0:
            self.waits_s = 0.0
        elif silent_s < LONG_S - ATTENTIVE_S:
            self.waits_s = QUIET_S
        else:
            self.waits_s = STILL_S
        self._came.append((block, now))
        self.blocks += 1
        self.overflows += overflowed
        self._untold += len(block)
        if self._untold >= self.waits_s * self._bytes_per_s:
            self._untold = 0
            self._wake()


class MicrophoneCapture:
    """The loop's end of one opened microphone.

    Args:
        tap: The thread's end, prepared.
        rate_hz: What the device delivers.
        channels: What the device delivers.
        clock: Monotonic seconds.
        latency_s: From the sound to the block, for the waveform's time axis.
        frames: Where the frames go.
        measuring: Is given the sound, muted or not.
    """

    def __init__(
        self,
        tap: InputTap,
        rate_hz: int,
        channels: int,
        latency_s: float,
        frames: FrameQueue,
        measuring: Measuring,
    ) -> None:
        self._tap = tap
        self._mix = InputMix(channels)
        self._latency_s = latency_s
        self._frames = frames
        self._measuring = measuring
        self._resampler = Resampler(rate_hz, RATE_HZ)
        if rate_hz == RATE_HZ:
            self._kept_back = 0
        else:
            self._kept_back = FRAME_BYTES  # by the resampler, of what may go together
        self._pending = bytearray()
        self._end_s = 0.0  # of what is pending
        self._before: deque[Frame] = deque(maxlen=PREROLL_FRAMES)
        self._gate = Gate.OPEN
        self.muted = False
        self.gain = 1.0

    def drain(self, *, whole: bool = False) -> bool:
        """Take all that came; whether anything did. `whole`: pass all of it on, though it might
        wait for more.
        """
        came = self._tap.take()
        if came is None:
            if whole and self._pending:
                self._cut_frames(self._end_s)
            return False
        sound, end_s = came
        samples = self._mix(np.frombuffer(sound, np.int16))
        samples = self._louder(self._resampler.process(samples))
        self._measuring.take(samples, end_s - self._latency_s)
        self._pending += samples.tobytes()
        self._end_s = end_s - self._resampler.delay_s
        waits_s = self._tap.waits_s
        enough = round(waits_s * RATE_HZ) * SAMPLE_BYTES - self._kept_back
        if whole or not waits_s or len(self._pending) >= enough:
            self._cut_frames(self._end_s)
        return True

    def _louder(self, samples: Samples) -> Samples:
        if self.gain == 1.0:
            return samples
        limits = np.iinfo(np.int16)
        louder: Samples = np.clip(np.rint(samples * self.gain), limits.min, limits.max).astype(
            np.int16
        )
        return louder

    def _cut_frames(self, end_s: float) -> None:
        count = len(self._pending) // FRAME_BYTES
        if not count:
            return
        sound = bytes(self._pending)
        del self._pending[: count * FRAME_BYTES]
        first_s = end_s - (len(sound) - FRAME_BYTES) / SAMPLE_BYTES / RATE_HZ
        ends_s = [first_s + n * FRAME_MS / 1000 for n in range(count)]
        if self.muted:
            self._pass_on([Frame(SILENCE, at) for at in ends_s])
        else:
            pieces = range(0, count * FRAME_BYTES, FRAME_BYTES)
            self._pass_on(
                [
                    Frame(sound[at : at + FRAME_BYTES], end_s)
                    for at, end_s in zip(pieces, ends_s, strict=True)
                ]
            )

    def set_gate(self, gate: Gate) -> None:
        """Let the sound pass, or not; when push-to-talk opens, what was said in the last 300 ms
        comes first.
        """
        if gate is Gate.OPEN:
            self._frames.put(*self._before)
        if gate is not self._gate:
            self._before.clear()
        self._gate = gate

    def _pass_on(self, frames: Sequence[Frame]) -> None:
        if self._gate is Gate.OPEN:
            self._frames.put(*frames)
            return
        if self._gate is not Gate.MUTED:
            self._before.extend(frames)
        if self._gate is not Gate.SHUT:
            self._frames.put(*(Frame(SILENCE, frame.captured_t) for frame in frames))
