"""Opens the mini window and remembers where it was left; it is made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from voicelive_desktop.gui.actions import Actions
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window.mini_place import PLACES
from voicelive_desktop.gui.window.mini_window import MiniWindow


class MiniDoor(QObject):
    """Belongs to the large window."""

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        actions: Actions,
        level: Callable[[], float],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._mini = MiniWindow(feed, intents, theme, actions, level)
        self._mini.places = dict(window.property(PLACES) or {})
        self._mini.moved.connect(self._on_moved)
        self._mini.window_wanted.connect(self._on_window_wanted)
        self.destroyed.connect(self._mini.deleteLater)

    def toggle(self) -> None:
        """Let it come, or go."""
        if self._mini.isVisible():
            self._mini.close()
        else:
            self._mini.come(self._window.screen())

    def leave(self) -> None:
        """Be gone with the large window."""
        self._mini.close()

    def _on_moved(self) -> None:
        self._window.setProperty(PLACES, self._mini.places)

    def _on_window_wanted(self) -> None:
        self._mini.close()
        window = self._window.window()
        window.showNormal() if window.isMinimized() else window.show()
        window.raise_()
        window.activateWindow()
