"""The settings panel: empty until the program is ready, or something asks for what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.panes.settings.settings_layout import (
    BASIC,
    LEVELS,
    OPEN_AT_FIRST,
    setting_with,
)
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.theme.reading import dress

if TYPE_CHECKING:  # the first frame waits for none of its rows
    from voicelive_desktop.gui.panes.settings.settings_contents import SettingsContents

_WIDTH = 340
_LEAST_WIDTH = 300


class SettingsPanel(QFrame):
    """A frame round `SettingsContents`, which it makes when it is first needed.

    Signals:
        more_requested(name: str): something larger to choose the value of a setting in.
        place_chosen(target: str): go to what is set elsewhere: the name of an action, or a
        control's objectName.
        level_changed(level: str): "basic" or "all" is shown.
    """

    more_requested = Signal(str)
    place_chosen = Signal(str)
    level_changed = Signal(str)

    def __init__(
        self, feed: StateFeed, intents: Intents, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settings_panel")
        self._feed, self._intents, self._theme = feed, intents, theme
        self._made: SettingsContents | None = None
        self._level = BASIC  # until it is made
        self._open_groups = tuple(group.name for group in OPEN_AT_FIRST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.resize(_WIDTH, 600)

    @property
    def open_groups(self) -> tuple[str, ...]:
        """Names of the groups whose rows the person wants to see."""
        return self._open_groups if self._made is None else self._made.open_groups

    def set_open_groups(self, names: Iterable[str]) -> None:
        """Take over what `open_groups` once told."""
        self._open_groups = tuple(names)
        if self._made is not None:
            self._made.set_open_groups(self._open_groups)

    @property
    def level(self) -> str:
        """Whether the basic settings are shown, or all."""
        return self._level if self._made is None else self._made.level

    def set_level(self, level: str) -> None:
        """Show the basic settings, or all of them; anything else is left as it is."""
        if level not in LEVELS:
            return
        self._level = level
        if self._made is not None:
            self._made.set_level(level)

    def focus_search(self) -> None:
        """Let the person search."""
        self.contents().focus_search()

    def holds(self, widget_name: str) -> bool:
        """Whether the control of this objectName is here, also one whose row is not built yet."""
        if setting_with(widget_name) is not None:
            return True
        return self.contents().findChild(QWidget, widget_name) is not None

    def reveal(self, widget_name: str) -> bool:
        """Show the control of this objectName and give it the focus; False if the panel has
        no such row.
        """
        return self.contents().reveal(widget_name)

    def build_all(self) -> None:
        """Build whatever rows are still missing."""
        self.contents().build_all()

    def build_named(self) -> None:
        """Build the rows that scripts count on, whether somebody opens the panel or not."""
        self.contents().build_named()

    def contents(self) -> SettingsContents:
        """Return what is in the panel, made now if it was not needed before."""
        if self._made is None:
            self._made = self._make()
        return self._made

    def _make(self) -> SettingsContents:
        from voicelive_desktop.gui.panes.settings.settings_contents import SettingsContents  # noqa: PLC0415 - see above

        made = SettingsContents(self._feed, self._intents, self._theme, self)
        made.set_open_groups(self._open_groups)
        made.set_level(self._level)
        made.more_requested.connect(self.more_requested)
        made.place_chosen.connect(self.place_chosen)
        made.level_changed.connect(self.level_changed)
        dress(made)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(made)
        made.show()  # now, not when the layout comes round: it may be given the focus next
        return made

    # Qt overrides

    def showEvent(self, event: QShowEvent) -> None:
        """Qt: somebody wants to see it."""
        self.contents()
        super().showEvent(event)
