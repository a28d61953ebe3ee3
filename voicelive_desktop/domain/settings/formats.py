"""The settings of the sound's formats on the wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings.sent import WHOLE_AS_TEXT, Sent
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


G711_RATE_HZ = 8_000


def input_rate_hz(settings: Settings) -> int:
    """Return the rate at which microphone audio is sent."""
    if settings.input_format == "pcm16":
        return int(settings.input_rate)
    return G711_RATE_HZ


def _telephone(s: Settings) -> str:
    if s.input_format == "pcm16":
        return ""
    return Words("G.711 is always 8 kHz.")


@dataclass(frozen=True, kw_only=True)
class FormatSettings:
    """Part of `Settings`."""

    __slots__ = ()

    input_format: str = setting(
        "pcm16",
        Spec(
            "Input audio format",
            "How your voice is sent. G.711 is telephone quality.",
            Group.FORMATS,
            Kind.CHOICE,
            keywords="input audio format g711 ulaw alaw pcm16 encoding",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.INPUT_FORMATS),
            wire="input_audio_format",
        ),
    )
    input_rate: str = setting(
        "24000",
        Spec(
            "Input sample rate",
            "Lower uses less bandwidth and sounds duller.",
            Group.FORMATS,
            Kind.CHOICE,
            keywords="input audio sampling rate hz bandwidth",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.INPUT_RATES),
            unless=_telephone,
            wire="input_audio_sampling_rate",
            sent=Sent(WHOLE_AS_TEXT, whole=input_rate_hz, always=True),
        ),
    )
    output_format: str = setting(
        "pcm16",
        Spec(
            "Output audio format",
            "How the assistant's voice is sent to you.",
            Group.FORMATS,
            Kind.CHOICE,
            keywords="output audio format g711 ulaw alaw pcm16 rate hz",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.OUTPUT_FORMATS),
            wire="output_audio_format",
        ),
    )
