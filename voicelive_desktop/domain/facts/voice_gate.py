"""What the local gate does; it listens to the microphone's level on this side."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VoiceGateOpened:
    """Somebody seems to talk into the microphone, muted or not."""


@dataclass(frozen=True, slots=True)
class VoiceGateClosed:
    """Nobody seems to talk any more, or the microphone is closed."""


@dataclass(frozen=True, slots=True)
class VoiceUnconfirmed:
    """The gate has been open for so long that the service should have said so; `number` tells which opening."""

    number: int


VoiceEvent = VoiceGateOpened | VoiceGateClosed | VoiceUnconfirmed
