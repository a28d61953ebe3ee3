"""Asked before the window is closed in the middle of a conversation."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from voicelive_desktop.gui.theme.widgets.dialog_buttons import dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit

WIDTH = 400


class CloseQuestion(QDialog):
    """Accepted: close and lose what was said. Open it with `open()`; nothing waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("close_question")
        self.setWindowTitle(self.tr("End the conversation?"))
        words = plain_label(
            self.tr(
                "You are still in a conversation. Closing the window ends it, and it is not kept."
            )
        )
        words.setWordWrap(True)
        stay = push_button("close_stay_button", self.tr("Keep talking"), self)
        stay.clicked.connect(self.reject)
        close = push_button("close_anyway_button", self.tr("End and close"), self)
        close.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(words)
        close.setProperty("kind", "danger")
        layout.addLayout(dialog_buttons(close, stay))
        WordsFit(self, WIDTH)
        stay.setFocus()
