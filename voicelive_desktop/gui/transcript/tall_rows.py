"""A list view for rows of very different heights, of which only the visible ones are ever measured.

QListView asks for the size of every row at each insertion; with ten thousand rows that is a visible
stall. Here `RowFlow` says where rows stand.
"""

# ruff: noqa: N802, N803, ARG002  (the names and arguments of the overridden methods are Qt's)

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from voicelive_desktop.gui.theme.widgets.fitting_area import viewport_of
from voicelive_desktop.gui.transcript.row_flow import RowFlow, Size
from voicelive_desktop.gui.transcript.voice_follower import VoiceFollower, value_for

AT_END_PX = 24  # so near the end counts as at the end
EDGE_PX = 8  # air below the last row

_Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction


class TallRowsView(QListView):
    """Shows a list; stays at the end if it is there, else stands still and counts what is new.

    Args:
        delegate: Paints the rows.
        height: The exact height of a row; may be costly.
        estimate: About that height, quickly told.
        unchanged: A role whose change leaves a row's height as it is.

    Signals:
        unseen_changed(count: int): so many rows came in below what is shown; 0 at the end.
        end_left(left: bool): the newest row went out of sight, or came back.
        settled(): rows stand elsewhere.
    """

    unseen_changed = Signal(int)
    end_left = Signal(bool)
    settled = Signal()

    def __init__(
        self,
        model: QAbstractListModel,
        delegate: QStyledItemDelegate,
        height: Size,
        estimate: Size,
        unchanged: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        viewport_of(self)
        self._flow = RowFlow(self, height, self._place)
        self._follower = VoiceFollower(self)
        self._follower.moved.connect(self._on_follower_moved)
        self._follower.arrived.connect(self._settle)
        self._list = model
        self._painter = delegate
        self._estimate, self._unchanged = estimate, unchanged
        self._unseen = 0
        self.by_keyboard = True  # what the mouse does needs no mark of where the keys go
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setViewportMargins(0, 0, 0, EDGE_PX)
        self.setItemDelegate(delegate)
        self.setModel(model)
        model.rowsRemoved.connect(self._on_rows_removed)
        model.rowsMoved.connect(self._on_rows_moved)

    @property
    def is_at_end(self) -> bool:
        """Whether the newest row is in sight and stays so."""
        return self._flow.at_end

    @property
    def unseen(self) -> int:
        """How many rows came in below what is shown."""
        return self._unseen

    def scroll_to_end(self) -> None:
        """Show the newest row, or what is said of it, and stay there."""
        self._follower.is_wanted = True
        self._set_at_end(True)
        self._settle()

    def set_still(self, still: bool) -> None:
        """Jump in place of gliding."""
        self._follower.set_still(still)

    def followed(self) -> tuple[int, int] | None:
        """Top and bottom of the line that is to stay in sight while the newest is followed, in the
        height of all rows; None: the end is.
        """
        return None

    def follow(self) -> None:
        """Another line is followed now."""
        line = self.followed()
        if line is None or not self._flow.at_end or not self._follower.is_wanted:
            return
        bar = self.verticalScrollBar()
        target = value_for(line, bar.value(), bar.maximum(), self.viewport().height())
        if target != bar.value() and not self._follower.is_gliding:
            self._follower.go(bar.value(), target)

    def _place(self, end: int) -> int:
        bar, line = self.verticalScrollBar(), self.followed()
        if line is None or not self._follower.is_wanted:
            return end
        if self._follower.is_gliding:
            return min(bar.value(), end)
        return value_for(line, bar.value(), end, self.viewport().height())

    def _on_follower_moved(self, value: int) -> None:
        self._flow.settling = True  # not by the person
        try:
            self.verticalScrollBar().setValue(value)
        finally:
            self._flow.settling = False
        self.settled.emit()

    def measure_row(self, row: int) -> None:
        """The height of one row changed."""
        self._flow.rows.doubt(row, row)
        self._settle()
        self.viewport().update()

    def measure_again(self) -> None:
        """All heights changed: another width, font or text size."""
        if len(self._flow.rows):
            self._flow.rows.doubt(0, len(self._flow.rows) - 1)
        self._settle()
        self.viewport().update()

    def first_visible_row(self) -> int:
        """The topmost row in sight; 0 without rows."""
        return self._flow.visible().start

    def touched(self, index: _Index) -> QRect:
        """What of the viewport a change of the role `unchanged` makes look otherwise."""
        return self.visualRect(index)

    def changed(self, index: _Index) -> QRect:
        """What of the viewport any other change of a row makes look otherwise, while its top stands
        where it stood.
        """
        return self.visualRect(index)

    def _on_rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._flow.rows.remove(first, last)
        self._settle()
        self.viewport().update()

    def _on_rows_moved(
        self, _p: QModelIndex, first: int, _last: int, _q: QModelIndex, target: int
    ) -> None:
        self._flow.rows.move(first, target)
        self._settle()
        self.viewport().update()

    def _settle(self) -> None:
        if not self._flow.settle():
            return
        self.settled.emit()
        bar = self.verticalScrollBar()
        if len(self._flow.rows) and bar.value() >= bar.maximum():
            self._set_at_end(True)  # no row is below: there are fewer, or there is more room

    def _set_at_end(self, at_end: bool) -> None:
        if at_end and self._unseen:
            self._unseen = 0
            self.unseen_changed.emit(0)
        if at_end != self._flow.at_end:
            self._flow.at_end = at_end
            self.end_left.emit(not at_end)

    # Qt overrides

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        """Qt: rows came in."""
        self._flow.rows.insert(
            start, (self._estimate(row, self.viewport().width()) for row in range(start, end + 1))
        )
        QAbstractItemView.rowsInserted(self, parent, start, end)
        if not self._flow.at_end and start > self._flow.visible().stop - 1:
            self._unseen += end - start + 1
            self.unseen_changed.emit(self._unseen)
        self._settle()
        self.viewport().update()

    def dataChanged(self, topLeft: _Index, bottomRight: _Index, roles: Sequence[int] = ()) -> None:
        """Qt: rows are others now."""
        if list(roles) == [self._unchanged]:
            self.viewport().update(self.touched(topLeft))
            return
        self._flow.rows.doubt(topLeft.row(), bottomRight.row())
        total, top = self._flow.rows.total, self.visualRect(topLeft).top()
        if topLeft.row() != bottomRight.row() or QAccessible.isActive():
            QAbstractItemView.dataChanged(self, topLeft, bottomRight, list(roles))
        self._settle()
        if topLeft.row() != bottomRight.row() or top != self.visualRect(topLeft).top():
            self.viewport().update()
            return
        part = self.changed(topLeft)
        if total != self._flow.rows.total:  # what stands below has moved
            part.setBottom(self.viewport().height())
        self.viewport().update(part)

    def reset(self) -> None:
        """Qt: the model was set, or all of it changed."""
        self._flow.rows.clear()
        self._flow.rows.insert(
            0,
            (self._estimate(row, self.viewport().width()) for row in range(self._list.rowCount())),
        )
        super().reset()

    def doItemsLayout(self) -> None:
        """Qt: nothing is laid out ahead."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Qt: set the scroll bar."""
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width breaks lines elsewhere."""
        if event.size().width() != event.oldSize().width() and len(self._flow.rows):
            self._flow.rows.doubt(0, len(self._flow.rows) - 1)
        QAbstractItemView.resizeEvent(self, event)
        self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Qt: the scroll bar moved."""
        if not self._flow.settling:
            bar = self.verticalScrollBar()
            self._follower.is_wanted = False
            self._follower.stop()
            self._set_at_end(bar.value() >= bar.maximum() - AT_END_PX)
            if not self._flow.at_end:
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
        if not index.isValid() or index.row() >= len(self._flow.rows):
            return QRect()
        top = self._flow.rows.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._flow.rows.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Qt: which row is there."""
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self._flow.rows.total:
            return QModelIndex()
        return self._list.index(self._flow.rows.row_at(y))

    def scrollTo(
        self, index: _Index, hint: QAbstractItemView.ScrollHint = QListView.ScrollHint.EnsureVisible
    ) -> None:
        """Qt: bring a row into sight."""
        if not index.isValid() or index.row() >= len(self._flow.rows):
            return
        self._flow.measure(index.row())
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
        last = len(self._flow.rows) - 1
        if last < 0:
            return QModelIndex()
        if self.currentIndex().isValid():
            current = self.currentIndex().row()
        else:
            current = last
        page = max(1, len(self._flow.visible()) - 1)
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
        return self._list.index(max(0, min(last, steps.get(cursorAction, current))))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Qt: select the rows that a rectangle touches."""
        normal = rect.normalized().translated(0, self.verticalOffset())
        first, last = (
            self._flow.rows.row_at(max(0, normal.top())),
            self._flow.rows.row_at(max(0, normal.bottom())),
        )
        if first < 0 or normal.top() >= self._flow.rows.total:
            self.selectionModel().select(QItemSelection(), command)
            return
        chosen = QItemSelection(self._list.index(first), self._list.index(last))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Qt: what to repaint; the visible part is enough."""
        return QRegion(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw the rows in sight."""
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())  # for those who ask what is to be painted
        if self.hasFocus() and self.by_keyboard:
            current = self.currentIndex().row()
        else:
            current = -1
        for row in self._flow.visible():
            index = self._list.index(row)
            rect = self.visualRect(index)
            if not rect.intersects(event.rect()):
                continue
            option = QStyleOptionViewItem()
            option.rect = rect
            option.state = self._state(index, row == current)
            self._painter.paint(painter, option, index)
        painter.end()

    def _state(self, index: QModelIndex, is_current: bool) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if is_current:
            return state | QStyle.StateFlag.State_HasFocus
        return state
