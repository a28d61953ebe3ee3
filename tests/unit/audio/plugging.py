"""A headset that is plugged in, and which devices are in use."""

from __future__ import annotations

from tests.unit.audio.rig import Rig
from voicelive_desktop.audio.devices.device_ports import DeviceInfo
from voicelive_desktop.domain.words.ids import DeviceName

HEADSET = DeviceName("Headset|Simulated")
EAR = DeviceInfo(HEADSET, "Headset", "Simulated", 0, 2, 24_000)
MOUTH = DeviceInfo(
    DeviceName("Headset microphone|Simulated"), "Headset microphone", "Simulated", 1, 0, 24_000
)


async def plug_in(r: Rig, *devices: DeviceInfo) -> None:
    """They are there, and the engine knows."""
    for device in devices:
        r.backend.plug(device)
    await r.engine.refresh_devices()


def in_use(r: Rig) -> list[DeviceName]:
    """The devices with an open stream."""
    return [info.id for info, _ in r.backend.streams]
