"""The real sound system. The only module that imports sounddevice, and late: its import fails
without libportaudio.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable
from functools import cache, partial
from types import ModuleType
from typing import Any, TypeVar

from voicelive_desktop.audio.devices import alsa, jack
from voicelive_desktop.audio.devices.device_names import clean_label, is_monitor, stable_names
from voicelive_desktop.audio.devices.device_ports import (
    Deliver,
    DeviceInfo,
    DeviceList,
    Fill,
    Gone,
    Samples,
    SoundFailure,
)
from voicelive_desktop.audio.devices.portaudio_codes import REFUSED_FORMAT, failure_of, missing
from voicelive_desktop.audio.devices.portaudio_end import change, end_with_care
from voicelive_desktop.audio.devices.restarts import Restarts
from voicelive_desktop.domain.facts.device_list import LOST, NO_DEVICES
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName
from voicelive_desktop.domain.words.pcm import FRAME_SAMPLES, RATE_HZ, SAMPLE_BYTES

T = TypeVar("T")

# sounddevice has no types: its module, streams and time structures are Any here and nowhere else.

PLAUSIBLE_DELAY_S = 2.0
# the resampler looks ahead, so a frame ends within a block: keep that short
RESAMPLED_BLOCK_MS = 10
OUTPUT_BLOCK_MS = 20
GO_ON = 0  # PortAudio's paContinue
PREFERRED_HOSTS = ("Windows WASAPI", "Core Audio")


def _load() -> ModuleType:
    if "sounddevice" not in sys.modules:
        jack.clear_leftovers()
    try:
        import sounddevice  # noqa: PLC0415 - see the module's docstring
    except OSError as error:
        raise SoundFailure(
            Failure(FailureKind.SOUND_SYSTEM, code="no_portaudio", message=str(error))
        ) from error
    _read_any_name(sounddevice)
    end_with_care(sounddevice)
    return sounddevice


@cache
def _read_any_name(sd: Any) -> None:
    """WORKAROUND sounddevice: one name that is no UTF-8, and no device is listed at all; nor can
    that one be opened.
    """
    if os.name == "nt":  # its own second tries, which need the error
        return
    read = sd._ffi_string
    sd._ffi_string = lambda data: Lenient(read(data))


class Lenient(bytes):
    """A name of the system's: what of it is no text is kept as `os.fsdecode` keeps it."""

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:
        """See `bytes`; never fails."""
        if errors == "strict":
            return super().decode(encoding, "surrogateescape")
        return super().decode(encoding, errors)


class PortAudio:
    """`Backend` on PortAudio."""

    def list_devices(self) -> DeviceList:
        """See `Backend`."""
        sd = _load()
        found = _query(sd)
        inputs = _default(sd, found, "input")
        outputs = _default(sd, found, "output")
        return DeviceList(tuple(found), inputs, outputs)

    def reinitialise(self) -> None:
        """See `Backend`."""
        sd = _load()
        try:
            # The only way that sounddevice offers; its own documentation names these two. After an
            # initialisation that failed (a sound server may die in the middle of it) there is
            # nothing to terminate.
            while sd._initialized:
                sd._terminate()
            sd._initialize()
        except sd.PortAudioError as error:
            raise SoundFailure(Failure(FailureKind.SOUND_SYSTEM, message=str(error))) from error

    def open_input(
        self, device: DeviceName, deliver: Deliver, gone: Gone, latency_s: float
    ) -> PortAudioInput:
        """See `Backend`."""
        sd = _load()
        index, info = _resolve(sd, device, "input")

        def attempt(rate_hz: int, channels: int) -> PortAudioInput:
            return PortAudioInput(sd, index, rate_hz, channels, latency_s, deliver, gone)

        with change():
            return _first_that_opens(sd, attempt, index, info, "input", device)

    def open_output(
        self, device: DeviceName, fill: Fill, gone: Gone, latency_s: float
    ) -> PortAudioOutput:
        """See `Backend`."""
        sd = _load()
        index, info = _resolve(sd, device, "output")

        def attempt(rate_hz: int, channels: int) -> PortAudioOutput:
            check = partial(_check, sd, index, info, "output", rate_hz, channels)
            return PortAudioOutput(sd, index, rate_hz, channels, latency_s, fill, gone, check)

        with change():
            return _first_that_opens(sd, attempt, index, info, "output", device)

    def close(self) -> None:
        """See `Backend`. PortAudio is ended when the interpreter ends."""


