"""A combo box that may be narrow: its text is cut by "…", its list is as wide as its entries."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from voicelive_desktop.gui.theme.widgets.list_row import ListRowDelegate

_LEAST_WIDTH = 96
_WIDEST_LIST = 480
_LIST_MARGIN = 16  # frame and scroll bar
_FRAME = 1  # the style sheet's
MOST_ROWS = 12  # a longer list scrolls


class PickerCombo(QComboBox):
    """`Qt.UserRole` holds the wire value. The wheel turns it only while it has the focus, so
    scrolling past is safe.

    Signals:
        closed(): its list was open, and is no more.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(MOST_ROWS)
        self.setItemDelegate(ListRowDelegate(self))

    def showPopup(self) -> None:
        """Long entries get room."""
        view = self.view()
        view.setMinimumWidth(min(_WIDEST_LIST, view.sizeHintForColumn(0) + _LIST_MARGIN))
        super().showPopup()
        self._show_whole()

    def _show_whole(self) -> None:
        """WORKAROUND Qt 6.11: the height of the popup is found before the style sheet has given it
        its frame, and its list is laid over the frame at both sides.
        """
        view, popup = self.view(), self.view().window()
        popup.setContentsMargins(_FRAME, 0, _FRAME, 0)
        view.setMinimumHeight(1)  # else two rows get the room of a scroll bar
        needed = sum(view.sizeHintForRow(row) for row in range(min(self.count(), MOST_ROWS)))
        self._fit(popup, needed)
        self._fit(popup, needed)  # the arrows for scrolling have gone, and left their room

    def _fit(self, popup: QWidget, needed: int) -> None:
        """Give the entries this height, where the screen has it."""
        layout = popup.layout()
        if layout is not None:
            layout.activate()
        height = popup.height() + needed - self.view().viewport().height()
        screen, now = popup.screen().availableGeometry(), popup.geometry()
        if height <= screen.height():
            # near the lower edge it grows upwards
            top = min(now.top(), screen.bottom() + 1 - height)
            popup.setGeometry(now.left(), top, now.width(), height)

    def hidePopup(self) -> None:
        """Qt: the list goes."""
        was_open = self.view().isVisible()
        super().hidePopup()
        if was_open:
            self.closed.emit()

    def minimumSizeHint(self) -> QSize:
        """May become quite narrow."""
        return QSize(_LEAST_WIDTH, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the list: Space may be the talk key."""
        plain = (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            == Qt.KeyboardModifier.NoModifier
        )
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not self.isEditable():
            self.showPopup()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to whatever scrolls, unless the person is here."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As ever, with a long text cut."""
        if self.isEditable():
            super().paintEvent(event)
            return
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, field.width() - 2
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
