"""Errors and warnings of the service, news of the program, and timers that ran out."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from voicelive_desktop.domain.facts.functions import OfferedFunction
from voicelive_desktop.domain.facts.program import HelpEvent
from voicelive_desktop.domain.settings import Correction
from voicelive_desktop.domain.settings.unusable import Unusable
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.tool_words import ToolWords


class OurMessageKind(StrEnum):
    """The messages of ours whose refusal has a meaning of its own."""

    SESSION = "session"
    RESPONSE = "response"  # a request for an answer
    DELETION = "deletion"
    TRUNCATION = "truncation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OurMessage:
    """A message that we sent; `item_id`: of the item that it is about, if it is about one."""

    kind: OurMessageKind
    item_id: ItemId | None = None


@dataclass(frozen=True, slots=True)
class ServiceErrorReported:
    """The service refused one of our messages; the session goes on. `refused`: which one, if
    the error names it.
    """

    because: Failure
    refused: OurMessage | None = None


@dataclass(frozen=True, slots=True)
class ServiceWarned:
    """The service warned."""

    because: Failure


@dataclass(frozen=True, slots=True)
class UnhandledReceived:
    """A message arrived that is unused or malformed: counted and shown, never a crash."""

    kind: str
    malformed: bool = False


@dataclass(frozen=True, slots=True)
class BudgetUsed:
    """So much of the month's budget is used, by the person's own price list; `budget`
    with its currency.
    """

    percent: int
    budget: str


@dataclass(frozen=True, slots=True)
class TelemetryTroubled:
    """Telemetry is wanted and cannot be had."""

    reason: str


AsideEvent = BudgetUsed | TelemetryTroubled
"""What the program finds beside the conversation."""


@dataclass(frozen=True, slots=True)
class InterruptionShown:
    """The word "Stopped" was shown long enough; `epoch` tells which interruption it was."""

    epoch: int


@dataclass(frozen=True, slots=True)
class ReplyOverdue:
    """No answer to this turn began in time."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class SettingsLoaded:
    """The saved settings could not be used as they were; `problem` is for the notice, `unusable`
    for the rows.

    `corrections`: pairs in them that the service does not take together; `is_of_file`: the settings
    file itself held them, and what they became is saved, or they would be told at every start.
    """

    problem: str = field(default="")
    unusable: tuple[Unusable, ...] = ()
    corrections: tuple[Correction, ...] = ()
    is_of_file: bool = False


@dataclass(frozen=True, slots=True)
class SettingsNotSaved:
    """The settings file cannot be written; `problem` says so in a sentence."""

    problem: str


@dataclass(frozen=True, slots=True)
class ProfileTroubled:
    """A profile could not be used or changed as asked; `problem` is for the notice, `unusable` for
    the rows.
    """

    problem: str
    unusable: tuple[Unusable, ...] = ()


@dataclass(frozen=True, slots=True)
class ProfileFieldsHeld:
    """A profile's custom fields wait for the user's consent: `fields` name tools or addresses.

    `text`: all that the profile would lay over the session.
    """

    profile: str
    text: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfilesListed:
    """The profiles there are: the user's own, and those that came with the program.

    `values`: what the profile `name`, the one in use, holds.
    """

    own: tuple[str, ...]
    shipped: tuple[str, ...]
    name: str = ""
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class FunctionsOffered:
    """The functions that a session may call; `wire` is the JSON list that session.update
    has of them.

    `words`: how calls of some of them read to a person, by name. `functions`: all there are,
    offered or not.
    """

    wire: str
    words: tuple[tuple[str, ToolWords], ...] = ()
    functions: tuple[OfferedFunction, ...] = ()


@dataclass(frozen=True, slots=True)
class FunctionFileBroken:
    """A function cannot be used, or what was chosen for it cannot be kept; `problem` names it."""

    problem: str


@dataclass(frozen=True, slots=True)
class KeyKeptInMemory:
    """There is no system keyring: the key is forgotten when the program ends."""


@dataclass(frozen=True, slots=True)
class AvatarTroubled:
    """The avatar cannot be seen: "missing" (not installed), "not_packaged" (no part of this
    package), "died" (its player), or what is wrong with the video or on the way to it.

    `ends_answer`: the sound of an answer was lost with it.
    """

    what: str
    ends_answer: bool = False


@dataclass(frozen=True, slots=True)
class AvatarConnected:
    """An avatar over WebRTC is there: what is said from now on is seen."""


NoteEvent = (
    ServiceErrorReported
    | ServiceWarned
    | UnhandledReceived
    | InterruptionShown
    | ReplyOverdue
    | SettingsLoaded
    | SettingsNotSaved
    | ProfileTroubled
    | ProfileFieldsHeld
    | ProfilesListed
    | FunctionsOffered
    | FunctionFileBroken
    | KeyKeptInMemory
    | AvatarTroubled
    | AvatarConnected
    | HelpEvent
)
