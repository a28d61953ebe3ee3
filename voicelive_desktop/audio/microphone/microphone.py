"""The microphone's line: frames, level and waveform of whatever device is in use."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from voicelive_desktop.audio.devices.device_line import DeviceLine, SoundSystem
from voicelive_desktop.audio.devices.device_ports import Backend, Gone, InputStream
from voicelive_desktop.audio.devices.sound_thread import Desk
from voicelive_desktop.audio.devices.stall import LOOK_S, Stall
from voicelive_desktop.audio.formats.peaks import LOUDEST
from voicelive_desktop.audio.microphone.capture import InputTap, MicrophoneCapture
from voicelive_desktop.audio.microphone.frames import Frame, FrameQueue
from voicelive_desktop.audio.microphone.history import PeakHistory, TimeAxis
from voicelive_desktop.audio.microphone.measuring import Measuring
from voicelive_desktop.audio.microphone.meter import FULL_SCALE, LevelMeter
from voicelive_desktop.audio.microphone.voice_gating import VoiceGate
from voicelive_desktop.domain.facts.events import (
    CaptureFailed,
    CaptureStarted,
    VoiceGateClosed,
    VoiceGateOpened,
)
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName

LATENCY_S = 0.020
# peaks of a room are so far above its noise at most; below the second it is silent in any case
OVER_FLOOR_DB = 14.0
QUIET_DB = -60.0
# a microphone that delivers nothing for so long, not even zeros, is as good as gone
STALLED_S = 3.0


class OpenedMicrophone:
    """A started microphone and its tap."""

    def __init__(self, stream: InputStream, tap: InputTap) -> None:
        self.stream = stream
        self.tap = tap

    @property
    def active(self) -> bool:
        """Whether the device still runs."""
        return self.stream.active

    def close(self) -> None:
        """End it."""
        self.stream.close()


class MicrophoneLine(DeviceLine[OpenedMicrophone]):
    """See `DeviceLine`.

    Args:
        on_frames: Is told all frames.
        is_urgent: Whether something waits to hear at once that somebody talks.

    Attributes:
        frames: What the session reads.
        level: Loudness, muted or not.
        history: Waveform, muted or not.
        voice: Whether somebody seems to talk, muted or not.
    """

    missing = FailureKind.MICROPHONE_MISSING
    busy = FailureKind.MICROPHONE_BUSY

    def __init__(
        self,
        desk: Desk,
        axis: TimeAxis,
        system: SoundSystem,
        on_frames: Callable[[Sequence[Frame]], None],
        is_urgent: Callable[[], bool],
    ) -> None:
        super().__init__(desk, system)
        self.frames = FrameQueue(on_frames)
        self.level = LevelMeter(desk.clock, self.look)
        self.history = PeakHistory(axis, self._look_if_loud)
        self.voice = VoiceGate()
        self._measuring = Measuring(self.level, self.history, self.voice)
        self._is_urgent = is_urgent
        self._voice_told = False
        self._capture: MicrophoneCapture | None = None
        self._arrived = False
        self._muted = False
        self._gain = 1.0
        self._gate = Gate.OPEN
        self._due = False
        self._timer: asyncio.TimerHandle | None = None
        self._stall = Stall(STALLED_S)

    @property
    def overflows(self) -> int:
        """How often the present device's system lost samples."""
        if self.current is None:
            return 0
        return self.current.tap.overflows

    def set_muted(self, muted: bool) -> None:
        """Give silence in place of the sound."""
        self._drain_whole()
        self._muted = self.level.muted = muted
        self._set_up()

    def set_gate(self, gate: Gate) -> None:
        """Let the sound pass to the frames, or not."""
        self._drain_whole()
        self._gate = gate
        self._set_up()

    def set_gain(self, gain: float) -> None:
        """Multiply the sound by this."""
        self._drain_whole()
        self._gain = gain
        self._set_up()

    def drain(self, *, whole: bool = False) -> None:
        """Take what the device delivered. `whole`: also what would wait for more, in a silent room."""
        self._due = False
        if self._capture is None or self.current is None or not self._capture.drain(whole=whole):
            return
        self._announce()
        if self._is_urgent():
            self._measuring.judge()
        self.current.tap.quiet_below = self._quiet_below()
        self._tell_voice()

    def _drain_whole(self) -> None:
        """What was heard until now goes its way as it is; nothing waits for a while."""
        self.drain(whole=True)
        if self.current is not None:
            self.current.tap.attend()

    def _quiet_below(self) -> int:
        """The peak that tells a silent room, in the device's own samples."""
        noise_db = min(max(self.level.floor_db + OVER_FLOOR_DB, QUIET_DB), self.voice.close_db)
        return min(int(FULL_SCALE * 10 ** (noise_db / 20) / max(self._gain, 1.0)), LOUDEST)

    def look(self) -> None:
        """Take what the device delivered, and measure it."""
        self.drain()
        self._measuring.measure()
        self._tell_voice()

    def _look_if_loud(self) -> None:
        """The same, but of a silent room only what comes by itself: a waveform shows nothing of it."""
        if self.current is None or not self.current.tap.waits_s:
            self.look()

    def _announce(self) -> None:
        if self._arrived or self.current is None:
            return
        self._arrived = True
        stream = self.current.stream
        if self.device is None:
            device = SYSTEM_DEFAULT
        else:
            device = self.device
        self._desk.report(CaptureStarted(device, stream.rate_hz, stream.latency_s * 1000))

    def _tell_voice(self) -> None:
        if self.voice.is_open != self._voice_told:
            self._voice_told = self.voice.is_open
            if self._voice_told:
                self._desk.report(VoiceGateOpened())
            else:
                self._desk.report(VoiceGateClosed())

    def stop(self) -> None:
        """No timer is left behind."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None

    def _watch(self) -> None:
        """Lose a device that has stopped without a word."""
        self._timer = None
        if self.current is None:
            return
        if self._stall.look(self.current.tap.blocks, self._desk.clock()):
            self._declare_lost(self.current)
        else:
            self._timer = self._desk.later(LOOK_S, self._watch)

    def _wake(self) -> None:
        # PortAudio input thread.
        if not self._due:
            self._due = True
            self._desk.post(self.drain)

    def _open_blocking(self, device: DeviceName, gone: Gone) -> OpenedMicrophone:
        tap = InputTap(self._desk.clock, self._wake)
        return open_and_start(self._desk.backend, device, tap, gone, LATENCY_S)

    def _adopt(self, opened: OpenedMicrophone, _device: DeviceName) -> None:
        self.drain(whole=True)
        stream = opened.stream
        self._capture = MicrophoneCapture(
            opened.tap,
            stream.rate_hz,
            stream.channels,
            stream.latency_s,
            self.frames,
            self._measuring,
        )
        self._set_up()
        self._arrived = False
        self._stall.restart()
        self.stop()
        self._watch()
        self._wake()

    def _set_up(self) -> None:
        if self._capture is not None:
            self._capture.muted = self._muted
            self._capture.gain = self._gain
            self._capture.set_gate(self._gate)

    def _release(self) -> None:
        if self._capture is not None:
            self._capture.drain(whole=True)
        self.look()
        self.stop()
        self._capture = None
        self.voice.reset()
        self._tell_voice()

    def _report_failure(self, failure: Failure) -> None:
        self._desk.report(CaptureFailed(failure))


def open_and_start(
    backend: Backend, device: DeviceName, tap: InputTap, gone: Gone, latency_s: float
) -> OpenedMicrophone:
    """Open a microphone that delivers into `tap`. On the sound thread. Raises `SoundFailure`."""
    stream = backend.open_input(device, tap.deliver, gone, latency_s)
    tap.prepare(stream.rate_hz, stream.channels)
    _start_or_close(stream.start, stream.close)
    return OpenedMicrophone(stream, tap)


def _start_or_close(start: Callable[[], None], close: Callable[[], None]) -> None:
    started = False
    try:
        start()
        started = True
    finally:
        if not started:
            close()
