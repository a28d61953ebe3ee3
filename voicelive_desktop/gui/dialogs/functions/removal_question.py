"""Asked before something that a person wrote down is removed for good."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit
from voicelive_desktop.gui.wording.call_words import visible

WIDTH = 400


class RemovalQuestion(Dialog):
    """Accepted: remove what has this name for good. Open it with `open()`; it deletes itself."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("removal_question")
        self.setWindowTitle(self.tr("Remove?"))
        text = self.tr("“{name}” and its settings will be removed. This can't be undone.")
        words = plain_label(text.format(name=visible(name)))
        words.setWordWrap(True)
        remove = push_button("removal_button", self.tr("Remove"), self)
        remove.setProperty("kind", "danger")
        remove.clicked.connect(self.accept)
        keep = cancel_button("removal_keep_button", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(words)
        layout.addLayout(dialog_buttons(remove, keep))
        WordsFit(self, WIDTH)
        keep.setFocus()
        self.finished.connect(self.deleteLater)
