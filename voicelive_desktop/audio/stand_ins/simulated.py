"""Sound devices of software behind the `Backend` port: for tests, the self-test, and sound from and
to files.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

import numpy as np

from voicelive_desktop.audio.devices.device_ports import (
    Deliver,
    DeviceInfo,
    DeviceList,
    Fill,
    Gone,
    Samples,
    SoundFailure,
)
from voicelive_desktop.audio.stand_ins.ticker import BLOCK_S, Tick, Ticker
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName
from voicelive_desktop.domain.words.pcm import RATE_HZ
from voicelive_desktop.domain.words.quick_classes import replace

Source = Callable[[int, float], Samples]
"""`source(frames, end_s)`: the sound before the moment `end_s`, interleaved."""
Sink = Callable[[Samples, float], None]
"""`sink(block, start_s)`: mono sound that is heard from the moment `start_s` on."""

MICROPHONE = DeviceInfo(
    DeviceName("Simulated microphone|Simulated"), "Simulated microphone", "Simulated", 1, 0, RATE_HZ
)
SPEAKER = DeviceInfo(
    DeviceName("Simulated speaker|Simulated"), "Simulated speaker", "Simulated", 0, 1, RATE_HZ
)


def silence(frames: int, _end_s: float) -> Samples:
    """A microphone in a room without any sound."""
    return np.zeros(frames, np.int16)


class _Stream:
    """A device that its ticker drives."""

    def __init__(self, ticker: Ticker, rate_hz: int, channels: int, latency_s: float) -> None:
        self._ticker = ticker
        self._on: Tick = self._tick
        self.rate_hz = rate_hz
        self.channels = channels
        self.latency_s = latency_s
        self.closed = False

    @property
    def _frames(self) -> int:
        return round(self.rate_hz * BLOCK_S)

    def _tick(self, now: float) -> None:
        raise NotImplementedError

    @property
    def active(self) -> bool:
        """Whether it runs."""
        return not self.closed

    def start(self) -> None:
        """Begin."""
        self._ticker.subscribe(self._on)

    def close(self) -> None:
        """End."""
        self.closed = True
        self._ticker.unsubscribe(self._on)


class SimulatedInput(_Stream):
    """`InputStream`: what `source` gives, 10 ms at a time."""

    def __init__(self, ticker: Ticker, info: DeviceInfo, source: Source, deliver: Deliver) -> None:
        super().__init__(ticker, info.rate_hz, info.inputs, 0.0)
        self._source = source
        self._deliver = deliver

    def _tick(self, now: float) -> None:
        # Ticker's thread.
        self._deliver(self._source(self._frames, now).tobytes(), False)


class SimulatedOutput(_Stream):
    """`OutputStream`: buffers `latency_s` like a real device and hands what is heard to `sink`,
    silence while it rests.

    Attributes:
        restarts: How often `silence` was called.
        rests: Whether it rests.
        starts: How often it was started.
        restarts_quickly: See `OutputStream`.
    """

    def __init__(
        self, ticker: Ticker, info: DeviceInfo, latency_s: float, fill: Fill, sink: Sink
    ) -> None:
        super().__init__(ticker, info.rate_hz, info.outputs, latency_s)
        self._fill = fill
        self._sink = sink
        self._buffer: deque[Samples] = deque()
        self._depth = round(latency_s / BLOCK_S)
        self.restarts = self.starts = 0
        self.rests = True
        self.restarts_quickly = False
        self._ticks = False

    def start(self) -> None:
        """Begin, with the buffer full. Raises `SoundFailure` where it was unplugged."""
        if self.closed:
            raise SoundFailure(Failure(FailureKind.SOUND_SYSTEM))
        self.starts += 1
        self._refill()
        self.rests = False
        if not self._ticks:
            self._ticks = True
            super().start()

    def pause(self) -> None:
        """Drop what is buffered."""
        self._buffer.clear()

    def rest(self) -> None:
        """Drop what is buffered, and play silence."""
        self.rests = True
        self._buffer.clear()

    def silence(self) -> None:
        """Drop what is buffered."""
        self._buffer.clear()
        self._refill()
        self.restarts += 1

    def _tick(self, now: float) -> None:
        # Ticker's thread.
        start_s = now - BLOCK_S if self._depth else now
        if self.rests:
            self._sink(np.zeros(self._frames, np.int16), start_s)
            return
        if not self._depth:
            self._fill_block()
        self._sink(self._buffer.popleft(), start_s)
        self._refill()

    def _refill(self) -> None:
        while len(self._buffer) < self._depth:
            self._fill_block()

    def _fill_block(self) -> None:
        out = np.zeros((self._frames, self.channels), np.int16)
        self._fill(out, len(self._buffer) * BLOCK_S, False)
        self._buffer.append(out[:, 0].copy())


class SimulatedBackend:
    """`Backend` of software.

    Args:
        ticker: Drives the devices.
        source: What microphones hear.
        sink: Takes what speakers play.
        latency_s: What speakers buffer; None: what they are asked for.

    Attributes:
        present: The devices that are plugged in; `plug` and `unplug` change it.
        refuse: Failures to raise at the next openings, by device as asked for.
        opened: Devices that were opened, in order, as asked for.
        reinitialised: How often.
        restarts_quickly: Whether speakers that are opened from now on do; see `OutputStream`.
    """

    def __init__(
        self,
        ticker: Ticker,
        source: Source = silence,
        sink: Sink = lambda _b, _s: None,
        latency_s: float | None = 0.04,
    ) -> None:
        self._ticker = ticker
        self._source = source
        self._sink = sink
        self._latency_s = latency_s
        self._known: tuple[DeviceInfo, ...] = (MICROPHONE, SPEAKER)
        self._gone: dict[int, Gone] = {}
        self.present: list[DeviceInfo] = [MICROPHONE, SPEAKER]
        self.refuse: dict[DeviceName, Failure] = {}
        self._streams: list[tuple[DeviceInfo, SimulatedInput | SimulatedOutput]] = []
        self.opened: list[DeviceName] = []
        self.reinitialised = 0
        self.restarts_quickly = False

    def list_devices(self) -> DeviceList:
        """See `Backend`."""
        found = tuple(self._known)
        inputs = next((d.id for d in found if d.inputs), SYSTEM_DEFAULT)
        outputs = next((d.id for d in found if d.outputs), SYSTEM_DEFAULT)
        return DeviceList(found, inputs, outputs)

    def reinitialise(self) -> None:
        """See `Backend`."""
        assert not self.streams, "reinitialise would end these streams"
        self._known = tuple(self.present)
        self.reinitialised += 1

    def open_input(
        self,
        device: DeviceName,
        deliver: Deliver,
        gone: Gone,
        latency_s: float,  # noqa: ARG002 - a simulated microphone has none
    ) -> SimulatedInput:
        """See `Backend`."""
        info = self._find(device, lambda d: d.inputs, FailureKind.MICROPHONE_MISSING)
        stream = SimulatedInput(self._ticker, info, self._source, deliver)
        self._keep(info, stream, gone)
        return stream

    def open_output(
        self, device: DeviceName, fill: Fill, gone: Gone, latency_s: float
    ) -> SimulatedOutput:
        """See `Backend`."""
        info = self._find(device, lambda d: d.outputs, FailureKind.SPEAKER_MISSING)
        if self._latency_s is None:
            wanted_s = latency_s
        else:
            wanted_s = self._latency_s
        stream = SimulatedOutput(self._ticker, info, wanted_s, fill, self._sink)
        stream.restarts_quickly = self.restarts_quickly
        self._keep(info, stream, gone)
        return stream

    def close(self) -> None:
        """See `Backend`."""

    def plug(self, info: DeviceInfo) -> None:
        """A device comes; it can be opened after the next `reinitialise`, like with PortAudio."""
        self.present.append(replace(info))

    def unplug(self, device: DeviceName) -> None:
        """A device goes; its streams end."""
        self.present = [d for d in self.present if d.id != device]
        for info, stream in self.streams:
            if info.id == device:
                stream.close()
                self._gone[id(stream)]()

    @property
    def streams(self) -> list[tuple[DeviceInfo, SimulatedInput | SimulatedOutput]]:
        """The open streams, each with the device it uses."""
        self._streams = [(info, stream) for info, stream in self._streams if not stream.closed]
        return self._streams

    def _keep(self, info: DeviceInfo, stream: SimulatedInput | SimulatedOutput, gone: Gone) -> None:
        self.streams.append((info, stream))
        self._gone[id(stream)] = gone

    def _find(
        self, device: DeviceName, channels: Callable[[DeviceInfo], int], missing: FailureKind
    ) -> DeviceInfo:
        self.opened.append(device)
        if device in self.refuse:
            raise SoundFailure(self.refuse[device])
        usable = [d for d in self._known if d in self.present and channels(d)]
        found = (
            usable[0]
            if usable and device == SYSTEM_DEFAULT
            else next((d for d in usable if d.id == device), None)
        )
        if found is None:
            raise SoundFailure(Failure(missing, subject=device))
        return found
