"""Sound devices as the pickers show them."""

from __future__ import annotations

import re

from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.quick_classes import dataclass

NO_DEVICES = "no_devices"
"""`Failure.code` when there is not even one device to choose from."""

LOST = "lost"
"""`Failure.code` when a device went away while it was in use."""


_BLUETOOTH = re.compile(
    r"bluetooth|bluez|bluealsa|hands-?free|airpods|\bhfp\b|\bhsp\b|\bbuds\b", re.IGNORECASE
)


def label_of(name: str) -> str:
    """Return the readable part of a device's identity, without the host interface after the bar."""
    return name.partition("|")[0]


def is_bluetooth(name: str) -> bool:
    """Whether the name suggests a Bluetooth headset, whose microphone switches it to call quality."""
    return bool(_BLUETOOTH.search(name))


@dataclass(frozen=True, slots=True)
class Device:
    """One microphone or speaker. `id` is its stable identity, `label` what a person reads."""

    id: DeviceName
    label: str
    is_monitor: bool = False
