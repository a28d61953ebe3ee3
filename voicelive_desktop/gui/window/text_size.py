"""The texts of the settings grow with the text size, and their drawer with them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme.reading import dress, grow, set_reading_scale
from voicelive_desktop.gui.window.side_drawer import SideDrawer


class TextSize(QObject):
    """Follows `text_size`. Made before the settings: what they build themselves has the size of now."""

    def __init__(self, feed: StateFeed, parent: QObject) -> None:
        super().__init__(parent)
        self._drawer: SideDrawer | None = None
        self._side: QWidget | None = None
        self._scale = feed.state.settings.text_size
        set_reading_scale(self._scale)
        feed.changed.connect(self._on_state_changed)

    def apply_to(self, drawer: SideDrawer, side: QWidget) -> None:
        """Let these be of this size from now on."""
        self._drawer, self._side = drawer, side
        dress(side)
        drawer.set_scale(self._scale)

    def _on_state_changed(self, _old: State, new: State) -> None:
        wanted = new.settings.text_size
        if wanted == self._scale or self._side is None or self._drawer is None:
            return
        set_reading_scale(wanted)
        grow(self._side, wanted / self._scale)
        self._scale = wanted
        self._drawer.set_scale(wanted)
