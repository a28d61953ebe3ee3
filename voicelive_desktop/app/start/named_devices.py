"""Finds the devices that the command line names."""

from __future__ import annotations

from collections.abc import Mapping

from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.state import Devices


def named_devices(given: Mapping[str, object], devices: Devices) -> dict[str, object]:
    """Return the device settings among `given` as device identities, where a device of that
    name is known.
    """
    known = (("input_device", devices.inputs), ("output_device", devices.outputs))
    found = ((name, _full_name(str(given.get(name, "")), there)) for name, there in known)
    return {name: identity for name, identity in found if identity}


def _full_name(given: str, devices: tuple[Device, ...]) -> str:
    """Return the identity of the named device: matched by identity, label or start of the label."""
    wanted = given.lower()
    if not wanted:
        return ""
    exact = (d.id for d in devices if wanted in {d.id.lower(), d.label.lower()})
    beginning = (d.id for d in devices if d.label.lower().startswith(wanted))
    return (*exact, *beginning, "")[0]
