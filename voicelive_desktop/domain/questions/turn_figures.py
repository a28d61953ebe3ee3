"""What many turns say together: middle, usual worst and worst of each wait."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from enum import StrEnum

from voicelive_desktop.domain.facts.turn_taken import HeldBy, TurnTaken, Wait
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.usage import NO_USAGE

NO_WORDS = "no_words"  # why a false start has no answer


@dataclass(frozen=True, slots=True)
class Figures:
    """Of one wait, in milliseconds."""

    median: float
    p90: float
    worst: float


class Waited(StrEnum):
    """Who a person waited for: `HEARING`: until the service had heard the end, its silence;
    `NETWORK`: the way there and back; `PERSON`: for themselves, who had to allow or answer a call;
    `OURS`: from the socket to the speaker; `ANSWER`: no longer, they hear it.
    """

    HEARING = "hearing"
    NETWORK = "network"
    SERVICE = "service"
    FUNCTIONS = "functions"
    PERSON = "person"
    OURS = "ours"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class TurnPart:
    """A part of a turn, in milliseconds."""

    by: Waited
    ms: float


def figures(waited: Iterable[float | None]) -> Figures | None:
    """Of one wait in many turns; None if it never came in any."""
    values = sorted(value for value in waited if value is not None)
    if not values:
        return None
    return Figures(_at(values, 0.5), _at(values, 0.9), values[-1])


def pieces(turn: TurnTaken) -> Sequence[TurnPart]:
    """What a turn is made of, in its order; what is not known takes no time."""
    waits = turn.waits
    begun = max(0.0, waits.get(Wait.HEARD, 0.0))
    held_until = max((hold.to_ms for hold in turn.holds), default=begun)
    came = (waits.get(wait) for wait in (Wait.FIRST_AUDIO, Wait.FIRST_TEXT))
    known = (*came, turn.over, max(begun, held_until))
    sound = max(begun, next(moment for moment in known if moment is not None))
    trip = turn.network or 0.0
    there = min(trip, begun)
    made = [TurnPart(Waited.HEARING, begun - there), TurnPart(Waited.NETWORK, there)]
    made += _with_way_back(turn, _held(turn, begun, sound, Waited.SERVICE), trip)
    if Wait.FIRST_SAMPLE in waits:
        heard = waits[Wait.FIRST_SAMPLE]
        ours = heard - waits.get(Wait.FIRST_AUDIO, heard)
        made.append(TurnPart(Waited.OURS, max(0.0, ours)))
        if turn.over is not None:
            made += _held(turn, heard, turn.over, Waited.ANSWER)
    return tuple(piece for piece in made if piece.ms > 0.0)


def _held(turn: TurnTaken, begun: float, end: float, otherwise: Waited) -> list[TurnPart]:
    """A stretch of the turn: what held it up in its place, the rest for another reason."""
    made, at = list[TurnPart](), begun
    for hold in turn.holds:
        from_ms, to_ms = max(at, hold.from_ms), min(end, hold.to_ms)
        if from_ms < to_ms:
            made += (
                TurnPart(otherwise, from_ms - at),
                TurnPart(_HELD_BY[hold.by], to_ms - from_ms),
            )
            at = to_ms
    return [*made, TurnPart(otherwise, max(0.0, end - at))]


_HELD_BY = {HeldBy.FUNCTION: Waited.FUNCTIONS, HeldBy.PERSON: Waited.PERSON}


def _with_way_back(turn: TurnTaken, waited: Sequence[TurnPart], trip: float) -> list[TurnPart]:
    """What is typed travels while the service is waited for, and so do results of functions."""
    is_held = any(piece.by is not Waited.SERVICE for piece in waited)
    if Wait.HEARD in turn.waits and not is_held:
        return [*waited]
    *before, last = waited
    way = min(trip, last.ms)
    return [*before, TurnPart(Waited.NETWORK, way), TurnPart(Waited.SERVICE, last.ms - way)]


def as_csv(turns: Sequence[TurnTaken]) -> str:
    """One line for each turn, for a spreadsheet; as in the table, waits are without the time that
    the person took.
    """
    heads = (
        "turn",
        "ended",
        "because",
        *(f"{wait}_ms" for wait in Wait),
        "over_ms",
        "tools_ms",
        "person_ms",
        "network_ms",
        "total_tokens",
    )
    return "\n".join((",".join(heads), *(",".join(_fields(turn)) for turn in turns))) + "\n"


def _fields(turn: TurnTaken) -> Sequence[str]:
    waits = (turn.waited_ms(wait) for wait in Wait)
    moments = (*waits, turn.lasted_ms, turn.tools_ms, turn.person_ms, turn.network)
    told = ("" if moment is None else f"{moment:.1f}" for moment in moments)
    because = "".join(sign for sign in turn.because if sign.isalnum() or sign in "_-. ")
    tokens = "" if turn.usage == NO_USAGE else str(turn.usage.total)
    return (str(turn.number), turn.ended, because, *told, tokens)


def _at(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share does not exceed."""
    return values[max(0, math.ceil(share * len(values)) - 1)]
