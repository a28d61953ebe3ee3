"""Says what a session log holds, and asks where to write it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from voicelive_desktop.gui.dialogs.file_dialogs import save_file
from voicelive_desktop.gui.theme.widgets.dialog import Dialog
from voicelive_desktop.gui.theme.widgets.dialog_buttons import cancel_button, dialog_buttons
from voicelive_desktop.gui.theme.widgets.plain_label import plain_label
from voicelive_desktop.gui.theme.widgets.push_button import push_button
from voicelive_desktop.gui.theme.widgets.words_fit import WordsFit

SUFFIX = "vllog"
WIDTH = 480


class SessionLogDialog(Dialog):
    """Open it with `open()`; it deletes itself.

    Signals:
        wanted(path: str, words: bool): write one there.
    """

    wanted = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("session_log_dialog")
        self.setWindowTitle(self.tr("Record a session log"))
        WordsFit(self, WIDTH)
        what = plain_label(
            self.tr(
                "Records every message to and from the service, with times, so that you can find out why something "
                "happened or share it with support. Audio, keys and tokens are never included. You can open the log "
                "in this window later."
            )
        )
        what.setWordWrap(True)
        self._words = QCheckBox(self.tr("Include what is said and typed"))
        self._words.setObjectName("session_log_words_check")
        self._words.setAccessibleName(self._words.text())
        choose = push_button("session_log_file_button", self.tr("Choose file…"))
        choose.clicked.connect(self._on_choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(what)
        layout.addWidget(self._words, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addSpacing(4)
        layout.addLayout(dialog_buttons(cancel_button("session_log_cancel_button", self), choose))
        self.finished.connect(self.deleteLater)

    def _on_choose(self) -> None:
        stamp = QDateTime.currentDateTime().toString("yyyy-MM-dd HH-mm")
        name = f"session {stamp}.{SUFFIX}"
        files = save_file(
            self, self.tr("Record the session log to"), log_kinds(), name, self._on_file_chosen
        )
        files.setObjectName("session_log_file_dialog")

    def _on_file_chosen(self, path: str) -> None:
        self.wanted.emit(path, self._words.isChecked())
        self.accept()


def log_kinds() -> str:
    """The files that a dialog for session logs shows."""
    return QCoreApplication.translate("SessionLogDialog", "Session logs (*.{0})").format(SUFFIX)
