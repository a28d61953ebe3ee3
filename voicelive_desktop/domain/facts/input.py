"""What the service hears and transcribes."""

from __future__ import annotations

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """The service hears speech since `audio_start_ms` of all audio it was sent.

    `captured_t`: when that millisecond was captured (monotonic seconds); None if it cannot be told.
    """

    item_id: ItemId
    audio_start_ms: int
    at_s: float
    captured_t: float | None = None


@dataclass(frozen=True, slots=True)
class SpeechStopped:
    """The service heard the end of the utterance, at `audio_end_ms` of all audio; `captured_t` as
    in SpeechStarted.

    With turn detection the silence that closed the turn lies before that end. `voice_end_t`:
    when the last loud moment of what was sent was captured (monotonic seconds); None if it
    cannot be told.
    """

    item_id: ItemId
    audio_end_ms: int
    at_s: float
    captured_t: float | None = None
    voice_end_t: float | None = None


@dataclass(frozen=True, slots=True)
class InputCommitted:
    """The buffered audio became a user item."""

    item_id: ItemId
    previous_item_id: ItemId | None
    at_s: float


@dataclass(frozen=True, slots=True)
class InputCleared:
    """The buffered audio was discarded."""


@dataclass(frozen=True, slots=True)
class TranscriptionGrew:
    """More of the user's words were recognised."""

    item_id: ItemId
    delta: str


@dataclass(frozen=True, slots=True)
class TranscriptionCompleted:
    """The transcript of a user turn is complete."""

    item_id: ItemId
    text: str


@dataclass(frozen=True, slots=True)
class TranscriptionFailed:
    """The user's turn could not be transcribed."""

    item_id: ItemId
    because: Failure


InputEvent = (
    SpeechStarted
    | SpeechStopped
    | InputCommitted
    | InputCleared
    | TranscriptionGrew
    | TranscriptionCompleted
    | TranscriptionFailed
)
