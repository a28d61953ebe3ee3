"""Asks where a session log shall be written, and which one shall be shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFileDialog, QVBoxLayout, QWidget

from voicelive_desktop.gui.theme import fonts
from voicelive_desktop.gui.widgets.plain_label import plain_label

SUFFIX = "vllog"
WIDTH = 480


class SessionLogDialog(QDialog):
    """Says what a session log holds and asks for a file. Open it with `open()`.

    Signals:
        wanted(path: str, words: bool): write one there.
    """

    wanted = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("session_log_dialog")
        self.setWindowTitle(self.tr("Write a session log"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(WIDTH)
        heading = plain_label(self.tr("Write a session log"))
        heading.setFont(fonts.scaled(fonts.ui_font(), 1.3, bold=True))
        what = plain_label(
            self.tr(
                "A file of everything that goes to and comes from the service, with times: for finding out why "
                "something happened, or for passing on. Sound, keys and tokens are never in it. It can be opened "
                "again in this window."
            )
        )
        what.setWordWrap(True)
        self._words = QCheckBox(self.tr("Include the words that are spoken and typed"))
        self._words.setObjectName("session_log_words_check")
        self._words.setAccessibleName(self._words.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        for widget in (heading, what, self._words, self._build_buttons()):
            layout.addWidget(widget)

    def _on_accepted(self) -> None:
        files = log_file_dialog(self, self.tr("Write the session log to"))
        files.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        files.setDefaultSuffix(SUFFIX)
        stamp = QDateTime.currentDateTime().toString("yyyy-MM-dd HH-mm")
        files.selectFile(f"session {stamp}.{SUFFIX}")
        files.fileSelected.connect(self._on_file_chosen)
        files.open()

    def _on_file_chosen(self, path: str) -> None:
        self.wanted.emit(path, self._words.isChecked())
        self.accept()

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        choose = box.addButton(self.tr("Choose a file…"), QDialogButtonBox.ButtonRole.ActionRole)
        choose.setObjectName("session_log_file_button")
        choose.setAccessibleName(self.tr("Choose a file and begin"))
        choose.setDefault(True)
        choose.clicked.connect(self._on_accepted)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setObjectName("session_log_cancel_button")
        cancel.setAccessibleName(self.tr("Cancel"))
        box.rejected.connect(self.reject)
        return box


def log_file_dialog(parent: QWidget, title: str) -> QFileDialog:
    """For a session log; deleted when it is closed."""
    filters = QCoreApplication.translate("SessionLogDialog", "Session logs (*.{0})").format(SUFFIX)
    dialog = QFileDialog(parent, title, "", filters)
    dialog.setObjectName("session_log_file_dialog")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog
