"""A scroll area as high as what is in it, until there is no more room."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

LEAST_HEIGHT = 120  # some rows stay in sight


class FittingArea(QScrollArea):
    """Wants the height of its content; with less, but never less than `least`, it scrolls.

    Signals:
        content_changed(): the content may want another height.
    """

    content_changed = Signal()

    def __init__(
        self, content: QWidget, parent: QWidget | None = None, least: int = LEAST_HEIGHT
    ) -> None:
        super().__init__(parent)
        self._content = content
        self._least = least
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    # Qt overrides

    def sizeHint(self) -> QSize:
        """Qt: the height of the content at the present width."""
        content, width = (
            self._content,
            max(self.viewport().width(), self._content.minimumSizeHint().width()),
        )
        if content.hasHeightForWidth():
            height = content.heightForWidth(width)
        else:
            height = content.sizeHint().height()
        return QSize(content.sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Qt: some rows."""
        return QSize(
            self._content.minimumSizeHint().width(), min(self._least, self.sizeHint().height())
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the content was laid out anew."""
        handled = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._content:
            self.updateGeometry()
            self.content_changed.emit()
        return handled
