"""Asked before all kept conversations are deleted."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit

WIDTH = 400


class DeleteAllQuestion(Dialog):
    """Accepted: delete so many conversations for good. Open it with `open()`; it deletes itself."""

    def __init__(self, number: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("delete_all_question")
        self.setWindowTitle(self.tr("Delete all conversations?"))
        text = self.tr(
            "The saved conversation will be deleted, with its recording. This can't be undone."
        )
        if number > 1:
            text = self.tr(
                "All {n} saved conversations will be deleted, including pinned ones and recordings. "
                "This can't be undone."
            ).format(n=QLocale().toString(number))
        words = plain_label(text)
        words.setWordWrap(True)
        delete = push_button("delete_all_button", self._verb(number), self)
        delete.setProperty("kind", "danger")
        delete.clicked.connect(self.accept)
        keep = cancel_button("delete_all_keep_button", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addWidget(words)
        layout.addLayout(dialog_buttons(delete, keep))
        WordsFit(self, WIDTH)
        keep.setFocus()
        self.finished.connect(self.deleteLater)

    def _verb(self, number: int) -> str:
        if number == 1:
            return self.tr("Delete")
        return self.tr("Delete {n} conversations").format(n=QLocale().toString(number))
