"""Remembers levels for each sound device: what suits one device does not suit another."""

from __future__ import annotations

from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.quick_classes import dataclass, replace

Values = tuple[tuple[str, object], ...]
"""(name, value) pairs of `Settings` fields."""

OF_MICROPHONE = ("microphone_gain_db", "gate_open_db", "gate_close_db")
OF_SPEAKER = ("volume",)
MOST_KEPT = 32  # of each kind; those used longest ago are forgotten


@dataclass(frozen=True, slots=True)
class DeviceMemory:
    """The levels of every device that was set up once, by its identity; the latest last."""

    microphones: tuple[tuple[DeviceName, Values], ...] = ()
    speakers: tuple[tuple[DeviceName, Values], ...] = ()

    def of_microphone(self, device: DeviceName) -> Values | None:
        """Return the levels chosen for this microphone, or None."""
        return dict(self.microphones).get(device)

    def of_speaker(self, device: DeviceName) -> Values | None:
        """Return the levels chosen for this speaker, or None."""
        return dict(self.speakers).get(device)

    def with_microphone(self, device: DeviceName, values: Values) -> DeviceMemory:
        """Return a copy with these levels for this microphone."""
        return replace(self, microphones=_with(self.microphones, device, values))

    def with_speaker(self, device: DeviceName, values: Values) -> DeviceMemory:
        """Return a copy with these levels for this speaker."""
        return replace(self, speakers=_with(self.speakers, device, values))


def _with(
    kept: tuple[tuple[DeviceName, Values], ...], device: DeviceName, values: Values
) -> tuple[tuple[DeviceName, Values], ...]:
    others = tuple(entry for entry in kept if entry[0] != device)
    return (*others[1 - MOST_KEPT :], (device, values))
