"""The whole truth of the program, as one frozen value made of parts by subject.

Each part knows what of it ends with a session.
"""

from __future__ import annotations

from dataclasses import field

from voicelive_desktop.domain.facts.access_state import Account, CheckResult
from voicelive_desktop.domain.facts.agent_state import OwnAgent
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.companion_state import Companion
from voicelive_desktop.domain.facts.connection_state import Connection, Offline
from voicelive_desktop.domain.facts.conversation import Conversation, Item
from voicelive_desktop.domain.facts.cues import OwnSound
from voicelive_desktop.domain.facts.device_list import Device
from voicelive_desktop.domain.facts.device_memory import DeviceMemory
from voicelive_desktop.domain.facts.functions import Hands
from voicelive_desktop.domain.facts.global_keys import GlobalKeys
from voicelive_desktop.domain.facts.library import Collection
from voicelive_desktop.domain.facts.notices import Notice, SessionNearEndNotice
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.facts.sound_check_state import SoundCheck
from voicelive_desktop.domain.facts.talk_key import Talk
from voicelive_desktop.domain.facts.updates_state import Updates
from voicelive_desktop.domain.facts.voice_gate_levels import VoiceGateLevels
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.unusable import Unusable
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import (
    CallId,
    DeviceName,
    ItemId,
    Recorded,
    ResponseId,
    SessionId,
)
from voicelive_desktop.domain.words.quick_classes import dataclass, replace
from voicelive_desktop.domain.words.tool_words import ToolWords


@dataclass(frozen=True, slots=True)
class Session:
    """What the service said about the session. Times are Unix seconds.

    `applied`: what it says it uses, as (path, value) pairs; `applied_for`: the settings it had been
    asked for then.
    """

    id: SessionId
    model: str
    created_at_s: float = 0.0
    expires_at_s: float | None = None
    applied: tuple[tuple[str, object], ...] = ()
    applied_for: Settings | None = None


@dataclass(frozen=True, slots=True)
class Listening:
    """Facts about the user's side of the turn.

    `hearing`: the item being spoken. `awaiting`: the turn that is over and has no answer yet.
    `stopped_at_s`: when we learnt that the user's latest turn was over (Unix s), `stopped_t`: when
    its sound ended (monotonic s); both until the answer is audible. `asked_at_s`: as
    `stopped_at_s`, until the first sound of the answer arrives.
    """

    hearing: ItemId | None = None
    awaiting: ItemId | None = None
    stopped_at_s: float | None = None
    stopped_t: float | None = None
    asked_at_s: float | None = None


@dataclass(frozen=True, slots=True)
class PersonSilence:
    """The person's: how many there were, and whether the assistant has spoken into this one."""

    number: int = 0
    prompted: bool = False


@dataclass(frozen=True, slots=True)
class PendingTool:
    """A function call of a response whose outputs go back together; `cut`: that response was
    cancelled meanwhile.

    `outside`: the service's conversation does not hold the call, so its output does not go back.
    `inherited`: an earlier session called; the present one is told the call with the output.
    `pictures`: go with the output, as a message of their own.
    """

    call_id: CallId
    response_id: ResponseId
    name: str
    output: str | None = None
    cut: bool = False
    outside: bool = False
    inherited: bool = False
    pictures: tuple[Picture, ...] = ()
    pictures_item: ItemId | None = None


@dataclass(frozen=True, slots=True)
class Cut:
    """What the loss of a session left undone.

    `items`: the user's turns that the service had not written down, in order; the sound of the
    first began at `from_t` of the capture clock (None: there is none). `commit`: the talk key ended
    it meanwhile. `owed`: an answer to what was written down. `unheard`: rows of an answer of which
    nothing was heard. `tools`: function calls whose outputs no answer has told.
    """

    items: tuple[ItemId, ...] = ()
    from_t: float | None = None
    commit: bool = False
    owed: bool = False
    unheard: frozenset[ItemId] = frozenset()
    tools: tuple[PendingTool, ...] = ()


@dataclass(frozen=True, slots=True)
class Following:
    """The session that is opened beside the present one, with these settings. `open`: it
    can take over.
    """

    settings: Settings
    open: bool = False


