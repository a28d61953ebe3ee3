"""Everything that happens, in the past tense.

An event that dates something carries `at_s`: Unix seconds, read where the event is made: the domain has no clock.
Unions by origin at the end: `step` is exhaustive over each.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from voicelive_desktop.domain.access import Account, CheckResult
from voicelive_desktop.domain.conversation import Item, Word
from voicelive_desktop.domain.devices import Device
from voicelive_desktop.domain.failures import Failure, FailureKind
from voicelive_desktop.domain.ids import CallId, DeviceName, ItemId, ResponseId, SessionId

# --- under the user's hand ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StartRequested:
    """The user wants a session."""

    at_s: float


@dataclass(frozen=True, slots=True)
class EndRequested:
    """The user wants the session to end."""


@dataclass(frozen=True, slots=True)
class RetryRequested:
    """The user does not want to wait for the next try, or wants one more."""

    at_s: float


@dataclass(frozen=True, slots=True)
class ReconnectRequested:
    """The user wants a new session with the settings of now, and the conversation to go on in it."""


@dataclass(frozen=True, slots=True)
class StopRequested:
    """The user wants the assistant to be silent now."""


@dataclass(frozen=True, slots=True)
class MuteChosen:
    """The microphone shall send silence, or its sound again."""

    muted: bool


@dataclass(frozen=True, slots=True)
class TalkPressed:
    """The talk key, or its button, went down."""

    at_s: float


@dataclass(frozen=True, slots=True)
class TalkReleased:
    """The talk key, or its button, came up."""

    at_s: float


@dataclass(frozen=True, slots=True)
class TalkCancelled:
    """What was said since the talk key went down shall not be sent."""


@dataclass(frozen=True, slots=True)
class TalkTailEnded:
    """The moment for which the person is still heard after releasing the key is over; `number` tells which press."""

    number: int


@dataclass(frozen=True, slots=True)
class TextSubmitted:
    """The user typed a message; `item_id` is ours, the service keeps it.

    `replaces`: an earlier message of theirs that this one stands for; it is deleted with the answer to it.
    """

    item_id: ItemId
    text: str
    at_s: float
    replaces: ItemId | None = None


@dataclass(frozen=True, slots=True)
class ItemDeletionRequested:
    """The user wants a row to be gone, here and at the service."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class SettingsChosen:
    """The user changed settings: (name, value) pairs of `Settings` fields."""

    changes: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class SettingsUndone:
    """The user takes back the latest change of settings."""


@dataclass(frozen=True, slots=True)
class NoticeDismissed:
    """The user closed a notice, or its time is over."""

    key: str


@dataclass(frozen=True, slots=True)
class TranscriptCleared:
    """The user wants an empty transcript (offline only)."""


# --- the connection -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ConnectingStarted:
    """A try to connect began."""

    attempt: int


@dataclass(frozen=True, slots=True)
class SessionConfigured:
    """The service confirmed our configuration: from here on it talks."""

    at_s: float


@dataclass(frozen=True, slots=True)
class SessionEndNeared:
    """The service will end this session in some minutes."""

    session_id: SessionId


@dataclass(frozen=True, slots=True)
class MoveDue:
    """This session should be left for a new one at the next pause."""

    session_id: SessionId


@dataclass(frozen=True, slots=True)
class RetryScheduled:
    """A try failed, or a session dropped; the next try follows after `wait_s`."""

    attempt: int
    wait_s: float
    at_s: float
    because: Failure


@dataclass(frozen=True, slots=True)
class ConnectionFailed:
    """There will be no further try."""

    because: Failure


@dataclass(frozen=True, slots=True)
class ConnectionEnded:
    """The session is closed because we asked."""


# --- the service ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SessionCreated:
    """The service opened a session. `expires_at_s` is Unix time, None when the service does not say."""

    session_id: SessionId
    model: str
    expires_at_s: float | None


@dataclass(frozen=True, slots=True)
class SessionUpdated:
    """The service applied a configuration; `applied` holds what it says it uses, as (path, value) pairs."""

    expires_at_s: float | None
    applied: tuple[tuple[str, object], ...] = ()


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
    """The service heard the end of the utterance, at `audio_end_ms` of all audio; `captured_t` as in SpeechStarted.

    With turn detection the silence that closed the turn lies before that end.
    """

    item_id: ItemId
    audio_end_ms: int
    at_s: float
    captured_t: float | None = None


@dataclass(frozen=True, slots=True)
class InputCommitted:
    """The heard audio became a user item."""

    item_id: ItemId
    previous_item_id: ItemId | None
    at_s: float


@dataclass(frozen=True, slots=True)
class InputCleared:
    """The heard audio was thrown away."""


@dataclass(frozen=True, slots=True)
class ItemCreated:
    """An item stands in the conversation. Also told for items of a response (`OutputItemAdded` comes as this too)."""

    item: Item
    previous_item_id: ItemId | None = None


