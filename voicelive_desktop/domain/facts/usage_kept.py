"""The tokens of this turn, of this conversation, and of days, for the inspector."""

from __future__ import annotations

from dataclasses import field

from voicelive_desktop.domain.words.prices import Prices
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage


@dataclass(frozen=True, slots=True)
class RateLimit:
    """A limit of the service; it is whole again so many seconds after it was told."""

    name: str
    limit: int
    remaining: int
    reset_s: float


@dataclass(frozen=True, slots=True)
class UsageKept:
    """All of one service: `target` as in the settings.

    Attributes:
        turn: Of the last answer; NO_USAGE where the service did not count it.
        uncounted: So many answers of this conversation came without a count.
        limits: Told last, with the seconds that are left by now.
        model, own_voice: Whose prices are wanted; whether the voice is one of the model's own.
        prices_file: Where the price list is; "" while nothing can be kept.
    """

    target: str = "demo"
    turn: Usage = NO_USAGE
    conversation: Usage = NO_USAGE
    today: Usage = NO_USAGE
    month: Usage = NO_USAGE
    prices: Prices = field(default_factory=Prices)
    prices_file: str = ""
    limits: tuple[RateLimit, ...] = ()
    model: str = ""
    own_voice: bool = False
    uncounted: int = 0
