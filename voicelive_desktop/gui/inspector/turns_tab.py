"""How long each turn took, and whom one waited for."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voicelive_desktop.domain.questions.turn_figures import NO_WORDS, as_csv
from voicelive_desktop.gui.inspector import turns_model as columns
from voicelive_desktop.gui.inspector.inspector_ports import TurnSource
from voicelive_desktop.gui.inspector.plain_table import plain_table, set_widths
from voicelive_desktop.gui.inspector.turns_model import TurnsModel
from voicelive_desktop.gui.inspector.waterfall import Legend, Waterfall
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.widgets.elided_label import ElidedLabel
from voicelive_desktop.gui.theme.widgets.push_button import push_button

LOOK_MS = 500
WIDE = 900
ROOMY = 1_300
_WIDTHS = (
    (columns.NUMBER, 52),
    (columns.AT, 116),
    (columns.ENDED, 170),
    (columns.HEARD, 66),
    (columns.TEXT, 84),
)
_MORE_WIDTHS = (
    (columns.SOUND, 92),
    (columns.SPEAKER, 122),
    (columns.NETWORK, 78),
    (columns.TOOLS, 84),
    (columns.PERSON, 66),
    (columns.TOKENS, 70),
)
# left out of a narrow window
_LESS = (columns.TEXT, columns.SOUND, columns.NETWORK, columns.TOOLS, columns.PERSON)


# left out where the waterfall would be too small
_BESIDE = (columns.AT, columns.TOKENS)


class TurnsTab(QWidget):
    """The table of turns.

    Signals:
        turn_wanted(number: int): show the messages of this turn.
    """

    turn_wanted = Signal(int)

    def __init__(self, turns: TurnSource, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source = turns
        self._model = TurnsModel(self)
        self._table = plain_table("turns_table", self.tr("Turns"), self._model)
        self._table.setItemDelegateForColumn(columns.WATERFALL, Waterfall(theme, self._model, self))
        self._told = ElidedLabel()
        self._told.setProperty("tone", "second")
        self._copy = push_button("turns_copy", self.tr("Copy as CSV"))
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._on_look)
        self._copy.clicked.connect(self._on_copy)
        self._table.doubleClicked.connect(self._on_row)
        foot = QHBoxLayout()
        foot.addWidget(Legend(theme))
        foot.addWidget(self._told, 1)
        foot.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._table, 1)
        layout.addLayout(foot)

    def _on_look(self) -> None:
        turns = self._source.turns()
        self._model.show(turns)
        ends = [turn.ended for turn in turns]
        if not turns:
            self._told.setText(
                self.tr(
                    "Say something; each turn gets a line here. Double-click one for its messages."
                )
            )
            return
        false = sum(turn.because == NO_WORDS for turn in turns)
        counts = (
            (ends.count("interrupted"), self.tr("{n} interrupted")),
            (false, self.tr("{n} false starts")),
            (ends.count("none") - false, self.tr("{n} without an answer")),
            (ends.count("failed") + ends.count("incomplete"), self.tr("{n} failed or cut short")),
        )
        told = [words.format(n=count) for count, words in counts if count]
        self._told.setText(" · ".join((self.tr("Times in ms"), *told)))

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
        set_widths(self._table, (*_WIDTHS, *_MORE_WIDTHS))  # the style is there by now
        self._on_look()
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Qt: out of sight."""
        super().hideEvent(event)
        self._look.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: a narrow window has room for the most important waits only."""
        super().resizeEvent(event)
        for column in _BESIDE:
            self._table.setColumnHidden(column, self.width() < ROOMY)
        for column in _LESS:
            self._table.setColumnHidden(column, self.width() < WIDE)