@dataclass(frozen=True, slots=True)
class Speech:
    """When the service heard an utterance, on our capture clock (monotonic s); `end_t`
    None: it lasts.
    """

    item_id: ItemId
    start_t: float
    end_t: float | None = None


@dataclass(frozen=True, slots=True)
class Marks:
    """What happened lately on the waveform's axis of time: utterances, and moments when the
    assistant was cut.
    """

    speeches: tuple[Speech, ...] = ()
    interruptions: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ResponseGate:
    """Never two answers at once: `asked` while our request is on its way, `wanted` when another
    shall follow.

    `greeting`: the request on its way is for the greeting, which is not asked for again. `ended`:
    the latest answers that are over, oldest first. `options`: what the one on its way shall be
    like, `next_options`: the wanted one. `outside`: the active answer is not of the conversation.
    `cancelled`: the answer that the service was told to stop last.
    """

    active: ResponseId | None = None
    asked: bool = False
    wanted: bool = False
    greeting: bool = False
    ended: tuple[ResponseId, ...] = ()
    options: AnswerOptions | None = None
    next_options: AnswerOptions | None = None
    outside: bool = False
    cancelled: ResponseId | None = None


@dataclass(frozen=True, slots=True)
class Playback:
    """What the speaker does. `item` is queued or audible; `started` once its first
    sample was played.

    `device`: in use. `missed`: the chosen one that another stands in for. `waiting`: further items
    that are queued behind it (a function's answer follows the words before the call).
    `dry`: it began, all of it that came was heard, and more is to come.
    """

    item: ItemId | None = None
    response_id: ResponseId | None = None
    started: bool = False
    dry: bool = False
    played_ms: float = 0.0
    underflows: int = 0
    open: bool = False
    device: DeviceName | None = None
    failure: Failure | None = None
    missed: DeviceName | None = None
    waiting: tuple[tuple[ItemId, ResponseId], ...] = ()


@dataclass(frozen=True, slots=True)
class Capture:
    """What the microphone does. `device`: in use. `missed`: the chosen one that another
    stands in for.
    """

    wanted: bool = False
    device: DeviceName | None = None
    rate_hz: int = 0
    latency_ms: float = 0.0
    failure: Failure | None = None
    missed: DeviceName | None = None


