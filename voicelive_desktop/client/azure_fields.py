"""Fields of the service's messages, read with care: the SDK's types say what they should be, the
service what they are.

What a message cannot do without raises ValueError or TypeError when it is missing or of a wrong
type; a side remark reads as nothing. Fields are optional in practice whatever the SDK's types say:
a missing one reads None.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from voicelive_desktop.client.wire import LAST_MOMENT_S
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

LONGEST_ID = 512  # characters; recorded ones have some thirty
MOST_COUNTED = 10**12  # milliseconds of thirty years, or tokens of as many

SdkMessage = Any
"""A message, or a part of one, as the SDK parsed it."""


class PlainMessage(dict[str, Any]):
    """A message as it came, read like the SDK's models: a missing field is None."""

    def __getattr__(self, name: str) -> Any:
        """Return a field."""
        return self.get(name)


def required_id(value: object) -> str:
    """The id of anything. Raises ValueError when it is missing or no text."""
    if not isinstance(value, str) or not value:
        raise ValueError("an id is missing")
    if len(value) > LONGEST_ID:
        raise ValueError("no id is as long as that")
    return value


def item_id_of(message: SdkMessage) -> ItemId:
    """Which item the message is about. Raises ValueError."""
    return ItemId(required_id(message.item_id))


def response_id_of(message: SdkMessage) -> ResponseId:
    """Which response the message is about. Raises ValueError."""
    return ResponseId(required_id(message.response_id))


def optional_item_id(value: object) -> ItemId | None:
    """An id that may be missing; what is no id reads as missing."""
    if isinstance(value, str) and 0 < len(value) <= LONGEST_ID:
        return ItemId(value)
    return None


def text_of(value: object) -> str:
    """A plain text, also of the SDK's enums; "" for None. Raises TypeError."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("a text is not a text")
    if isinstance(value, Enum):
        return str(value.value)
    return value


def whole_number(value: object) -> int:
    """A number without its fraction, within the bounds of what is counted. Raises TypeError."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        raise TypeError("a number is not a number")
    return int(max(-MOST_COUNTED, min(MOST_COUNTED, value)))


def unix_s(value: object) -> float | None:
    """A moment in Unix seconds; None when there is none, or one that no calendar has."""
    if isinstance(value, datetime):
        return value.timestamp()
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not 0 <= value <= LAST_MOMENT_S
    ):
        return None
    return float(value)


def fields_of(value: object) -> Mapping[str, Any]:
    """The parts of a side remark; one of a wrong type must not hide that the answer has ended."""
    if isinstance(value, Mapping):
        return value
    return {}


def token_count(value: object) -> int:
    """How many; 0 when it is not told."""
    if isinstance(value, int) and not isinstance(value, bool):
        return min(MOST_COUNTED, max(0, value))
    return 0
