"""Where you type: a field that grows, Send, and Stop while there is something to stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QToolButton, QVBoxLayout, QWidget

from voicelive_desktop.domain import selectors
from voicelive_desktop.domain.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme, icons

MOST_LINES = 5
REMEMBERED = 50  # messages that Up brings back
BUTTON = 34
MARGIN = 4


class MessageInput(QPlainTextEdit):
    """A text field of one to five lines. Enter submits, Shift+Enter breaks the line, Up and Down recall.

    Signals:
        submitted(): Enter was pressed.
    """

    submitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: list[str] = []
        self._at = 0
        self._draft = ""
        self.setObjectName("message_input")
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if many else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
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
        self.put(self._draft if to == len(self._said) else self._said[to])
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter, Up and Down have a meaning of their own."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.submitted.emit()
            return
        step = self._recalls(event.key()) if plain else 0
        if step and self._recall(step):
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another font has other lines."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()


class Composer(QFrame):
    """The message field with its buttons.

    Signals:
        message_sent(): a typed message went out.
    """

    message_sent = Signal()

    def __init__(self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._intents = intents
        self._theme = theme
        self.setObjectName("composer_frame")
        self._input = MessageInput()
        self._input.setAccessibleName(self.tr("Message"))
        self._send = self._build_button("send_button", self.tr("Send"), self.tr("Send the message (Enter)"))
        self._send.setProperty("kind", "accent")
        self._stop = self._build_button("stop_button", self.tr("Stop the answer"), self.tr("Stop the answer (Esc)"))
        self._stop.setProperty("kind", "outlined")
        self._replaces = ""
        self._strip = self._build_strip()
        self._place()
        self._connect()
        self._show()
        self._on_theme_changed()

    def suggest(self, text: str) -> None:
        """Put a sentence into the field, ready to be sent."""
        self._input.put(text)
        self._input.setFocus()

    @property
    def is_editing(self) -> bool:
        """Whether what is typed will stand for an earlier message."""
        return bool(self._replaces)

    def edit(self, text: str, item_id: str) -> None:
        """Let the user change an earlier message and send it in its place."""
        self._replaces = item_id
        self._strip.show()
        self.suggest(text)

    def end_editing(self) -> None:
        """Leave the earlier message as it is."""
        if self._replaces:
            self._end_editing()
            self._input.clear()

    def _end_editing(self) -> None:
        self._replaces = ""
        self._strip.hide()

    def focus_input(self) -> None:
        """Let the user type."""
        self._input.setFocus()

    def _on_state_changed(self, _old: State, _new: State) -> None:
        self._show()

    def _on_submitted(self) -> None:
        text = self._input.text()
        if not text or not selectors.can_send_text(self._feed.state):
            return
        self._input.remember(text)
        self._input.clear()
        if self._replaces:
            self._intents.text_resent.emit(text, self._replaces)
            self._end_editing()
        else:
            self._intents.text_submitted.emit(text)
        self.message_sent.emit()

    def _on_theme_changed(self) -> None:
        self._show_icons()

    def _show(self) -> None:
        state = self._feed.state
        can_send, can_stop = selectors.can_send_text(state), selectors.can_stop(state)
        words = self._placeholder(state)
        if self._input.placeholderText() != words:
            self._input.setPlaceholderText(words)
        self._send.setEnabled(can_send and bool(self._input.text()))
        self._stop.setEnabled(can_stop)
        self._stop.setVisible(can_stop)
        self._show_icons()

    def _placeholder(self, state: State) -> str:
        if selectors.can_send_text(state):
            return self.tr("Type a message…")
        if selectors.in_session(state):
            return self.tr("Type a message… (waiting for the connection)")
        return self.tr("Type a message… (press Start first)")

    def _show_icons(self) -> None:
        tokens = self._theme.tokens
        color = tokens.on_accent if self._send.isEnabled() else tokens.disabled
        self._send.setIcon(icons.icon("send", color))
        self._stop.setIcon(icons.icon("stop", tokens.text))
        self._cancel.setIcon(icons.icon("close", tokens.text_second))

    def _place(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(10, 5, 6, 5)
        whole.setSpacing(2)
        whole.addWidget(self._strip)
        layout = QHBoxLayout()
        layout.setSpacing(6)
        whole.addLayout(layout)
        layout.addWidget(self._input, 1)
        layout.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self._send, 0, Qt.AlignmentFlag.AlignBottom)
        self.setFocusProxy(self._input)

    def _connect(self) -> None:
        self._feed.changed.connect(self._on_state_changed)
        self._theme.changed.connect(self._on_theme_changed)
        self._input.submitted.connect(self._on_submitted)
        self._input.textChanged.connect(self._show)
        self._input.installEventFilter(self)
        self._send.clicked.connect(self._on_submitted)
        self._stop.clicked.connect(self._intents.stop_requested)

    def _build_strip(self) -> QFrame:
        """What is said over the field while an earlier message is edited."""
        strip = QFrame()
        strip.setObjectName("edit_strip")
        layout = QHBoxLayout(strip)
        layout.setContentsMargins(8, 0, 0, 0)
        label = QLabel(self.tr("Editing an earlier message: sending replaces it and its answer."))
        label.setObjectName("edit_hint")
        label.setProperty("tone", "second")
        label.setWordWrap(True)
        self._cancel = self._build_button("edit_cancel_button", self.tr("Do not edit"), self.tr("Do not edit (Esc)"))
        self._cancel.setIconSize(QSize(14, 14))
        self._cancel.setFixedSize(26, 26)
        self._cancel.clicked.connect(self.end_editing)
        layout.addWidget(label, 1)
        layout.addWidget(self._cancel)
        strip.hide()
        return strip

    def _build_button(self, name: str, spoken: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        button.setToolTip(tip)
        button.setIconSize(QSize(20, 20))
        button.setFixedSize(BUTTON, BUTTON)
        return button

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the frame shows the focus of the field inside it."""
        if watched is self._input and event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("focused", "true" if event.type() == QEvent.Type.FocusIn else "false")
            self.style().polish(self)
        return super().eventFilter(watched, event)
