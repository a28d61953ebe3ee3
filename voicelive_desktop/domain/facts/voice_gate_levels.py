"""The local gate: what this side knows of the person's voice before the service says anything."""

from __future__ import annotations

from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class VoiceGateLevels:
    """Facts about the local gate, which never cuts sent audio.

    `open`: somebody seems to talk. `given_up`: for so long that it is hardly speech, since
    the service did not say so. `number` counts openings, so that a reminder tells whether it
    is still meant.
    """

    open: bool = False
    given_up: bool = False
    number: int = 0
