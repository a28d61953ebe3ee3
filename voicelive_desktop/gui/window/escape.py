"""What Esc means: the first part of the window that has a use for it gets it, then
the action "stop".
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

Claim = tuple[Callable[[], bool], Callable[[], None]]
"""(whether Esc is wanted now, what it does then)"""


class Escape(QObject):
    """Gives Esc to the first claim that wants it, wherever in the window the focus is.

    A shortcut of Esc (the action "stop") gets what nobody claims: Qt asks with `ShortcutOverride`
    before it looks for shortcuts, and sends the key itself to whoever says yes.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._claims: list[Claim] = []
        window.installEventFilter(self)

    def claim(self, wanted: Callable[[], bool], act: Callable[[], None]) -> None:
        """Claim Esc; earlier claims come first."""
        self._claims.append((wanted, act))

    def claim_first(self, wanted: Callable[[], bool], act: Callable[[], None]) -> None:
        """Claim Esc before all others: for what lies over the whole window."""
        self._claims.insert(0, (wanted, act))

    def _act(self) -> Callable[[], None] | None:
        return next((act for wanted, act in self._claims if wanted()), None)

    # Qt overrides

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Qt: both events come to the window from the widget with the focus, if that has no
        use for them.
        """
        if not isinstance(event, QKeyEvent) or event.type() == QEvent.Type.KeyRelease:
            return False
        plain = (
            event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier
        )
        act = self._act() if plain else None
        if act is None:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            act()
        return True
