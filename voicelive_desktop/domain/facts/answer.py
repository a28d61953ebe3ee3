"""What happens while the assistant answers."""

from __future__ import annotations

from voicelive_desktop.domain.facts.conversation import Fate, Word
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage


@dataclass(frozen=True, slots=True)
class ResponseCreated:
    """An answer began. `outside` the conversation: None when the service does not say.

    `sound_format`: of its sound on the wire, "" when the service does not say.
    """

    response_id: ResponseId
    at_s: float
    outside: bool | None = None
    sound_format: str = ""


@dataclass(frozen=True, slots=True)
class ResponseDone:
    """An answer ended, with the service's reason."""

    response_id: ResponseId
    status: ResponseStatus
    reason: str = ""
    because: Failure | None = None
    usage: Usage = NO_USAGE


@dataclass(frozen=True, slots=True)
class ReplyTextGrew:
    """More text of the answer arrived (the words of its speech, or plain text)."""

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
class SoundAwaited:
    """The speech of an answer item comes by itself, after its text: none of it was heard yet."""

    response_id: ResponseId
    item_id: ItemId


@dataclass(frozen=True, slots=True)
class AudioArrived:
    """Milliseconds of the answer's speech arrived; the samples themselves went to the speaker.

    `dropped`: they did not, because the answer was cut before. `alone`: not in step with the text,
    as the sound in a video is: how much of it has come says nothing of how much is to come.
    `after_pause`: the voice goes on with it after a silence as between sentences. `more`: of a
    sound that was told before; it says how much has come and nothing else. It may stand for several
    pieces, the first of which came at `at_s`, the others at `later_s`.
    """

    response_id: ResponseId
    item_id: ItemId
    ms: float
    at_s: float = 0.0
    dropped: bool = False
    alone: bool = False
    after_pause: bool = False
    more: bool = False
    later_s: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyWordTimed:
    """One word of the answer was placed in its speech."""

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
    """More arguments of a function call arrived."""

    response_id: ResponseId
    item_id: ItemId
    call_id: CallId
    delta: str


@dataclass(frozen=True, slots=True)
class FunctionCallCompleted:
    """The model called a function; its arguments are complete."""

    response_id: ResponseId
    item_id: ItemId
    call_id: CallId
    name: str
    arguments: str
    at_s: float


@dataclass(frozen=True, slots=True)
class ToolFinished:
    """A function has run; `output` is a JSON text, `said` what a person reads of it ("" where
    nothing is declared). `pictures`: what it showed, for a message of its own (`pictures_item`).
    """

    call_id: CallId
    output: str
    ok: bool
    said: str = ""
    fate: Fate = Fate.RAN
    pictures: tuple[Picture, ...] = ()
    pictures_item: ItemId | None = None


@dataclass(frozen=True, slots=True)
class AgentReported:
    """A hosted agent told something beside its speech. `content` is a JSON text, "" for nothing but
    its `kind`.
    """

    item_id: ItemId
    kind: str
    content: str
    at_s: float


ReplyMessage = (
    ResponseCreated
    | ResponseDone
    | ReplyTextGrew
    | ReplyTextCompleted
    | AudioArrived
    | ReplyWordTimed
    | AudioCompleted
    | FunctionCallGrew
    | FunctionCallCompleted
    | AgentReported
)
"""What the service tells of a reply."""
ReplyEvent = ReplyMessage | SoundAwaited | ToolFinished
