"""What the service tells beside the words: how sure it is of them, when they were said, and where
an answer has its knowledge from.
"""

from __future__ import annotations

from enum import StrEnum

from voicelive_desktop.domain.facts.usage_kept import RateLimit
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.quick_classes import dataclass

MOST_PARTS = 4_000  # of one turn; what is longer is no turn
MOST_PHRASES = 500
MOST_SOURCES = 50
UNSURE_BELOW = 0.6  # a part that is more likely than not wrong, or nearly so


@dataclass(frozen=True, slots=True)
class HeardPart:
    """A part of a word, and how sure the service is of it, from 0 to 1."""

    text: str
    certainty: float


@dataclass(frozen=True, slots=True)
class HeardPhrase:
    """What was said in one breath, and where it lies in the turn's sound; `certainty`
    None: not told.
    """

    text: str
    start_ms: float
    duration_ms: float
    locale: str = ""
    certainty: float | None = None


@dataclass(frozen=True, slots=True)
class FoundSource:
    """Where an answer has something from; `address` "" for what cannot be opened."""

    title: str
    address: str = ""
    passage: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All of it that belongs to one row."""

    parts: tuple[HeardPart, ...] = ()
    phrases: tuple[HeardPhrase, ...] = ()
    sources: tuple[FoundSource, ...] = ()


NO_EVIDENCE = Evidence()


class LookupKind(StrEnum):
    """What the service does by itself on the way to an answer."""

    WEB = "web_search_call"
    FILES = "file_search_call"
    AGENT = "foundry_agent_call"


@dataclass(frozen=True, slots=True)
class WordsWeighed:
    """How sure the service is of the words of a turn; `whole`: of all of them."""

    item_id: ItemId
    parts: tuple[HeardPart, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class PhrasesHeard:
    """A turn in phrases."""

    item_id: ItemId
    phrases: tuple[HeardPhrase, ...]


@dataclass(frozen=True, slots=True)
class SourceCited:
    """An answer names a source."""

    item_id: ItemId
    source: FoundSource


@dataclass(frozen=True, slots=True)
class LookupSeen:
    """A search, or a call of another agent, is there; the same one may be told several times.

    `name`: of the agent, "" for a search.
    """

    item_id: ItemId
    kind: LookupKind
    at_s: float
    response_id: ResponseId | None = None
    name: str = ""
    arguments: str = ""


@dataclass(frozen=True, slots=True)
class LookupGrew:
    """More of what it was asked arrived, or all of it."""

    item_id: ItemId
    arguments: str
    whole: bool


@dataclass(frozen=True, slots=True)
class LookupEnded:
    """It is over."""

    item_id: ItemId
    ok: bool


@dataclass(frozen=True, slots=True)
class LookupTold:
    """What it was asked and gave, as far as the service says."""

    item_id: ItemId
    arguments: str
    output: str | None
    ok: bool
    sources: tuple[FoundSource, ...] = ()


@dataclass(frozen=True, slots=True)
class RateLimitsTold:
    """How much more the service takes within its limits."""

    limits: tuple[RateLimit, ...]
    at_s: float


EvidenceEvent = (
    WordsWeighed
    | PhrasesHeard
    | SourceCited
    | LookupSeen
    | LookupGrew
    | LookupEnded
    | LookupTold
    | RateLimitsTold
)
