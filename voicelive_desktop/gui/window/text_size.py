"""What is read outside the rows grows with the text size: the settings with their drawer, and parts
that stay within the window.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.theme.reading import dress, fit_texts, grow, set_reading_scale
from voicelive_desktop.gui.window.side_drawer import SideDrawer


class TextSize(QObject):
    """Follows `text_size`. Made before the settings: what they build themselves has the
    size of now.
    """

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


class FittedTexts(QObject):
    """Keeps the texts of a part as large as `text_size` wants and the width of `within`, by default
    its own, allows.

    Signals:
        fitted(scale: float): they are so large now, of what they were made.
    """

    fitted = Signal(float)

    def __init__(self, feed: StateFeed, part: QWidget, within: QWidget | None = None) -> None:
        super().__init__(part)
        self._part, self._within = part, within or part
        self._wanted = self._scale = 1.0
        self._width = 0
        self._within.installEventFilter(self)
        feed.changed.connect(self._on_state_changed)
        self._want(feed.state.settings.text_size)

    def _on_state_changed(self, _old: State, new: State) -> None:
        self._want(new.settings.text_size)

    def _want(self, scale: float) -> None:
        if scale != self._wanted:
            self._wanted = scale
            self._fit()

    def _fit(self) -> None:
        self._width = self._within.width()
        if self._wanted != 1.0 or self._scale != 1.0:
            self._scale = fit_texts(self._part, self._wanted, self._width)
            self.fitted.emit(self._scale)

    # Qt overrides

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: another width has room for larger letters, or for smaller ones only."""
        if event.type() == QEvent.Type.Resize and self._within.width() != self._width:
            self._fit()
        return False
