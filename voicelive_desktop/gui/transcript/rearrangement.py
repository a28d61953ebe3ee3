"""How a list of rows becomes another one: what goes, what moves, what is new. Costs little more
than reading both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

RowRun = tuple[int, int]  # first and last, counted from the first row


class Rearrangement:
    """The steps from `old` to `new`, in this order: remove, move, insert. Names are unique in each."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        places = {name: place for place, name in enumerate(new)}
        known = set(old)
        self.removed: list[RowRun] = runs(
            [row for row, name in enumerate(old) if name not in places]
        )
        self._kept = [name for name in old if name in places]
        self._wanted = [name for name in new if name in known]
        self.inserted: list[RowRun] = runs(
            [row for row, name in enumerate(new) if name not in known]
        )
        self._staying = _rising([places[name] for name in self._kept])
        self._moving = [name for name in self._wanted if places[name] not in self._staying]

    @property
    def signals(self) -> int:
        """How many steps there are."""
        return len(self.removed) + len(self._moving) + len(self.inserted)

    def moves(self) -> Iterator[RowRun]:
        """Each as (source, target): put the row before the one at `target`, both counted
        before the move.
        """
        rows, moving, before = list(self._kept), set(self._moving), ""
        for name in self._wanted:
            if name in moving:
                source = rows.index(name)
                target = rows.index(before) + 1 if before else 0
                if target not in {source, source + 1}:
                    yield source, target
                    rows.pop(source)
                    if target < source:
                        rows.insert(target, name)
                    else:
                        rows.insert(target - 1, name)
            before = name


def runs(numbers: Sequence[int]) -> list[RowRun]:
    """Ascending numbers as runs (first, last)."""
    found: list[RowRun] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _rising(numbers: Sequence[int]) -> set[int]:
    """A longest run of rising numbers among these: the rows that can stay where they are."""
    ends, last, before = list[int](), list[int](), dict[int, int]()
    for number in numbers:
        at = bisect_left(ends, number)
        if at:
            before[number] = last[at - 1]
        ends[at : at + 1] = [number]
        last[at : at + 1] = [number]
    found, number = set[int](), last[-1] if last else -1
    while number >= 0:
        found.add(number)
        number = before.get(number, -1)
    return found
