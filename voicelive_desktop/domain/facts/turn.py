"""Whose turn it is: derived from facts in `selectors.turn`, never announced."""

from __future__ import annotations

from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class Idle:
    """Nobody speaks; in a session this reads Listening."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """The service hears the user; `item` None: it does not say so, the talk key does."""

    item: ItemId | None


@dataclass(frozen=True, slots=True)
class Thinking:
    """The user's turn is over and no sound of the answer has been played yet."""


@dataclass(frozen=True, slots=True)
class UsingTool:
    """A function runs for the answer."""

    name: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A function runs only once the person has decided, or gives what the person types."""

    name: str


@dataclass(frozen=True, slots=True)
class Speaking:
    """The answer is audible."""

    item: ItemId
    played_ms: float


@dataclass(frozen=True, slots=True)
class Interrupted:
    """The answer was cut a moment ago."""


Turn = Idle | Hearing | Thinking | UsingTool | Waiting | Speaking | Interrupted
