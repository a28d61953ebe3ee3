"""Where the keyboard is: back to the conversation after a mouse click, and round the regions by F6."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from voicelive_desktop.gui.feed import StateFeed


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the window that F6 goes to. `first`: where the focus goes there; `shown`: whether it is in sight."""

    whole: QWidget
    first: Callable[[], QWidget]
    shown: Callable[[], bool]


class Focus(QObject):
    """Keeps the talk key working: with push-to-talk a click never leaves the focus in the message field."""

    def __init__(
        self,
        feed: StateFeed,
        window: QWidget,
        message: QWidget,
        transcript: Callable[[], QWidget],
        regions: Sequence[Region],
    ) -> None:
        super().__init__(window)
        self._feed, self._window = feed, window
        self._message, self._transcript = message, transcript
        self._regions = tuple(regions)
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(self._on_forward if step > 0 else self._on_back)

    def give_back(self) -> None:
        """Put the focus where the person goes on: to the message field, or, where a key talks, to the transcript."""
        if QApplication.activeModalWidget() is not None:
            return
        talks = self._feed.state.settings.talk_mode != "open"
        target = self._transcript() if talks else self._message
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, step: int) -> None:
        """Go to the next region in sight, or (-1) to the one before."""
        shown = [region for region in self._regions if region.shown()]
        if not shown:
            return
        now = QApplication.focusWidget()
        at = next((i for i, region in enumerate(shown) if now is not None and _holds(region.whole, now)), None)
        if at is None:
            at = -1 if step > 0 else 0
        shown[(at + step) % len(shown)].first().setFocus(Qt.FocusReason.TabFocusReason)

    def _on_forward(self) -> None:
        self.go(1)

    def _on_back(self) -> None:
        self.go(-1)


def _holds(whole: QWidget, widget: QWidget) -> bool:
    return whole is widget or whole.isAncestorOf(widget)


def first_stop(whole: QWidget) -> QWidget:
    """Return the first widget inside that the Tab key stops at; the whole itself where there is none."""
    widget = whole.nextInFocusChain()
    while isinstance(widget, QWidget) and widget is not whole:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and whole.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
    return whole
