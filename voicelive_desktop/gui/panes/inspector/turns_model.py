"""Turns as a table: three lines of figures above one line for each turn, the newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from voicelive_desktop.domain.facts.turn_taken import TurnEnd, TurnTaken, Wait
from voicelive_desktop.domain.questions.turn_figures import (
    NO_WORDS,
    Figures,
    Waited,
    figures,
    pieces,
)
from voicelive_desktop.gui.panes.inspector.event_words import cut_words
from voicelive_desktop.gui.panes.inspector.events_model import clock
from voicelive_desktop.gui.panes.inspector.plain_table import Index
from voicelive_desktop.gui.wording.language import counted

FIGURES = 3  # rows
SCALE_MS = 500.0  # the least that the waterfall spans
_ROOT = QModelIndex()


class Column(IntEnum):
    """What the table tells of a turn, from left to right."""

    NUMBER = 0
    AT = 1
    ENDED = 2
    HEARD = 3
    TEXT = 4
    SOUND = 5
    SPEAKER = 6
    NETWORK = 7
    TOOLS = 8
    PERSON = 9
    TOKENS = 10
    WATERFALL = 11


_WAITS = {
    Column.HEARD: Wait.HEARD,
    Column.TEXT: Wait.FIRST_TEXT,
    Column.SOUND: Wait.FIRST_AUDIO,
    Column.SPEAKER: Wait.FIRST_SAMPLE,
}
_MEASURED = (*_WAITS, Column.NETWORK)


class TurnsModel(QAbstractTableModel):
    """The waterfall has its turn under `Qt.UserRole`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turns: Sequence[TurnTaken] = ()
        self._figures: dict[int, Figures | None] = {}
        self.scale_ms = SCALE_MS
        self._heads = self._build_heads()
        self._tips = self._build_tips()
        self._names = (self.tr("Median"), self.tr("9 of 10 within"), self.tr("Worst"))
        self._ends = {
            TurnEnd.NOT_YET: self.tr("lasts"),
            TurnEnd.COMPLETED: self.tr("completed"),
            TurnEnd.INTERRUPTED: self.tr("interrupted"),
            TurnEnd.INCOMPLETE: self.tr("incomplete"),
            TurnEnd.FAILED: self.tr("failed"),
            TurnEnd.NONE: self.tr("no answer"),
        }
        self._reasons = cut_words()
        self._bold = QFont()
        self._bold.setBold(True)

    def _build_heads(self) -> tuple[str, ...]:
        return (
            self.tr("Turn"),
            self.tr("Asked at"),
            self.tr("Ended"),
            self.tr("Heard"),
            self.tr("First text"),
            self.tr("First sound"),
            self.tr("At the speaker"),
            self.tr("Network"),
            self.tr("Functions"),
            self.tr("You"),
            self.tr("Tokens"),
            self.tr("Waterfall"),
        )

    def _build_tips(self) -> dict[int, str]:
        return {
            Column.HEARD: self.tr(
                "Milliseconds from the end of your speech until the service had heard it end"
            ),
            Column.TEXT: self.tr(
                "Milliseconds from the end of your speech to the first text on the socket"
            ),
            Column.SOUND: self.tr(
                "Milliseconds from the end of your speech to the first sound on the socket"
            ),
            Column.SPEAKER: self.tr(
                "Milliseconds from the end of your speech to the first sample at the speaker"
            ),
            Column.NETWORK: self.tr("Milliseconds that a message takes to the service and back"),
            Column.TOOLS: self.tr("Milliseconds in which functions ran"),
            Column.PERSON: self.tr(
                "Milliseconds in which a call waited for you to allow or answer it; no other column counts them"
            ),
        }

    @property
    def turns(self) -> Sequence[TurnTaken]:
        """All that are shown."""
        return self._turns

    def show(self, turns: Sequence[TurnTaken]) -> None:
        """Show these; only what differs is painted anew."""
        if turns == self._turns:
            return
        old, self._turns = self._turns, turns
        follows = bool(old) and bool(turns) and turns[0].number == old[0].number
        grew = len(turns) - len(old) if follows else -1
        self._figures = {
            column: figures(_measured(turn, column) for turn in turns) for column in _MEASURED
        }
        self.scale_ms = max((SCALE_MS, *(_waited_ms(turn) for turn in turns))) * 1.25
        if grew < 0:
            self.beginResetModel()
            self.endResetModel()
            return
        if grew:
            self.beginInsertRows(_ROOT, FIGURES, FIGURES + grew - 1)
            self.endInsertRows()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, Column.WATERFALL))

    def turn(self, row: int) -> TurnTaken | None:
        """The turn in this row; None for the figures."""
        at = len(self._turns) - 1 - (row - FIGURES)
        if row >= FIGURES and at >= 0:
            return self._turns[at]
        return None

    def _figure(self, row: int, column: int) -> str:
        if column == Column.ENDED:
            return self._names[row]
        of = self._figures.get(column)
        if of is None:
            return ""
        return counted(round((of.median, of.p90, of.worst)[row]))

    def _all_figures(self, column: int) -> str:
        """All lines of figures of a column, for where only one is in sight."""
        if self._figures.get(column) is None:
            return ""
        return "\n".join(
            self.tr("{part}: {ms} ms").format(part=name, ms=self._figure(row, column))
            for row, name in enumerate(self._names)
        )

    def _text(self, turn: TurnTaken, column: int) -> str:
        match column:
            case Column.NUMBER:
                return str(turn.number)
            case Column.AT:
                return clock(turn.at_s)
            case Column.ENDED:
                return self._ended(turn)
            case Column.TOOLS | Column.PERSON | Column.TOKENS:
                return _counted(turn, column)
            case Column.WATERFALL:
                return ""
            case _:
                value = _measured(turn, column)
                if value is None:
                    return ""
                return counted(round(value))

    def _ended(self, turn: TurnTaken) -> str:
        if turn.because == NO_WORDS:
            return self.tr("false start")
        ended = self._ends[turn.ended]
        if turn.because:
            ended = f"{ended}: {self._reasons.get(turn.because, turn.because)}"
        if turn.after:
            return self.tr("{ended}, after turn {n}").format(ended=ended, n=turn.after)
        return ended

    def _parts(self, turn: TurnTaken) -> str:
        """What the bars of the waterfall say, in words."""
        names = part_names()
        return "\n".join(
            self.tr("{part}: {ms} ms").format(part=names[piece.by], ms=counted(round(piece.ms)))
            for piece in pieces(turn)
        )

    # Qt overrides

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Qt: the figures and the turns."""
        if parent.isValid() or not self._turns:
            return 0
        return FIGURES + len(self._turns)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Qt: see the headings."""
        if parent.isValid():
            return 0
        return len(self._heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Qt: what the columns are called."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tips.get(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the text of a cell, and of the waterfall its turn."""
        row, column = index.row(), index.column()
        turn = self.turn(row)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                if turn is None:
                    return self._figure(row, column)
                return self._text(turn, column)
            case Qt.ItemDataRole.UserRole:
                return turn
            case Qt.ItemDataRole.ToolTipRole if turn is not None and column == Column.WATERFALL:
                return self._parts(turn)
            case Qt.ItemDataRole.ToolTipRole if turn is not None and column == Column.ENDED:
                return self._text(turn, column)
            case Qt.ItemDataRole.ToolTipRole if turn is None:
                return self._all_figures(column)
            case Qt.ItemDataRole.FontRole if turn is None:
                return self._bold
            case Qt.ItemDataRole.TextAlignmentRole if Column.HEARD <= column <= Column.TOKENS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None


def part_names() -> Mapping[Waited, str]:
    """Return what the parts of a turn are called."""
    return {
        Waited.HEARING: QCoreApplication.translate("TurnsModel", "Hearing you out"),
        Waited.NETWORK: QCoreApplication.translate("TurnsModel", "Network"),
        Waited.SERVICE: QCoreApplication.translate("TurnsModel", "Service"),
        Waited.FUNCTIONS: QCoreApplication.translate("TurnsModel", "Functions"),
        Waited.PERSON: QCoreApplication.translate("TurnsModel", "Waiting for you"),
        Waited.OURS: QCoreApplication.translate("TurnsModel", "This program"),
        Waited.ANSWER: QCoreApplication.translate("TurnsModel", "The answer"),
    }


def _waited_ms(turn: TurnTaken) -> float:
    """How long the person waited for the answer, as far as is known."""
    waits = map(turn.waited_ms, (Wait.FIRST_SAMPLE, Wait.FIRST_AUDIO, Wait.FIRST_TEXT))
    return next((wait for wait in waits if wait is not None), 0.0)


def _measured(turn: TurnTaken, column: int) -> float | None:
    """The milliseconds of a column; None for what never came."""
    if column == Column.NETWORK:
        return turn.network
    return turn.waited_ms(_WAITS[Column(column)])


def _counted(turn: TurnTaken, column: int) -> str:
    counts = {
        Column.TOOLS: turn.tools_ms,
        Column.PERSON: turn.person_ms,
        Column.TOKENS: turn.usage.total,
    }
    if count := counts[Column(column)]:
        return counted(round(count))
    return ""
