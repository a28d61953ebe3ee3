"""Asks before a link of an answer is opened: the address is somebody else's."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.transcript.markdown import openable

MOST_SHOWN = 300  # characters of an address


class LinkQuestion(QFrame):
    """A small question over the transcript; everything else goes on meanwhile.

    Signals:
        copied(): the address went to the clipboard.
        closed(): the question was answered.
    """

    copied = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._address = ""
        self.setObjectName("link_question")
        self.setProperty("toast", "true")
        self._question = plain_label()
        self._question.setObjectName("link_question_text")
        self._shown = plain_label()
        self._shown.setObjectName("link_question_address")
        self._shown.setProperty("tone", "second")
        self._shown.setWordWrap(True)
        self._open = self._build_button("link_open_button", self.tr("Open"))
        self._open.setProperty("kind", "accent")
        self._copy = self._build_button("link_copy_button", self.tr("Copy address"))
        self._cancel = self._build_button("link_cancel_button", self.tr("Cancel"))
        self._open.clicked.connect(self._on_open)
        self._copy.clicked.connect(self._on_copy)
        self._cancel.clicked.connect(self.close_question)
        self._place()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    @property
    def is_asking(self) -> bool:
        """Whether the question is shown."""
        return not self.isHidden()

    def ask(self, address: str, width: int) -> None:
        """Ask whether to open this address; one that may not be opened is not asked for."""
        if not openable(address):
            return
        url = QUrl(address)
        # a look-alike host shows its real name
        self._address = bytes(url.toEncoded().data()).decode("ascii")
        is_mail = url.scheme() == "mailto"
        if is_mail:
            self._question.setText(self.tr("Write to this address?"))
        else:
            self._question.setText(self.tr("Open this page in your browser?"))
        long = len(self._address) > MOST_SHOWN
        if long:
            words = self._address[:MOST_SHOWN] + "…"
        else:
            words = self._address
        self._shown.setText("\N{ZERO WIDTH SPACE}".join(words))  # it breaks anywhere
        self.setFixedWidth(width)
        self.show()
        self.raise_()
        self.adjustSize()
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # no button: the talk key may be Space

    def close_question(self) -> None:
        """Do not open it."""
        if self.is_asking:
            self.hide()
            self.closed.emit()

    def _on_open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromEncoded(self._address.encode()))
        self.close_question()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address)
        self.copied.emit()
        self.close_question()

    def _place(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._open, self._copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 10)
        layout.setSpacing(6)
        layout.addWidget(self._question)
        layout.addWidget(self._shown)
        layout.addLayout(buttons)

    def _build_button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        return button

    # Qt overrides

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter opens, Esc does not."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_question()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_open()
        else:
            super().keyPressEvent(event)
