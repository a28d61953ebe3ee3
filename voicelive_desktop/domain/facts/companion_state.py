"""The local companion: what it is made of, which language models were found for it, how fast its
own one is. Pure.
"""

from __future__ import annotations

from dataclasses import field
from enum import StrEnum

from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.quick_classes import dataclass

SLOW_FIRST_MS = 500  # from here on a smaller model would be felt
SLOW_RATE = 10.0  # tokens a second: twice as fast as anybody speaks
LEAST_TOKENS = 5  # fewer say nothing about speed


class CompanionPart(StrEnum):
    """What can be tried on the page."""

    EAR = "ear"
    TURN_END = "turn_end"
    VOICE = "voice"
    BRAIN = "brain"


HEARING = frozenset({CompanionPart.EAR, CompanionPart.TURN_END})  # these need the microphone


@dataclass(frozen=True, slots=True)
class FoundBrain:
    """A server that answers: what usually stands at its port, its address, and its models."""

    name: str
    url: str
    models: tuple[str, ...]

    @property
    def model(self) -> str:
        """The first that talks: models for searching are listed too."""
        talking = (model for model in self.models if "embed" not in model.lower())
        if self.models:
            return next(talking, self.models[0])
        return next(talking, "")


@dataclass(frozen=True, slots=True)
class BrainChoice:
    """A model that the person wants. `key` "": the one that is kept; `trusted`: the conversation
    may go there.
    """

    url: str
    model: str = ""
    key: str = field(default="", repr=False)
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """What the server at this address said about its models. `failed`: it did not answer,
    or had none.
    """

    url: str
    models: tuple[str, ...] = ()
    looking: bool = False
    failed: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """What the running service hears and speaks with, by its names; "" while none runs.

    `has_base`: the better ear is installed, in use or not.
    """

    ear: str = ""
    voice: str = ""
    activity: str = ""
    has_base: bool = False

    @property
    def is_known(self) -> bool:
        """Whether a service runs that told it."""
        return bool(self.ear)

    @property
    def is_small(self) -> bool:
        """Whether the larger ear or voice is not installed."""
        return self.ear in {"pocketsphinx", "none"} or self.voice == "espeak"


class Warmth(StrEnum):
    """Whether the language model can answer at once."""

    UNKNOWN = "unknown"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Brain:
    """The language model in use. `since_s` (Unix): when it began to load; `code`: what failed last.

    `first_ms` and `rate`: the latest answer's first token, and its tokens a second; 0 unknown.
    """

    warmth: Warmth = Warmth.UNKNOWN
    since_s: float = 0.0
    code: str = ""
    first_ms: int = 0
    rate: float = 0.0

    @property
    def is_slow(self) -> bool:
        """Whether a smaller model would answer sooner."""
        return self.first_ms >= SLOW_FIRST_MS or 0 < self.rate < SLOW_RATE


@dataclass(frozen=True, slots=True)
class Tried:
    """How trying a part went. `words`: what was understood or answered; `ms`: how long it took."""

    part: CompanionPart
    words: str = ""
    ms: int = 0
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Companion:
    """What is known. `searched`: this computer was looked through for models; `heard`: the words so
    far of a trial.
    """

    searched: bool = False
    searching: bool = False
    found: tuple[FoundBrain, ...] = ()
    listing: Listing | None = None
    parts: Parts = field(default_factory=Parts)
    memory_mb: int = 0
    brain: Brain = field(default_factory=Brain)
    trying: CompanionPart | None = None
    number: int = 0
    heard: str = ""
    tried: tuple[Tried, ...] = ()

    def result(self, part: CompanionPart) -> Tried | None:
        """How the latest trial of a part went."""
        return next((tried for tried in self.tried if tried.part is part), None)
