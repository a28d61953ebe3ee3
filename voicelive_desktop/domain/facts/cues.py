"""Short sounds that tell how the conversation goes, and sounds of ours that the microphone must not
take for words.
"""

from __future__ import annotations

from enum import StrEnum

from voicelive_desktop.domain.words.quick_classes import dataclass


class Cue(StrEnum):
    """What a short sound tells."""

    TIMER = "timer"
    LISTENING = "listening"
    HEARD = "heard"
    THINKING = "thinking"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class OwnSound:
    """A sound of ours, or of the screen reader, that the service must not hear.

    `number` counts them, so that the end of one ends no later one. `thought` counts how often the
    assistant began to think.
    """

    number: int = 0
    sounding: bool = False
    thought: int = 0


@dataclass(frozen=True, slots=True)
class ReaderTalked:
    """The screen reader was given words that take it about `lasts_s` seconds."""

    lasts_s: float


@dataclass(frozen=True, slots=True)
class OwnSoundEnded:
    """Sound `number` is over."""

    number: int


@dataclass(frozen=True, slots=True)
class ThoughtLasted:
    """The assistant has been thinking for a while; `number` tells which time it was."""

    number: int


CueEvent = ReaderTalked | OwnSoundEnded | ThoughtLasted
