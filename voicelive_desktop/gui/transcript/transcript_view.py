"""The rows of the transcript: their keys, their menu, which one the mouse is over, and selecting
text in them.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.gui.transcript.row_delegate import TextSelection, TranscriptDelegate
from voicelive_desktop.gui.transcript.row_flow import WHEEL_STEP_PX
from voicelive_desktop.gui.transcript.tall_rows import TallRowsView
from voicelive_desktop.gui.transcript.transcript_model import Roles, TranscriptModel

FADE_PX = 14  # at both edges, where lines go out of sight

_ROW_KEYS = {
    int(Qt.Key.Key_Delete): "delete",
    int(Qt.Key.Key_F2): "edit",
    int(Qt.Key.Key_F4): "again",
    int(Qt.Key.Key_Return): "expand",
    int(Qt.Key.Key_Enter): "expand",
}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_LEFT = Qt.MouseButton.LeftButton


class TranscriptView(TallRowsView):
    """Shows a `TranscriptModel`. Dragging in a row selects its text, dragging across
    rows selects rows.

    Signals:
        copy_requested(): the user pressed the keys for copying.
        pointed(row: int): the mouse is over this row; -1: over none.
        row_key(name: str): a key for the chosen rows was pressed: delete, edit, again, expand.
        menu_requested(row: int, at: QPoint): the menu of a row (-1: none) is wanted at this place
        of the screen.
        link_chosen(address: str): a link was clicked.
        more_wanted(row: int): all of a very long row is wanted.
        typed(text: str): a character was typed, which no row has a use for.
    """

    copy_requested = Signal()
    pointed = Signal(int)
    row_key = Signal(str)
    menu_requested = Signal(int, QPoint)
    link_chosen = Signal(str)
    more_wanted = Signal(int)
    typed = Signal(str)

    _voice: ItemId | None = None  # the answer that is heard; asked for while the view is being made

    def __init__(
        self, model: TranscriptModel, delegate: TranscriptDelegate, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            model,
            delegate,
            lambda row, width: delegate.height(model.item(row), width),
            lambda row, width: delegate.estimate(model.item(row), width),
            Roles.SPOKEN,  # a spoken word moves no line
            parent,
        )
        self._transcript = model
        self._delegate = delegate
        self._press: tuple[Item, int, QPoint] | None = None
        self._selected_text = ""
        self._spoken_line: tuple[ItemId, int] | None = None  # its top, within the row
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        # its width is reserved
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed()
        self.setMouseTracking(True)
        # a spoken word paints nothing under it
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        model.dataChanged.connect(self._keep_selected_text)
        model.rowsRemoved.connect(self._keep_selected_text)
        model.modelReset.connect(self._keep_selected_text)

    @property
    def selected_text(self) -> str:
        """The text that is selected within a row; "" when none is."""
        return self._selected_text

    def select_text(self, selection: TextSelection | None) -> None:
        """Select characters of one row, in place of whole rows; None: select none."""
        if selection is not None and selection.anchor != selection.head:
            self.selectionModel().clearSelection()
        self._delegate.select(selection)
        self._selected_text = self._copied(selection)
        self.viewport().update()

    def link_at(self, at: QPoint) -> str:
        """The address of the link at a place of the viewport; "" where there is none."""
        index = self.indexAt(at)
        if not index.isValid():
            return ""
        rect = self.visualRect(index)
        point = QPointF(at - rect.topLeft())
        return self._delegate.link_at(self._transcript.item(index.row()), rect.width(), point)

    def touched(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Of a row that is being spoken, the lines that the voice has passed since the last
        look; else all of it.
        """
        rect, item = self._column_of(index), self._transcript.item(index.row())
        width = self.viewport().width()
        spoken = index.data(Roles.SPOKEN)
        before, self._spoken_line = self._spoken_line, None
        if spoken is None:
            self._end_following(item.id)
            return rect
        top, bottom = self._delegate.line_spoken(item, width, spoken)
        self._spoken_line = item.id, top
        if spoken and self._voice != item.id:
            self._voice, self._follower.is_wanted = item.id, True
        if spoken and before != self._spoken_line:
            self.follow()
        if before is None or before[0] != item.id or before[1] > top:
            return rect
        return QRect(rect.left(), rect.top() + before[1], rect.width(), bottom - before[1])

    def followed(self) -> tuple[int, int] | None:
        """See `TallRowsView`: the line that the voice has reached."""
        row = None if self._voice is None else self._transcript.row_of(self._voice)
        if row is None or row >= len(self._flow.rows):
            return None
        item, spoken = self._transcript.item(row), self._transcript.spoken(row)
        lines = self._delegate.line_spoken(item, self.viewport().width(), spoken or 0)
        top = self._flow.rows.top(row)
        return top + lines[0], top + lines[1]

    def _end_following(self, item_id: ItemId) -> None:
        if self._voice == item_id:
            self._voice = None
            self._follower.stop()
            self._follower.is_wanted = True
            self._settle()

    def changed(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Of a row whose text became longer, from what was its last line on; else all of it."""
        item = self._transcript.item(index.row())
        top = int(self._delegate.layouts.take_changed(item.id))
        return self._column_of(index).adjusted(0, top, 0, 0)

    def _column_of(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        rect = self.visualRect(index)
        left, right = self._delegate.column(rect.width())
        return QRect(rect.left() + left, rect.top(), right - left, rect.height())

    def place_of(self, row: int) -> QRect | None:
        """Where a row is in the viewport; None when its top is out of sight."""
        rect = self.visualRect(self._transcript.index(row))
        if -rect.height() < rect.top() < self.viewport().height() - WHEEL_STEP_PX:
            return rect
        return None

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

    def _on_range_changed(self) -> None:
        """With nothing to scroll the bar keeps its room and shows nothing."""
        bar = self.verticalScrollBar()
        bar.setEnabled(bar.maximum() > bar.minimum())

    def _copied(self, selection: TextSelection | None) -> str:
        if selection is None:
            row = None
        else:
            row = self._transcript.row_of(selection.item_id)
        if selection is None or row is None:
            return ""
        layout = self._delegate.layouts.row(self._transcript.item(row), self.viewport().width())
        return layout.words.copied(*selection.range)

    def _keep_selected_text(self) -> None:
        """What is selected stays so while its row grows; when its words become others, it goes."""
        selection = self._delegate.selection
        if selection is not None and self._copied(selection) != self._selected_text:
            self.select_text(None)

    def _position(self, item: Item, at: QPoint, *, exactly: bool = False) -> int | None:
        """The position of this row's words that is nearest to a place of the viewport."""
        row = self._transcript.row_of(item.id)
        if row is None:
            return None
        rect = self.visualRect(self._transcript.index(row))
        return self._delegate.position_at(
            item, rect.width(), QPointF(at - rect.topLeft()), exactly=exactly
        )

    def _item_at(self, at: QPoint) -> Item | None:
        index = self.indexAt(at)
        if index.isValid():
            return self._transcript.item(index.row())
        return None

    def _extends(self, event: QMouseEvent) -> bool:
        """Whether Shift and a click go on selecting text: there is some, and the click is
        in its row.
        """
        item, selection = self._item_at(event.position().toPoint()), self._delegate.selection
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier and event.button() == _LEFT
        return shift and item is not None and selection is not None and item.id == selection.item_id

    def _select_until(self, at: QPoint) -> bool:
        """Select text from where the mouse went down; False when it is in another row, or was
        hardly moved.
        """
        if self._press is None:
            return False
        item, anchor, began = self._press
        if self._transcript.row_of(item.id) != self.indexAt(at).row():
            self.select_text(None)
            return False
        self._scroll_towards(at)
        head = self._position(item, at)
        if head is None or (at - began).manhattanLength() < QApplication.startDragDistance():
            return self._delegate.selection is not None
        self.select_text(TextSelection(item.id, anchor, head))
        return True

    def _scroll_towards(self, at: QPoint) -> None:
        """A long message is scrolled while one selects beyond what is in sight."""
        below = at.y() - self.viewport().height()
        step = max(0, below) + min(0, at.y())
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(-WHEEL_STEP_PX, min(WHEEL_STEP_PX, step)))

    def _show_cursor(self, at: QPoint) -> None:
        item = self._item_at(at)
        shape = Qt.CursorShape.ArrowCursor
        if self.link_at(at):
            shape = Qt.CursorShape.PointingHandCursor
        elif item is not None and self._position(item, at, exactly=True) is not None:
            shape = Qt.CursorShape.IBeamCursor
        elif self._is_at_more(at):
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def _is_at_more(self, at: QPoint) -> bool:
        index = self.indexAt(at)
        if not index.isValid():
            return False
        rect = self.visualRect(index)
        item = self._transcript.item(index.row())
        return self._delegate.is_at_more(item, rect.width(), QPointF(at - rect.topLeft()))

    def _ground(self) -> QColor:
        return self.viewport().palette().color(self.viewport().backgroundRole())

    def _fade(self, painter: QPainter, edge: QRectF, full: int, clear: int) -> None:
        ground = self._ground()
        transparent = QColor(ground)
        transparent.setAlpha(0)
        fade = QLinearGradient(0, full, 0, clear)
        fade.setColorAt(0, ground)
        fade.setColorAt(1, transparent)
        painter.fillRect(edge, fade)

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: copying takes all selected rows, or the selected text."""
        self.by_keyboard = True
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
            return
        if event.modifiers() & ~_KEYPAD == Qt.KeyboardModifier.NoModifier:
            name = _ROW_KEYS.get(event.key())
        else:
            name = None
        if name is not None and self.currentIndex().isValid():
            self.row_key.emit(name)
            return
        if _is_writing(event):
            self.typed.emit(event.text())
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: text may be selected from here, or on to here."""
        self.by_keyboard = False
        at = event.position().toPoint()
        if self._extends(event) and self._delegate.selection is not None:
            item, anchor = self._item_at(at), self._delegate.selection.anchor
            if item is None:
                head = None
            else:
                head = self._position(item, at)
            if item is not None and head is not None:
                self._press = (item, anchor, at)
                self.select_text(TextSelection(item.id, anchor, head))
            return
        if event.button() == Qt.MouseButton.RightButton and self._selected_text:
            return  # the menu is for what is selected
        super().mousePressEvent(event)
        if event.button() == _LEFT:
            item = self._item_at(at)
            if item is None:
                position = None
            else:
                position = self._position(item, at)
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if item is not None and position is not None and plain:
                self._press = (item, position, at)
            else:
                self._press = None
            self.select_text(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the mouse is over a row, or selects."""
        at = event.position().toPoint()
        if event.buttons() & _LEFT and self._select_until(at):
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            self._show_cursor(at)
        self.pointed.emit(self.indexAt(at).row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on a link is a question, one on "Show all" shows all."""
        at = event.position().toPoint()
        clicked = self._press is not None and not self._selected_text and event.button() == _LEFT
        self._press = None
        super().mouseReleaseEvent(event)
        if self._selected_text and QGuiApplication.clipboard().supportsSelection():
            QGuiApplication.clipboard().setText(
                self._selected_text, QGuiApplication.clipboard().Mode.Selection
            )
        if clicked and (address := self.link_at(at)):
            self.link_chosen.emit(address)
        elif clicked and self._is_at_more(at):
            self.more_wanted.emit(self.indexAt(at).row())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: a card opens and closes; elsewhere a word is selected."""
        at = event.position().toPoint()
        item = self._item_at(at)
        if item is None:
            position = None
        else:
            position = self._position(item, at, exactly=True)
        super().mouseDoubleClickEvent(event)
        if item is not None and position is not None:
            layout = self._delegate.layouts.row(item, self.viewport().width())
            start, end = layout.words.word_at(position)
            self.select_text(TextSelection(item.id, start, end))
        elif item is not None and item.tool is not None:
            self.row_key.emit("expand")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: who came by Tab sees where the keys go."""
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.by_keyboard = True
        super().focusInEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: the mouse went elsewhere."""
        super().leaveEvent(event)
        self.pointed.emit(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: of the row under the mouse, or of the current one when a key asks."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if by_key:
            index = self.currentIndex()
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
        rect = self.visualRect(index)
        if by_key:
            at = self.viewport().mapToGlobal(QPoint(rect.center().x(), max(0, rect.top())))
        else:
            at = event.globalPos()
        self.menu_requested.emit(index.row(), at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the column is centred in all of the pane, the scroll bar's width included."""
        self._delegate.layouts.set_gutter(self.width() - self.viewport().width())
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground, the rows, and lines that go out of sight fade at the edges."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), self._ground())
        ground.end()
        super().paintEvent(event)
        bar, width, height = (
            self.verticalScrollBar(),
            self.viewport().width(),
            self.viewport().height(),
        )
        painter = QPainter(self.viewport())
        if bar.value() > 0 and event.rect().top() < FADE_PX:
            self._fade(painter, QRectF(0, 0, width, FADE_PX), 0, FADE_PX)
        if bar.value() < bar.maximum() and event.rect().bottom() > height - FADE_PX:
            self._fade(
                painter, QRectF(0, height - FADE_PX, width, FADE_PX), height, height - FADE_PX
            )
        painter.end()


def _is_writing(event: QKeyEvent) -> bool:
    """Whether somebody begins to write; a blank begins nothing, it may be the talk key."""
    plain = (
        event.modifiers() & ~(_KEYPAD | Qt.KeyboardModifier.ShiftModifier)
        == Qt.KeyboardModifier.NoModifier
    )
    return plain and event.text().isprintable() and bool(event.text().strip())
