"""What the person should know: one frozen type a kind of notice, at most one of each at a time.

A notice knows how severe it is and whether it lasts: a lasting one stays until its cause is
gone, a passing one for a few seconds. The window has the words (`gui/wording/problems` matches
all of them).
"""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import ClassVar

from voicelive_desktop.domain.settings import Correction
from voicelive_desktop.domain.words.encodings import whole
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.quick_classes import dataclass


class Severity(StrEnum):
    """How severe a notice is, and how it looks."""

    ERROR = "error"
    ATTENTION = "attention"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class AnyNotice:
    """What all notices have. `key`: the name of the kind, in the JSON log and in the
    names of widgets.
    """

    key: ClassVar[str]
    lasting: ClassVar[bool] = False

    def __post_init__(self) -> None:
        """Keep only text that can be shown: a file's name may be none in Unicode."""
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, str) and (clean := whole(value)) is not value:
                object.__setattr__(self, field.name, clean)

    @property
    def severity(self) -> Severity:
        """Return how severe it is."""
        return Severity.ATTENTION

    @property
    def kind(self) -> str:
        """Return what the JSON log calls the reason."""
        return self.key

    @property
    def code(self) -> str:
        """Return the code of the reason, "" if there is none."""
        return ""


@dataclass(frozen=True, slots=True)
class News(AnyNotice):
    """Something to know that needs no attention."""

    @property
    def severity(self) -> Severity:
        """See `AnyNotice`."""
        return Severity.INFO


@dataclass(frozen=True, slots=True)
class FailureNotice(AnyNotice):
    """Something failed."""

    failure: Failure

    @property
    def kind(self) -> str:
        """See `AnyNotice`."""
        return self.failure.kind.value

    @property
    def code(self) -> str:
        """See `AnyNotice`."""
        return self.failure.code


@dataclass(frozen=True, slots=True)
class ConnectionNotice(FailureNotice):
    """There is no connection. `fatal`: nobody tries again."""

    key = "connection"
    lasting = True
    fatal: bool = False

    @property
    def severity(self) -> Severity:
        """See `AnyNotice`."""
        if self.fatal:
            return Severity.ERROR
        return Severity.ATTENTION


@dataclass(frozen=True, slots=True)
class MicrophoneNotice(FailureNotice):
    """There is no microphone."""

    key = "microphone"
    lasting = True


@dataclass(frozen=True, slots=True)
class SpeakerNotice(FailureNotice):
    """There is no speaker."""

    key = "speaker"
    lasting = True


@dataclass(frozen=True, slots=True)
class MicrophoneSoundNotice(FailureNotice):
    """The microphone works, but what it gives is no good."""

    key = "microphone_sound"
    lasting = True


@dataclass(frozen=True, slots=True)
class ServiceErrorNotice(FailureNotice):
    """The service refused something; the session goes on."""

    key = "service_error"


@dataclass(frozen=True, slots=True)
class ServiceWarningNotice(FailureNotice):
    """The service warned of something."""

    key = "service_warning"


@dataclass(frozen=True, slots=True)
class TranscriptionNotice(FailureNotice):
    """The words of the user cannot be transcribed."""

    key = "transcription"


@dataclass(frozen=True, slots=True)
class TruncateRefusedNotice(FailureNotice):
    """The service did not take where an answer was interrupted: it goes by more than was heard."""

    key = "truncate_refused"


@dataclass(frozen=True, slots=True)
class MicrophoneReplacedNotice(FailureNotice):
    """Another microphone stands in for the chosen one."""

    key = "microphone_lost"


@dataclass(frozen=True, slots=True)
class SpeakerReplacedNotice(FailureNotice):
    """Another speaker stands in for the chosen one."""

    key = "speaker_lost"


@dataclass(frozen=True, slots=True)
class MicrophoneBackNotice(News):
    """The chosen microphone is back and in use."""

    key = "microphone_back"
    device: DeviceName


@dataclass(frozen=True, slots=True)
class SpeakerBackNotice(News):
    """The chosen speaker is back and in use."""

    key = "speaker_back"
    device: DeviceName


@dataclass(frozen=True, slots=True)
class DevicesFoundNotice(News):
    """The audio devices were looked for again."""

    key = "devices_found"


@dataclass(frozen=True, slots=True)
class EchoNotice(AnyNotice):
    """The assistant hears itself."""

    key = "echo"
    lasting = True


@dataclass(frozen=True, slots=True)
class SessionNearEndNotice(AnyNotice):
    """The session ends in a few minutes."""

    key = "session_near_end"
    lasting = True


@dataclass(frozen=True, slots=True)
class TelemetryNotice(AnyNotice):
    """Telemetry is wanted and cannot be had."""

    key = "telemetry"
    reason: str


