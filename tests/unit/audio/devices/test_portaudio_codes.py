"""PortAudio's refusals as the user is told of them."""

from __future__ import annotations

import builtins
import sys

import pytest

from voicelive_desktop.audio.devices.device_ports import SoundFailure
from voicelive_desktop.audio.devices.portaudio import PortAudio
from voicelive_desktop.audio.devices.portaudio_codes import failure_of
from voicelive_desktop.domain.words.failures import FailureKind
from voicelive_desktop.domain.words.ids import DeviceName


@pytest.mark.parametrize(
    ("code", "text", "direction", "kind"),
    [
        (-9985, "Device unavailable", "input", FailureKind.MICROPHONE_BUSY),
        (-9985, "Device unavailable", "output", FailureKind.SPEAKER_BUSY),
        (
            -9999,
            "Unanticipated host error: AUDCLNT_E_DEVICE_IN_USE",
            "output",
            FailureKind.SPEAKER_BUSY,
        ),
        (
            -9999,
            "Unanticipated host error: Access is denied.",
            "input",
            FailureKind.MICROPHONE_BLOCKED,
        ),
        (-9999, "Unanticipated host error: no such file", "output", FailureKind.SPEAKER_MISSING),
        (-9996, "Invalid device", "input", FailureKind.MICROPHONE_MISSING),
        (-9997, "Invalid sample rate", "output", FailureKind.SOUND_SYSTEM),
        (0, "", "input", FailureKind.SOUND_SYSTEM),
    ],
)
def test_a_refusal_is_translated(code: int, text: str, direction: str, kind: FailureKind) -> None:
    failure = failure_of(code, text, direction, DeviceName("x")).failure
    assert (failure.kind, failure.subject, failure.message) == (kind, "x", text)


def test_without_libportaudio_the_failure_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    really_import = builtins.__import__

    def refuse(name: str, *rest: object) -> object:
        if name == "sounddevice":
            raise OSError("PortAudio library not found")
        return really_import(name, *rest)  # type: ignore[arg-type]

    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(SoundFailure) as raised:
        PortAudio().list_devices()
    assert raised.value.failure.kind is FailureKind.SOUND_SYSTEM
    assert raised.value.failure.code == "no_portaudio"
