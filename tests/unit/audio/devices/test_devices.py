"""Which devices a person sees."""

from __future__ import annotations

from voicelive_desktop.audio.devices.device_names import (
    clean_label,
    is_monitor,
    offered,
    stable_names,
)
from voicelive_desktop.audio.devices.device_ports import DeviceInfo
from voicelive_desktop.domain.words.ids import DeviceName


def _device(label: str, host: str = "ALSA") -> DeviceInfo:
    return DeviceInfo(DeviceName(f"{label}|{host}"), label, host, 1, 0, 48_000)


def test_card_numbers_are_no_part_of_a_name() -> None:
    assert clean_label("Jabra: USB Audio (hw:2,0)") == "Jabra: USB Audio"
    assert stable_names([("Jabra: USB Audio (hw:2,0)", "ALSA")]) == stable_names(
        [("Jabra: USB Audio (hw:5,0)", "ALSA")]
    )


def test_two_devices_of_one_kind_have_two_names() -> None:
    assert stable_names([("Jabra", "ALSA"), ("Other", "ALSA"), ("Jabra", "ALSA")]) == [
        "Jabra|ALSA",
        "Other|ALSA",
        "Jabra|ALSA#2",
    ]


def test_one_device_under_several_host_interfaces_is_offered_once_under_the_best() -> None:
    name = "Microphone (Jabra EVOLVE 20 MS USB Audio)"
    found = [
        _device(name[:31], "MME"),
        _device(name, "Windows DirectSound"),
        _device(name, "Windows WASAPI"),
    ]
    assert [device.host for device in offered(found)] == ["Windows WASAPI"]


def test_interfaces_that_take_the_device_for_themselves_are_not_offered() -> None:
    assert offered([_device("Microphone", "Windows WDM-KS")]) == []


def test_aliases_of_the_sound_system_are_not_offered() -> None:
    aliases = [
        "default",
        "sysdefault",
        "dmix",
        "surround51",
        "Microsoft Sound Mapper - Input",
        "Primary Sound Driver",
    ]
    assert [d.label for d in offered([_device(name) for name in [*aliases, "Jabra", "pulse"]])] == [
        "Jabra",
        "pulse",
    ]


def test_two_equal_devices_of_one_interface_are_both_offered() -> None:
    assert len(offered([_device("Jabra"), _device("Jabra")])) == 2


def test_monitors_are_recognised_by_name() -> None:
    assert is_monitor("Monitor of Built-in Audio")
    assert is_monitor("Stereo Mix (Realtek)")
    assert not is_monitor("Built-in Audio Analog Stereo")
