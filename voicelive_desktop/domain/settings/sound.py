"""The settings of noise and echo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voicelive_desktop.domain.catalogue import models
from voicelive_desktop.domain.settings.connection import keeps_agent_sound
from voicelive_desktop.domain.settings.model import family_of
from voicelive_desktop.domain.settings.sent import Sent, WireForm
from voicelive_desktop.domain.settings.spec import Applies, Group, Kind, Spec, fixed, setting
from voicelive_desktop.domain.words.kinds import EchoReference, NoiseReduction
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

if TYPE_CHECKING:
    from voicelive_desktop.domain.settings.table import Settings


def _needs_cancellation(settings: Settings) -> str:
    if not settings.echo_cancellation:
        return Words("Echo cancellation is off.")
    if takes_reference(settings):
        return ""
    return Words("G.711 audio has only one channel.")


def takes_reference(settings: Settings) -> bool:
    """Whether the input format allows a second channel."""
    return settings.input_format == "pcm16"


def sends_reference(settings: Settings) -> bool:
    """Whether playback is sent to the service beside the microphone."""
    wanted = settings.echo_reference == EchoReference.CLIENT and not _needs_cancellation(settings)
    return wanted and not keeps_agent_sound(settings)


_CANCELLATION = WireForm(lambda _on: "server_echo_cancellation", lambda _kind: True)


@dataclass(frozen=True, kw_only=True)
class SoundSettings:
    """Part of `Settings`."""

    __slots__ = ()

    noise_reduction: NoiseReduction = setting(
        NoiseReduction.AZURE_DEEP,
        Spec(
            "Noise reduction",
            "Removes background noise before the service listens.",
            Group.SOUND,
            Kind.CHOICE,
            keywords=Words("noise suppression near field far field"),
            choices=lambda s: models.noise_reductions(family_of(s)),
            wire="input_audio_noise_reduction.type",
            sent=Sent(heads=NoiseReduction.NONE, null=NoiseReduction.NONE),
        ),
    )
    echo_cancellation: bool = setting(
        True,
        Spec(
            "Echo cancellation",
            "Removes the assistant's voice from your microphone. Leave it on when you use loudspeakers.",
            Group.SOUND,
            Kind.SWITCH,
            keywords=Words("aec speakers feedback hears itself"),
            wire="input_audio_echo_cancellation.type",
            sent=Sent(_CANCELLATION, heads=False, null=False),
        ),
    )
    echo_reference: EchoReference = setting(
        EchoReference.SERVER,
        Spec(
            "Echo reference",
            "What your microphone is compared with: the audio the service sent, or the audio the app played.",
            Group.SOUND,
            Kind.CHOICE,
            keywords="aec loopback stereo speakers client server",
            applies=Applies.NEXT_CONNECTION,
            choices=fixed(models.ECHO_REFERENCES),
            unless=_needs_cancellation,
            wire="input_audio_echo_cancellation.reference_source",
            sent=Sent(when=sends_reference, beside=lambda _s: {"channels": 2}),
        ),
    )
