"""The windows of Help, and what tells of an error that nobody handled."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from voicelive_desktop.domain.facts.notices import Severity
from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.dialogs.report import ReportDialog
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.window.toast import ToastButton
from voicelive_desktop.gui.window.toasts import Toasts

ERROR = "error"
MOST_REPORTS = 20  # the latest; an error in a loop must not fill the memory


class HelpWindows(QObject):
    """Opens them over `window`, each once."""

    def __init__(
        self, feed: StateFeed, intents: Intents, actions: Actions, toasts: Toasts, window: QWidget
    ) -> None:
        super().__init__(window)
        self._feed, self._intents, self._toasts, self._window = feed, intents, toasts, window
        self._reports: deque[str] = deque(maxlen=MOST_REPORTS)
        actions["about"].triggered.connect(self._on_about)
        actions["updates"].triggered.connect(self._on_updates)

    def _on_about(self) -> None:
        from voicelive_desktop.gui.dialogs.about import AboutDialog  # noqa: PLC0415 - the start needs none

        _open(AboutDialog(self._intents, self._window))

    def _on_updates(self) -> None:
        from voicelive_desktop.gui.dialogs.updates_dialog import UpdatesDialog  # noqa: PLC0415 - the start needs none

        _open(UpdatesDialog(self._feed, self._intents, self._window))

    def show_diagnostics(self, text: str) -> None:
        """Show the text for support, which the person may save."""
        from voicelive_desktop.gui.dialogs.diagnostics_dialog import DiagnosticsDialog  # noqa: PLC0415 - the start needs none

        _open(DiagnosticsDialog(text, self._intents, self._window))

    def show_unhandled(self, report: str) -> None:
        """Say that something went wrong, with a button for the report; the program goes on."""
        self._reports.append(report)
        window = self._window.findChild(ReportDialog)
        if window is not None and window.isVisible():
            window.show_reports(self._reports)
        elif not self._is_told():
            text = self.tr("Something went wrong. You can keep working.")
            details = ToastButton("report", self.tr("Details"), self._show_reports)
            self._toasts.say(ERROR, text, details, severity=Severity.ERROR)

    def _is_told(self) -> bool:
        """Whether the toast is there: an error in a loop must not make one after another."""
        toasts = self._window.findChildren(QWidget, f"toast_{ERROR}")
        return any(not toast.isHidden() for toast in toasts)

    def _show_reports(self) -> None:
        dialog = ReportDialog(self._window)
        dialog.show_reports(self._reports)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()


def _open(dialog: QDialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
