"""Pictures in memory that another process reads: two slots, written in turn, so that the one being
shown stays.
"""

from __future__ import annotations

import mmap
from pathlib import Path
from typing import Any

import av

from voicelive_desktop.avatar.framing import SLOT_BYTES, SLOT_HEIGHT, SLOT_WIDTH, SLOTS


class SharedPictures:
    """Writes into a file of the window's, which maps it, too.

    Args:
        path: of `SLOTS` times `SLOT_BYTES` bytes.
    """

    def __init__(self, path: Path) -> None:
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), SLOTS * SLOT_BYTES)
        self._slot = 0

    def put(self, frame: Any) -> tuple[int, int, int] | None:
        """Write a picture as 32-bit BGRA; return its slot, width and height, None if it is none. A
        large one is made smaller.
        """
        width, height = fitted(frame.width, frame.height)
        try:
            pixels = frame.reformat(width, height, "bgra").to_ndarray()
        except (av.FFmpegError, ValueError, MemoryError):
            return None
        self._slot = (self._slot + 1) % SLOTS
        start = self._slot * SLOT_BYTES
        self._memory[start : start + pixels.nbytes] = pixels.tobytes()
        return self._slot, width, height

    def close(self) -> None:
        """Let go of the memory."""
        self._memory.close()


def fitted(width: int, height: int) -> tuple[int, int]:
    """Return the size in which a picture fits into a slot, without distortion; whole
    pairs of pixels.
    """
    factor = min(1.0, SLOT_WIDTH / max(1, width), SLOT_HEIGHT / max(1, height))
    return max(2, int(width * factor) // 2 * 2), max(2, int(height * factor) // 2 * 2)
