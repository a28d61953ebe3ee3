"""What happens when turns are heard again."""

from __future__ import annotations

from dataclasses import dataclass

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import ItemId


@dataclass(frozen=True, slots=True)
class RecordingsChanged:
    """The sound of these items is kept."""

    items: frozenset[ItemId]


@dataclass(frozen=True, slots=True)
class ReplayRequested:
    """The user wants to hear a turn again."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class ReplayStopRequested:
    """The user has heard enough of it."""


@dataclass(frozen=True, slots=True)
class ReplayEnded:
    """It is over."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class RecordingSaveRequested:
    """The user wants a turn's sound as a WAV file at `path`."""

    item_id: ItemId
    path: str


@dataclass(frozen=True, slots=True)
class RecordingSaved:
    """The file at `path` is written; or it is not, and `problem` says why."""

    problem: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class VoicePreviewRequested:
    """The user wants to hear how a voice sounds."""

    voice: str


@dataclass(frozen=True, slots=True)
class VoicePreviewFetched:
    """It can be heard now; or it cannot, and `because` says why."""

    voice: str
    because: Failure | None = None


ReplayEvent = (
    VoicePreviewRequested
    | VoicePreviewFetched
    | RecordingsChanged
    | ReplayRequested
    | ReplayStopRequested
    | ReplayEnded
    | RecordingSaveRequested
    | RecordingSaved
)
