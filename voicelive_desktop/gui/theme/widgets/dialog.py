"""A dialog whose texts are as large as the person reads them, or as the screen has room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from voicelive_desktop.gui.theme.reading import enlarge, reading_scale

FRAME = QSize(16, 48)  # what the system draws around a window
_STEP = 0.1


class Dialog(QDialog):
    """What comes into it later has the size of what is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text_scale = 1.0

    def _enlarge_texts(self) -> None:
        wanted = reading_scale()
        if wanted == self._text_scale:
            return
        room = self.screen().availableSize() - FRAME
        scale = wanted
        enlarge(self, scale)
        while scale > 1.0 and not _fits(self.minimumSizeHint(), room):
            scale = max(1.0, scale - _STEP)
            enlarge(self, scale)
        larger = scale / self._text_scale
        self._text_scale = scale
        if self.minimumWidth() == self.maximumWidth():
            self.setFixedWidth(min(round(self.width() * larger), room.width()))
        if larger > 1.0:
            self.resize((self.size() * larger).expandedTo(self.minimumSizeHint()).boundedTo(room))

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: about to be seen."""
        self._enlarge_texts()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Qt: anything; a part has come, or asks for other room."""
        if event.type() == QEvent.Type.LayoutRequest and self._text_scale != 1.0:
            enlarge(self, self._text_scale)
        return super().event(event)


def _fits(wanted: QSize, room: QSize) -> bool:
    return wanted.width() <= room.width() and wanted.height() <= room.height()
