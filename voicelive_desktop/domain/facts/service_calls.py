"""What the service tells of MCP servers that it calls itself: their tools, its calls, and what it
wants allowed.
"""

from __future__ import annotations

from voicelive_desktop.domain.facts.functions import ListedTool
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class ListingBegan:
    """The service looks which tools a server has."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class ListingCompleted:
    """It knows them."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class ListingFailed:
    """It does not; `reason` "" where it does not say why."""

    item_id: ItemId
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ToolsListed:
    """The tools of a server; `problem`: why there are none."""

    item_id: ItemId
    server: str
    tools: tuple[ListedTool, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ApprovalAsked:
    """The service calls only after somebody allowed it."""

    item_id: ItemId
    server: str
    name: str
    arguments: str
    at_s: float
    response_id: ResponseId | None = None


@dataclass(frozen=True, slots=True)
class ApprovalGiven:
    """What became of that, as the conversation holds it."""

    item_id: ItemId
    request_id: ItemId
    approve: bool


@dataclass(frozen=True, slots=True)
class ServiceCallAdded:
    """A call of the service. `request_id`: what was allowed for it, None where it says
    nothing of that.
    """

    item_id: ItemId
    server: str
    name: str
    arguments: str
    at_s: float
    response_id: ResponseId | None = None
    request_id: ItemId | None = None


@dataclass(frozen=True, slots=True)
class ServiceCallGrew:
    """More arguments arrived."""

    item_id: ItemId
    delta: str


@dataclass(frozen=True, slots=True)
class ServiceCallWritten:
    """Its arguments are complete."""

    item_id: ItemId
    arguments: str


@dataclass(frozen=True, slots=True)
class ServiceCallBegan:
    """It runs."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class ServiceCallEnded:
    """It has run; what it gave follows."""

    item_id: ItemId
    ok: bool


@dataclass(frozen=True, slots=True)
class ServiceCallTold:
    """What it gave, or `{"error": …}` where it failed."""

    item_id: ItemId
    output: str
    ok: bool


ServiceCallEvent = (
    ListingBegan
    | ListingCompleted
    | ListingFailed
    | ToolsListed
    | ApprovalAsked
    | ApprovalGiven
    | ServiceCallAdded
    | ServiceCallGrew
    | ServiceCallWritten
    | ServiceCallBegan
    | ServiceCallEnded
    | ServiceCallTold
)
