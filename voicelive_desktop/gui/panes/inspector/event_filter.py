"""What the person wants to see of the messages: `type:response.* -delta turn:3 hello`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase

from voicelive_desktop.domain.facts.traffic import Direction, Strange
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.panes.inspector.event_rows import EventRow

TurnOf = Callable[[EventRow], int | None]
_FIELDS = ("type", "turn", "id", "direction", "is")


@dataclass(frozen=True, slots=True)
class FilterTerm:
    """One wish: `field` "" looks everywhere; `wanted` False: what holds it is hidden."""

    field: str
    value: str
    wanted: bool = True


def terms_of(text: str) -> tuple[FilterTerm, ...]:
    """Read a line of wishes. A field that does not exist is looked for as a word."""
    made = []
    for word in text.lower().split():
        wanted = not (word.startswith("-") and len(word) > 1)
        bare = word if wanted else word[1:]
        field, colon, value = bare.partition(":")
        known = bool(colon) and bool(value) and field in _FIELDS
        if known:
            made.append(FilterTerm(field, value, wanted))
        else:
            made.append(FilterTerm("", bare, wanted))
    return tuple(made)


def matches(row: EventRow, terms: Sequence[FilterTerm], turn_of: TurnOf) -> bool:
    """Whether all wishes are met; several types, turns or directions that are
    wanted are alternatives.
    """
    wanted: dict[str, bool] = {}
    for term in terms:
        met = _meets(row, term, turn_of)
        if not term.wanted:
            if met:
                return False
        elif not term.field:
            if not met:
                return False
        else:
            wanted[term.field] = wanted.get(term.field, False) or met
    return all(wanted.values())


def _meets(row: EventRow, term: FilterTerm, turn_of: TurnOf) -> bool:
    first = row.first
    match term.field:
        case "type":
            kind = first.kind.lower()
            return fnmatchcase(kind, term.value) or kind == term.value
        case "direction":
            return first.direction is _DIRECTIONS.get(term.value)
        case "turn":
            return str(turn_of(row)) == term.value
        case "id":
            return term.value in (one.lower() for one in first.ids)
        case "is":
            return _is(row, term.value)
        case _:
            return row.holds(term.value)


def _is(row: EventRow, what: str) -> bool:
    if what == "marked":
        return row.marked
    return what == "strange" and row.first.strange is not Strange.NOT


_DIRECTIONS = {
    "sent": Direction.SENT,
    "out": Direction.SENT,
    "received": Direction.RECEIVED,
    "in": Direction.RECEIVED,
    "program": Direction.PROGRAM,
}
