"""The windows of Help, and the one that shows an error nobody handled."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.dialogs.about import AboutDialog
from voicelive_desktop.gui.dialogs.diagnostics import DiagnosticsDialog
from voicelive_desktop.gui.dialogs.report import ReportDialog
from voicelive_desktop.gui.dialogs.updates import UpdatesDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents


class HelpWindows(QObject):
    """Opens them over `window`, each once."""

    def __init__(self, feed: StateFeed, intents: Intents, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._feed, self._intents, self._window = feed, intents, window
        actions["about"].triggered.connect(self._on_about)
        actions["updates"].triggered.connect(self._on_updates)

    def _on_about(self) -> None:
        _open(AboutDialog(self._intents, self._window))

    def _on_updates(self) -> None:
        _open(UpdatesDialog(self._feed, self._intents, self._window))

    def show_diagnostics(self, text: str) -> None:
        """Show the text for support, which the person may save."""
        _open(DiagnosticsDialog(text, self._intents, self._window))

    def show_unhandled(self, report: str) -> None:
        """Show the report of an error that nobody handled; the program goes on."""
        dialog = self._window.findChild(ReportDialog)
        if dialog is not None and dialog.isVisible():
            dialog.add(report)
            return
        explanation = self.tr(
            "The program has made a mistake. It goes on, but something may not work until you start it again. "
            "The report below names the place; read it before you pass it on, it may hold words of your conversation."
        )
        _open(ReportDialog(self.tr("Something went wrong"), explanation, report, self._window))


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
