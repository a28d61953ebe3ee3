"""Everything that happens, in the past tense; a module for each origin.

An event that dates something carries `at_s`: Unix seconds, read where the event is made: the domain has no clock.
Unions by origin at the end of each module: `step` is exhaustive over each.
"""

from __future__ import annotations

from voicelive_desktop.domain.facts.access import AccessEvent, AccountChanged, CheckBegan, CheckEnded, CheckStepChanged
from voicelive_desktop.domain.facts.agent import (
    AgentCheckBegan,
    AgentCheckEnded,
    AgentEvent,
    AgentFound,
    AgentLookedAt,
    AgentRunChanged,
    AgentWrote,
)
from voicelive_desktop.domain.facts.answer import (
    AgentReported,
    AudioArrived,
    AudioCompleted,
    FunctionCallCompleted,
    FunctionCallGrew,
    ReplyEvent,
    ReplyMessage,
    ReplyTextCompleted,
    ReplyTextGrew,
    ReplyWordTimed,
    ResponseCreated,
    ResponseDone,
    ToolFinished,
)
from voicelive_desktop.domain.facts.connection import (
    ConnectingStarted,
    ConnectionEnded,
    ConnectionEvent,
    ConnectionFailed,
    CutTurnExpired,
    MoveDue,
    MoveEvent,
    NextSessionFailed,
    NextSessionOpened,
    RetryScheduled,
    SessionConfigured,
    SessionCreated,
    SessionEndNeared,
    SessionMoved,
    SessionUpdated,
)
from voicelive_desktop.domain.facts.input import (
    InputCleared,
    InputCommitted,
    InputEvent,
    SpeechStarted,
    SpeechStopped,
    TranscriptionCompleted,
    TranscriptionFailed,
    TranscriptionGrew,
)
from voicelive_desktop.domain.facts.items import (
    ItemCreated,
    ItemDeleted,
    ItemDone,
    ItemEvent,
    ItemRetrieved,
    ItemTruncated,
)
from voicelive_desktop.domain.facts.library_events import LibraryEvent
from voicelive_desktop.domain.facts.preview import PreviewEnded, PreviewEvent, PreviewFailed, PreviewRequested
from voicelive_desktop.domain.facts.program import (
    DevicesSearched,
    DiagnosticsWritten,
    FileSaved,
    HelpEvent,
    UpdateLookBegan,
    UpdateLookEnded,
)
from voicelive_desktop.domain.facts.replay import (
    RecordingSaved,
    RecordingSaveRequested,
    RecordingsChanged,
    ReplayEnded,
    ReplayEvent,
    ReplayRequested,
    ReplayStopRequested,
    VoicePreviewFetched,
    VoicePreviewRequested,
)
from voicelive_desktop.domain.facts.service_notes import (
    FunctionsOffered,
    InterruptionShown,
    KeyKeptInMemory,
    NoteEvent,
    ProfileFieldsHeld,
    ProfilesListed,
    ReplyOverdue,
    ServiceErrorReported,
    ServiceWarned,
    SettingsLoaded,
    UnhandledReceived,
)
from voicelive_desktop.domain.facts.session_log import (
    JournalEvent,
    LogBroke,
    LogCloseRequested,
    LogOpenRequested,
    LogReadBegan,
    LogReadEnded,
    LogRequested,
    LogSkipRequested,
    LogStopRequested,
    LogUnreadable,
)
from voicelive_desktop.domain.facts.sound import (
    CaptureFailed,
    CaptureStarted,
    CaptureStopped,
    DevicesListed,
    EchoMeasured,
    MicrophoneJudged,
    PlaybackDrained,
    PlaybackFailed,
    PlaybackFlushed,
    PlaybackOpened,
    PlaybackProgressed,
    PlaybackStarted,
    PlaybackUnderflowed,
    SoundEvent,
)
from voicelive_desktop.domain.facts.sound_check import (
    SoundCheckAnswered,
    SoundCheckClosed,
    SoundCheckEvent,
    SoundCheckMoved,
    SoundCheckOpened,
    SoundCheckRepeated,
    SoundJobEnded,
)
from voicelive_desktop.domain.facts.user import (
    AnswerRequested,
    ClearingUndone,
    DeletionUndone,
    DeviceReturnRequested,
    EndRequested,
    ItemDeletionRequested,
    MessageEvent,
    MuteChosen,
    NoteSubmitted,
    NoticeDismissed,
    ProfileOpened,
    ReconnectRequested,
    RetryRequested,
    SettingsChosen,
    SettingsUndone,
    StartRequested,
    StartWithoutRefusedRequested,
    StopRequested,
    TalkCancelled,
    TalkEvent,
    TalkPressed,
    TalkReleased,
    TalkTailEnded,
    TextSubmitted,
    TranscriptCleared,
    UserEvent,
)
from voicelive_desktop.domain.facts.voice_gate import VoiceEvent, VoiceGateClosed, VoiceGateOpened, VoiceUnconfirmed

