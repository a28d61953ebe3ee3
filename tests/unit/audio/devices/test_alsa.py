"""What ALSA says of a device before PortAudio is asked."""

from __future__ import annotations

import ctypes.util

import pytest

from voicelive_desktop.audio.devices import alsa
from voicelive_desktop.audio.devices.portaudio_codes import (
    BAD_COMBINATION,
    INVALID_CHANNELS,
    INVALID_RATE,
)

pytestmark = pytest.mark.skipif(
    ctypes.util.find_library("asound") is None, reason="there is no ALSA"
)


@pytest.mark.parametrize("direction", ["input", "output"])
def test_a_device_that_opens_is_not_refused(direction: str) -> None:
    alsa.check("null", direction, 24_000, 1)


@pytest.mark.parametrize(
    ("label", "rate_hz", "channels", "code"),
    [
        ("no_such_device", 24_000, 1, BAD_COMBINATION),
        ("HDA Nobody: ALC (hw:31,7)", 24_000, 1, BAD_COMBINATION),
        ("null", 24_000, 0, INVALID_CHANNELS),
        ("null", 0, 1, INVALID_RATE),
    ],
)
@pytest.mark.parametrize("direction", ["input", "output"])
def test_a_device_that_does_not_open_is_refused_with_portaudios_code(
    direction: str, label: str, rate_hz: int, channels: int, code: int
) -> None:
    with pytest.raises(alsa.RefusalError) as refused:
        alsa.check(label, direction, rate_hz, channels)
    assert refused.value.args[1] == code


def test_hardware_is_asked_by_its_own_name() -> None:
    with pytest.raises(alsa.RefusalError, match="hw:31,7: "):
        alsa.check("HDA Nobody: ALC (hw:31,7)", "output", 24_000, 2)


def test_without_alsa_everything_is_left_to_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alsa, "_library", lambda: None)
    alsa.check("no_such_device", "output", 24_000, 2)