class _Stream:
    """What both directions share. `_asked` tells our own stops from the device's."""

    def __init__(
        self, sd: ModuleType, stream: Any, rate_hz: int, channels: int, gone: Gone
    ) -> None:
        self._sd = sd
        self._stream = stream
        self._gone = gone
        self._asked = False
        self.rate_hz = rate_hz
        self.channels = channels
        self.latency_s = float(stream.latency)

    @property
    def active(self) -> bool:
        """Whether it runs."""
        try:
            return bool(self._stream.active)
        except self._sd.PortAudioError:
            # What a stream of a vanished device may answer.
            return False

    def start(self) -> None:
        """Begin. Raises `SoundFailure`."""
        self._asked = False
        try:
            with change():
                self._stream.start()
        except self._sd.PortAudioError as error:
            raise SoundFailure(Failure(FailureKind.SOUND_SYSTEM, message=str(error))) from error

    def close(self) -> None:
        """End without waiting; idempotent."""
        self._asked = True
        if not self._stream.closed:
            self._stream.abort()
            self._stream.close()


class PortAudioInput(_Stream):
    """`InputStream` on PortAudio."""

    def __init__(
        self,
        sd: ModuleType,
        index: int,
        rate_hz: int,
        channels: int,
        latency_s: float,
        deliver: Deliver,
        gone: Gone,
    ) -> None:
        self._deliver = deliver
        self._buffer = sd._ffi.buffer
        self._frame_bytes = channels * SAMPLE_BYTES
        self._called = _called_by_portaudio(sd, self._on_block)
        stream = sd._StreamBase(
            "input",
            samplerate=rate_hz,
            blocksize=_input_block(rate_hz),
            device=index,
            channels=channels,
            dtype="int16",
            latency=latency_s,
            extra_settings=_shared_mode(sd, index),
            callback=self._called,
            finished_callback=self._on_finished,
        )
        super().__init__(sd, stream, rate_hz, channels, gone)
        # PortAudio counts to the first sample of a block, and `captured_t` is the last one's.
        self.latency_s = max(0.0, self.latency_s - _input_block(rate_hz) / rate_hz)

    def _on_block(
        self, data: Any, _out: Any, frames: int, _time: Any, flags: int, _user: Any
    ) -> int:
        # PortAudio input thread.
        self._deliver(self._buffer(data, frames * self._frame_bytes)[:], flags != 0)
        return GO_ON

    def _on_finished(self) -> None:
        # PortAudio input thread, or the one that stops the stream.
        if not self._asked:
            self._gone()


