"""What happens in the sound card."""

from __future__ import annotations

from enum import StrEnum

from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName, ItemId, ResponseId
from voicelive_desktop.domain.words.quick_classes import dataclass


class CutReason(StrEnum):
    """Why the speaker was silenced."""

    SPEECH = "speech"  # the user spoke
    TYPED = "typed"  # the user wrote
    ASKED = "asked"  # the user wants another answer
    TALK = "talk"  # the talk key went down
    STOP = "stop"  # the user pressed Stop
    END = "end"  # the conversation is over
    LOST = "lost"  # the session is
    PLAYER = "player"  # the avatar's player is, and the rest of the answer with it
    LOG = "log"  # a session log says so
    REPLAY = "replay"  # a replay is over
    CHECK = "soundcheck"  # a sound of the audio check is


class SoundOwner(StrEnum):
    """What a sound on the speaker belongs to; only answers concern the conversation."""

    ANSWER = "answer"
    REPLAY = "replay"
    CHECK = "soundcheck"


@dataclass(frozen=True, slots=True)
class DevicesListed:
    """The sound devices there are now."""

    inputs: tuple[Device, ...]
    outputs: tuple[Device, ...]


@dataclass(frozen=True, slots=True)
class CaptureStarted:
    """The microphone started to deliver samples."""

    device: DeviceName
    rate_hz: int
    latency_ms: float


@dataclass(frozen=True, slots=True)
class CaptureStopped:
    """The microphone was closed at our request."""


@dataclass(frozen=True, slots=True)
class CaptureFailed:
    """The microphone could not be opened, or disappeared."""

    because: Failure


@dataclass(frozen=True, slots=True)
class PlaybackOpened:
    """The speaker is ready."""

    device: DeviceName
    rate_hz: int
    latency_ms: float


@dataclass(frozen=True, slots=True)
class PlaybackFailed:
    """The speaker could not be opened, or disappeared."""

    because: Failure


@dataclass(frozen=True, slots=True)
class PlaybackStarted:
    """The first sample of an answer item was handed to the device; it is audible at `at_s`,
    `heard_t` (monotonic s).
    """

    response_id: ResponseId
    item_id: ItemId
    at_s: float
    heard_t: float | None = None
    owner: SoundOwner = SoundOwner.ANSWER


@dataclass(frozen=True, slots=True)
class PlaybackProgressed:
    """This much of the item was heard: samples handed over, minus the output latency.

    `dry`: all that came was heard some time ago, and more is to come.
    """

    item_id: ItemId
    played_ms: float
    owner: SoundOwner = SoundOwner.ANSWER
    dry: bool = False


@dataclass(frozen=True, slots=True)
class PlaybackDrained:
    """The last queued sample has been heard."""

    item_id: ItemId
    owner: SoundOwner = SoundOwner.ANSWER


@dataclass(frozen=True, slots=True)
class PlaybackFlushed:
    """The speaker was silenced at our request. The milliseconds are of `item_id`; None:
    nothing was audible.

    `silent_t`: when millisecond `heard_ms` was heard, and nothing after it (monotonic seconds).
    """

    item_id: ItemId | None
    response_id: ResponseId | None
    heard_ms: float
    received_ms: float
    because: CutReason
    silent_t: float | None = None
    owner: SoundOwner = SoundOwner.ANSWER


@dataclass(frozen=True, slots=True)
class PlaybackUnderflowed:
    """The device asked for samples in the middle of an answer and there were none; `total` counts
    since the start.
    """

    total: int


@dataclass(frozen=True, slots=True)
class MicrophoneJudged:
    """The microphone's sound became bad (`because`: silent, clipping, too quiet), or
    good again (None).
    """

    because: FailureKind | None


@dataclass(frozen=True, slots=True)
class EchoMeasured:
    """The microphone hears the speaker: this much quieter and this much later."""

    level_db: float
    delay_ms: float
    at_s: float


SoundEvent = (
    DevicesListed
    | CaptureStarted
    | CaptureStopped
    | CaptureFailed
    | PlaybackOpened
    | PlaybackFailed
    | PlaybackStarted
    | PlaybackProgressed
    | PlaybackDrained
    | PlaybackFlushed
    | PlaybackUnderflowed
    | MicrophoneJudged
    | EchoMeasured
)
