"""Labels and fields in two columns; rows come and go, and notes stand close below their field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from voicelive_desktop.gui.theme.widgets.plain_label import plain_label

ROW_GAP = 12
COLUMN_GAP = 16
NOTE_GAP = 4
LINE_HEIGHT = 32  # of a field of one line


class FormRows(QGridLayout):
    """All fields are as wide as the column. A label stands in the middle of the first line
    of its field.

    Unlike QFormLayout it asks wrapped text for its height, and a hidden row leaves no gap.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        if parent is not None:
            parent.setLayout(self)
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(COLUMN_GAP)
        self.setVerticalSpacing(ROW_GAP)
        self.setColumnStretch(1, 1)
        self._rows: dict[QWidget, tuple[QLabel, QWidget]] = {}

    def add_row(self, text: str, first: QWidget, *notes: QWidget) -> None:
        """Add a field with its label, and below it what belongs to it."""
        label = plain_label(text)
        label.setBuddy(first)
        label.setMinimumHeight(min(first.sizeHint().height(), LINE_HEIGHT))
        field = _field(first, notes)
        row = self.rowCount()
        self.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        self.addWidget(field, row, 1)
        self._rows[first] = (label, field)

    def show_row(self, first: QWidget, shown: bool) -> None:
        """Show or hide the row of this field."""
        for part in self._rows[first]:
            part.setVisible(shown)


def _field(first: QWidget, notes: tuple[QWidget, ...]) -> QWidget:
    """A field with its notes below."""
    field = QWidget()
    layout = QVBoxLayout(field)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(NOTE_GAP)
    for part in (first, *notes):
        layout.addWidget(part)
    return field
