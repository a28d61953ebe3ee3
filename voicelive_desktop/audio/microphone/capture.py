"""From the microphone's blocks to frames, levels and the waveform."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Clock, Samples
from voicelive_desktop.audio.formats.inputs import InputMix
from voicelive_desktop.audio.formats.peaks import peak_of
from voicelive_desktop.audio.formats.resample import Resampler
from voicelive_desktop.audio.formats.ring import SampleRing
from voicelive_desktop.audio.microphone.frames import PREROLL_FRAMES, SILENCE, Frame, FrameQueue
from voicelive_desktop.audio.microphone.measuring import Measuring
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.words.pcm import FRAME_BYTES, RATE_HZ, SAMPLE_BYTES

RING_S = 4  # the loop may stall this long before a sample is lost
QUIET_S = 0.100  # so much of a silent room travels at once
# behind the last loud block: longer than any service waits for the end of a turn
ATTENTIVE_S = 3.0
_QUIET_BYTES = round(QUIET_S * RATE_HZ) * SAMPLE_BYTES


class InputTap:
    """The input thread's end: copies blocks into a ring and wakes the loop, less often in a room
    that has been silent for some seconds. A loud block is never kept waiting, nor what is before
    it.

    Attributes:
        waits: Whether what comes may wait for more.
        quiet_below: Peak below which a block is silent; negative: none is.
        blocks: Blocks that came.
        overflows: How often the system said that it had lost samples.
        stamp: (samples written, monotonic seconds) at the newest block; bound in one step.
    """

    def __init__(self, clock: Clock, wake: Callable[[], None]) -> None:
        self._clock = clock
        self._wake = wake
        self.ring: SampleRing | None = None
        self.blocks = 0
        self.overflows = 0
        self.stamp = (0, 0.0)
        self.quiet_below = -1
        self.waits = False
        self._woken = 0
        self.attend()

    def prepare(self, rate_hz: int, channels: int) -> None:
        """Make the ring, before the stream starts; `channels`: samples per frame."""
        self.ring = SampleRing(RING_S * rate_hz * channels)
        self._quiet_size = int(QUIET_S * rate_hz * channels)

    def attend(self) -> None:
        """Let nothing wait for some seconds, whatever comes."""
        self._attentive_s = self._clock() + ATTENTIVE_S

    def deliver(self, block: Samples, overflowed: bool) -> None:
        """Take one block of interleaved samples; see `ports.Deliver`."""
        # PortAudio input thread.
        ring = self.ring
        if ring is None:
            return
        now = self._clock()
        # before the write: who finds the block finds whether it is loud, too
        self._judge(block, now)
        ring.write(block)
        self.stamp = (ring.written, now)
        self.blocks += 1
        self.overflows += overflowed
        if not self.waits or ring.written - self._woken >= self._quiet_size:
            self._woken = ring.written
            self._wake()

    def _judge(self, block: Samples, now: float) -> None:
        # PortAudio input thread.
        if peak_of(block) > self.quiet_below:
            self._attentive_s = max(self._attentive_s, now + ATTENTIVE_S)
        self.waits = now >= self._attentive_s


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
        self._samples_per_s = rate_hz * channels
        self._mix = InputMix(channels)
        self._latency_s = latency_s
        self._frames = frames
        self._measuring = measuring
        self._resampler = Resampler(rate_hz, RATE_HZ)
        # what waits is passed on with this much: a resampler keeps some of it back
        self._enough = _QUIET_BYTES - (FRAME_BYTES if rate_hz != RATE_HZ else 0)
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
        ring = self._tap.ring
        if ring is None or not ring.unread:
            if whole and self._pending:
                self._cut_frames(self._end_s)
            return False
        count, block_s = self._tap.stamp
        read = ring.read()
        # Blocks that came between the two lines above are newer than the stamp.
        end_s = block_s + max(0, ring.written - count) / self._samples_per_s
        samples = self._louder(self._resampler.process(self._mix(read)))
        self._measuring.take(samples, end_s - self._latency_s)
        self._pending += samples.tobytes()
        self._end_s = end_s - self._resampler.delay_s
        if whole or not self._tap.waits or len(self._pending) >= self._enough:
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
        while len(self._pending) >= FRAME_BYTES:
            after_s = (len(self._pending) - FRAME_BYTES) / SAMPLE_BYTES / RATE_HZ
            if self.muted:
                sound = SILENCE
            else:
                sound = bytes(self._pending[:FRAME_BYTES])
            frame = Frame(sound, end_s - after_s)
            del self._pending[:FRAME_BYTES]
            self._pass_on(frame)

    def set_gate(self, gate: Gate) -> None:
        """Let the sound pass, or not; when push-to-talk opens, what was said in the last 300 ms
        comes first.
        """
        if gate is Gate.OPEN:
            for frame in self._before:
                self._frames.put(frame)
        if gate is not self._gate:
            self._before.clear()
        self._gate = gate

    def _pass_on(self, frame: Frame) -> None:
        if self._gate is Gate.OPEN:
            self._frames.put(frame)
            return
        if self._gate is not Gate.MUTED:
            self._before.append(frame)
        if self._gate is not Gate.SHUT:
            self._frames.put(Frame(SILENCE, frame.captured_t))
