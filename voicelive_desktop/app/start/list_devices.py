"""`--list-devices`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from voicelive_desktop.app.environment.plain_words import say, say_all
from voicelive_desktop.audio.devices.device_ports import DeviceInfo, DeviceList, SoundFailure
from voicelive_desktop.audio.devices.portaudio import PortAudio


def print_devices(out: TextIO) -> int:
    """Print microphones and speakers, one a line, the system's default marked with *; returns the
    exit code.
    """
    try:
        found = PortAudio().list_devices()
    except SoundFailure as failure:
        say(f"No audio system found: {failure.failure.message or failure.failure.kind.value}", out)
        return 1
    return say_all(_lines(found), out)


def _lines(found: DeviceList) -> Iterator[str]:
    for title, default, devices in (
        ("Microphones", found.default_input, [d for d in found.devices if d.inputs]),
        ("Speakers", found.default_output, [d for d in found.devices if d.outputs]),
    ):
        yield f"{title}:"
        for device in devices:
            yield _line(device, is_default=device.id == default)
        if not devices:
            yield "    none"


def _line(device: DeviceInfo, *, is_default: bool) -> str:
    return f"  {'*' if is_default else ' '} {device.label}  ({device.host}, {device.rate_hz} Hz)"
