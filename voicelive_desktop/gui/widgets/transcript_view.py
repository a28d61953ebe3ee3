"""The rows of the transcript: their keys, their menu, and which one the mouse is over."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from voicelive_desktop.gui.delegates.transcript import TranscriptDelegate
from voicelive_desktop.gui.models.transcript import Roles, TranscriptModel
from voicelive_desktop.gui.widgets.row_flow import WHEEL_STEP_PX
from voicelive_desktop.gui.widgets.tall_rows import TallRowsView

_ROW_KEYS = {
    int(Qt.Key.Key_Delete): "delete",
    int(Qt.Key.Key_F2): "edit",
    int(Qt.Key.Key_F4): "again",
    int(Qt.Key.Key_Return): "expand",
    int(Qt.Key.Key_Enter): "expand",
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class TranscriptView(TallRowsView):
    """Shows a `TranscriptModel`.

    Signals:
        copy_requested(): the user pressed the keys for copying.
        pointed(row: int): the mouse is over this row; -1: over none.
        row_key(name: str): a key for the chosen rows was pressed: delete, edit, again, expand.
        menu_requested(row: int, at: QPoint): the menu of a row (-1: none) is wanted at this place of the screen.
    """

    copy_requested = Signal()
    pointed = Signal(int)
    row_key = Signal(str)
    menu_requested = Signal(int, QPoint)

    def __init__(self, model: TranscriptModel, delegate: TranscriptDelegate, parent: QWidget | None = None) -> None:
        super().__init__(
            model,
            delegate,
            lambda row, width: delegate.height(model.item(row), width),
            lambda row, width: delegate.estimate(model.item(row), width),
            Roles.SPOKEN,  # a spoken word moves no line
            parent,
        )
        self._transcript = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)

    def place_of(self, row: int) -> QRect | None:
        """Where a row is in the viewport; None when its top is out of sight."""
        rect = self.visualRect(self._transcript.index(row))
        return rect if -rect.height() < rect.top() < self.viewport().height() - WHEEL_STEP_PX else None

    def reveal(self, row: int, line: tuple[int, int]) -> None:
        """Bring a line of a row into sight: (top, bottom) within the row, in pixels."""
        self.scrollTo(self._transcript.index(row))
        top = self.visualRect(self._transcript.index(row)).top()
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if top + line[0] < 0 or top + line[1] > page:
            bar.setValue(bar.value() + top + (line[0] + line[1] - page) // 2)

    def selected_rows(self) -> list[int]:
        """The selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: copying takes all selected rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
            return
        name = _ROW_KEYS.get(event.key()) if event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.NoModifier else None
        if name is not None and self.currentIndex().isValid():
            self.row_key.emit(name)
            return
        super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the mouse is over a row."""
        super().mouseMoveEvent(event)
        self.pointed.emit(self.indexAt(event.position().toPoint()).row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a card opens and closes."""
        super().mouseDoubleClickEvent(event)
        if self.currentIndex().isValid():
            self.row_key.emit("expand")

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the mouse went elsewhere."""
        super().leaveEvent(event)
        self.pointed.emit(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: of the row under the mouse, or of the current one when a key asks."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        rect = self.visualRect(index)
        at = self.viewport().mapToGlobal(QPoint(rect.center().x(), max(0, rect.top()))) if by_key else event.globalPos()
        self.menu_requested.emit(index.row(), at)
