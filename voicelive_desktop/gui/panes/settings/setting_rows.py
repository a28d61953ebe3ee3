"""Rows that can do more than their setting's table says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.panes.settings.setting_row import SettingRow
from voicelive_desktop.gui.wording.language import needs_restart


class LanguageRow(SettingRow):
    """The language of the window: it changes with the next start, and offers that start."""

    def __init__(self, restart: Callable[..., None], parent: QWidget | None = None) -> None:
        self._restart_requested = restart
        self._restart: QPushButton | None = None
        super().__init__("language", parent)

    def show_state(self, state: State) -> None:
        """Show the language that was chosen, and whether the window speaks it yet."""
        super().show_state(state)
        wanted = needs_restart(state.settings.language)
        if self._restart is None and wanted:
            self._restart = self._build_button(
                "restart", self.tr("Restart now"), self.tr("Restart the app now")
            )
            self._restart.clicked.connect(self._restart_requested)
            QWidget.setTabOrder(self.control.widget, self._restart)
            self._layout.addWidget(self._restart, 0, Qt.AlignmentFlag.AlignLeft)
        if self._restart is not None:
            self._restart.setVisible(wanted)


def row_for(name: str, parent: QWidget, restart: Callable[..., None]) -> SettingRow:
    """Return the row of a setting."""
    if name == "language":
        return LanguageRow(restart, parent)
    return SettingRow(name, parent)
