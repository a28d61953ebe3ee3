"""The two actions on session logs, and what they ask."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.dialogs.file_dialogs import open_file
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents


class SessionLogQuestions(QObject):
    """Asks for the file of a log to write or to show, and announces the answer as an intent."""

    def __init__(
        self, feed: StateFeed, intents: Intents, actions: Actions, window: QWidget
    ) -> None:
        super().__init__(window)
        self._feed = feed
        self._intents = intents
        self._window = window
        actions["write_log"].triggered.connect(self._on_write)
        actions["open_log"].triggered.connect(self._on_open)

    def _on_write(self) -> None:
        if self._feed.state.log.path:
            self._intents.wish(ev.LogStopRequested())
            return
        from voicelive_desktop.gui.dialogs.session_log_dialog import SessionLogDialog  # noqa: PLC0415 - for few, and later

        dialog = SessionLogDialog(self._window)
        dialog.wanted.connect(lambda path, words: self._intents.wish(ev.LogRequested(path, words)))
        dialog.open()

    def _on_open(self) -> None:
        from voicelive_desktop.gui.dialogs.session_log_dialog import log_kinds  # noqa: PLC0415 - for few, and later

        title = self.tr("Open session log")
        files = open_file(self._window, title, log_kinds(), self._on_log_chosen)
        files.setObjectName("session_log_file_dialog")

    def _on_log_chosen(self, path: str) -> None:
        self._intents.wish(ev.LogOpenRequested(path))
