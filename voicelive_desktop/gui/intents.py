"""The one way in which the user's wishes leave the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from voicelive_desktop.domain.facts.events import SettingsChosen

if TYPE_CHECKING:
    from voicelive_desktop.domain.facts.requests.request import Wish  # brings all their modules


class Intents(QObject):
    """What the user wants, as frozen values.

    A wish is an event where the program's state decides about it, and a request where a service
    does it: requests may carry files, keys and addresses, which no event may, since events are
    logged and given to every observer. The window need not know the difference: who lets the wish
    in goes by its type.

    Signals:
        wanted(wish: Wish)
    """

    wanted = Signal(object)

    def wish(self, wish: Wish) -> None:
        """Announce a wish. Times, and ids of new items, are filled in where it arrives."""
        self.wanted.emit(wish)

    def wishing(self, wish: Wish) -> Callable[..., None]:
        """Return a slot that announces this wish, whatever the signal brings along."""
        return lambda *_: self.wanted.emit(wish)

    def choose(self, changes: Mapping[str, object]) -> None:
        """Wish for these values of fields of `Settings`."""
        self.wanted.emit(SettingsChosen(tuple(changes.items())))
