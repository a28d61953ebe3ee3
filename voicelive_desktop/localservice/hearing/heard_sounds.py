"""The sound of the latest turns, as the recogniser heard it, in memory only."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np

from voicelive_desktop.localservice.hearing.input_buffer import Committed
from voicelive_desktop.localservice.protocol.audio_formats import INTERNAL_RATE_HZ
from voicelive_desktop.localservice.protocol.resampling import resample

KEPT_S = 300.0  # of all turns together; five minutes are 10 MB
WIRE_RATE_HZ = 24_000


class HeardSounds:
    """By the id of the item; the oldest go first."""

    def __init__(self) -> None:
        self._turns: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    def add(self, turn: Committed) -> None:
        """Keep the sound of a turn."""
        pcm = (np.clip(turn.samples, -1.0, 1.0) * 32_767).astype("<i2").tobytes()
        self._turns[turn.item_id] = pcm
        self._size += len(pcm)
        while self._size > KEPT_S * INTERNAL_RATE_HZ * 2 and len(self._turns) > 1:
            _, oldest = self._turns.popitem(last=False)
            self._size -= len(oldest)

    def pcm(self, item_id: str) -> bytes:
        """16-bit mono at 24 kHz; nothing for an item whose sound is not kept."""
        kept = self._turns.get(item_id)
        if kept is None:
            return b""
        samples = np.frombuffer(kept, "<i2").astype(np.float32) / np.float32(32_768)
        told = resample(samples, INTERNAL_RATE_HZ, WIRE_RATE_HZ)
        return (np.clip(told, -1.0, 1.0) * 32_767).astype("<i2").tobytes()
