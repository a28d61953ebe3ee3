"""Finds the pauses that a voice makes between its sentences."""

from __future__ import annotations

from voicelive_desktop.app.services.face_calm import QUIET, SOFT, peak
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.pcm import bytes_to_ms

PAUSE_MS = 240.0  # longer than at most commas, and than in any word


class SpeechPauses:
    """Hears the sound of one answer after the other, in blocks as they come."""

    def __init__(self) -> None:
        self._item: ItemId | None = None
        self._loudest = 0
        self._silent_ms = 0.0

    def ends_before(self, item_id: ItemId, pcm: bytes) -> bool:
        """Take a block; return whether the voice goes on with it after a pause."""
        if item_id != self._item:
            self._item, self._loudest, self._silent_ms = item_id, 0, 0.0
        loud = peak(pcm)
        if loud <= max(QUIET, self._loudest // SOFT):
            self._silent_ms += bytes_to_ms(len(pcm))
            return False
        is_pause = self._silent_ms >= PAUSE_MS and self._loudest > 0
        self._loudest, self._silent_ms = max(self._loudest, loud), 0.0
        return is_pause
