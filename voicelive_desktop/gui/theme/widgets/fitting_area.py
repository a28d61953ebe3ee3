"""A scroll area as high as what is in it, until there is no more room; the viewport of any."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollArea, QWidget

LEAST_HEIGHT = 120  # some rows stay in sight
_VIEWPORT = "qt_scrollarea_viewport"  # Qt's name for it


def viewport_of(area: QAbstractScrollArea) -> QWidget:
    """Return its viewport, as `viewport()` does, which is quick from then on.

    WORKAROUND PySide 6.11: when a method gives it a widget that it has not met, it makes all
    classes of widgets that there are, to see which it may be: 9 ms of the first frame. Looking for
    a child, it asks the child.
    """
    met = area.findChild(QWidget, _VIEWPORT, Qt.FindChildOption.FindDirectChildrenOnly)
    viewport = area.viewport()
    del met  # kept until here, so that it is met
    return viewport


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
        viewport_of(self)
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