@dataclass(frozen=True, slots=True)
class BudgetNotice(AnyNotice):
    """Most of the month's budget is used; `ended`: so the conversation was."""

    key = "budget"
    lasting = True
    percent: int
    budget: str
    ended: bool


@dataclass(frozen=True, slots=True)
class IdleEndedNotice(News):
    """The session was ended because nothing had happened for so many minutes. It stays:
    nobody was there.
    """

    key = "idle_ended"
    lasting = True
    minutes: int


@dataclass(frozen=True, slots=True)
class TalkTooShortNotice(News):
    """The talk key was down too shortly: nothing was sent."""

    key = "talk_too_short"


@dataclass(frozen=True, slots=True)
class TalkMutedNotice(AnyNotice):
    """The talk key was down while muted: nothing was sent."""

    key = "talk_muted"


@dataclass(frozen=True, slots=True)
class NoPicturesNotice(AnyNotice):
    """The model does not look at pictures: nothing was sent."""

    key = "no_pictures"


@dataclass(frozen=True, slots=True)
class RowsDeletedNotice(News):
    """Rows were deleted; while this is shown they can be restored."""

    key = "rows_deleted"


@dataclass(frozen=True, slots=True)
class TranscriptClearedNotice(News):
    """The transcript was cleared; while this is shown it can be restored."""

    key = "transcript_cleared"


@dataclass(frozen=True, slots=True)
class SettingsFileNotice(AnyNotice):
    """Settings or a profile could not be used or saved; `words` say which file and what
    became of it.
    """

    key = "settings_file"
    words: str


@dataclass(frozen=True, slots=True)
class FunctionFileNotice(AnyNotice):
    """A function cannot be used, or what was chosen for it cannot be kept; `words` name it."""

    key = "function_file"
    words: str


@dataclass(frozen=True, slots=True)
class ServerToolsNotice(AnyNotice):
    """The service could not list the tools of an MCP server that it calls; the conversation goes on
    without them.
    """

    key = "server_tools"
    server: str
    reason: str


@dataclass(frozen=True, slots=True)
class AvatarNotice(AnyNotice):
    """The avatar cannot be seen; the conversation goes on without it. `what`:
    as in `service_notes.AvatarTroubled`.
    """

    key = "avatar"
    what: str


@dataclass(frozen=True, slots=True)
class TimerDueNotice(AnyNotice):
    """A timer or reminder is due; `about`: what it is for, "" for nothing."""

    key = "timer_due"
    about: str


@dataclass(frozen=True, slots=True)
class CorrectedNotice(News):
    """Settings were changed so that they go together."""

    key = "corrected"
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class BadSettingNotice(News):
    """A value is not possible: nothing was changed."""

    key = "bad_setting"


@dataclass(frozen=True, slots=True)
class LanguageNotice(News):
    """The language changes with the next start of the program."""

    key = "language"


@dataclass(frozen=True, slots=True)
class GlobalKeyTakenNotice(AnyNotice):
    """Another program has the key that shall work from anywhere; `name`: which key."""

    key = "global_key_taken"
    name: str


@dataclass(frozen=True, slots=True)
class ProfileInUseNotice(News):
    """A profile was opened. `undoable`: it changed settings."""

    key = "profile_opened"
    profile: str
    undoable: bool


@dataclass(frozen=True, slots=True)
class ProfileLeftNotice(AnyNotice):
    """Another profile took the place of settings that were not saved; `profile` was in use before,
    "" if none.
    """

    key = "profile_left"
    profile: str


@dataclass(frozen=True, slots=True)
class FieldsHeldNotice(AnyNotice):
    """A profile's custom fields wait for the user's consent: `names` of those with
    tools or addresses.

    `text`: all that the profile would lay over the session.
    """

    key = "fields_held"
    lasting = True
    profile: str
    names: str
    text: str


@dataclass(frozen=True, slots=True)
class NoKeyringNotice(AnyNotice):
    """There is no system keyring: the key is kept in memory only."""

    key = "no_keyring"


@dataclass(frozen=True, slots=True)
class UpdateNotice(News):
    """A newer version is available."""

    key = "update"
    lasting = True


@dataclass(frozen=True, slots=True)
class FileSavedNotice(News):
    """A file was saved."""

    key = "file_saved"
    path: str


@dataclass(frozen=True, slots=True)
class RecordingSavedNotice(News):
    """The sound of a turn was saved."""

    key = "recording_saved"
    path: str


@dataclass(frozen=True, slots=True)
class RecordingNotSavedNotice(AnyNotice):
    """The sound of a turn could not be saved."""

    key = "recording_not_saved"
    reason: str


@dataclass(frozen=True, slots=True)
class NoServiceSoundNotice(News):
    """The service gave a turn back without its sound."""

    key = "no_service_sound"


