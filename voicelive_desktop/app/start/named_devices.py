"""Which devices the command line means."""

from __future__ import annotations

from collections.abc import Mapping

from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.state import Devices


def named_devices(given: Mapping[str, object], devices: Devices) -> dict[str, object]:
    """The settings of devices among `given` by their identity, where one is known that is called so."""
    known = (("input_device", devices.inputs), ("output_device", devices.outputs))
    found = ((name, _full_name(str(given.get(name, "")), there)) for name, there in known)
    return {name: identity for name, identity in found if identity}


def _full_name(given: str, devices: tuple[Device, ...]) -> str:
    """The identity of the device that a person means: by identity, by label, by the beginning of the label."""
    wanted = given.lower()
    if not wanted:
        return ""
    exact = (d.id for d in devices if wanted in {d.id.lower(), d.label.lower()})
    beginning = (d.id for d in devices if d.label.lower().startswith(wanted))
    return (*exact, *beginning, "")[0]
