"""What the window asks for about the messages and the prices that the inspector shows."""

from __future__ import annotations

from dataclasses import field

from voicelive_desktop.domain.words.prices import Prices
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class SaveMessages:
    """Write the messages that the inspector holds to a file; `words`: with what was said."""

    path: str
    words: bool


@dataclass(frozen=True, slots=True)
class OpenMessages:
    """Show the messages of a file in the inspector."""

    path: str


@dataclass(frozen=True, slots=True)
class SendClientEvent:
    """Send this client event, written as JSON."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EditPrices:
    """Open the file with the prices of tokens."""


@dataclass(frozen=True, slots=True)
class KeepPrices:
    """Keep these prices in that file."""

    prices: Prices


MessageRequest = SaveMessages | OpenMessages | SendClientEvent | EditPrices | KeepPrices
