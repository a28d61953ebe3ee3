"""Functions that the model may call, who allowed them, and the calls that wait for a person."""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.quick_classes import dataclass

USUAL_LIMIT_S = 20.0  # the person waits in silence meanwhile
PERSON_LIMIT_S = 120.0  # proposed where a person plays it: they read, think and type


class Consent(StrEnum):
    """When a function may act without a question."""

    ASK = "ask"
    ONCE = "once"  # asked once in a conversation
    ALWAYS = "always"
    NEVER = "never"  # it is not offered


class AnsweredBy(StrEnum):
    """What answers a call of a person's own function; in its file the field of `answer`."""

    FIXED = "fixed"  # the same answer each time
    COMMAND = "command"
    HTTP = "http"
    PERSON = "ask"


class Origin(StrEnum):
    """Where a function comes from."""

    BUILT_IN = "built_in"
    OWN = "own"
    GIVEN = "given"  # named on the command line, for one start
    SERVER = "server"
    SERVICE = "service"  # of a server that the service calls


class Decision(StrEnum):
    """What a person says to a call that waits."""

    ONCE = "once"
    CONVERSATION = "conversation"
    ALWAYS = "always"
    DENY = "deny"


class Why(StrEnum):
    """Why a call waits."""

    CONSENT = "consent"
    MANY = "many"  # more calls in one turn than anybody expects


@dataclass(frozen=True, slots=True)
class OfferedFunction:
    """One function as the page lists it and as calls of it are judged.

    `key`: what choices are kept under. `parameters`: its JSON schema as text. `source`: the server
    or file it comes from. `on`: it is offered. `by_person`: a person answers it in a card.
    `problem`: why it cannot be used. `written`: its file, of the person's own.
    """

    key: str
    name: str
    description: str = ""
    parameters: str = "{}"
    origin: Origin = Origin.OWN
    source: str = ""
    consent: Consent = Consent.ASK
    on: bool = True
    by_person: bool = False
    limit_s: float = USUAL_LIMIT_S
    problem: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class WaitingCall:
    """A call that runs only after a person said so, with exactly these arguments.

    `server`: the service makes it, in this `answer`.
    """

    call_id: CallId
    item_id: ItemId
    name: str
    arguments: str
    why: Why
    server: str = ""
    answer: ResponseId | None = None


@dataclass(frozen=True, slots=True)
class RunningCall:
    """A call that runs since `since_s` (Unix time).

    `server`: the service makes it, in this `answer`, so that it cannot be cancelled. `share`: so
    much is done, 0 to 1, None: it does not say; `doing`: what it says of it.
    """

    call_id: CallId
    name: str
    arguments: str
    since_s: float
    server: str = ""
    answer: ResponseId | None = None
    share: float | None = None
    doing: str = ""


@dataclass(frozen=True, slots=True)
class TriedCall:
    """What a function gave that was tried on the page; `output` None: it still runs."""

    key: str
    output: str | None = None
    ok: bool = True
    ms: int = 0


class ServerStatus(StrEnum):
    """How an MCP server is."""

    OFF = "off"
    UNCONFIRMED = "unconfirmed"  # the person has not said yet that it may be started
    STARTING = "starting"
    SIGN_IN = "sign_in"  # the person signs in, in the browser
    CONNECTED = "connected"
    FAILED = "failed"
    SERVICE = "service"  # the service calls it, not this program


