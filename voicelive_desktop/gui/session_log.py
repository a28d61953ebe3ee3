"""The two actions on session logs, and the questions they ask."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents


class SessionLogQuestions(QObject):
    """Asks for the file of a log that shall be written or shown, and announces the answer as an intent."""

    def __init__(self, feed: StateFeed, intents: Intents, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._feed = feed
        self._intents = intents
        self._window = window
        actions["write_log"].triggered.connect(self._on_write)
        actions["open_log"].triggered.connect(self._on_open)

    def _on_write(self) -> None:
        if self._feed.state.log.path:
            self._intents.log_stop_requested.emit()
            return
        from voicelive_desktop.gui.dialogs.session_log import SessionLogDialog  # noqa: PLC0415 - for few, and later

        dialog = SessionLogDialog(self._window)
        dialog.wanted.connect(self._intents.log_requested)
        dialog.open()

    def _on_open(self) -> None:
        from voicelive_desktop.gui.dialogs.session_log import log_file_dialog  # noqa: PLC0415 - for few, and later

        files = log_file_dialog(self._window, self.tr("Open a session log"))
        files.setFileMode(QFileDialog.FileMode.ExistingFile)
        files.fileSelected.connect(self._intents.log_open_requested)
        files.open()
