"""Asked before the window is closed in the middle of a conversation."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from voicelive_desktop.gui.widgets.plain_label import plain_label

WIDTH = 400


class CloseQuestion(QDialog):
    """Accepted: close and lose what was said. Open it with `open()`; nothing waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("close_question")
        self.setWindowTitle(self.tr("End the conversation?"))
        words = plain_label(self.tr("You are still in a conversation. Closing the window ends it, and it is not kept."))
        words.setWordWrap(True)
        stay = self._button("close_stay_button", self.tr("Keep talking"))
        stay.clicked.connect(self.reject)
        close = self._button("close_anyway_button", self.tr("End and close"))
        close.setProperty("kind", "danger")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(stay)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(words)
        layout.addLayout(buttons)
        self.setFixedWidth(WIDTH)
        stay.setFocus()

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        return button
