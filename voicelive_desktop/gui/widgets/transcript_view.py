"""A list view for rows of very different heights, of which only the visible ones are ever measured.

QListView asks for the size of every row at each insertion; with ten thousand rows that is a visible stall. This one
keeps estimates (`RowHeights`), measures what comes into sight, and holds the picture still while it does.
"""

# ruff: noqa: N802, N803, ARG002  (the names and arguments of the overridden methods are Qt's)

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from voicelive_desktop.gui.delegates.transcript import TranscriptDelegate
from voicelive_desktop.gui.models.transcript import Roles, TranscriptModel
from voicelive_desktop.gui.widgets.row_heights import RowHeights

AT_END_PX = 24  # so near the end counts as at the end
WHEEL_STEP_PX = 20
EDGE_PX = 8  # air above the first and below the last row

_ROW_KEYS = {
    int(Qt.Key.Key_Delete): "delete",
    int(Qt.Key.Key_F2): "edit",
    int(Qt.Key.Key_Return): "expand",
    int(Qt.Key.Key_Enter): "expand",
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction


class TranscriptView(QListView):
    """Shows a `TranscriptModel`; stays at the end if it is there, else stands still and counts what is new.

    Signals:
        unseen_changed(count: int): so many rows came in below what is shown; 0 at the end.
        end_left(left: bool): the newest row went out of sight, or came back.
        copy_requested(): the user pressed the keys for copying.
        pointed(row: int): the mouse is over this row; -1: over none.
        row_key(name: str): a key for the chosen rows was pressed: delete, edit, expand.
        menu_requested(row: int, at: QPoint): the menu of a row (-1: none) is wanted at this place of the screen.
        settled(): rows stand elsewhere.
    """

    unseen_changed = Signal(int)
    end_left = Signal(bool)
    copy_requested = Signal()
    pointed = Signal(int)
    row_key = Signal(str)
    menu_requested = Signal(int, QPoint)
    settled = Signal()

    def __init__(self, model: TranscriptModel, delegate: TranscriptDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = RowHeights()
        self._transcript = model
        self._delegate = delegate
        self._at_end = True
        self._unseen = 0
        self._settling = False
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setViewportMargins(0, EDGE_PX, 0, EDGE_PX)
        self.setItemDelegate(delegate)
        self.setModel(model)
        self.setMouseTracking(True)
        model.rowsRemoved.connect(self._on_rows_removed)
        model.rowsMoved.connect(self._on_rows_moved)

    @property
    def is_at_end(self) -> bool:
        """Whether the newest row is in sight and stays so."""
        return self._at_end

    @property
    def unseen(self) -> int:
        """How many rows came in below what is shown."""
        return self._unseen

    def scroll_to_end(self) -> None:
        """Show the newest row, and stay there."""
        self._set_at_end(True)
        self._settle()

    def measure_row(self, row: int) -> None:
        """The height of one row changed."""
        self._rows.doubt(row, row)
        self._settle()
        self.viewport().update()

    def place_of(self, row: int) -> QRect | None:
        """Where a row is in the viewport; None when its top is out of sight."""
        rect = self.visualRect(self._transcript.index(row))
        return rect if -rect.height() < rect.top() < self.viewport().height() - WHEEL_STEP_PX else None

    def measure_again(self) -> None:
        """All heights changed: another width, font or text size."""
        if len(self._rows):
            self._rows.doubt(0, len(self._rows) - 1)
        self._settle()
        self.viewport().update()

    def first_visible_row(self) -> int:
        """The topmost row in sight; 0 without rows."""
        return self._visible().start

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

    def _on_rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._rows.remove(first, last)
        self._settle()
        self.viewport().update()

    def _on_rows_moved(self, _p: QModelIndex, first: int, _last: int, _q: QModelIndex, target: int) -> None:
        self._rows.move(first, target)
        self._settle()
        self.viewport().update()

    def _estimate(self, row: int) -> int:
        return self._delegate.estimate(self._transcript.item(row), self.viewport().width())

    def _measure(self, row: int) -> None:
        if not self._rows.is_measured(row):
            self._rows.set(row, self._delegate.height(self._transcript.item(row), self.viewport().width()))

    def _settle(self) -> None:
        """Measure what is in sight, without moving what was measured before."""
        if self._settling:
            return
        self._settling = True
        try:
            for _ in range(4):  # each pass may bring a few unmeasured rows into sight
                if self._at_end:
                    self._measure_from_end()
                    self._set_scroll(self._rows.total)
                elif not self._hold_still():
                    break
        finally:
            self._settling = False
        self.settled.emit()

    def _measure_from_end(self) -> None:
        covered, row = 0, len(self._rows) - 1
        while row >= 0 and covered <= self.viewport().height():
            self._measure(row)
            covered += self._rows.height(row)
            row -= 1

    def _hold_still(self) -> bool:
        """One pass with the picture held; whether there was something to measure."""
        value = self.verticalScrollBar().value()
        rows = self._visible()
        unmeasured = [row for row in rows if not self._rows.is_measured(row)]
        anchor = next((row for row in rows if self._rows.is_measured(row)), rows.start)
        shift = self._rows.top(anchor) - value if len(self._rows) else 0
        for row in unmeasured:
            self._measure(row)
        self._set_scroll(self._rows.top(anchor) - shift if len(self._rows) else 0)
        return bool(unmeasured)

    def _set_scroll(self, value: int) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(max(1, page - WHEEL_STEP_PX))
        bar.setSingleStep(WHEEL_STEP_PX)
        bar.setRange(0, max(0, self._rows.total - page))
        bar.setValue(value)

    def _visible(self) -> range:
        if not len(self._rows):
            return range(0)
        top = self.verticalScrollBar().value()
        return range(self._rows.row_at(top), self._rows.row_at(top + self.viewport().height()) + 1)

    def _set_at_end(self, at_end: bool) -> None:
        if at_end and self._unseen:
            self._unseen = 0
            self.unseen_changed.emit(0)
        if at_end != self._at_end:
            self._at_end = at_end
            self.end_left.emit(not at_end)

    # Qt overrides

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        """Qt: rows came in."""
        self._rows.insert(start, (self._estimate(row) for row in range(start, end + 1)))
        QAbstractItemView.rowsInserted(self, parent, start, end)
        if not self._at_end and start > self._visible().stop - 1:
            self._unseen += end - start + 1
            self.unseen_changed.emit(self._unseen)
        self._settle()
        self.viewport().update()

    def dataChanged(self, topLeft: _Index, bottomRight: _Index, roles: Sequence[int] = ()) -> None:
        """Qt: rows are others now; those of which only the spoken part grew keep their height."""
        if list(roles) == [Roles.SPOKEN]:
            self.viewport().update(self.visualRect(topLeft))
            return
        self._rows.doubt(topLeft.row(), bottomRight.row())
        QAbstractItemView.dataChanged(self, topLeft, bottomRight, list(roles))
        self._settle()
        self.viewport().update()

    def reset(self) -> None:
        """Qt: the model was set, or all of it changed."""
        self._rows.clear()
        self._rows.insert(0, (self._estimate(row) for row in range(self._transcript.rowCount())))
        super().reset()

    def doItemsLayout(self) -> None:
        """Qt: nothing is laid out ahead."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Qt: set the scroll bar."""
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width breaks lines elsewhere."""
        if event.size().width() != event.oldSize().width() and len(self._rows):
            self._rows.doubt(0, len(self._rows) - 1)
        QAbstractItemView.resizeEvent(self, event)
        self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt: the scroll bar moved."""
        if not self._settling:
            bar = self.verticalScrollBar()
            self._set_at_end(bar.value() >= bar.maximum() - AT_END_PX)
            if not self._at_end:
                self._settle()
            self.settled.emit()
        self.viewport().update()

    def verticalOffset(self) -> int:
        """Qt: how far the contents are scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Qt: never scrolled sideways."""
        return 0

    def isIndexHidden(self, index: _Index) -> bool:
        """Qt: no row is hidden."""
        return False

    def visualRect(self, index: _Index) -> QRect:
        """Qt: where a row is."""
        if not index.isValid() or index.row() >= len(self._rows):
            return QRect()
        top = self._rows.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._rows.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Qt: which row is there."""
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self._rows.total:
            return QModelIndex()
        return self._transcript.index(self._rows.row_at(y))

    def scrollTo(self, index: _Index, hint: QAbstractItemView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        """Qt: bring a row into sight."""
        if not index.isValid() or index.row() >= len(self._rows):
            return
        self._measure(index.row())
        rect, page = self.visualRect(index), self.viewport().height()
        bar = self.verticalScrollBar()
        if hint is QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - page // 2)
        elif rect.top() < 0 or hint is QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() > page:
            bar.setValue(bar.value() + min(rect.top(), rect.bottom() - page))

    def moveCursor(self, cursorAction: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Qt: where a key leads."""
        last = len(self._rows) - 1
        if last < 0:
            return QModelIndex()
        current = self.currentIndex().row() if self.currentIndex().isValid() else last
        page = max(1, len(self._visible()) - 1)
        steps = {
            _Action.MoveUp: current - 1,
            _Action.MovePrevious: current - 1,
            _Action.MoveDown: current + 1,
            _Action.MoveNext: current + 1,
            _Action.MovePageUp: current - page,
            _Action.MovePageDown: current + page,
            _Action.MoveHome: 0,
            _Action.MoveEnd: last,
        }
        return self._transcript.index(max(0, min(last, steps.get(cursorAction, current))))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Qt: select the rows that a rectangle touches."""
        normal = rect.normalized().translated(0, self.verticalOffset())
        first, last = self._rows.row_at(max(0, normal.top())), self._rows.row_at(max(0, normal.bottom()))
        if first < 0 or normal.top() >= self._rows.total:
            self.selectionModel().select(QItemSelection(), command)
            return
        chosen = QItemSelection(self._transcript.index(first), self._transcript.index(last))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Qt: what to repaint; the visible part is enough."""
        return QRegion(self.viewport().rect())

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the rows in sight."""
        painter = QPainter(self.viewport())
        current = self.currentIndex().row() if self.hasFocus() else -1
        for row in self._visible():
            index = self._transcript.index(row)
            rect = self.visualRect(index)
            if not rect.intersects(event.rect()):
                continue
            option = QStyleOptionViewItem()
            option.rect = rect
            option.state = self._state(index, row == current)
            self._delegate.paint(painter, option, index)
        painter.end()

    def _state(self, index: QModelIndex, is_current: bool) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        return state | QStyle.StateFlag.State_HasFocus if is_current else state
