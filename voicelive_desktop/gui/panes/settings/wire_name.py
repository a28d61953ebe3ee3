"""The name of a field as the service writes it; a long one goes on in the next line, after a
dot or underscore.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_WIDTHS_KEPT = 8


class WireName(QLabel):
    """Small and grey. `text()` is the whole name, however many lines it takes."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._broken: dict[tuple[str, str, int], list[str]] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", "third")
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lines(self, width: int) -> list[str]:
        """Return the name as it is broken at this width."""
        font = self.font()
        wanted = (self.text(), font.key(), width)
        if wanted not in self._broken:  # layouts ask for the same few widths again and again
            if len(self._broken) >= _WIDTHS_KEPT:
                self._broken.clear()
            self._broken[wanted] = broken(self.text(), QFontMetrics(font), width)
        return self._broken[wanted]

    def hasHeightForWidth(self) -> bool:
        """Qt: as many lines as it takes."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: as many lines as it takes."""
        return len(self.lines(width)) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """Qt: one line."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self.text()), self.fontMetrics().lineSpacing()
        )

    def minimumSizeHint(self) -> QSize:
        """Qt: may become narrow."""
        return QSize(0, self.fontMetrics().lineSpacing())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: draw the lines."""
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        height = self.fontMetrics().lineSpacing()
        for number, line in enumerate(self.lines(self.width())):
            box = QRect(0, number * height, self.width(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)


def broken(name: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Return `name` in lines of this width, broken behind dots and underscores."""
    found = [""]
    for piece in re.findall(r"[^._]*[._]?", name):
        if found[-1] and metrics.horizontalAdvance(found[-1] + piece) > width:
            found.append("")
        found[-1] += piece
    return found
