"""The local companion: models that were looked for, what its service tells of its parts,
and trying them.
"""

from __future__ import annotations

from voicelive_desktop.domain.facts.companion_state import (
    CompanionPart,
    FoundBrain,
    Listing,
    Parts,
    Tried,
)
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class BrainSearchBegan:
    """This computer is looked through for language models."""


@dataclass(frozen=True, slots=True)
class BrainsFound:
    """It was: these answer."""

    found: tuple[FoundBrain, ...]


@dataclass(frozen=True, slots=True)
class BrainModelsListed:
    """A server of which the person wrote the address is being asked for its models, or was."""

    listing: Listing


@dataclass(frozen=True, slots=True)
class PartsTold:
    """What the running service hears and speaks with."""

    parts: Parts


@dataclass(frozen=True, slots=True)
class ServiceMemoryTold:
    """How much memory it has in use."""

    megabytes: int


@dataclass(frozen=True, slots=True)
class LocalServiceEnded:
    """Nothing of what it told holds any more."""


@dataclass(frozen=True, slots=True)
class BrainLoadingBegan:
    """The language model is being loaded since then (Unix s)."""

    at_s: float


@dataclass(frozen=True, slots=True)
class BrainReady:
    """It can answer."""


@dataclass(frozen=True, slots=True)
class BrainFailed:
    """It did not load, or did not answer; `code` is the service's."""

    code: str


@dataclass(frozen=True, slots=True)
class BrainBegan:
    """The first token of an answer came after so long."""

    ms: int


@dataclass(frozen=True, slots=True)
class BrainAnswered:
    """An answer is whole: so many tokens in so many ms since the first."""

    tokens: int
    ms: int


@dataclass(frozen=True, slots=True)
class PartTryRequested:
    """The user wants to try this part of it."""

    part: CompanionPart


@dataclass(frozen=True, slots=True)
class PartTryStopped:
    """The user does not want to any more."""


@dataclass(frozen=True, slots=True)
class PartWordsHeard:
    """What is understood so far, or answered."""

    number: int
    words: str


@dataclass(frozen=True, slots=True)
class PartTried:
    """The trial of this number is over."""

    number: int
    tried: Tried


CompanionEvent = (
    BrainSearchBegan
    | BrainsFound
    | BrainModelsListed
    | PartsTold
    | ServiceMemoryTold
    | LocalServiceEnded
    | BrainLoadingBegan
    | BrainReady
    | BrainFailed
    | BrainBegan
    | BrainAnswered
    | PartTryRequested
    | PartTryStopped
    | PartWordsHeard
    | PartTried
)