AudioEvent = SoundEvent | VoiceEvent | PreviewEvent | SoundCheckEvent
"""What happens around the sound devices."""
Event = (
    ReplayEvent
    | UserEvent
    | MessageEvent
    | TalkEvent
    | ConnectionEvent
    | InputEvent
    | ItemEvent
    | ReplyEvent
    | AudioEvent
    | NoteEvent
    | AccessEvent
    | JournalEvent
    | AgentEvent
    | LibraryEvent
)
EngineEvent = SoundEvent | VoiceEvent | PreviewFailed
"""What the audio engine may report."""
ServiceEvent = (
    SessionCreated
    | SessionUpdated
    | InputEvent
    | ItemEvent
    | ReplyMessage
    | ServiceErrorReported
    | ServiceWarned
    | UnhandledReceived
)
"""What the client may make of one message of the service."""

__all__ = [
    "AccessEvent",
    "AccountChanged",
    "AgentCheckBegan",
    "AgentCheckEnded",
    "AgentEvent",
    "AgentFound",
    "AgentLookedAt",
    "AgentReported",
    "AgentRunChanged",
    "AgentWrote",
    "AnswerRequested",
    "AudioArrived",
    "AudioCompleted",
    "AudioEvent",
    "CaptureFailed",
    "CaptureStarted",
    "CaptureStopped",
    "CheckBegan",
    "CheckEnded",
    "CheckStepChanged",
    "ClearingUndone",
    "ConnectingStarted",
    "ConnectionEnded",
    "ConnectionEvent",
    "ConnectionFailed",
    "CutTurnExpired",
    "DeletionUndone",
    "DeviceReturnRequested",
    "DevicesListed",
    "DevicesSearched",
    "DiagnosticsWritten",
    "EchoMeasured",
    "EndRequested",
    "EngineEvent",
    "Event",
    "FileSaved",
    "FunctionCallCompleted",
    "FunctionCallGrew",
    "FunctionsOffered",
    "HelpEvent",
    "InputCleared",
    "InputCommitted",
    "InputEvent",
    "InterruptionShown",
    "ItemCreated",
    "ItemDeleted",
    "ItemDeletionRequested",
    "ItemDone",
    "ItemEvent",
    "ItemRetrieved",
    "ItemTruncated",
    "JournalEvent",
    "KeyKeptInMemory",
    "LibraryEvent",
    "LogBroke",
    "LogCloseRequested",
    "LogOpenRequested",
    "LogReadBegan",
    "LogReadEnded",
    "LogRequested",
    "LogSkipRequested",
    "LogStopRequested",
    "LogUnreadable",
    "MessageEvent",
    "MicrophoneJudged",
    "MoveDue",
    "MoveEvent",
    "MuteChosen",
    "NextSessionFailed",
    "NextSessionOpened",
    "NoteEvent",
    "NoteSubmitted",
    "NoticeDismissed",
    "PlaybackDrained",
    "PlaybackFailed",
    "PlaybackFlushed",
    "PlaybackOpened",
    "PlaybackProgressed",
    "PlaybackStarted",
    "PlaybackUnderflowed",
    "PreviewEnded",
    "PreviewEvent",
    "PreviewFailed",
    "PreviewRequested",
    "ProfileFieldsHeld",
    "ProfileOpened",
    "ProfilesListed",
    "ReconnectRequested",
    "RecordingSaveRequested",
    "RecordingSaved",
    "RecordingsChanged",
    "ReplayEnded",
    "ReplayEvent",
    "ReplayRequested",
    "ReplayStopRequested",
    "ReplyEvent",
    "ReplyMessage",
    "ReplyOverdue",
    "ReplyTextCompleted",
    "ReplyTextGrew",
    "ReplyWordTimed",
    "ResponseCreated",
    "ResponseDone",
    "RetryRequested",
    "RetryScheduled",
    "ServiceErrorReported",
    "ServiceEvent",
    "ServiceWarned",
    "SessionConfigured",
    "SessionCreated",
    "SessionEndNeared",
    "SessionMoved",
    "SessionUpdated",
    "SettingsChosen",
    "SettingsLoaded",
    "SettingsUndone",
    "SoundCheckAnswered",
    "SoundCheckClosed",
    "SoundCheckEvent",
    "SoundCheckMoved",
    "SoundCheckOpened",
    "SoundCheckRepeated",
    "SoundEvent",
    "SoundJobEnded",
    "SpeechStarted",
    "SpeechStopped",
    "StartRequested",
    "StartWithoutRefusedRequested",
    "StopRequested",
    "TalkCancelled",
    "TalkEvent",
    "TalkPressed",
    "TalkReleased",
    "TalkTailEnded",
    "TextSubmitted",
    "ToolFinished",
    "TranscriptCleared",
    "TranscriptionCompleted",
    "TranscriptionFailed",
    "TranscriptionGrew",
    "UnhandledReceived",
    "UpdateLookBegan",
    "UpdateLookEnded",
    "UserEvent",
    "VoiceEvent",
    "VoiceGateClosed",
    "VoiceGateOpened",
    "VoicePreviewFetched",
    "VoicePreviewRequested",
    "VoiceUnconfirmed",
]
