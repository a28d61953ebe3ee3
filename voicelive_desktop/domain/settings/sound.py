"""The settings of noise and echo."""

from __future__ import annotations

from dataclasses import dataclass

from voicelive_desktop.domain import catalogue
from voicelive_desktop.domain.settings.spec import Group, Kind, Spec, setting


@dataclass(frozen=True, kw_only=True)
class SoundSettings:
    """Part of `Settings`."""

    __slots__ = ()

    noise_reduction: str = setting(
        "azure_deep_noise_suppression",
        Spec(
            "Noise reduction",
            "Removes background noise from your microphone before the service listens.",
            Group.SOUND,
            Kind.CHOICE,
            "noise_reduction_combo",
            keywords="noise suppression near field far field",
            choices=lambda s: catalogue.noise_reductions(s.model),
            wire="input_audio_noise_reduction.type",
        ),
    )
    echo_cancellation: bool = setting(
        True,
        Spec(
            "Echo cancellation",
            "Removes the assistant's own voice from your microphone; leave it on with loudspeakers.",
            Group.SOUND,
            Kind.SWITCH,
            "echo_cancellation_check",
            keywords="aec speakers feedback",
            wire="input_audio_echo_cancellation.type",
        ),
    )
