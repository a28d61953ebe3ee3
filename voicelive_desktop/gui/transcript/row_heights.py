"""Heights of rows of which only the visible ones were ever measured."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

BLOCK = 256  # rows per stored sum; a change costs one short sum and the blocks behind it


class RowHeights:
    """Where rows stand when most heights are estimates. All lengths are pixels.

    Appending, changing the last rows and finding places stay cheap for tens of thousands of rows.
    """

    def __init__(self) -> None:
        self._heights: list[int] = []
        self._measured = bytearray()
        self._tops = [0]  # of each block; valid up to `_valid`
        self._valid = 0

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return self.top(len(self._heights))

    def height(self, row: int) -> int:
        """The height of a row."""
        return self._heights[row]

    def is_measured(self, row: int) -> bool:
        """Whether the height is more than an estimate."""
        return bool(self._measured[row])

    def top(self, row: int) -> int:
        """The distance from the first row's top to this row's; `row` may be one past the last."""
        block = row // BLOCK
        self._sum_up_to(block)
        return self._tops[block] + sum(self._heights[block * BLOCK : row])

    def row_at(self, y: int) -> int:
        """The row that covers `y`, the first or last one for a `y` beyond; -1 without rows."""
        if not self._heights:
            return -1
        last_block = (len(self._heights) - 1) // BLOCK
        self._sum_up_to(last_block)
        block = max(0, bisect_right(self._tops, y, hi=last_block + 1) - 1)
        top = self._tops[block]
        end = min(len(self._heights), (block + 1) * BLOCK)
        for row in range(block * BLOCK, end):
            top += self._heights[row]
            if y < top:
                return row
        return end - 1

    def insert(self, row: int, estimates: Iterable[int]) -> None:
        """Put rows in; their heights are estimates."""
        new = list(estimates)
        self._heights[row:row] = new
        self._measured[row:row] = bytes(len(new))
        self._forget_sums(row)

    def remove(self, first: int, last: int) -> None:
        """Take rows out, `last` included."""
        del self._heights[first : last + 1]
        del self._measured[first : last + 1]
        self._forget_sums(first)

    def move(self, source: int, target: int) -> None:
        """Put the row `source` before the row `target`, both counted before the move."""
        if target in {source, source + 1}:
            return
        height, measured = self._heights.pop(source), self._measured.pop(source)
        place = target if target < source else target - 1
        self._heights.insert(place, height)
        self._measured.insert(place, measured)
        self._forget_sums(min(source, place))

    def set(self, row: int, height: int) -> None:
        """This row was measured."""
        self._measured[row] = 1
        if height != self._heights[row]:
            self._heights[row] = height
            self._forget_sums(row + 1)

    def doubt(self, first: int, last: int) -> None:
        """The heights of these rows are estimates again, `last` included."""
        self._measured[first : last + 1] = bytes(last - first + 1)

    def clear(self) -> None:
        """No rows."""
        self.remove(0, len(self._heights) - 1)

    def _forget_sums(self, row: int) -> None:
        self._valid = min(self._valid, row // BLOCK)
        del self._tops[self._valid + 1 :]

    def _sum_up_to(self, block: int) -> None:
        while self._valid < block:
            start = self._valid * BLOCK
            self._tops.append(self._tops[self._valid] + sum(self._heights[start : start + BLOCK]))
            self._valid += 1
