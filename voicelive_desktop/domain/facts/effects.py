"""What shall be done, in the imperative. `step` returns these; the app package runs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from voicelive_desktop.domain.facts.companion_state import CompanionPart
from voicelive_desktop.domain.facts.cues import Cue
from voicelive_desktop.domain.facts.events import Event
from voicelive_desktop.domain.facts.functions import (
    FunctionEffect,
)
from voicelive_desktop.domain.facts.library_orders import LibraryEffect
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.sound_check_state import Job
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.words.ids import CallId, DeviceName, ItemId, Recorded, ResponseId
from voicelive_desktop.domain.words.quick_classes import dataclass

TextRole = Literal["user", "assistant", "system"]
"""Who says a message."""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """Connect with the present settings and keep trying."""


@dataclass(frozen=True, slots=True)
class CloseSession:
    """Close the connection and stop trying."""


@dataclass(frozen=True, slots=True)
class RetryNow:
    """Do not wait for the next try."""


@dataclass(frozen=True, slots=True)
class Reconnect:
    """Leave the present session for a new one, at once."""


@dataclass(frozen=True, slots=True)
class OpenNextSession:
    """Open one more session beside the present one, which goes on."""


@dataclass(frozen=True, slots=True)
class MoveToNextSession:
    """Leave the present session for the one that was opened beside it."""


@dataclass(frozen=True, slots=True)
class OpenMicrophone:
    """Open this microphone, in place of the open one if there is one."""

    device: DeviceName


@dataclass(frozen=True, slots=True)
class CloseMicrophone:
    """Close the microphone."""


@dataclass(frozen=True, slots=True)
class OpenPreview:
    """Open this microphone for a look at its level, beside the one in use."""

    device: DeviceName


@dataclass(frozen=True, slots=True)
class ClosePreview:
    """Look at no microphone."""


@dataclass(frozen=True, slots=True)
class OpenSpeaker:
    """Open this speaker, in place of the open one if there is one."""

    device: DeviceName


@dataclass(frozen=True, slots=True)
class CloseSpeaker:
    """Close the speaker."""


@dataclass(frozen=True, slots=True)
class SetMuted:
    """Send silence in place of the microphone's sound, or stop doing so."""

    muted: bool


@dataclass(frozen=True, slots=True)
class SetGate:
    """Let the microphone's sound pass to the session, or not."""

    gate: Gate


@dataclass(frozen=True, slots=True)
class CommitInput:
    """Make a turn of the sound that was sent; all that was captured by now goes before it."""


@dataclass(frozen=True, slots=True)
class ClearInput:
    """Throw away the sound that was sent, and what waits to be sent."""


@dataclass(frozen=True, slots=True)
class ClearOutput:
    """Stop the avatar's video; what comes of it later is thrown away."""


@dataclass(frozen=True, slots=True)
class SetVolume:
    """Play at this volume, 0 to 1."""

    volume: float


@dataclass(frozen=True, slots=True)
class SetMicrophoneGain:
    """Amplify what the microphone gives, before anything else sees it."""

    gain_db: float


@dataclass(frozen=True, slots=True)
class SetDucked:
    """Play quietly while somebody seems to talk, or at the chosen volume again."""

    ducked: bool


@dataclass(frozen=True, slots=True)
class SetVoiceGate:
    """From which peak level on somebody seems to talk, and below which no more; dB of full scale."""

    open_db: float
    close_db: float


@dataclass(frozen=True, slots=True)
class FlushPlayback:
    """Be silent at once; drop what comes late of `response_id`."""

    epoch: int
    because: CutReason
    response_id: ResponseId | None


@dataclass(frozen=True, slots=True)
class Truncate:
    """Tell the service how much of an answer was heard. `audio_end_ms` is more than 0 and at most
    what was received.
    """

    item_id: ItemId
    audio_end_ms: int
    content_index: int = 0


@dataclass(frozen=True, slots=True)
class ConfigureSession:
    """Configure the running session. `session`: the wire form of session.update's session."""

    session: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class SendText:
    """Put a message into the conversation; only a user's holds pictures."""

    item_id: ItemId
    text: str
    pictures: tuple[Picture, ...] = ()
    role: TextRole = "user"


