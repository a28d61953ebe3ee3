"""Conversations to be kept, and a library that is closed again."""

from __future__ import annotations

from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.library import Entry, EntryId, Placed
from voicelive_desktop.domain.words.ids import ItemId

AT_S = 1_795_996_800.0  # noon of 29 November 2026


def entry(name: str = "talk", started_at_s: float = AT_S, **facts: object) -> Entry:
    """An entry without rows."""
    return Entry(EntryId(name), started_at_s, **facts)  # type: ignore[arg-type]


def item(
    name: str, text: str = "", role: Role = Role.USER, at_s: float = AT_S, **fields: object
) -> Item:
    """A settled row."""
    fields.setdefault("status", Status.FINAL)
    return Item(ItemId(name), role, text or f"text of {name}", at_s=at_s, **fields)  # type: ignore[arg-type]


def placed(*items: Item) -> list[Placed]:
    """Rows one below the other."""
    above = [None, *(one.id for one in items)]
    return [Placed(one, after) for one, after in zip(items, above, strict=False)]
