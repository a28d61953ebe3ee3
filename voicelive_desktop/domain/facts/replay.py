"""Replaying turns and voice samples."""

from __future__ import annotations

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import ItemId, Recorded
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class RecordingsChanged:
    """The set of items with recorded sound changed."""

    items: frozenset[ItemId]


@dataclass(frozen=True, slots=True)
class ReplayRequested:
    """The user wants to hear a turn again."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class ServiceSoundRequested:
    """The user wants to hear what the service heard of a turn of theirs."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class ServiceSoundCame:
    """The service gave it back, or told the turn without it."""

    item_id: ItemId
    has_sound: bool


@dataclass(frozen=True, slots=True)
class ReplayStopRequested:
    """The user wants the replay to stop."""


@dataclass(frozen=True, slots=True)
class ReplayEnded:
    """The replay is over."""

    what: Recorded


@dataclass(frozen=True, slots=True)
class RecordingSaveRequested:
    """The user wants a turn's sound as a WAV file at `path`."""

    item_id: ItemId
    path: str


@dataclass(frozen=True, slots=True)
class RecordingSaved:
    """The file at `path` was written, or `problem` says why not."""

    problem: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class VoicePreviewRequested:
    """The user wants to hear how a voice sounds."""

    voice: str


@dataclass(frozen=True, slots=True)
class VoicePreviewFetched:
    """The voice sample is ready, or `because` says why not."""

    voice: str
    because: Failure | None = None


ReplayEvent = (
    VoicePreviewRequested
    | VoicePreviewFetched
    | RecordingsChanged
    | ReplayRequested
    | ServiceSoundRequested
    | ServiceSoundCame
    | ReplayStopRequested
    | ReplayEnded
    | RecordingSaveRequested
    | RecordingSaved
)
