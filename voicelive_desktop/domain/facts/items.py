"""What happens to the items of the conversation."""

from __future__ import annotations

from voicelive_desktop.domain.facts.conversation import Item
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class ItemCreated:
    """An item was added to the conversation, also as part of a response (`OutputItemAdded` becomes
    this too).
    """

    item: Item
    previous_item_id: ItemId | None = None


@dataclass(frozen=True, slots=True)
class ItemDone:
    """An item of a response is complete (or incomplete, when its response was cut)."""

    item_id: ItemId
    text: str
    complete: bool


@dataclass(frozen=True, slots=True)
class ItemTruncated:
    """The service cut an assistant item at `audio_end_ms`."""

    item_id: ItemId
    audio_end_ms: int


@dataclass(frozen=True, slots=True)
class ItemDeleted:
    """The service removed an item."""

    item_id: ItemId


@dataclass(frozen=True, slots=True)
class ItemRetrieved:
    """The service returned the present form of an item."""

    item: Item


@dataclass(frozen=True, slots=True)
class AnswerAttributed:
    """An answer is for this question of the person's, though they have asked others since."""

    item_id: ItemId
    question: ItemId


ItemEvent = ItemCreated | ItemDone | ItemTruncated | ItemDeleted | ItemRetrieved | AnswerAttributed
