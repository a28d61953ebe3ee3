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