@dataclass(frozen=True, slots=True)
class Devices:
    """The devices there are."""

    inputs: tuple[Device, ...] = ()
    outputs: tuple[Device, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """The microphone that is looked at in the picker, and why it shows no level."""

    device: DeviceName | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What a check of the connection has found so far."""

    running: bool = False
    results: tuple[CheckResult, ...] = ()


@dataclass(frozen=True, slots=True)
class VoicePreview:
    """A voice that the user wants to hear: being fetched, audible (then it is the `replay`), or it
    could not be had.
    """

    voice: str
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Log:
    """The session log. `path`: what is being written, "" nothing. `kept`: the user's own rows while
    one is read.
    """

    path: str = ""
    words: bool = False
    kept: Conversation | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """A row that the user deleted, as long as that can be undone or the service has
    not confirmed it.

    `after`: the row above it, None if it was the first. `session`: the one whose service holds the
    item. `asked`: that service was asked to delete it; from then on there is no undo.
    """

    item: Item
    after: ItemId | None
    session: SessionId | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """The service's words about a value of a setting that it did not take."""

    name: str
    value: object
    words: str


@dataclass(frozen=True, slots=True)
class ChoiceFacts:
    """What was chosen before, and how to get it back. Nothing of it ends with a session.

    `profiles`: names of the user's own and of those that came along; `kept_profiles`: what those
    hold that were in use. `history`: what the latest changes of settings can be taken back to, as
    (name, old value) pairs, newest last. `unusable`: settings of a file that could not be used,
    until they are chosen anew.
    """

    profiles: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    kept_profiles: tuple[tuple[str, tuple[tuple[str, object], ...]], ...] = ()
    history: tuple[tuple[tuple[str, object], ...], ...] = ()
    unusable: tuple[Unusable, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """The present session and its settings.

    `running`: the settings that it has (or is being opened with). `unapplied`: names of those
    chosen that it cannot take any more; `touched`: of those that were changed in it. `asked`: the
    settings of each session.update that the service has not answered yet, oldest first.
    `functions`: what session.update lists of them, as JSON. `tool_words`: how calls of some of them
    read, by name. `voice_used`: it has spoken, so that its voice stays.
    """

    session: Session | None = None
    running: Settings = field(default_factory=Settings)
    unapplied: frozenset[str] = frozenset()
    touched: frozenset[str] = frozenset()
    refused: tuple[Refusal, ...] = ()
    asked: tuple[Settings, ...] = ()
    functions: str = "[]"
    tool_words: tuple[tuple[str, ToolWords], ...] = ()
    voice_used: bool = False

    def after_session(self) -> SessionFacts:
        """Keep the settings and what is not answered; forget what was said about the session."""
        return replace(
            self,
            session=None,
            unapplied=frozenset(),
            touched=frozenset(),
            refused=(),
            voice_used=False,
        )


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What lasts from Start to End, over all sessions in between.

    `sessions`: how many there were; `following`: the one that will take over; `moving`: it does so
    now; `cut`: what a drop left undone, until the next session makes up for it.
    """

    started_at_s: float = 0.0
    sessions: int = 0
    greeted: bool = False
    cut: Cut = field(default_factory=Cut)
    moving: bool = False
    following: Following | None = None

    def after_session(self) -> RunFacts:
        """Forget the session that was to follow."""
        return replace(self, moving=False, following=None)


@dataclass(frozen=True, slots=True)
class RemovalFacts:
    """Rows that go. `deleting`: the service was asked to delete them. `removed`: the user
    deleted them, oldest first. `cleared`: the rows of a transcript that was cleared, while that
    can be undone.
    """

    deleting: frozenset[ItemId] = frozenset()
    removed: tuple[Removed, ...] = ()
    cleared: Conversation | None = None

    def after_session(self) -> RemovalFacts:
        """Nobody is left to confirm a deletion."""
        return replace(self, deleting=frozenset())


@dataclass(frozen=True, slots=True)
class TurnFacts:
    """Whose turn it is. `interrupted`: the user has cut the answer. `quiet`: how many silences the
    idle time-out has waited for. `echo_suspect`: the turn that may be the assistant's own voice out
    of the speaker, and the answer that it cut; `echo_told`: the user knows.
    """

    listening: Listening = field(default_factory=Listening)
    marks: Marks = field(default_factory=Marks)
    interrupted: bool = False
    quiet: int = 0
    silence: PersonSilence = field(default_factory=PersonSilence)
    echo_at_s: float | None = None
    echo_suspect: tuple[ItemId, ItemId] | None = None
    echo_told: bool = False

    def after_session(self) -> TurnFacts:
        """Nobody speaks; utterances that had not ended are not drawn."""
        ended = tuple(speech for speech in self.marks.speeches if speech.end_t is not None)
        return replace(
            self,
            listening=Listening(),
            marks=replace(self.marks, speeches=ended),
            interrupted=False,
        )


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    """Answers: the gate that asks for them, function calls that wait for one, how fast they came."""

    gate: ResponseGate = field(default_factory=ResponseGate)
    tools: tuple[PendingTool, ...] = ()
    latencies_s: tuple[float, ...] = ()
    service_latencies_s: tuple[float, ...] = ()

    def after_session(self) -> AnswerFacts:
        """No answer is on its way, and none is owed."""
        return replace(self, gate=ResponseGate(), tools=())


@dataclass(frozen=True, slots=True)
class MicrophoneFacts:
    """The user's side of the sound: the microphone, the talk key, the levels of the voice gate."""

    capture: Capture = field(default_factory=Capture)
    muted: bool = False
    talk: Talk = field(default_factory=Talk)
    voice: VoiceGateLevels = field(default_factory=VoiceGateLevels)

    def after_session(self) -> MicrophoneFacts:
        """The talk key is up."""
        return replace(self, talk=self.talk.over())


@dataclass(frozen=True, slots=True)
class SpeakerFacts:
    """What is heard. Nothing of it ends with a session: an answer plays to its end.

    `epoch`: counts the cuts of playback. `recordings`: items whose sound is kept. `replay`: the one
    that is being heard again; `retrieving`: the one whose sound the service was asked for.
    """

    playback: Playback = field(default_factory=Playback)
    epoch: int = 0
    recordings: frozenset[ItemId] = frozenset()
    replay: Recorded | None = None
    retrieving: ItemId | None = None
    voice_preview: VoicePreview | None = None
    own_sound: OwnSound = field(default_factory=OwnSound)


@dataclass(frozen=True, slots=True)
class HardwareFacts:
    """The sound devices of this computer. Nothing of it ends with a session."""

    devices: Devices = field(default_factory=Devices)
    memory: DeviceMemory = field(default_factory=DeviceMemory)
    preview: Preview = field(default_factory=Preview)
    sound_check: SoundCheck = field(default_factory=SoundCheck)


@dataclass(frozen=True, slots=True)
class AccessFacts:
    """Who could answer, and whether they can be reached: the account, the latest check of the
    connection, one's own agent, the companion on this computer. Nothing of it ends with a session.
    """

    account: Account = field(default_factory=Account)
    check: Check = field(default_factory=Check)
    agent: OwnAgent = field(default_factory=OwnAgent)
    companion: Companion = field(default_factory=Companion)


@dataclass(frozen=True, slots=True)
class ProgramFacts:
    """The program itself. `unhandled` and `malformed`: messages of the service that were counted
    only. `dropped`: events `step` raised on.
    """

    notices: tuple[Notice, ...] = ()
    updates: Updates = field(default_factory=Updates)
    global_keys: GlobalKeys = field(default_factory=GlobalKeys)
    unhandled: int = 0
    malformed: int = 0
    dropped: int = 0

    def after_session(self) -> ProgramFacts:
        """No session is near its end any more."""
        kept = tuple(n for n in self.notices if not isinstance(n, SessionNearEndNotice))
        return replace(self, notices=kept)


@dataclass(frozen=True, slots=True)
class State:
    """Everything the program knows and decides by, in parts by subject.

    `settings`: the chosen ones; what the present session has of them is `current.running`.
    """

    settings: Settings = field(default_factory=Settings)
    choices: ChoiceFacts = field(default_factory=ChoiceFacts)
    connection: Connection = field(default_factory=Offline)
    current: SessionFacts = field(default_factory=SessionFacts)
    run: RunFacts = field(default_factory=RunFacts)
    conversation: Conversation = field(default_factory=Conversation)
    removal: RemovalFacts = field(default_factory=RemovalFacts)
    turns: TurnFacts = field(default_factory=TurnFacts)
    answers: AnswerFacts = field(default_factory=AnswerFacts)
    hands: Hands = field(default_factory=Hands)
    microphone: MicrophoneFacts = field(default_factory=MicrophoneFacts)
    speaker: SpeakerFacts = field(default_factory=SpeakerFacts)
    hardware: HardwareFacts = field(default_factory=HardwareFacts)
    access: AccessFacts = field(default_factory=AccessFacts)
    log: Log = field(default_factory=Log)
    library: Collection = field(default_factory=Collection)
    program: ProgramFacts = field(default_factory=ProgramFacts)

    def with_gate(self, gate: ResponseGate) -> State:
        """Return a copy with this response gate."""
        return replace(self, answers=replace(self.answers, gate=gate))

    def with_capture(self, capture: Capture) -> State:
        """Return a copy with this news of the microphone."""
        return replace(self, microphone=replace(self.microphone, capture=capture))

    def with_playback(self, playback: Playback) -> State:
        """Return a copy with this news of the speaker."""
        return replace(self, speaker=replace(self.speaker, playback=playback))

    def with_listening(self, listening: Listening) -> State:
        """Return a copy with these facts about the user's turn."""
        return replace(self, turns=replace(self.turns, listening=listening))

    def after_session(self) -> State:
        """Return what is left when the session is over, each part by its own rule."""
        return replace(
            self,
            current=self.current.after_session(),
            run=self.run.after_session(),
            removal=self.removal.after_session(),
            turns=self.turns.after_session(),
            answers=self.answers.after_session(),
            microphone=self.microphone.after_session(),
            program=self.program.after_session(),
        )
