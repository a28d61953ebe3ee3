"""PortAudio's error codes and texts as our failures, once."""

from __future__ import annotations

from voicelive_desktop.audio.devices.device_ports import SoundFailure
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName

# From portaudio.h.
UNAVAILABLE = -9985
BAD_COMBINATION = -9993  # also what it says of a device that ALSA cannot open
INVALID_DEVICE = -9996
INVALID_RATE = -9997
INVALID_CHANNELS = -9998
HOST_ERROR = -9999
REFUSED_FORMAT = frozenset({INVALID_CHANNELS, INVALID_RATE})

# What host interfaces say within HOST_ERROR; WASAPI: AUDCLNT_E_DEVICE_IN_USE, E_ACCESSDENIED.
BUSY_WORDS = ("in_use", "busy", "0x8889000a")
DENIED_WORDS = ("denied", "0x80070005", "not permitted")


def missing(direction: str) -> FailureKind:
    """The kind for a device of this direction, "input" or "output", that is not there."""
    if direction == "input":
        return FailureKind.MICROPHONE_MISSING
    return FailureKind.SPEAKER_MISSING


def failure_of(code: int, text: str, direction: str, device: DeviceName) -> SoundFailure:
    """What PortAudio's refusal to open this device means to the user. `code` 0: none was given."""
    return SoundFailure(
        Failure(_kind(code, text.lower(), direction), code=str(code), message=text, subject=device)
    )


def _kind(code: int, text: str, direction: str) -> FailureKind:
    microphone = direction == "input"
    if code == UNAVAILABLE or any(word in text for word in BUSY_WORDS):
        if microphone:
            return FailureKind.MICROPHONE_BUSY
        return FailureKind.SPEAKER_BUSY
    if microphone and any(word in text for word in DENIED_WORDS):
        return FailureKind.MICROPHONE_BLOCKED
    if code in {INVALID_DEVICE, HOST_ERROR}:
        return missing(direction)
    return FailureKind.SOUND_SYSTEM
