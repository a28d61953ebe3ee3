"""Queues of samples between a sound card's thread and the loop's, without locks.

Both rest on one promise of CPython: reading or binding one attribute is atomic. One thread writes,
one reads.
"""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples

Tag = TypeVar("Tag")


class SampleRing:
    """A ring of fixed size whose writer never waits: unread samples are overwritten, oldest first,
    and counted.

    Attributes:
        written: Samples written since the start.
        lost: Samples overwritten before they were read; changes in `read`.
    """

    def __init__(self, capacity: int) -> None:
        self._data = np.zeros(capacity, np.int16)
        self._capacity = capacity
        self._reserved = 0
        self._taken = 0
        self.written = 0
        self.lost = 0

    def write(self, samples: Samples) -> None:
        """Add samples. Writer's thread; allocates nothing but two views."""
        size = len(samples)
        # Announced before the copy: numpy may let the reader run meanwhile.
        self._reserved = self.written + size
        kept = samples[-self._capacity :]
        start = (self._reserved - len(kept)) % self._capacity
        first = min(len(kept), self._capacity - start)
        self._data[start : start + first] = kept[:first]
        if first < len(kept):
            self._data[: len(kept) - first] = kept[first:]
        self.written = self._reserved

    @property
    def unread(self) -> int:
        """Samples that `read` would give. Reader's thread."""
        return min(self.written - self._taken, self._capacity)

    def read(self) -> Samples:
        """All unread samples, oldest first, as an own copy. Reader's thread."""
        end = self.written
        begin = max(self._taken, end - self._capacity)
        copy = self._copy(begin, end)
        # What the writer has begun to overwrite since may be torn: leave it out.
        spoiled = min(max(0, self._reserved - self._capacity - begin), end - begin)
        self.lost += begin - self._taken + spoiled
        self._taken = end
        return copy[spoiled:]

    def _copy(self, begin: int, end: int) -> Samples:
        start, size = begin % self._capacity, end - begin
        if start + size <= self._capacity:
            return self._data[start : start + size].copy()
        return np.concatenate((self._data[start:], self._data[: start + size - self._capacity]))


class ChunkQueue(Generic[Tag]):
    """A queue without limit: whole arrays go in, any number of samples comes out, each run with its
    chunk's tag.

    The reader copies and makes views; it allocates no samples. Dropping everything means binding a
    new queue.
    """

    def __init__(self) -> None:
        self._chunks: deque[tuple[Tag, Samples]] = deque()
        self._offset = 0

    def put(self, tag: Tag, samples: Samples) -> None:
        """Add samples, which must not change afterwards. Writer's thread."""
        if len(samples):
            self._chunks.append((tag, samples))

    def take(self, out: Samples) -> tuple[Tag, int] | None:
        """Copy from the oldest chunk to the start of `out`: its tag and how many; None: empty.
        Reader's thread.
        """
        if not self._chunks:
            return None
        tag, samples = self._chunks[0]
        offset = self._offset
        count = min(len(out), len(samples) - offset)
        out[:count] = samples[offset : offset + count]
        if offset + count == len(samples):
            self._offset = 0
            self._chunks.popleft()
        else:
            self._offset = offset + count
        return tag, count
