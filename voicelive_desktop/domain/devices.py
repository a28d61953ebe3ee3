"""Sound devices as the pickers show them."""

from __future__ import annotations

from dataclasses import dataclass

from voicelive_desktop.domain.ids import DeviceName


@dataclass(frozen=True, slots=True)
class Device:
    """One microphone or speaker. `id` is its stable identity, `label` what a person reads."""

    id: DeviceName
    label: str
    is_monitor: bool = False
