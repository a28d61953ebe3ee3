"""Passing events, shown at the bottom right for four seconds, long ones for as long as they
take to read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QEvent, QObject, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QDesktopServices,
)
from PySide6.QtWidgets import (
    QWidget,
)

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.notices import LanguageNotice, Notice, Severity
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.notices import toasts
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.intents import Intents
from voicelive_desktop.gui.theme import Theme
from voicelive_desktop.gui.window.toast import SHOWN_MS, Toast, ToastButton
from voicelive_desktop.gui.wording.language import speaks
from voicelive_desktop.gui.wording.problem_types import Problem, Remedy
from voicelive_desktop.gui.wording.problems import problem

MARGIN = 16
GAP = 12  # pixels between what stands below them
# between two messages of one kind; faster nobody reads them, and each costs a picture
CALM_MS = 400
MOST = 3  # more at once nobody reads; the others follow
_SIZES = frozenset({QEvent.Type.Resize, QEvent.Type.ShowToParent, QEvent.Type.HideToParent})


class Toasts(QObject):
    """Shows the passing notices of the state over `host`, the newest lowest, above what stands
    `below` at the end of it, and within its first `room_px()` pixels, as long as they fit there.

    What only the window knows ("Copied") is shown by `say`.

    Signals:
        remedy_chosen(remedy: Remedy): the user pressed the button of one.
        announced(text: str): these words went to the screen reader.
    """

    remedy_chosen = Signal(object)
    announced = Signal(str)

    def __init__(
        self,
        feed: StateFeed,
        intents: Intents,
        theme: Theme,
        host: QWidget,
        below: Sequence[QWidget] = (),
        now: Callable[[], float] = time.time,
        shown_ms: int = SHOWN_MS,
        room_px: Callable[[], int] | None = None,
    ) -> None:
        super().__init__(host)
        self._below = tuple(below)
        self._room_px = room_px or host.width
        self._intents = intents
        self._theme = theme
        self._host = host
        self._now = now
        self._shown_ms = shown_ms
        self._shown: dict[str, tuple[Notice | None, Toast]] = {}
        self._feed = feed
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._on_calm)
        for watched in (host, *self._below):
            watched.installEventFilter(self)
        feed.changed.connect(self._on_state_changed)
        self._show(feed.state)

    def say(
        self,
        key: str,
        text: str,
        *buttons: ToastButton,
        details: str = "",
        severity: Severity = Severity.INFO,
    ) -> None:
        """Show a message of the window itself, in place of an earlier one with the same key.

        Args:
            key: becomes part of the object names: `toast_KEY`, `toast_KEY_BUTTON`.
            text: one sentence.
            buttons: one or two, such as Undo or Show.
            details: shown and copied by "Details".
            severity: how it looks.
        """
        self._take_away(key)
        own = [shown for shown, (notice, _) in self._shown.items() if notice is None]
        if len(own) >= MOST:
            self._take_away(own[0])
        self._add(
            key, None, Toast(key, Problem(text, severity, (), details), *self._home(), buttons)
        )
        self.place()

    def _on_state_changed(self, old: State, new: State) -> None:
        if old.program.notices is not new.program.notices:
            self._show(new)

    def _on_calm(self) -> None:
        self._show(self._feed.state)

    def _on_expired(self, key: str) -> None:
        if key in self._shown:
            notice = self._shown[key][0]
        else:
            notice = None
        if notice is None:
            self._take_away(key)
            self.place()
        else:
            self._intents.wish(ev.NoticeDismissed(type(notice)))

    def _on_remedy(self, path: str, remedy: Remedy) -> None:
        if remedy is Remedy.SHOW_FILE:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(PurePath(path).parent)))
        else:
            self.remedy_chosen.emit(remedy)

    def _show(self, state: State) -> None:
        wanted = {notice.key: notice for notice in toasts(state)[:MOST] if _tells(notice, state)}
        for key, (notice, _) in tuple(self._shown.items()):
            if notice is not None and key not in wanted:
                self._take_away(key)
        for key, notice in wanted.items():
            if key not in self._shown or self._shown[key][0] is not notice:
                if key in self._shown and self._calm.isActive():
                    continue  # it was another one a moment ago; the timer shows the latest
                self._calm.start()
                self._take_away(key)
                self._add(
                    key, notice, Toast(key, problem(notice, state, self._now()), *self._home())
                )
        self.place()

    def _home(self) -> tuple[Theme, QWidget, int]:
        return self._theme, self._host, self._shown_ms

    def _add(self, key: str, notice: Notice | None, toast: Toast) -> None:
        toast.expired.connect(self._on_expired)
        toast.remedy_chosen.connect(partial(self._on_remedy, toast.path))
        toast.installEventFilter(self)
        self._shown[key] = (notice, toast)
        toast.show()
        event = QAccessibleAnnouncementEvent(self._host, toast.text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(toast.text)

    def _take_away(self, key: str) -> None:
        if key in self._shown:
            toast = self._shown.pop(key)[1]
            toast.hide()
            toast.deleteLater()

    def place(self) -> None:
        """Stand at the end of the room that there is now."""
        below = [widget.height() for widget in self._below if not widget.isHidden()]
        taken = sum(below) + GAP * max(0, len(below) - 1)
        bottom = self._host.height() - MARGIN - taken
        for _, toast in reversed(tuple(self._shown.values())):
            toast.fit()
            room = self._room_px()
            if room >= toast.width() + 2 * MARGIN:
                end = room
            else:
                end = self._host.width()
            toast.move(end - toast.width() - MARGIN, bottom - toast.height())
            toast.raise_()
            bottom -= toast.height() + 8

    # Qt overrides

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: keep the corner when the window, a toast or what is below changes its size."""
        is_toast = isinstance(watched, Toast)
        if event.type() in _SIZES or (event.type() == QEvent.Type.LayoutRequest and is_toast):
            self.place()
        return super().eventFilter(watched, event)


def _tells(notice: Notice, state: State) -> bool:
    """Whether it says anything: the language that the window speaks already needs no restart."""
    return not isinstance(notice, LanguageNotice) or not speaks(state.settings.language)
