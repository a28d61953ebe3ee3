"""Names of things, one type each, so that they cannot be mixed up."""

from __future__ import annotations

from typing import NewType

from voicelive_desktop.domain.words.quick_classes import dataclass

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


@dataclass(frozen=True, slots=True)
class VoiceSample:
    """A voice that speaks a sentence, to be heard before it is chosen."""

    voice: str


@dataclass(frozen=True, slots=True)
class ServiceSound:
    """A turn as the service heard it."""

    item_id: ItemId


Recorded = ItemId | VoiceSample | ServiceSound
"""What can be played again: a turn as it was kept here, or one of the others."""
