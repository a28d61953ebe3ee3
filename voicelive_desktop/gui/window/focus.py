"""Where the keyboard is: back to the conversation after a mouse click, and round the regions by F6."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session
from voicelive_desktop.domain.words.kinds import TalkMode
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.gui.feed import StateFeed


@dataclass(frozen=True, slots=True)
class Region:
    """A part of the window that F6 goes to. `first`: where the focus goes there; `shown`: whether
    it is in sight.

    `urgent`: what the person can act on there at the moment; F6 goes there first, from wherever it
    is, and once for each.
    """

    whole: QWidget
    first: Callable[[], QWidget]
    shown: Callable[[], bool]
    urgent: Callable[[], object] = lambda: None


class Focus(QObject):
    """Keeps the keyboard where the person goes on: no click leaves it on a button or on nothing.

    `ground`: what is under all controls. A click beside them, or on one that takes the focus by Tab
    only, leads back. `uncover`: shows what waits for the person whole.
    """

    def __init__(
        self,
        feed: StateFeed,
        window: QWidget,
        message: QWidget,
        transcript: Callable[[], QWidget],
        regions: Sequence[Region],
        ground: QWidget,
        uncover: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._feed, self._window = feed, window
        self._message, self._transcript = message, transcript
        self._regions = tuple(regions)
        self._ground, self._uncover = ground, uncover
        self._looked_at: object = None  # what waited where F6 went last
        self._handed: QWidget | None = None  # took the focus of what has gone
        feed.changed.connect(self._on_state_changed)
        # Qt gives it the focus where a control wants no click focus
        ground.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]
        for keys, step in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            if step > 0:
                shortcut.activated.connect(self._on_forward)
            else:
                shortcut.activated.connect(self._on_back)

    def give_back(self) -> None:
        """Put the focus where the person goes on: to the message field, or, where a key talks, to
        the transcript.
        """
        if QApplication.activeModalWidget() is not None:
            return
        talks = self._feed.state.settings.talk_mode != TalkMode.OPEN
        if talks:
            target = self._transcript()
        else:
            target = self._message
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def go(self, step: int) -> None:
        """Go to the next region in sight, or (-1) to the one before; first of all to one where
        something waits.
        """
        shown = [region for region in self._regions if region.shown()]
        if not shown:
            return
        now = QApplication.focusWidget()
        at = next(
            (i for i, region in enumerate(shown) if now is not None and _holds(region.whole, now)),
            None,
        )
        if at is None:
            at = -1 if step > 0 else 0
        new = [region for region in shown if region.urgent() not in {None, self._looked_at}]
        if new:
            region = new[0]
            self._uncover()  # settings may lie over it
        else:
            region = shown[(at + step) % len(shown)]
        self._looked_at = region.urgent() or self._looked_at
        region.first().setFocus(Qt.FocusReason.TabFocusReason)

    def lead_to(self, widget: QWidget) -> None:
        """Go to this one, whose key was pressed; what lies over it makes way."""
        self._uncover()
        widget.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_state_changed(self, old: State, new: State) -> None:
        was_typing = QApplication.focusWidget() is self._message
        if old.settings.talk_mode != new.settings.talk_mode and was_typing:
            self.give_back()  # whoever wants to talk by a key now does not want blanks in a message
        if new.library.continued and in_session(new) and not in_session(old):
            self.give_back()  # a kept conversation goes on; the button for it has gone

    def _on_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        if now is self._ground:
            QTimer.singleShot(0, self, self._on_ground_settled)
        elif now is not None and self._window.isAncestorOf(now):
            _bring_into_sight(now, old)
            if old is not None and self._has_left(old, now):
                self._handed = now
                QTimer.singleShot(0, self, self._on_handed)

    def _has_left(self, old: QWidget, now: QWidget) -> bool:
        """Whether Qt passed the focus of a button that has gone to another part of the window:
        Enter would press there what nobody has looked at.
        """
        if old.isVisible() and old.isEnabled():
            return False
        return self._part_of(old) is not self._part_of(now)

    def _part_of(self, widget: QWidget) -> Region | None:
        return next((part for part in self._regions if _holds(part.whole, widget)), None)

    def _on_handed(self) -> None:
        """Whatever was given the focus on purpose since keeps it."""
        handed, self._handed = self._handed, None
        if handed is not None and QApplication.focusWidget() is handed:
            self.give_back()

    def _on_ground_settled(self) -> None:
        """Whatever has taken the focus since keeps it."""
        if QApplication.focusWidget() is self._ground:
            self.give_back()

    def _on_forward(self) -> None:
        self.go(1)

    def _on_back(self) -> None:
        self.go(-1)


def _bring_into_sight(now: QWidget, before: QWidget | None) -> None:
    """Scroll to what the focus came to from outside; Qt does so only for steps inside of the area."""
    area = now.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if isinstance(area, QScrollArea) and not (before is not None and area.isAncestorOf(before)):
        area.ensureWidgetVisible(now, 0, 12)


def _holds(whole: QWidget, widget: QWidget) -> bool:
    return whole is widget or whole.isAncestorOf(widget)


def first_stop(whole: QWidget) -> QWidget:
    """Return the first widget inside that the Tab key stops at; the whole itself where
    there is none.
    """
    widget = whole.nextInFocusChain()
    while isinstance(widget, QWidget) and widget is not whole:
        takes_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes_tab and whole.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
    return whole
