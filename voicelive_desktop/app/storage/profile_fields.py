"""Remembers which custom fields of profiles the user allowed: those naming tools or
addresses need consent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from voicelive_desktop.app.storage.remembered import Remembered
from voicelive_desktop.domain.settings.outward import outward_fields
from voicelive_desktop.domain.words.quick_classes import dataclass

FIELDS = "session_extra"
MOST_ALLOWED = 100
_REMEMBERED = "allowed_fields"


@dataclass(frozen=True, slots=True)
class Held:
    """A profile's custom fields, and those of them that need the user's consent."""

    text: str
    fields: tuple[str, ...]


class AllowedFields:
    """Remembers, as hashes, the fields that the user allowed, or wrote and saved in a profile."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered

    def held(self, values: Mapping[str, object], in_use: str = "") -> Held | None:
        """Return the fields that need consent; None if all may be used or equal `in_use`."""
        text = str(values.get(FIELDS) or "")
        if text == in_use or _sum(text) in self._sums():
            return None
        fields = outward_fields(text)
        if fields:
            return Held(text, fields)
        return None

    def allow(self, text: str) -> None:
        """Allow these fields from now on."""
        if outward_fields(text):
            sums = [one for one in self._sums() if one != _sum(text)]
            self._remembered.put(_REMEMBERED, [*sums, _sum(text)][-MOST_ALLOWED:])

    def _sums(self) -> list[str]:
        kept = self._remembered.get(_REMEMBERED)
        if isinstance(kept, list):
            return [one for one in kept if isinstance(one, str)]
        return []


def _sum(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