@dataclass(frozen=True, slots=True)
class McpServerRow:
    """One MCP server as the page lists it.

    `where`: its command line or address. `variables`: names of what is set for it. `lines`: what it
    wrote to standard error. `tools`: of `listed` ones are offered. `given`: named for this start.
    `by_service`: the service calls it, and asks before it does as `approval` says: always, never,
    or as the tool wants. `written`: its settings as JSON, with `${NAME}` in place of keys.
    """

    label: str
    where: str
    folder: str = ""
    variables: tuple[str, ...] = ()
    status: ServerStatus = ServerStatus.OFF
    reason: str = ""
    lines: tuple[str, ...] = ()
    tools: int = 0
    listed: int = 0
    given: bool = False
    by_service: bool = False
    approval: str = "always"
    written: str = ""


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong in one field of a function; `field` as its file names it."""

    field: str
    problem: str


@dataclass(frozen=True, slots=True)
class SavedFunction:
    """What became of the latest function or list of servers that was to be kept; it is kept if
    there is neither a `problem` nor one at its `fields`.
    """

    number: int = 0
    problem: str = ""
    fields: tuple[FieldProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class ToolListing:
    """What the service told of one look at a server's tools; `failed`: there is none,
    for this `reason`.
    """

    item_id: ItemId
    server: str = ""
    failed: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RunningTimer:
    """A timer or reminder that runs; `about`: what for, "" for nothing; due at `due_s` (Unix time)."""

    about: str
    due_s: float


@dataclass(frozen=True, slots=True)
class TimerDue:
    """A timer or reminder that the model started is due; `item_id` of the note about it that the
    model gets.
    """

    about: str
    item_id: ItemId
    at_s: float


@dataclass(frozen=True, slots=True)
class Hands:
    """What the model can do.

    `allowed`: functions that need no question any more in this conversation. `granted`: after which
    row of the user the person let it go on beyond the guard, and how often. Of servers that the
    service calls: `listings`, the latest looks at their tools; `settled`, calls and requests that
    are over; `owes`: answers whose calls are to be answered. `timers`: those that run, the next one
    first; `overdue`: of which the model is told once there is a session again.
    """

    functions: tuple[OfferedFunction, ...] = ()
    waiting: tuple[WaitingCall, ...] = ()
    running: tuple[RunningCall, ...] = ()
    allowed: frozenset[str] = frozenset()
    granted: tuple[ItemId | None, int] = (None, 0)
    tried: TriedCall | None = None
    servers: tuple[McpServerRow, ...] = ()
    saved: SavedFunction = field(default_factory=SavedFunction)
    listings: tuple[ToolListing, ...] = ()
    settled: tuple[ItemId, ...] = ()
    owes: tuple[ResponseId | None, ...] = ()
    timers: tuple[RunningTimer, ...] = ()
    overdue: tuple[TimerDue, ...] = ()

    def named(self, name: str, server: str = "") -> tuple[OfferedFunction, ...]:
        """Return all functions of this name; `server`: of this one, which the service calls."""
        same = (function for function in self.functions if function.name == name)
        if not server:
            return tuple(function for function in same if function.origin is not Origin.SERVICE)
        return tuple(
            function
            for function in same
            if function.origin is Origin.SERVICE and function.source == server
        )

    def find(self, name: str, server: str = "") -> OfferedFunction | None:
        """Return the function that the model calls by this name."""
        return next((function for function in self.named(name, server) if function.on), None)

    def of(self, call: WaitingCall | RunningCall) -> OfferedFunction | None:
        """Return the function that is called."""
        return self.find(call.name, call.server)

    @property
    def is_served(self) -> bool:
        """Whether a call of the service waits, runs, or was not answered yet."""
        return bool(self.owes) or bool(self.served)

    @property
    def served(self) -> tuple[WaitingCall | RunningCall, ...]:
        """Return the calls of the service that wait or run."""
        waiting: tuple[WaitingCall | RunningCall, ...] = self.waiting
        return tuple(call for call in (*waiting, *self.running) if call.server)


@dataclass(frozen=True, slots=True)
class CallDecided:
    """A person said what becomes of a call that waited."""

    call_id: CallId
    decision: Decision
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class CallAnswered:
    """A person typed what a function gives, in its place."""

    call_id: CallId
    text: str
    at_s: float = 0.0


@dataclass(frozen=True, slots=True)
class CallCancelled:
    """A person wants a call that runs to end."""

    call_id: CallId


@dataclass(frozen=True, slots=True)
class CallAdvanced:
    """A call that runs says how far it is; see `RunningCall`."""

    call_id: CallId
    share: float | None = None
    doing: str = ""


@dataclass(frozen=True, slots=True)
class FunctionTried:
    """A function is being tried on the page, or has been."""

    tried: TriedCall


@dataclass(frozen=True, slots=True)
class ServersListed:
    """The MCP servers there are."""

    servers: tuple[McpServerRow, ...]


@dataclass(frozen=True, slots=True)
class FunctionSaved:
    """A function or list of servers was to be kept; `problem`, or those at its `fields`, say why it
    could not be.
    """

    problem: str = ""
    fields: tuple[FieldProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class TimersChanged:
    """These timers run now, the next one first."""

    timers: tuple[RunningTimer, ...]


HandsEvent = (
    TimerDue
    | TimersChanged
    | CallDecided
    | CallAnswered
    | CallCancelled
    | CallAdvanced
    | FunctionTried
    | ServersListed
    | FunctionSaved
)


@dataclass(frozen=True, slots=True)
class RunTool:
    """Run a function and report `ToolFinished`."""

    call_id: CallId
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class CancelTool:
    """End a function that runs; it is told to the model as cancelled."""

    call_id: CallId


@dataclass(frozen=True, slots=True)
class AnswerTool:
    """Give a call that a person answers this answer."""

    call_id: CallId
    text: str


@dataclass(frozen=True, slots=True)
class RememberConsent:
    """Keep that a function needs no question any more."""

    key: str
    consent: Consent


@dataclass(frozen=True, slots=True)
class ListedTool:
    """A tool as the service lists it; `parameters`: its JSON schema as text."""

    name: str
    description: str = ""
    parameters: str = "{}"


@dataclass(frozen=True, slots=True)
class TellServer:
    """Let the page know what the service found at a server that it calls; `problem`: why it found
    no tools.
    """

    server: str
    tools: tuple[ListedTool, ...] = ()
    problem: str = ""


FunctionEffect = RunTool | CancelTool | AnswerTool | RememberConsent | TellServer
