"""The text for support: read it, then save or copy it."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicelive_desktop.domain.facts.requests.about_program import SaveDiagnostics
from voicelive_desktop.gui.dialogs.file_dialogs import save_file
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.text_area import TextArea
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit

SIZE, LEAST_WIDTH = (700, 500), 420
FILE_NAME = "voice-live-diagnostics.txt"


class DiagnosticsDialog(Dialog):
    """Shows everything that would be saved. Open it with `open()`."""

    def __init__(self, text: str, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intents = intents
        self.setObjectName("diagnostics_dialog")
        self.setWindowTitle(self.tr("Diagnostics"))
        self.resize(*SIZE)
        WordsFit(self, LEAST_WIDTH)
        words = plain_label(
            self.tr(
                "This is exactly what will be saved: versions, audio devices, settings and recent activity. It "
                "contains no keys and no words from your conversations or instructions."
            )
        )
        words.setWordWrap(True)
        self._text = TextArea(text)
        self._text.setObjectName("diagnostics_text")
        self._text.setAccessibleName(self.tr("Diagnostics"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setLineWrapMode(TextArea.LineWrapMode.NoWrap)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self._text, 1)
        self._copy = push_button("copy_diagnostics_button", self.tr("Copy"))
        self._copy.clicked.connect(self._on_copy)
        save = push_button("save_diagnostics_button", self.tr("Save…"))
        save.clicked.connect(self._on_save)
        leave = close_button("close_diagnostics_button", self)
        layout.addLayout(dialog_buttons(leave, save, aside=(self._copy,)))
        save.setFocus()

    def _on_save(self) -> None:
        kinds = self.tr("Text (*.txt)")
        files = save_file(self, self.tr("Save diagnostics"), kinds, FILE_NAME, self._on_file_chosen)
        files.setObjectName("diagnostics_file_dialog")

    def _on_file_chosen(self, path: str) -> None:
        self._intents.wish(SaveDiagnostics(path))
        self.accept()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(self.tr("Copied"))
