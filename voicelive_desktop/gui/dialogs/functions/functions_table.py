"""The table of the page "Functions": whole names first, then where they come from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QWidget

ON, NAME, ORIGIN, CONSENT, STATE = range(5)


class FunctionsTable(QTableWidget):
    """One row is chosen as a whole. `fit_columns` after it was filled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self.setObjectName("functions_table")
        self.setAccessibleName(self.tr("Functions and servers"))
        titles = ("", self.tr("Function"), self.tr("From"), self.tr("Consent"), self.tr("State"))
        self.setHorizontalHeaderLabels(titles)
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit_columns(self) -> None:
        """Give a name what it needs, up to half of the room; of the rest, as much to the origin as
        the state leaves.
        """
        needed = [self._needed(column) for column in range(self.columnCount())]
        room = self.viewport().width() - needed[ON] - needed[CONSENT]
        needed[NAME] = min(needed[NAME], room // 2)
        rest = room - needed[NAME]
        needed[ORIGIN] = min(needed[ORIGIN], rest - min(needed[STATE], rest // 2))
        for column in (ON, NAME, ORIGIN, CONSENT):
            self.setColumnWidth(column, needed[column])

    def _needed(self, column: int) -> int:
        return max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: there is other room."""
        super().resizeEvent(event)
        self.fit_columns()
