"""Names of things, one type each, so that they cannot be mixed up."""

from __future__ import annotations

from typing import NewType

ItemId = NewType("ItemId", str)
ResponseId = NewType("ResponseId", str)
CallId = NewType("CallId", str)
SessionId = NewType("SessionId", str)

DeviceName = NewType("DeviceName", str)
"""Stable identity of a sound device: "name|host interface"; the empty string is the system default.
Never an index.
"""

SYSTEM_DEFAULT = DeviceName("")
NEW = ItemId("")
"""In a wish of the window: an item that has no id yet."""

_SERVICE_SOUND = "service:"


def service_sound_id(item_id: ItemId) -> ItemId:
    """Return the id under which is played what the service heard of a turn."""
    return ItemId(_SERVICE_SOUND + item_id)


def turn_of_service_sound(item_id: ItemId) -> ItemId | None:
    """Return the turn whose sound of the service this id names; None for any other id."""
    if item_id.startswith(_SERVICE_SOUND):
        return ItemId(item_id.removeprefix(_SERVICE_SOUND))
    return None