@dataclass(frozen=True, slots=True)
class DeleteItem:
    """Take an item out of the service's conversation."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class SendToolCall:
    """Put a function call of a session that was lost into the conversation of the next;
    its output follows.
    """

    item_id: ItemId
    call_id: CallId
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class SendToolOutput:
    """Put the result of a function into the conversation."""

    call_id: CallId
    output: str


@dataclass(frozen=True, slots=True)
class SendApproval:
    """Allow or refuse a call that the service wants to make; `request_id`: of its request."""

    request_id: ItemId
    approve: bool


@dataclass(frozen=True, slots=True)
class RetrieveItem:
    """Ask for an item as the service has it, with its sound."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class CreateResponse:
    """Ask for an answer. Only the response gate in `step` makes this.

    `response`: what the answer shall be like, the wire form of response.create's response.
    """

    response: Mapping[str, object] = field(default_factory=dict)
    additional_instructions: str = ""


@dataclass(frozen=True, slots=True)
class CancelResponse:
    """Stop an answer that is being made."""

    response_id: ResponseId


@dataclass(frozen=True, slots=True)
class PlayRecording:
    """Play what was recorded, once the speaker is open."""

    what: Recorded


@dataclass(frozen=True, slots=True)
class Ring:
    """Let a short sound be heard over whatever plays; on this speaker, if none is open."""

    device: DeviceName
    cue: Cue = Cue.TIMER


@dataclass(frozen=True, slots=True)
class FetchVoice:
    """Let a voice speak a sentence and report `VoicePreviewFetched`."""

    voice: str


@dataclass(frozen=True, slots=True)
class StopReplay:
    """Be silent with it."""


@dataclass(frozen=True, slots=True)
class RunSoundJob:
    """Begin this for the audio check, once the devices are open; report `SoundJobEnded`
    with its number.
    """

    job: Job
    number: int


@dataclass(frozen=True, slots=True)
class StopSoundJob:
    """Be silent with it, and measure no more."""


@dataclass(frozen=True, slots=True)
class TryPart:
    """Try this part of the local companion; report `PartWordsHeard` and `PartTried`
    with its number.
    """

    part: CompanionPart
    number: int


@dataclass(frozen=True, slots=True)
class StopTrying:
    """Try nothing any more."""


@dataclass(frozen=True, slots=True)
class SaveRecording:
    """Write the kept sound of an item to a WAV file."""

    item_id: ItemId
    path: str


@dataclass(frozen=True, slots=True)
class SaveSettings:
    """Write the settings to disk, soon."""


@dataclass(frozen=True, slots=True)
class Later:
    """Report `event` after `after_s` seconds. `only`: in place of one of its kind that still waits."""

    after_s: float
    event: Event
    only: bool = False


@dataclass(frozen=True, slots=True)
class WriteLog:
    """Write what goes to and comes from the service to `path`; report `LogBroke` when that fails."""

    path: str
    words: bool


@dataclass(frozen=True, slots=True)
class StopLog:
    """Close that file."""


@dataclass(frozen=True, slots=True)
class ReadLog:
    """Report `LogReadBegan`, the events of an earlier log in their time,
    `LogReadEnded`; or `LogUnreadable`.
    """

    path: str


@dataclass(frozen=True, slots=True)
class SkipLog:
    """Report what is left of it at once."""


@dataclass(frozen=True, slots=True)
class CloseLog:
    """Report no more of it."""


LevelEffect = (
    SetMuted | SetGate | SetVolume | SetMicrophoneGain | SetDucked | SetVoiceGate | FlushPlayback
)
"""What happens to the sound at once, whatever device is open."""

DeviceEffect = (
    OpenMicrophone
    | CloseMicrophone
    | OpenPreview
    | ClosePreview
    | OpenSpeaker
    | CloseSpeaker
    | PlayRecording
    | Ring
    | RunSoundJob
    | StopSoundJob
)
"""What the sound devices do, one after the other."""

SessionEffect = (
    ConfigureSession
    | SendText
    | DeleteItem
    | RetrieveItem
    | SendToolCall
    | SendToolOutput
    | SendApproval
    | CreateResponse
    | CancelResponse
    | CommitInput
    | ClearInput
    | ClearOutput
    | Truncate
)
"""What the service is told in a session; `client` sends these as they are, and the frames of the
microphone.
"""

LineEffect = OpenSession | CloseSession | RetryNow | Reconnect | OpenNextSession | MoveToNextSession
"""What becomes of the connection."""

JournalEffect = WriteLog | StopLog | ReadLog | SkipLog | CloseLog
"""What becomes of the session log."""

ProgramEffect = (
    FetchVoice | StopReplay | TryPart | StopTrying | SaveRecording | SaveSettings | Later
)
"""What is left."""

Effect = (
    LevelEffect
    | DeviceEffect
    | SessionEffect
    | LineEffect
    | JournalEffect
    | LibraryEffect
    | FunctionEffect
    | ProgramEffect
)