@dataclass(frozen=True, slots=True)
class ItemDone:
    """An item of a response is complete (or incomplete, when its response was cut)."""

    item_id: ItemId
    text: str
    complete: bool


@dataclass(frozen=True, slots=True)
class ItemTruncated:
    """The service cut an assistant item at `audio_end_ms`."""

    item_id: ItemId
    audio_end_ms: int


@dataclass(frozen=True, slots=True)
class ItemDeleted:
    """The service removed an item."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class ItemRetrieved:
    """The service told an item's present form."""

    item: Item


@dataclass(frozen=True, slots=True)
class TranscriptionGrew:
    """More of the user's words were recognised."""

    item_id: ItemId
    delta: str


@dataclass(frozen=True, slots=True)
class TranscriptionCompleted:
    """The user's words, as the service understood them."""

    item_id: ItemId
    text: str


@dataclass(frozen=True, slots=True)
class TranscriptionFailed:
    """The user's words could not be written down."""

    item_id: ItemId
    because: Failure


@dataclass(frozen=True, slots=True)
class ResponseCreated:
    """An answer began."""

    response_id: ResponseId
    at_s: float


@dataclass(frozen=True, slots=True)
class ResponseDone:
    """An answer ended: `status` completed, cancelled, failed or incomplete, with the service's reason."""

    response_id: ResponseId
    status: str
    reason: str = ""
    because: Failure | None = None
    input_tokens: int = 0
    output_tokens: int = 0


@dataclass(frozen=True, slots=True)
class ReplyTextGrew:
    """More text of the answer (the words of its speech, or plain text)."""

    response_id: ResponseId
    item_id: ItemId
    delta: str
    at_s: float


@dataclass(frozen=True, slots=True)
class ReplyTextCompleted:
    """The whole text of one answer item."""

    response_id: ResponseId
    item_id: ItemId
    text: str


@dataclass(frozen=True, slots=True)
class AudioArrived:
    """So many milliseconds of speech of the answer arrived; the samples themselves went to the speaker."""

    response_id: ResponseId
    item_id: ItemId
    ms: float
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class ReplyWordTimed:
    """Where one word of the answer lies in its speech."""

    response_id: ResponseId
    item_id: ItemId
    word: Word


@dataclass(frozen=True, slots=True)
class AudioCompleted:
    """All speech of one answer item has arrived."""

    response_id: ResponseId
    item_id: ItemId


@dataclass(frozen=True, slots=True)
class FunctionCallGrew:
    """More of the arguments of a function call."""

    response_id: ResponseId
    item_id: ItemId
    call_id: CallId
    delta: str


@dataclass(frozen=True, slots=True)
class FunctionCallCompleted:
    """The model asks for a function to be run."""

    response_id: ResponseId
    item_id: ItemId
    call_id: CallId
    name: str
    arguments: str
    at_s: float


@dataclass(frozen=True, slots=True)
class ServiceErrorReported:
    """The service refused one of our messages; the session goes on."""

    because: Failure
    event_id: str = ""


@dataclass(frozen=True, slots=True)
class ServiceWarned:
    """The service warned."""

    because: Failure


@dataclass(frozen=True, slots=True)
class UnhandledReceived:
    """A message that this version does not use, or that made no sense: counted and shown, never a crash."""

    kind: str
    malformed: bool = False


# --- the sound card -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DevicesListed:
    """The sound devices there are now."""

    inputs: tuple[Device, ...]
    outputs: tuple[Device, ...]


@dataclass(frozen=True, slots=True)
class CaptureStarted:
    """Real samples arrive from the microphone."""

    device: DeviceName
    rate_hz: int
    latency_ms: float


@dataclass(frozen=True, slots=True)
class CaptureStopped:
    """The microphone is closed because we asked."""


@dataclass(frozen=True, slots=True)
class CaptureFailed:
    """The microphone did not open, or went away."""

    because: Failure


@dataclass(frozen=True, slots=True)
class PlaybackOpened:
    """The speaker is ready."""

    device: DeviceName
    rate_hz: int
    latency_ms: float


@dataclass(frozen=True, slots=True)
class PlaybackFailed:
    """The speaker did not open, or went away."""

    because: Failure


@dataclass(frozen=True, slots=True)
class PlaybackStarted:
    """The first sample of an answer item was handed to the device; it is audible at `at_s`, `heard_t` (monotonic s)."""

    response_id: ResponseId
    item_id: ItemId
    at_s: float
    heard_t: float | None = None


@dataclass(frozen=True, slots=True)
class PlaybackProgressed:
    """So much of the item has been heard: samples handed over, less the output latency."""

    item_id: ItemId
    played_ms: float


