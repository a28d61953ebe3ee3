"""The messages as a table. It costs the same with a hundred rows as with a hundred thousand."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.facts.traffic import Direction, Passed, Strange
from voicelive_desktop.gui.panes.inspector.event_filter import FilterTerm, matches
from voicelive_desktop.gui.panes.inspector.event_rows import EventRow, EventRows
from voicelive_desktop.gui.panes.inspector.event_words import sentence
from voicelive_desktop.gui.panes.inspector.plain_table import Index
from voicelive_desktop.gui.theme import Theme, icons
from voicelive_desktop.gui.wording.language import counted

TurnOfIds = Callable[[tuple[str, ...]], int | None]
TIME, TYPE, TURN, WHAT = range(4)
TIMES = "\N{MULTIPLICATION SIGN}"
SEARCH_S = 0.02  # of looking through rows, then the window has its turn
CELL_PADDING = 26  # px, at both sides together
LOOKED_BACK = 300  # rows; what grows further above is painted when it comes into sight
_ROOT = QModelIndex()
_SIGNS = {Direction.SENT: "arrow_up", Direction.RECEIVED: "arrow_left", Direction.PROGRAM: "gear"}
_COLORS = {Direction.SENT: "you", Direction.RECEIVED: "assistant", Direction.PROGRAM: "text_second"}


class EventsModel(QAbstractTableModel):
    """Rows that the wishes of the filter let through.

    Signals:
        filtered(): all rows have been looked through.
    """

    filtered = Signal()

    def __init__(
        self, theme: Theme, limit: int, turn_of: TurnOfIds, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._turn_of_ids = turn_of
        self._all = EventRows(limit)
        self._shown: list[EventRow] = []
        self._terms: tuple[FilterTerm, ...] = ()
        self._looked = 0  # so many rows of all have been looked through
        self._search = QTimer(self)
        self._search.setInterval(0)
        self._search.timeout.connect(self._on_search)
        theme.changed.connect(self._on_theme_changed)
        self._headings = (
            self.tr("Time"),
            self.tr("Type"),
            self.tr("Turn"),
            self.tr("What it says"),
        )
        self._directions = {
            Direction.SENT: self.tr("Sent"),
            Direction.RECEIVED: self.tr("Received"),
            Direction.PROGRAM: self.tr("Program"),
        }
        self._make_signs()

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return len(self._all.rows)

    def row(self, index: Index) -> EventRow | None:
        """What stands there."""
        if index.isValid() and index.row() < len(self._shown):
            return self._shown[index.row()]
        return None

    def turn_of(self, row: EventRow) -> int | None:
        """The number of the turn that it belongs to, as its file says or as is known here."""
        if row.first.turn is not None:
            return row.first.turn
        return self._turn_of_ids(row.first.ids)

    def add(self, news: Sequence[Passed]) -> None:
        """Append what has passed; rows that grew are painted anew."""
        if not news:
            return
        searching = self._search.isActive()
        new, grown = self._all.add(news)
        if not searching:
            self._append([row for row in new if matches(row, self._terms, self.turn_of)])
            self._looked = len(self._all.rows)
        self._repaint(grown)
        while (count := self._all.overflow()) > 0:
            self._drop(count)

    def clear(self) -> None:
        """Forget all rows."""
        self.beginResetModel()
        self._all.clear()
        self._shown.clear()
        self._looked = 0
        self._search.stop()
        self.endResetModel()

    def show_only(self, terms: tuple[FilterTerm, ...]) -> None:
        """Let through what meets these wishes."""
        self._terms = terms
        self.beginResetModel()
        if terms:
            self._shown = []
        else:
            self._shown = list(self._all.rows)
        if terms:
            self._looked = 0
        else:
            self._looked = len(self._all.rows)
        self.endResetModel()
        if terms:
            self._search.start()
        else:
            self._search.stop()
            self.filtered.emit()

    def row_at(self, at_s: float) -> int:
        """The row that passed nearest to this moment (Unix s); -1 where there is none."""
        nearest = range(len(self._shown))
        return min(nearest, key=lambda n: abs(self._shown[n].first.at_s - at_s), default=-1)

    def mark(self, index: Index) -> None:
        """Mark this row, or take the mark off."""
        row = self.row(index)
        if row is not None:
            row.marked = not row.marked
            self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), WHAT))

    def _on_search(self) -> None:
        """Look through some more rows; the window has its turn in between."""
        found: list[EventRow] = []
        until = time.monotonic() + SEARCH_S
        while self._looked < len(self._all.rows) and time.monotonic() < until:
            row = self._all.rows[self._looked]
            self._looked += 1
            if matches(row, self._terms, self.turn_of):
                found.append(row)
        self._append(found)
        if self._looked >= len(self._all.rows):
            self._search.stop()
            self.filtered.emit()

    def _append(self, rows: list[EventRow]) -> None:
        if rows:
            at = len(self._shown)
            self.beginInsertRows(_ROOT, at, at + len(rows) - 1)
            self._shown.extend(rows)
            self.endInsertRows()

    def _drop(self, count: int) -> None:
        gone = {id(row) for row in self._all.rows[:count]}
        self._all.drop(count)
        self._looked = max(0, self._looked - count)
        shown = next(
            (n for n, row in enumerate(self._shown) if id(row) not in gone), len(self._shown)
        )
        if shown:
            self.beginRemoveRows(_ROOT, 0, shown - 1)
            del self._shown[:shown]
            self.endRemoveRows()

    def _repaint(self, rows: Sequence[EventRow]) -> None:
        """Rows grow only near the end: that is where they are looked for."""
        last = range(len(self._shown) - 1, max(-1, len(self._shown) - 1 - LOOKED_BACK), -1)
        for row in rows:
            at = next((n for n in last if self._shown[n] is row), None)
            if at is not None:
                self.dataChanged.emit(self.index(at, TYPE), self.index(at, WHAT))

    def _on_theme_changed(self) -> None:
        self._make_signs()
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, WHAT))

    def _make_signs(self) -> None:
        tokens = self._theme.tokens
        self._signs = {d: icons.icon(_SIGNS[d], getattr(tokens, _COLORS[d])) for d in Direction}
        self._inks = {d: QColor(getattr(tokens, _COLORS[d])) for d in Direction}
        self._alarm, self._quiet = QColor(tokens.error), QColor(tokens.text_third)
        self._mark = QColor(tokens.match)

    def _text(self, row: EventRow, column: int) -> str:
        match column:
            case 0:
                return clock(row.first.at_s)
            case 1:
                if row.count > 1:
                    return f"{row.first.kind} {TIMES}{counted(row.count)}"
                return row.first.kind
            case 2:
                turn = self.turn_of(row)
                if turn is None:
                    return ""
                return str(turn)
            case _:
                if row.sentence is None:
                    row.sentence = sentence(row)
                return row.sentence

    def _ink(self, row: EventRow, column: int) -> QColor | None:
        if row.first.strange is not Strange.NOT or row.first.kind == "error":
            return self._alarm
        if column == TYPE:
            return self._inks[row.first.direction]
        if column == TIME:
            return self._quiet
        return None

    # Qt overrides

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: the rows in sight."""
        if parent.isValid():
            return 0
        return len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: time, type, turn, what it says."""
        if parent.isValid():
            return 0
        return len(self._headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: what the columns are called."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: text, sign and colour of a cell."""
        row = self.row(index)
        if row is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, index.column())
            case Qt.ItemDataRole.DecorationRole if index.column() == TYPE:
                return self._signs[row.first.direction]
            case Qt.ItemDataRole.ForegroundRole:
                return self._ink(row, index.column())
            case Qt.ItemDataRole.BackgroundRole:
                if row.marked:
                    return self._mark
                return None
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (
                    self._directions[row.first.direction],
                    *(self._text(row, n) for n in range(WHAT + 1)),
                )
                return ", ".join(part for part in parts if part)
            case _:
                return None


def clock_width(widget: QWidget) -> int:
    """How wide a column has to be for a time of day with milliseconds."""
    return widget.fontMetrics().horizontalAdvance("00:00:00.000") + CELL_PADDING


def clock(at_s: float) -> str:
    """The time of day with milliseconds."""
    return f"{time.strftime('%H:%M:%S', time.localtime(at_s))}.{int(at_s * 1000) % 1000:03d}"
