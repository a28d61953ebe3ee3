"""A line of text that is cut by "…" where it does not fit, and never asks for more room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from voicelive_desktop.gui.theme.widgets.plain_label import plain_tip


class ElidedLabel(QLabel):
    """`text()` is always the whole text; the tool tip shows it when it is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """As narrow as one likes."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The text, cut to the width."""
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, area.width()
        )
        tip = self.text() if shown != self.text() else ""
        if self.toolTip() != plain_tip(tip):
            self.setToolTip(plain_tip(tip))
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            area,
            self.alignment().value,
            self.palette(),
            self.isEnabled(),
            shown,
            QPalette.ColorRole.WindowText,
        )
