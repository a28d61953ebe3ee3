"""The field where you type: it grows, sends, recalls, and takes pictures."""

# ruff: noqa: N802  (the names of the overridden methods are Qt's)

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from voicelive_desktop.gui.theme.widgets.fitting_area import viewport_of
from voicelive_desktop.gui.theme.widgets.text_area import TextArea
from voicelive_desktop.gui.transcript.given_pictures import offered
from voicelive_desktop.gui.window.steady_caret import SteadyCaret

MOST_LINES = 5
REMEMBERED = 50  # messages that Up brings back
MARGIN = 4


class MessageInput(TextArea):
    """A text field of one to five lines. Enter and Ctrl+Enter submit, Shift+Enter breaks the line,
    Up and Down recall.

    Signals:
        submitted(): Enter was pressed.
        pictures_offered(pictures: list[QImage | Path]): pictures were pasted or dropped.
    """

    submitted = Signal()
    pictures_offered = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._said: list[str] = []
        self._at = 0
        self._draft = ""
        self.setObjectName("message_input")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # the caret blinks day and night: nothing under it is painted with it
        viewport_of(self).setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._caret = SteadyCaret(self)
        self.document().setDocumentMargin(MARGIN)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What is typed, without the blanks around it."""
        return self.toPlainText().strip()

    def remember(self, text: str) -> None:
        """Up brings this message back."""
        if not self._said or self._said[-1] != text:
            self._said = [*self._said[1 - REMEMBERED :], text]
        self._at, self._draft = len(self._said), ""

    def put(self, text: str) -> None:
        """Replace what is typed; the cursor stands at the end."""
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def _fit(self) -> None:
        # A plain text document counts its height in lines.
        lines = max(1, min(MOST_LINES, int(self.document().size().height())))
        height = round(lines * QFontMetricsF(self.font()).lineSpacing() + 2 * MARGIN + 8)
        many = self.document().size().height() > MOST_LINES
        if many:
            policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        else:
            policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(height)

    def _recall(self, step: int) -> bool:
        """Go through earlier messages; whether there was one."""
        to = self._at + step
        if not 0 <= to <= len(self._said):
            return False
        if self._at == len(self._said):
            self._draft = self.toPlainText()
        self._at = to
        if to == len(self._said):
            self.put(self._draft)
        else:
            self.put(self._said[to])
        return True

    def _recalls(self, key: int) -> int:
        """Which way a key leads through earlier messages; 0 when it moves the cursor as usual."""
        lines = self.document().blockCount()
        if key == Qt.Key.Key_Up and (lines == 1 or self.textCursor().blockNumber() == 0):
            return -1
        browsing = self._at < len(self._said)
        if key == Qt.Key.Key_Down and browsing and self.textCursor().blockNumber() == lines - 1:
            return 1
        return 0

    # Qt overrides

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: the ground, then the words."""
        ground = QPainter(self.viewport())
        ground.fillRect(event.rect(), self.palette().base())
        ground.end()
        super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        """Qt: Ctrl+Enter sends here; the window's shortcut for it would end the conversation."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and _sends(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter, Up and Down have a meaning of their own."""
        self._caret.stir()
        plain = _modifiers(event) == Qt.KeyboardModifier.NoModifier
        if _sends(event):
            self.submitted.emit()
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.text().isdigit():
            return  # the key of a card whose call has just gone: it types nothing here
        step = self._recalls(event.key()) if plain else 0
        if step and self._recall(step):
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: the caret shows where one is."""
        super().focusInEvent(event)
        self._caret.stir()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: the caret is another field's."""
        super().focusOutEvent(event)
        self._caret.leave()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font has other lines."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            # the placeholder's; under a style sheet it does not follow
            self.viewport().setFont(self.font())
            self._fit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Qt: pictures are taken, too."""
        return bool(offered(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: something was pasted or dropped."""
        pictures = offered(source)
        if pictures:
            self.pictures_offered.emit(pictures)
        else:
            super().insertFromMimeData(source)


def _modifiers(event: QKeyEvent) -> Qt.KeyboardModifier:
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def _sends(event: QKeyEvent) -> bool:
    """Whether this is Enter or Ctrl+Enter."""
    wanted = {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier}
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and _modifiers(event) in wanted