@dataclass(frozen=True, slots=True)
class DiagnosticsNotSavedNotice(AnyNotice):
    """The diagnostics could not be saved."""

    key = "diagnostics"
    reason: str


@dataclass(frozen=True, slots=True)
class LogWritingNotice(News):
    """A session log is being written."""

    key = "log_writing"


@dataclass(frozen=True, slots=True)
class LogReadingNotice(News):
    """An earlier session log is shown in place of the conversation."""

    key = "log_reading"
    lasting = True


@dataclass(frozen=True, slots=True)
class LogTroubleNotice(AnyNotice):
    """A session log cannot be written or read; `reason` in the words of the system."""

    key = "log_trouble"
    reason: str


@dataclass(frozen=True, slots=True)
class KeepQuestionNotice(News):
    """How long are conversations to be kept? Asked once."""

    key = "keep_question"
    lasting = True


@dataclass(frozen=True, slots=True)
class EntriesDeletedNotice(News):
    """Kept conversations were deleted; while this is shown they can be restored."""

    key = "entries_deleted"


@dataclass(frozen=True, slots=True)
class LibraryNotice(AnyNotice):
    """Conversations cannot be kept: `trouble` is the word of the library, `reason` the words
    of the system.
    """

    key = "library"
    trouble: str
    reason: str

    @property
    def code(self) -> str:
        """See `AnyNotice`."""
        return self.trouble


@dataclass(frozen=True, slots=True)
class RecordingHintNotice(AnyNotice):
    """Others in the room may have to be asked before they are recorded. Told at
    the first recording.
    """

    key = "recording_hint"


@dataclass(frozen=True, slots=True)
class RecordingStoppedNotice(AnyNotice):
    """The conversation is no longer recorded; `reason`: "full", or the words of the system."""

    key = "recording_stopped"
    reason: str


@dataclass(frozen=True, slots=True)
class NotExportedNotice(AnyNotice):
    """A conversation could not be written to a file."""

    key = "not_exported"
    reason: str


@dataclass(frozen=True, slots=True)
class MarkdownCopiedNotice(News):
    """A conversation is on the clipboard."""

    key = "markdown_copied"


@dataclass(frozen=True, slots=True)
class ImportedNotice(News):
    """So many conversations came out of a file; `known` of it were there before."""

    key = "conversations_imported"
    number: int
    known: int


@dataclass(frozen=True, slots=True)
class NotImportedNotice(AnyNotice):
    """A file holds no conversations, or cannot be read to its end."""

    key = "not_imported"
    reason: str


ServiceNotice = (
    ServiceErrorNotice | ServiceWarningNotice | TranscriptionNotice | TruncateRefusedNotice
)
"""What the service did not do."""

SessionNotice = (
    EchoNotice
    | SessionNearEndNotice
    | IdleEndedNotice
    | TalkTooShortNotice
    | TalkMutedNotice
    | NoPicturesNotice
    | NoServiceSoundNotice
    | AvatarNotice
    | RowsDeletedNotice
    | TranscriptClearedNotice
)
"""What happens in a conversation."""

SoundNotice = (
    MicrophoneNotice
    | SpeakerNotice
    | MicrophoneSoundNotice
    | MicrophoneReplacedNotice
    | SpeakerReplacedNotice
    | MicrophoneBackNotice
    | SpeakerBackNotice
    | DevicesFoundNotice
)
"""What becomes of microphone and speaker."""

SettingsNotice = (
    SettingsFileNotice
    | FunctionFileNotice
    | ServerToolsNotice
    | TimerDueNotice
    | CorrectedNotice
    | BadSettingNotice
    | LanguageNotice
    | GlobalKeyTakenNotice
    | ProfileInUseNotice
    | ProfileLeftNotice
    | FieldsHeldNotice
)
"""What becomes of the settings."""

FileNotice = (
    FileSavedNotice
    | RecordingSavedNotice
    | RecordingNotSavedNotice
    | DiagnosticsNotSavedNotice
    | LogWritingNotice
    | LogReadingNotice
    | LogTroubleNotice
)
"""What becomes of files that the user asked for."""

LibraryNotices = (
    KeepQuestionNotice
    | EntriesDeletedNotice
    | LibraryNotice
    | NotExportedNotice
    | MarkdownCopiedNotice
    | ImportedNotice
    | NotImportedNotice
    | RecordingHintNotice
    | RecordingStoppedNotice
)
"""What becomes of kept conversations."""

AsideNotice = BudgetNotice | TelemetryNotice
"""What the program finds beside the conversation."""

Notice = (
    ConnectionNotice
    | ServiceNotice
    | SessionNotice
    | SoundNotice
    | SettingsNotice
    | FileNotice
    | LibraryNotices
    | AsideNotice
    | NoKeyringNotice
    | UpdateNotice
)
"""Everything that the person may be told."""
