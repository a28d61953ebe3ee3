"""The one way in which the user's wishes leave the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from voicelive_desktop.domain.facts.events import Event, SettingsChosen

if TYPE_CHECKING:
    from voicelive_desktop.domain.facts.requests.request import Request  # brings all their modules


class Intents(QObject):
    """What the user asks for, as frozen values.

    What the program's state decides about is an event. What a service does is a request: it may
    carry files, keys and addresses, which no event may, since events are logged and given to every
    observer. What came of it the service tells the state by an event.

    Signals:
        wanted(wish: Event)
        asked(request: Request)
    """

    wanted = Signal(object)
    asked = Signal(object)

    def wish(self, event: Event) -> None:
        """Announce a wish. Times, and ids of new items, are filled in where it arrives."""
        self.wanted.emit(event)

    def wishing(self, event: Event) -> Callable[..., None]:
        """Return a slot that announces this wish, whatever the signal brings along."""
        return lambda *_: self.wanted.emit(event)

    def choose(self, changes: Mapping[str, object]) -> None:
        """Wish for these values of fields of `Settings`."""
        self.wanted.emit(SettingsChosen(tuple(changes.items())))

    def ask(self, request: Request) -> None:
        """Ask a service for something."""
        self.asked.emit(request)

    def asking(self, request: Request) -> Callable[..., None]:
        """Return a slot that asks for this, whatever the signal brings along."""
        return lambda *_: self.asked.emit(request)
