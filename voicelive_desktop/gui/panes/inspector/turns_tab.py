"""How long each turn took, and whom one waited for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.turn_taken import TurnEnd, TurnTaken
from voicelive_desktop.domain.questions.turn_figures import NO_WORDS, Waited, as_csv
from voicelive_desktop.gui.panes.inspector.inspector_ports import TurnSource
from voicelive_desktop.gui.panes.inspector.plain_table import ROW_HEIGHT, plain_table, set_widths
from voicelive_desktop.gui.panes.inspector.turns_model import FIGURES, Column, TurnsModel
from voicelive_desktop.gui.panes.inspector.waterfall import Legend, Waterfall
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.elided_label import ElidedLabel
from voicelive_desktop.gui.theme.widgets.push_button import push_button

LOOK_MS = 500
LEAST_WATERFALL = 220  # px; columns are left out for it
LEAST_LINES = 7  # of the table; with fewer, one line of figures leaves room for turns
_WIDTHS = (
    (Column.NUMBER, 52),
    (Column.AT, 116),
    (Column.ENDED, 170),
    (Column.HEARD, 66),
    (Column.TEXT, 84),
)
_MORE_WIDTHS = (
    (Column.SOUND, 92),
    (Column.SPEAKER, 122),
    (Column.NETWORK, 78),
    (Column.TOOLS, 84),
    (Column.PERSON, 66),
    (Column.TOKENS, 70),
)
# left out where the waterfall would be too small, the first of them first
_LESS = (
    Column.TOKENS,
    Column.AT,
    Column.NETWORK,
    Column.TOOLS,
    Column.PERSON,
    Column.SOUND,
    Column.TEXT,
    Column.HEARD,
)


class TurnsTab(QWidget):
    """The table of turns.

    Attributes:
        status: How many turns ended how; the drawer has the place for it.

    Signals:
        turn_wanted(number: int): show the messages of this turn.
    """

    turn_wanted = Signal(int)

    def __init__(self, turns: TurnSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = turns
        self._model = TurnsModel(self)
        self._table = plain_table("turns_table", self.tr("Turns"), self._model)
        self._table.setItemDelegateForColumn(Column.WATERFALL, Waterfall(theme, self._model, self))
        self.status = ElidedLabel()
        self.status.setProperty("tone", "second")
        self._legend = Legend(theme)
        self._copy = push_button("turns_copy", self.tr("Copy as CSV"))
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._copy.clicked.connect(self._on_copy)
        self._table.doubleClicked.connect(self._on_row)
        foot = QHBoxLayout()
        foot.addWidget(self._legend, 1)
        foot.addWidget(self._copy)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._table, 1)
        layout.addLayout(foot)

    def _on_look(self) -> None:
        turns = self._source.turns()
        self._model.show(turns)
        self._fit_lines()
        self._legend.leave_out(_without(turns))
        ends = [turn.ended for turn in turns]
        if not turns:
            self.status.setText(
                self.tr(
                    "Say something; each turn gets a line here. Double-click one for its messages."
                )
            )
            return
        false = sum(turn.because == NO_WORDS for turn in turns)
        broken = ends.count(TurnEnd.FAILED) + ends.count(TurnEnd.INCOMPLETE)
        counts = (
            (ends.count(TurnEnd.INTERRUPTED), self.tr("{n} interrupted")),
            (false, self.tr("1 false start") if false == 1 else self.tr("{n} false starts")),
            (ends.count(TurnEnd.NONE) - false, self.tr("{n} without an answer")),
            (broken, self.tr("{n} failed or cut short")),
        )
        told = [words.format(n=count) for count, words in counts if count]
        self.status.setText(" · ".join((self.tr("Times in ms"), *told)))

    def _fit_columns(self) -> None:
        """Leave out the least important ones until the waterfall has its room."""
        for column in _LESS:
            self._table.setColumnHidden(column, False)
        set_widths(self._table, (*_WIDTHS, *_MORE_WIDTHS))
        room = self.width() - LEAST_WATERFALL
        taken = sum(self._table.columnWidth(column) for column in range(Column.WATERFALL))
        for column in _LESS:
            if taken <= room:
                return
            taken -= self._table.columnWidth(column)
            self._table.setColumnHidden(column, True)

    def _fit_lines(self) -> None:
        """In a low table only the first line of figures is shown; its tip has the others."""
        foot = self._copy.sizeHint().height() + self._layout.spacing()
        lines = (self.height() - foot) // ROW_HEIGHT - 1
        for row in range(1, min(FIGURES, self._model.rowCount())):
            self._table.setRowHidden(row, lines < LEAST_LINES)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(as_csv(self._model.turns))

    def _on_row(self, index: QModelIndex) -> None:
        turn = self._model.turn(index.row())
        if turn is not None:
            self.turn_wanted.emit(turn.number)

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: in sight; look for news."""
        super().showEvent(event)
        self._fit_columns()  # the style is there by now
        self._on_look()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: out of sight."""
        super().hideEvent(event)
        self._look.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a narrow window has room for the most important waits only."""
        super().resizeEvent(event)
        self._fit_columns()
        self._fit_lines()


def _without(turns: Sequence[TurnTaken]) -> frozenset[Waited]:
    """Parts that only some turns have, and none of these."""
    with_functions = any(turn.tools_ms for turn in turns)
    with_person = any(turn.person_ms for turn in turns)
    parts = ((Waited.FUNCTIONS, with_functions), (Waited.PERSON, with_person))
    return frozenset(part for part, there in parts if not there)
