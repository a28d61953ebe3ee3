"""Finding words in the transcript: which rows hold them, how many there are, and at which
one we are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, Signal

from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.transcript.transcript_model import Roles, TranscriptModel, searched_text


class Finder(QObject):
    """Counts the matches of each row once, and again only where a row changed. Case
    does not matter.

    Signals:
        changed(): there are other matches, or another one is the current one.
    """

    changed = Signal()

    def __init__(self, model: TranscriptModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._query = ""
        self._pattern: re.Pattern[str] | None = None
        self._counts: list[int] = []
        self._total = 0
        self._current: tuple[ItemId, int] | None = None
        model.rowsInserted.connect(self._on_rows_inserted)
        model.rowsRemoved.connect(self._on_rows_removed)
        model.rowsMoved.connect(self._on_rows_moved)
        model.dataChanged.connect(self._on_data_changed)
        model.modelReset.connect(self._on_model_reset)

    @property
    def query(self) -> str:
        """What is looked for; "" when nothing is."""
        return self._query

    @property
    def total(self) -> int:
        """How many matches there are."""
        return self._total

    @property
    def position(self) -> int:
        """Which match is the current one, from 1; 0 when there is none."""
        row = self.current_row
        if row is None or self._current is None:
            return 0
        return sum(self._counts[:row]) + min(self._current[1], self._counts[row] - 1) + 1

    @property
    def current_row(self) -> int | None:
        """The row of the current match."""
        if self._current is None or not self._total:
            return None
        row = self._model.row_of(self._current[0])
        if row is not None and self._counts[row]:
            return row
        return None

    def search(self, query: str, from_row: int = 0) -> None:
        """Look for other words; the first match at or below `from_row` becomes the current one."""
        query = query.strip()
        if query == self._query:
            return
        # rows without the shorter words lack the longer too
        grown = bool(self._query) and self._query in query
        self._query = query
        if query:
            self._pattern = re.compile(re.escape(query), re.IGNORECASE)
        else:
            self._pattern = None
        rows = range(self._model.rowCount())
        if grown:
            self._counts = [self._count(row) if self._counts[row] else 0 for row in rows]
        else:
            if query:
                self._counts = [self._count(row) for row in rows]
            else:
                self._counts = []
        self._total = sum(self._counts)
        self._current = None
        self._enter(from_row, 1)
        self.changed.emit()

    def go(self, step: int) -> None:
        """Make the next match (`step` 1) or the one before it (-1) the current one; behind the last
        comes the first.
        """
        row = self.current_row
        if row is None or self._current is None:
            if step > 0:
                self._enter(0, step)
            else:
                self._enter(len(self._counts) - 1, step)
        else:
            nth = min(self._current[1], self._counts[row] - 1) + step
            if 0 <= nth < self._counts[row]:
                self._current = (self._current[0], nth)
            else:
                self._enter(row + step, step)
        self.changed.emit()

    def matches(self, text: str) -> list[tuple[int, int]]:
        """Where the words stand in a text: (start, end) in characters."""
        if self._pattern is None:
            return []
        return [match.span() for match in self._pattern.finditer(text)]

    def current_in(self, item_id: ItemId) -> int | None:
        """Which match of a row is the current one, from 0; None when it is in another row."""
        if self._current is not None and self._current[0] == item_id:
            return self._current[1]
        return None

    def _enter(self, row: int, step: int) -> None:
        """The nearest match from this row on, in this direction, and around the end."""
        size = len(self._counts)
        if not self._total or not size:
            self._current = None
            return
        row %= size
        while not self._counts[row]:
            row = (row + step) % size
        self._current = (self._model.item(row).id, 0 if step > 0 else self._counts[row] - 1)

    def _count(self, row: int) -> int:
        return self._count_in(self._model.item(row))

    def _count_in(self, item: Item) -> int:
        if self._pattern is None:
            return 0
        text = searched_text(item)
        if text.isascii() and self._query.isascii():  # ten times as fast, and the same there
            return text.lower().count(self._query.lower())
        return sum(1 for _ in self._pattern.finditer(text))

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        if self._pattern is None:
            return
        new = [self._count(row) for row in range(first, last + 1)]
        self._counts[first:first] = new
        self._settle(sum(new))

    def _on_rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        if self._pattern is None:
            return
        gone = sum(self._counts[first : last + 1])
        del self._counts[first : last + 1]
        self._settle(-gone)

    def _on_rows_moved(
        self, _p: QModelIndex, first: int, _last: int, _q: QModelIndex, target: int
    ) -> None:
        if self._pattern is None:
            return
        moved = self._counts.pop(first)
        if target < first:
            self._counts.insert(target, moved)
        else:
            self._counts.insert(target - 1, moved)
        self._settle(0)

    def _on_data_changed(self, top: QModelIndex, bottom: QModelIndex, roles: Sequence[int]) -> None:
        if self._pattern is None or list(roles) == [Roles.SPOKEN]:
            return
        rows = slice(top.row(), bottom.row() + 1)
        new = [self._count(row) for row in range(top.row(), bottom.row() + 1)]
        change = sum(new) - sum(self._counts[rows])
        self._counts[rows] = new
        self._settle(change)

    def _on_model_reset(self) -> None:
        if self._pattern is not None:
            self._counts = [self._count(row) for row in range(self._model.rowCount())]
            self._settle(sum(self._counts) - self._total)

    def _settle(self, change: int) -> None:
        self._total += change
        if self.current_row is None:
            self._current = None
        self.changed.emit()
