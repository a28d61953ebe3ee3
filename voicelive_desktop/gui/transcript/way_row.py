"""One of the ways in on the start page: what it is, one sentence, and one button or two."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QWidget

from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label

TITLE_WIDTH = 112


class WayRow(QFrame):
    """A line: title and sentence at the left, the buttons at the right."""

    def __init__(
        self, name: str, title: str, *buttons: QPushButton, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        head = plain_label(title)
        head.setFont(fonts.scaled(fonts.ui_font(), 1.0, bold=True))
        head.installEventFilter(self)
        self._words = plain_label()
        self._words.setObjectName(f"{name}_words")
        self._words.setProperty("tone", "second")
        self._words.setWordWrap(True)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(12, 2, 4, 2)
        grid.setHorizontalSpacing(12)
        grid.setColumnMinimumWidth(0, TITLE_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.addWidget(head, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._words, 0, 1)
        for column, button in enumerate(buttons, 2):
            grid.addWidget(button, 0, column, Qt.AlignmentFlag.AlignVCenter)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the titles are larger now; the sentences of all rows go on beginning at one edge."""
        if event.type() == QEvent.Type.FontChange and isinstance(watched, QWidget):
            share = watched.font().pointSizeF() / fonts.ui_font().pointSizeF()
            self._grid.setColumnMinimumWidth(0, round(TITLE_WIDTH * share))
        return False

    def say(self, text: str) -> None:
        """Show this sentence."""
        if text != self._words.text():
            self._words.setText(text)
