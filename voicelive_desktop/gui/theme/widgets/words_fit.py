"""Keeps a dialog large enough for its words: Qt itself lets wrapped labels be cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QDialog


class WordsFit(QObject):
    """Gives `dialog` a least width, and the least height that its words need at that width,
    whatever they become.
    """

    def __init__(self, dialog: QDialog, width: int) -> None:
        super().__init__(dialog)
        self._dialog, self._width = dialog, width
        dialog.setMinimumWidth(width)
        dialog.installEventFilter(self)

    def _follow(self) -> None:
        layout = self._dialog.layout()
        if layout is None:
            return
        width = max(self._width, layout.totalMinimumSize().width())
        least = max(layout.totalMinimumSize().height(), layout.totalMinimumHeightForWidth(width))
        if (width, least) != (self._dialog.minimumWidth(), self._dialog.minimumHeight()):
            self._dialog.setMinimumSize(width, least)

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the dialog is shown, or something in it needs another room."""
        if event.type() in {QEvent.Type.Show, QEvent.Type.LayoutRequest}:
            self._follow()
        return super().eventFilter(watched, event)
