"""A text that the user reads before anything is done with it: an error's report."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.widgets.plain_label import plain_label

SIZE = (680, 440)
MOST_CHARACTERS = 200_000  # an error in a loop must not fill the memory


class ReportDialog(QDialog):
    """Shows a report with a button that copies it. Open it with `open()`; `add` appends a further report."""

    def __init__(self, title: str, explanation: str, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_dialog")
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self._count = 1
        heading = plain_label(title)
        heading.setFont(fonts.scaled(fonts.ui_font(), 1.3, bold=True))
        words = plain_label(explanation)
        words.setWordWrap(True)
        self._text = QPlainTextEdit(report[:MOST_CHARACTERS])
        self._text.setObjectName("report_text")
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setReadOnly(True)
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(words)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._build_buttons())

    @property
    def report(self) -> str:
        """The whole text."""
        return self._text.toPlainText()

    def add(self, report: str) -> None:
        """Append a report that came while this one was open."""
        if len(self.report) + len(report) < MOST_CHARACTERS:
            self._count += 1
            self._text.appendPlainText(f"\n--- {self._count} ---\n{report}")

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._copy.setText(self.tr("Copied"))

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self._copy = QPushButton(self.tr("Copy the report"))
        self._copy.setObjectName("copy_report_button")
        self._copy.setAccessibleName(self.tr("Copy the report"))
        self._copy.clicked.connect(self._on_copy)
        close = QPushButton(self.tr("Go on"))
        close.setObjectName("close_report_button")
        close.setAccessibleName(self.tr("Close the report and go on"))
        close.clicked.connect(self.accept)
        close.setDefault(True)
        box.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(close, QDialogButtonBox.ButtonRole.AcceptRole)
        return box