class PortAudioOutput(_Stream):
    """`OutputStream` on PortAudio.

    Silence at once: the stream is aborted and started again, which drops what the system
    has buffered. Where that turns out to be slow, only what is queued is dropped from then
    on (see `Restarts`).

    It rests closed. WORKAROUND PortAudio: a paused stream learns nothing of a device that goes
    away or of a sound server that ends, and `Pa_StartStream` never returns when ALSA refuses to
    start it: the thread that it made ends with the mutex locked for which the caller waits.
    """

    def __init__(
        self,
        sd: ModuleType,
        index: int,
        rate_hz: int,
        channels: int,
        latency_s: float,
        fill: Fill,
        gone: Gone,
        check: Callable[[], None],
    ) -> None:
        self._fill = fill
        self._check = check
        self._restarts = Restarts()
        self._handed = 0  # frames since the start
        self._buffer = sd._ffi.buffer
        self._as_samples, self._int16 = _int16_view()
        self._underflow = int(sd._lib.paOutputUnderflow)
        self._called = _called_by_portaudio(sd, self._on_block)
        self._open = partial(
            sd._StreamBase,
            "output",
            samplerate=rate_hz,
            blocksize=_output_block(sd, index, rate_hz),
            device=index,
            channels=channels,
            dtype="int16",
            latency=latency_s,
            extra_settings=_shared_mode(sd, index),
            callback=self._called,
            finished_callback=self._on_finished,
        )
        super().__init__(sd, self._open(), rate_hz, channels, gone)

    @property
    def restarts_quickly(self) -> bool:
        """See `OutputStream`."""
        return self._restarts.are_quick

    def start(self) -> None:
        """See `OutputStream`."""
        if self._stream.closed:
            with change():
                self._open_again()
        self._handed = 0
        with self._restarts.start():
            super().start()

    def pause(self) -> None:
        """See `OutputStream`."""
        self._asked = True
        self._restarts.pause()
        with contextlib.suppress(self._sd.PortAudioError):  # a vanished one's next start tells
            self._stream.abort()

    def rest(self) -> None:
        """See `OutputStream`."""
        self.close()

    def silence(self) -> None:
        """See `OutputStream`."""
        if not self.active:
            raise SoundFailure(Failure(FailureKind.SPEAKER_MISSING, code=LOST))
        if self._restarts.worthwhile:
            self.pause()
            self.start()

    def _open_again(self) -> None:
        try:
            self._check()
            self._stream = self._open()
        except (self._sd.PortAudioError, alsa.RefusalError) as error:
            raise failure_of(_code(error), str(error), "output", SYSTEM_DEFAULT) from error

    def _on_block(self, _in: Any, data: Any, frames: int, time: Any, flags: int, _user: Any) -> int:
        # PortAudio output thread.
        delay_s = time.outputBufferDacTime - time.currentTime
        if not 0.0 < delay_s < PLAUSIBLE_DELAY_S:
            # right behind a start nothing is in its way
            delay_s = min(self.latency_s, self._handed / self.rate_hz)
        self._handed += frames
        block = self._buffer(data, frames * self.channels * SAMPLE_BYTES)
        out = self._as_samples(block, self._int16).reshape(frames, self.channels)
        self._fill(out, delay_s, bool(flags & self._underflow))
        return GO_ON

    def _on_finished(self) -> None:
        # PortAudio output thread, or the one that stops the stream.
        if not self._asked:
            self._gone()


# Any: sounddevice's module and what it calls us with
def _called_by_portaudio(sd: Any, function: Callable[..., int]) -> Any:
    """Return a pointer that PortAudio calls itself; one that fails ends its stream. Keep it as long
    as the stream: sounddevice does not.

    sounddevice's own streams put an object for the flags and two more calls before each block; its
    base class is meant for libraries that bring a pointer.
    """
    return sd._ffi.callback("PaStreamCallback", function, error=sd._lib.paAbort)


def _int16_view() -> tuple[Callable[[Any, Any], Samples], Any]:
    """Return what looks at a block of the system's as samples, and how it is told so."""
    import numpy as np  # noqa: PLC0415 - the child that lists devices needs none, and is small

    return np.frombuffer, np.dtype(np.int16)


def _input_block(rate_hz: int) -> int:
    """Frames per callback. At our own rate a block is a frame for the service, so no sample waits
    for a later block.
    """
    if rate_hz == RATE_HZ:
        return FRAME_SAMPLES
    return rate_hz * RESAMPLED_BLOCK_MS // 1000


def _output_block(sd: ModuleType, index: int, rate_hz: int) -> int:
    """Frames per callback; 0: as the system likes. PortAudio on ALSA likes a quarter of the
    latency; half of it wakes thread and sound server half as often, and leaves them as much time.
    """
    if sd.query_hostapis(sd.query_devices(index)["hostapi"])["name"] == alsa.HOST:
        return rate_hz * OUTPUT_BLOCK_MS // 1000
    return 0


def _query(sd: ModuleType) -> list[DeviceInfo]:
    """All devices. Raises `SoundFailure` after an initialisation that failed."""
    try:
        raw = list(sd.query_devices())
        hosts = [host["name"] for host in sd.query_hostapis()]
    except sd.PortAudioError as error:
        raise SoundFailure(Failure(FailureKind.SOUND_SYSTEM, message=str(error))) from error
    names = stable_names((whole(d["name"]), hosts[d["hostapi"]]) for d in raw)
    return [_info(d, hosts[d["hostapi"]], name) for d, name in zip(raw, names, strict=True)]


