"""The first steps once more, while a conversation fills the place where they stand at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from voicelive_desktop.gui.dialogs.welcome_steps import Welcome
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.widgets.dialog import Dialog

if TYPE_CHECKING:
    from voicelive_desktop.gui.level_ports import LevelSource

WIDTH = 520


class WelcomeWindow(Dialog):
    """Holds the steps in a window of its own. Not modal: one can go on talking."""

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        level: LevelSource | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("welcome_window")
        self.setWindowTitle(self.tr("Welcome"))
        self.setFixedWidth(WIDTH)
        self.welcome = Welcome(feed, intents, level, self)
        self.welcome.setObjectName("welcome_again")
        self.welcome.next_button.setProperty("kind", "accent")
        self.welcome.done.connect(self.accept)
        self.finished.connect(self._on_finished)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.welcome)

    def _on_finished(self, _result: int) -> None:
        self.welcome.leave()
