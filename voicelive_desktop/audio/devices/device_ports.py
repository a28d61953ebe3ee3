"""What the engine needs from a sound system. `portaudio` and `simulated` offer it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName
from voicelive_desktop.domain.words.quick_classes import dataclass

if TYPE_CHECKING:  # the child that watches for devices has no samples, and is small
    import numpy as np
    from numpy.typing import NDArray

Samples: TypeAlias = "NDArray[np.int16]"
"""16-bit samples; one dimension unless a docstring says otherwise."""

Clock = Callable[[], float]
"""Seconds that never go back."""

Deliver = Callable[[bytes, bool], None]
"""`deliver(block, overflowed)`: interleaved 16-bit samples. Called on the input thread."""

Fill = Callable[[Samples, float, bool], None]
"""`fill(out, delay_s, underflowed)`: write all of `out` (frames, channels); its first frame is
heard in `delay_s`. Called on the output thread; also by `OutputStream.start` and `silence` on the
thread that calls these.
"""

Gone = Callable[[], None]
"""The device ended the stream though nobody asked. Called on any thread."""


@dataclass(frozen=True, slots=True)
class DeviceInfo:
    """One device of the sound system. `inputs` and `outputs` count channels."""

    id: DeviceName
    label: str
    host: str
    inputs: int
    outputs: int
    rate_hz: int
    is_monitor: bool = False


@dataclass(frozen=True, slots=True)
class DeviceList:
    """All devices, and which ones the system would take; an empty name: none."""

    devices: tuple[DeviceInfo, ...] = ()
    default_input: DeviceName = SYSTEM_DEFAULT
    default_output: DeviceName = SYSTEM_DEFAULT


class SoundFailure(Exception):  # noqa: N818 - a fact, like every failure here
    """A device did not open, or the sound system cannot be used."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.kind.value)
        self.failure = failure


class Stream(Protocol):
    """An opened device. No sample passes before `start`."""

    @property
    def rate_hz(self) -> int:
        """Frames per second that the device delivers or takes."""
        ...

    @property
    def channels(self) -> int:
        """Samples per frame."""
        ...

    @property
    def latency_s(self) -> float:
        """Between the sound at the device and the callback, as the system states it; of a
        microphone's block between its last sample and the callback.
        """
        ...

    @property
    def active(self) -> bool:
        """Whether it runs: started, and neither closed nor ended by the device."""
        ...

    def start(self) -> None:
        """Begin. Raises `SoundFailure`."""
        ...

    def close(self) -> None:
        """End without waiting; idempotent; no callback runs after it returned."""
        ...


class InputStream(Stream, Protocol):
    """An opened microphone: calls a `Deliver`."""


class OutputStream(Stream, Protocol):
    """An opened speaker: calls a `Fill`."""

    @property
    def restarts_quickly(self) -> bool:
        """Whether `start` right behind `pause` takes a few ms, so that the loop's thread may call
        them; as far as is known.
        """
        ...

    def pause(self) -> None:
        """Drop what is not yet heard; `start` comes right behind."""
        ...

    def rest(self) -> None:
        """Ask for no samples until `start`, and give the device back; `start` opens it anew."""
        ...

    def silence(self) -> None:
        """Drop what was handed over and is not yet heard, and go on; a few
        ms. Raises `SoundFailure`.
        """
        ...


class Backend(Protocol):
    """A sound system. All methods block and are called on one thread at a time, save `silence` of
    an `OutputStream`, and its `start` right behind `pause`.
    """

    def list_devices(self) -> DeviceList:
        """The devices known since the last `reinitialise`. Raises `SoundFailure` without
        a sound system.
        """
        ...

    def reinitialise(self) -> None:
        """Look for devices again. Only while no stream is open: it would end
        them. Raises `SoundFailure`.
        """
        ...

    def open_input(
        self, device: DeviceName, deliver: Deliver, gone: Gone, latency_s: float
    ) -> InputStream:
        """Open a microphone; the empty name is the system's default. Raises `SoundFailure`."""
        ...

    def open_output(
        self, device: DeviceName, fill: Fill, gone: Gone, latency_s: float
    ) -> OutputStream:
        """Open a speaker; the empty name is the system's default. Raises `SoundFailure`."""
        ...

    def close(self) -> None:
        """Give up what is not a stream, such as files; no stream is open. Idempotent."""
        ...
