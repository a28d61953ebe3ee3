"""The text for support: read it, then save or copy it."""

from __future__ import annotations

from PySide6.QtCore import QDir
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.widgets.plain_label import plain_label

SIZE = (700, 500)
FILE_NAME = "voice-live-diagnostics.txt"


class DiagnosticsDialog(QDialog):
    """Shows everything that would be saved. Open it with `open()`."""

    def __init__(self, text: str, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._intents = intents
        self.setObjectName("diagnostics_dialog")
        self.setWindowTitle(self.tr("Diagnostics"))
        self.resize(*SIZE)
        words = plain_label(
            self.tr(
                "This is all that will be saved: versions, sound devices, settings and what the program did lately. "
                "There are no keys in it, and no words of your conversations or instructions."
            )
        )
        words.setWordWrap(True)
        self._text = QPlainTextEdit(text)
        self._text.setObjectName("diagnostics_text")
        self._text.setAccessibleName(self.tr("Diagnostics"))
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self._text, 1)
        layout.addLayout(self._build_buttons())

    def _on_save(self) -> None:
        dialog = QFileDialog(self, self.tr("Save diagnostics"), QDir.homePath(), self.tr("Text (*.txt)"))
        dialog.setObjectName("diagnostics_file_dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(FILE_NAME)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_file_chosen(self, path: str) -> None:
        self._intents.diagnostics_save_requested.emit(path)
        self.accept()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(self.tr("Copied"))

    def _build_buttons(self) -> QHBoxLayout:
        self._copy = self._build_button("copy_diagnostics_button", self.tr("Copy"), self.tr("Copy the diagnostics"))
        self._copy.clicked.connect(self._on_copy)
        close = self._build_button("close_diagnostics_button", self.tr("Close"), self.tr("Close without saving"))
        close.clicked.connect(self.reject)
        save = self._build_button(
            "save_diagnostics_button", self.tr("Save…"), self.tr("Save the diagnostics to a file")
        )
        save.setProperty("kind", "accent")
        save.setDefault(True)
        save.clicked.connect(self._on_save)
        row = QHBoxLayout()
        row.addWidget(self._copy)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(save)
        return row

    def _build_button(self, name: str, text: str, spoken: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(spoken)
        return button
