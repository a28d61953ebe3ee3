"""The talk key: held anywhere in the window but in a text field, which takes a Space for itself."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.questions import selectors
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme.typing import is_text_field
from voicelive_desktop.gui.window.physical_keys import PhysicalKeys

# a key that is up stays up; repeated by X11 it is down again at once, and nobody's finger is so
# quick
UP_MS = 20


class TalkKey(QObject):
    """Follows the key that the settings name, while it means anything.

    The widget with the focus is asked first, so that Space talks instead of pressing a button;
    Enter presses buttons. A text field keeps its keys; what it has no use for comes to the window.
    A window that loses the focus does not see the key come up: it counts as released then.
    """

    def __init__(self, feed: StateFeed, intents: Intents, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._focused: QWidget | None = None
        self._feed, self._intents = feed, intents
        self._keys = PhysicalKeys()
        self._down: int | None = None  # the key's place: the layout may change while it is held
        # WORKAROUND Qt 6.11 on X11: most repeats of a held key come as a true release and a true
        # press.
        self._coming_up = QTimer(self)
        self._coming_up.setSingleShot(True)
        self._coming_up.setInterval(UP_MS)
        self._coming_up.timeout.connect(self._release)
        window.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.removeEventFilter(self)
        inside = now is not None and now is not self._window and now.window() is self._window
        self._focused = now if inside else None
        if self._focused is not None:
            self._focused.installEventFilter(self)

    def _is_for_a_text(self, watched: QObject) -> bool:
        return (
            watched is not self._window and isinstance(watched, QWidget) and is_text_field(watched)
        )

    def _is_meant(self, event: QKeyEvent) -> bool:
        wanted = key_of(self._feed.state.settings.talk_key)
        if wanted is None or not selectors.can_talk(self._feed.state):
            return False
        return event.modifiers() == wanted.keyboardModifiers() and self._keys.is_key(
            event, wanted.key()
        )

    def _press(self, event: QKeyEvent) -> bool:
        if self._keys.place_of(event) == self._down:  # it never was up
            self._coming_up.stop()
            return True
        if event.isAutoRepeat():
            return False
        if not self._is_meant(event):
            return False
        self._down = self._keys.place_of(event)
        self._intents.wish(ev.TalkPressed())
        return True

    def _release(self) -> None:
        self._coming_up.stop()
        if self._down is not None:
            self._down = None
            self._intents.wish(ev.TalkReleased())

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: the events of the window, and of the widget with the focus."""
        kind = event.type()
        if kind == QEvent.Type.WindowDeactivate and watched is self._window:
            self._release()
        if not isinstance(event, QKeyEvent) or self._is_for_a_text(watched):
            return False
        if (
            kind == QEvent.Type.KeyPress
            and isinstance(watched, QAbstractButton)
            and _presses(event)
        ):
            watched.click()
            return True
        if kind == QEvent.Type.ShortcutOverride and self._is_meant(event):
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress:
            return self._press(event)
        if kind == QEvent.Type.KeyRelease and self._keys.place_of(event) == self._down:
            if not event.isAutoRepeat():
                self._coming_up.start()
            return True
        return False


def _presses(event: QKeyEvent) -> bool:
    """Whether this is Enter alone."""
    plain = (
        event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
    )
    return (
        plain and not event.isAutoRepeat() and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    )


def key_of(name: str) -> QKeyCombination | None:
    """The key of this name, such as "Space", "F8", "Ctrl+Space"; None for what names none."""
    keys = QKeySequence(name)
    if keys.count() != 1:
        return None
    first: QKeyCombination = keys[0]  # type: ignore[index]  # PySide's stubs do not know it
    if first.key() == Qt.Key.Key_unknown:
        return None
    return first
