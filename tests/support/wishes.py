"""Sees the wishes of one kind that the window announces."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from PySide6.QtCore import QObject, Signal, SignalInstance

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.words.ids import NEW
from voicelive_desktop.gui.intents import Intents


class _Wishes(QObject):
    """Signals: seen(value): what the wish is about, see `about`."""

    seen = Signal(object)

    def __init__(self, intents: Intents, kind: type[object]) -> None:
        super().__init__(intents)
        # any class, not type[Event]: mypy would hold each of 217 events against each of them
        self._kind = kind
        intents.wanted.connect(self._on_wanted)

    def _on_wanted(self, wish: object) -> None:
        if isinstance(wish, self._kind):
            self.seen.emit(about(wish))


def wishes(intents: Intents, kind: type[object]) -> SignalInstance:
    """Return a signal of the wishes of this kind, for spies and waits; it carries what they are
    about.
    """
    return _Wishes(intents, kind).seen


def about(wish: object) -> object:
    """Return what a wish says: a dict of settings, its one value, a tuple of several, None if
    there is nothing to say.

    Without what the store fills in, and without what is left as it is by default at its end.
    """
    if isinstance(wish, ev.SettingsChosen):
        return dict(wish.changes)
    assert is_dataclass(wish)
    filled_in = {"at_s"} if getattr(wish, "item_id", None) != NEW else {"at_s", "item_id"}
    said = [field for field in fields(wish) if field.name not in filled_in]
    while said and getattr(wish, said[-1].name) == said[-1].default:
        said.pop()
    values = tuple(getattr(wish, field.name) for field in said)
    return values if len(values) > 1 else (*values, None)[0]
