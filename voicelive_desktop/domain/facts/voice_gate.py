"""Events of the local voice gate, which follows the microphone's level."""

from __future__ import annotations

from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class VoiceGateOpened:
    """Somebody seems to talk into the microphone, muted or not."""


@dataclass(frozen=True, slots=True)
class VoiceGateClosed:
    """Nobody seems to talk any more, or the microphone is closed."""


@dataclass(frozen=True, slots=True)
class VoiceUnconfirmed:
    """The gate was open long enough for the service to report speech; `number` tells which opening
    it was.
    """

    number: int


VoiceEvent = VoiceGateOpened | VoiceGateClosed | VoiceUnconfirmed