def _info(raw: Any, host: str, name: DeviceName) -> DeviceInfo:
    rate_hz = int(raw["default_samplerate"])
    inputs, outputs = raw["max_input_channels"], raw["max_output_channels"]
    monitor = inputs > 0 and is_monitor(raw["name"])
    return DeviceInfo(
        name, clean_label(whole(raw["name"])), host, inputs, outputs, rate_hz, monitor
    )


def _default(sd: ModuleType, found: list[DeviceInfo], direction: str) -> DeviceName:
    index = _default_index(sd, direction)
    if 0 <= index < len(found):
        return found[index].id
    return DeviceName("")


def _default_index(sd: ModuleType, direction: str) -> int:
    """The default of the best host interface; PortAudio's own default on Windows is MME, with its
    100 ms.
    """
    hosts = {host["name"]: host for host in sd.query_hostapis()}
    for name in PREFERRED_HOSTS:
        if name in hosts and hosts[name][f"default_{direction}_device"] >= 0:
            return int(hosts[name][f"default_{direction}_device"])
    return int(sd.default.device[direction])


def _resolve(sd: ModuleType, device: DeviceName, direction: str) -> tuple[int, DeviceInfo]:
    found = _query(sd)
    if not found:
        raise SoundFailure(Failure(missing(direction), code=NO_DEVICES, subject=device))
    if device == SYSTEM_DEFAULT:
        index = _default_index(sd, direction)
    else:
        index = next(
            (i for i, d in enumerate(found) if d.id == device and _channels(d, direction)), -1
        )
    if index < 0:
        raise SoundFailure(Failure(missing(direction), subject=device))
    return index, found[index]


def _channels(info: DeviceInfo, direction: str) -> int:
    if direction == "input":
        return info.inputs
    return info.outputs


def _first_that_opens(
    sd: ModuleType,
    attempt: Callable[[int, int], T],
    index: int,
    info: DeviceInfo,
    direction: str,
    device: DeviceName,
) -> T:
    """24 kHz first: the system resamples well and without delay. Then the device's own rate. Few
    channels first.
    """
    refusal: Exception = LookupError("no format to try")
    for rate_hz in dict.fromkeys((RATE_HZ, info.rate_hz)):
        for channels in _layouts(_channels(info, direction), direction):
            try:
                _check(sd, index, info, direction, rate_hz, channels)
                return attempt(rate_hz, channels)
            except (sd.PortAudioError, alsa.RefusalError) as error:
                refusal = error
                if _code(error) not in REFUSED_FORMAT:
                    raise failure_of(_code(error), str(error), direction, device) from error
    raise failure_of(_code(refusal), str(refusal), direction, device) from refusal


def _check(
    sd: ModuleType, index: int, info: DeviceInfo, direction: str, rate_hz: int, channels: int
) -> None:
    """Raise `alsa.RefusalError` where ALSA would not open it."""
    if info.host == alsa.HOST:
        alsa.check(sd.query_devices(index)["name"], direction, rate_hz, channels)


def _layouts(available: int, direction: str) -> list[int]:
    """A speaker gets both sides: on bare hardware one channel would sound on the left only."""
    preferred = (1, 2, available) if direction == "input" else (min(2, available), available)
    return [count for count in dict.fromkeys(preferred) if 0 < count <= available]


def _code(error: Exception) -> int:
    if len(error.args) > 1 and isinstance(error.args[1], int):
        return error.args[1]
    return 0


def _shared_mode(sd: ModuleType, index: int) -> Any:
    """WASAPI converts rate and channels in shared mode if asked; never exclusive."""
    if os.name != "nt":
        return None
    host = sd.query_hostapis(sd.query_devices(index)["hostapi"])["name"]
    if host == "Windows WASAPI":
        return sd.WasapiSettings(auto_convert=True)
    return None
