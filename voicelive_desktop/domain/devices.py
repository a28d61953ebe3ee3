"""Sound devices as the pickers show them."""

from __future__ import annotations

from dataclasses import dataclass

from voicelive_desktop.domain.ids import DeviceName

NO_DEVICES = "no_devices"
"""`Failure.code` when there is not even one device to choose from."""

LOST = "lost"
"""`Failure.code` when a device went away while it was in use."""


def label_of(name: str) -> str:
    """What a person reads of a device's identity: without the host interface behind the bar."""
    return name.partition("|")[0]


@dataclass(frozen=True, slots=True)
class Device:
    """One microphone or speaker. `id` is its stable identity, `label` what a person reads."""

    id: DeviceName
    label: str
    is_monitor: bool = False
