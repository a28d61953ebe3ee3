"""The audio check: what the user does there, and what its sounds found out."""

from __future__ import annotations

from voicelive_desktop.domain.facts.sound_check_state import Heard, Job, Loop, Part
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class SoundCheckOpened:
    """The user wants to check microphone and speaker."""


@dataclass(frozen=True, slots=True)
class SoundCheckMoved:
    """The user goes to this page."""

    part: Part


@dataclass(frozen=True, slots=True)
class SoundCheckRepeated:
    """The user wants the page's measurement, or its sound, again."""


@dataclass(frozen=True, slots=True)
class SoundCheckAnswered:
    """The user answered whether the tone was heard or the recording was clear."""

    yes: bool


@dataclass(frozen=True, slots=True)
class SoundCheckClosed:
    """The check is over; `applied`: its result is used, else everything is restored."""

    applied: bool


@dataclass(frozen=True, slots=True)
class SoundJobEnded:
    """A job has ended by itself, with what it found."""

    job: Job
    number: int
    found: Heard | Loop | None = None


SoundCheckEvent = (
    SoundCheckOpened
    | SoundCheckMoved
    | SoundCheckRepeated
    | SoundCheckAnswered
    | SoundCheckClosed
    | SoundJobEnded
)
