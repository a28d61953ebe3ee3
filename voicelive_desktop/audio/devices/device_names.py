"""Which devices there are, as a person would count them, and their stable names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from voicelive_desktop.audio.devices.device_ports import DeviceInfo, DeviceList
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.sound import DevicesListed
from voicelive_desktop.domain.words.ids import DeviceName

HOST_ORDER = (
    "Windows WASAPI",
    "Core Audio",
    "PulseAudio",
    "ALSA",
    "JACK Audio Connection Kit",
    "Windows DirectSound",
    "MME",
)
"""One device may appear under several host interfaces: the first of these is offered."""
HIDDEN_HOSTS = frozenset({"Windows WDM-KS"})  # takes the device for itself alone
MME_NAME_LENGTH = 31  # MME cuts names there

_CARD = re.compile(r"\s*\(hw:\d+,\d+\)|\(plughw:\d+,\d+\)")  # numbers change with every plug
_PLUGINS = re.compile(
    r"^(default|sysdefault|front|rear|center_lfe|side|surround\d+|iec958|spdif|dmix|dsnoop|null|samplerate|speexrate"
    r"|lavrate|jack|oss|speex|upmix|vdownmix|Microsoft Sound Mapper.*|Primary Sound (Capture )?Driver)$",
    re.IGNORECASE,
)
_MONITOR = re.compile(
    r"\bmonitor\b|\bloopback\b|stereo mix|what u hear|\bwave out mix\b", re.IGNORECASE
)


def clean_label(name: str) -> str:
    """The name without card numbers."""
    return _CARD.sub("", name).strip(" :-") or name


def stable_names(devices: Iterable[tuple[str, str]]) -> list[DeviceName]:
    """A stable name for each (name, host interface): equal ones are numbered in the order
    of the list.
    """
    seen: dict[str, int] = {}
    names = []
    for name, host in devices:
        plain = f"{clean_label(name)}|{host}"
        seen[plain] = seen.get(plain, 0) + 1
        numbered = plain
        if seen[plain] > 1:
            numbered = f"{plain}#{seen[plain]}"
        names.append(DeviceName(numbered))
    return names


def is_monitor(name: str) -> bool:
    """Whether the name says that the device records what a speaker plays."""
    return bool(_MONITOR.search(name))


def offered(devices: Iterable[DeviceInfo]) -> list[DeviceInfo]:
    """One entry per real device, best host interface first; without the aliases that
    sound systems add.
    """
    real = [d for d in devices if d.host not in HIDDEN_HOSTS and not _PLUGINS.match(d.label)]
    best: list[DeviceInfo] = []
    for device in sorted(real, key=_host_rank):
        if not any(_same(device, kept) for kept in best):
            best.append(device)
    return sorted(best, key=real.index)


def as_event(found: DeviceList) -> DevicesListed:
    """What the pickers show."""
    inputs = offered(d for d in found.devices if d.inputs)
    outputs = offered(d for d in found.devices if d.outputs)
    return DevicesListed(tuple(map(_shown, inputs)), tuple(map(_shown, outputs)))


def _shown(device: DeviceInfo) -> Device:
    return Device(device.id, device.label, device.is_monitor)


def _host_rank(device: DeviceInfo) -> int:
    if device.host in HOST_ORDER:
        return HOST_ORDER.index(device.host)
    return len(HOST_ORDER)


def _same(one: DeviceInfo, other: DeviceInfo) -> bool:
    if one.host == other.host:
        return False
    short, long = sorted((one.label, other.label), key=len)
    return short == long or (len(short) == MME_NAME_LENGTH and long.startswith(short))
