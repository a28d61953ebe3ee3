"""What many turns say together: middle, usual worst and worst of each wait."""

from __future__ import annotations

import math
from collections.abc import Sequence

from voicelive_desktop.domain.facts.turn_taken import TurnTaken
from voicelive_desktop.domain.words.quick_classes import dataclass

NO_WORDS = "no_words"  # why a false start has no answer
WAITS = ("heard", "committed", "first_text", "first_audio", "first_sample")


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one wait, in milliseconds."""

    median: float
    p90: float
    worst: float


@dataclass(frozen=True, slots=True)
class Shares:
    """Who a person waited for until the first sample, in milliseconds.

    Attributes:
        hearing: Until the service had heard the end: its silence.
        service: Until the first sound on the socket, without the functions.
        tools: Functions.
        ours: From the socket to the speaker.
        network: The way there and back, once for the turn and once more for functions.
    """

    hearing: float = 0.0
    service: float = 0.0
    tools: float = 0.0
    ours: float = 0.0
    network: float = 0.0


def figures(turns: Sequence[TurnTaken], wait: str) -> Figures | None:
    """Of all turns in which it came; None if it never did."""
    values = sorted(value for turn in turns if (value := getattr(turn, wait)) is not None)
    if not values:
        return None
    return Figures(_at(values, 0.5), _at(values, 0.9), values[-1])


def shares(turn: TurnTaken) -> Shares:
    """How the wait of one turn is made up; zeros for what is not known."""
    begun = max(0.0, turn.heard or 0.0)
    sound = next(
        (m for m in (turn.first_audio, turn.first_text, turn.over) if m is not None), begun
    )
    waited = max(0.0, sound - begun)
    tools = min(turn.tools_ms, waited)
    ours = 0.0
    if turn.first_sample is not None and turn.first_audio is not None:
        ours = max(0.0, turn.first_sample - turn.first_audio)
    trip = turn.network or 0.0
    there = min(trip, begun)
    again = min(trip, waited - tools) if turn.heard is None or tools else 0.0
    return Shares(begun - there, waited - tools - again, tools, ours, there + again)


def as_csv(turns: Sequence[TurnTaken]) -> str:
    """One line for each turn, for a spreadsheet."""
    heads = (
        "turn",
        "ended",
        "because",
        *(f"{wait}_ms" for wait in WAITS),
        "over_ms",
        "tools_ms",
        "network_ms",
        "total_tokens",
    )
    return "\n".join((",".join(heads), *(",".join(_fields(turn)) for turn in turns))) + "\n"


def _fields(turn: TurnTaken) -> Sequence[str]:
    moments = (*(getattr(turn, wait) for wait in WAITS), turn.over, turn.tools_ms, turn.network)
    told = ("" if moment is None else f"{moment:.1f}" for moment in moments)
    because = "".join(sign for sign in turn.because if sign.isalnum() or sign in "_-. ")
    return (str(turn.number), turn.ended, because, *told, str(turn.usage.total))


def _at(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share does not exceed."""
    return values[max(0, math.ceil(share * len(values)) - 1)]
