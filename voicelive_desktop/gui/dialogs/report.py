"""What happened when something went wrong, to be read before it is passed on."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import close_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.text_area import TextArea
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit

SIZE, LEAST_WIDTH = (680, 440), 420
MOST_CHARACTERS = 200_000  # an error in a loop must not fill the memory


class ReportDialog(Dialog):
    """Shows reports of errors, with a button that copies them. Not modal: open it with `show()`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("report_dialog")
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(*SIZE)
        WordsFit(self, LEAST_WIDTH)
        words = plain_label(
            self.tr(
                "You can keep working. If something no longer responds, restart the program. The report shows where "
                "it happened; read it before you share it, because it may contain words from your conversation."
            )
        )
        words.setWordWrap(True)
        self._text = TextArea()
        self._text.setObjectName("report_text")
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setLineWrapMode(TextArea.LineWrapMode.NoWrap)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._copy = push_button("copy_report_button", self.tr("Copy report"))
        self._copy.clicked.connect(self._on_copy)
        self._close = close_button("close_report_button", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(words)
        layout.addWidget(self._text, 1)
        layout.addLayout(dialog_buttons(self._close, self._copy))
        self._copy.setFocus()

    @property
    def report(self) -> str:
        """The whole text."""
        return self._text.toPlainText()

    def show_reports(self, reports: Iterable[str]) -> None:
        """Show these, oldest first; of many as much as can be read."""
        parts = [
            f"--- {n} ---\n{report}" if n > 1 else report for n, report in enumerate(reports, 1)
        ]
        self._text.setPlainText("\n\n".join(parts)[:MOST_CHARACTERS])
        self._copy.setText(self.tr("Copy report"))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)
        self._copy.setText(self.tr("Copied"))