@dataclass(frozen=True, slots=True)
class PlaybackDrained:
    """The last queued sample has been heard."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class PlaybackFlushed:
    """The speaker is silent because we cut it. The milliseconds are of `item_id`; None: nothing was audible.

    `silent_t`: when millisecond `heard_ms` was heard, and nothing after it (monotonic seconds).
    """

    item_id: ItemId | None
    response_id: ResponseId | None
    heard_ms: float
    received_ms: float
    because: str
    silent_t: float | None = None


@dataclass(frozen=True, slots=True)
class PlaybackUnderflowed:
    """The device asked for samples in the middle of an answer and there were none; `total` counts since the start."""

    total: int


@dataclass(frozen=True, slots=True)
class MicrophoneJudged:
    """The microphone's sound became bad (`because`: silent, clipping, too quiet), or good again (None)."""

    because: FailureKind | None


# --- hearing turns again ---------------------------------------------------------------------------------------------


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
    """The file is written; or it is not, and `problem` says why."""

    problem: str = ""


# --- tools and time -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ToolFinished:
    """A function has run; `output` is a JSON text."""

    call_id: CallId
    output: str
    ok: bool


@dataclass(frozen=True, slots=True)
class InterruptionShown:
    """The moment for which "Stopped" is shown is over; `epoch` tells which interruption."""

    epoch: int


@dataclass(frozen=True, slots=True)
class ReplyOverdue:
    """An answer should have begun long ago for this turn."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class SettingsLoaded:
    """The saved settings could not be used as they were; `problem` is for the notice."""

    problem: str = field(default="")


@dataclass(frozen=True, slots=True)
class ProfilesListed:
    """The profiles there are: the user's own, and those that came with the program."""

    own: tuple[str, ...]
    shipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyKeptInMemory:
    """There is no system keyring: the key is forgotten when the program ends."""


# --- signing in, checking -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """Somebody signed in or out, or is doing so."""

    account: Account


@dataclass(frozen=True, slots=True)
class CheckBegan:
    """A check of the connection began; what an earlier one found is gone."""


@dataclass(frozen=True, slots=True)
class CheckStepChanged:
    """A step of the check began or ended."""

    result: CheckResult


@dataclass(frozen=True, slots=True)
class CheckEnded:
    """No further step will come."""


AccessEvent = AccountChanged | CheckBegan | CheckStepChanged | CheckEnded
TalkEvent = TalkPressed | TalkReleased | TalkCancelled | TalkTailEnded
UserEvent = (
    StartRequested
    | EndRequested
    | RetryRequested
    | ReconnectRequested
    | StopRequested
    | MuteChosen
    | TextSubmitted
    | ItemDeletionRequested
    | SettingsChosen
    | SettingsUndone
    | NoticeDismissed
    | TranscriptCleared
)
ConnectionEvent = (
    ConnectingStarted
    | SessionConfigured
    | SessionEndNeared
    | MoveDue
    | RetryScheduled
    | ConnectionFailed
    | ConnectionEnded
    | SessionCreated
    | SessionUpdated
)
InputEvent = (
    SpeechStarted
    | SpeechStopped
    | InputCommitted
    | InputCleared
    | TranscriptionGrew
    | TranscriptionCompleted
    | TranscriptionFailed
)
ItemEvent = ItemCreated | ItemDone | ItemTruncated | ItemDeleted | ItemRetrieved
ReplyEvent = (
    ResponseCreated
    | ResponseDone
    | ReplyTextGrew
    | ReplyTextCompleted
    | AudioArrived
    | ReplyWordTimed
    | AudioCompleted
    | FunctionCallGrew
    | FunctionCallCompleted
    | ToolFinished
)
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
)
NoteEvent = (
    ServiceErrorReported
    | ServiceWarned
    | UnhandledReceived
    | InterruptionShown
    | ReplyOverdue
    | SettingsLoaded
    | ProfilesListed
    | KeyKeptInMemory
)
ReplayEvent = (
    RecordingsChanged | ReplayRequested | ReplayStopRequested | ReplayEnded | RecordingSaveRequested | RecordingSaved
)

Event = (
    ReplayEvent
    | UserEvent
    | TalkEvent
    | ConnectionEvent
    | InputEvent
    | ItemEvent
    | ReplyEvent
    | SoundEvent
    | NoteEvent
    | AccessEvent
)
ServiceEvent = (
    SessionCreated
    | SessionUpdated
    | InputEvent
    | ItemEvent
    | ResponseCreated
    | ResponseDone
    | ReplyTextGrew
    | ReplyTextCompleted
    | AudioArrived
    | ReplyWordTimed
    | AudioCompleted
    | FunctionCallGrew
    | FunctionCallCompleted
    | ServiceErrorReported
    | ServiceWarned
    | UnhandledReceived
)
"""What the client may make of one message of the service."""
