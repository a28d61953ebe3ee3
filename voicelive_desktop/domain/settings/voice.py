"""The settings of the voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from voicelive_desktop.domain import catalogue
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def _azure_voice_only(s: Settings) -> str:
    return "" if s.voice_type == "azure-standard" else "Only Azure voices can be changed this way."


def _hd_voice_only(s: Settings) -> str:
    if s.voice_type == "azure-standard" and "HD" in s.voice_name:
        return ""
    return "Only HD voices vary their delivery."


@dataclass(frozen=True, kw_only=True)
class VoiceSettings:
    """Part of `Settings`."""

    __slots__ = ()

    voice_type: str = setting(
        "azure-standard",
        Spec(
            "Voice kind",
            "Azure voices speak for every model; OpenAI voices belong to the gpt models.",
            Group.VOICE,
            Kind.CHOICE,
            "voice_type_combo",
            keywords="openai azure neural hd provider",
            applies=Applies.BEFORE_AUDIO,
            choices=fixed(catalogue.VOICE_TYPES),
        ),
    )
    voice_name: str = setting(
        "en-US-Ava:DragonHDLatestNeural",
        Spec(
            "Voice",
            "Who speaks. You can also type the name of a voice that is not listed.",
            Group.VOICE,
            Kind.EDITABLE_CHOICE,
            "voice_name_combo",
            keywords="speaker name ava alloy language",
            applies=Applies.BEFORE_AUDIO,
            choices=lambda s: catalogue.voices(s.voice_type),
        ),
    )
    voice_rate: float = setting(
        1.0,
        Spec(
            "Speaking rate",
            "How fast the voice speaks; 1 is its natural pace.",
            Group.VOICE,
            Kind.NUMBER,
            "voice_rate_spin",
            0.5,
            1.5,
            0.05,
            " x",
            "speed slow fast pace",
            Applies.BEFORE_AUDIO,
            unless=_azure_voice_only,
        ),
    )
    voice_temperature: float = setting(
        0.8,
        Spec(
            "Voice variation",
            "How much an HD voice varies its delivery; low is even, high is lively.",
            Group.VOICE,
            Kind.NUMBER,
            "voice_temperature_spin",
            0.0,
            1.0,
            0.05,
            "",
            "temperature lively hd",
            Applies.BEFORE_AUDIO,
            unless=_hd_voice_only,
        ),
    )
