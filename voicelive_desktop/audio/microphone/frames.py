"""Where captured frames wait for their one reader, the session."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Sequence

from voicelive_desktop.domain.words.pcm import FRAME_BYTES, FRAME_MS
from voicelive_desktop.domain.words.quick_classes import dataclass

# a turn that a drop cut is said again to a session that comes within 15 s
KEPT_FRAMES = 16_000 // FRAME_MS
PREROLL_FRAMES = 300 // FRAME_MS  # what was said just before the session began to listen
SILENCE = bytes(FRAME_BYTES)


@dataclass(frozen=True, slots=True)
class Frame:
    """20 ms of 16-bit mono at 24 kHz; its last sample reached this process at `captured_t`
    (monotonic s).
    """

    pcm: bytes
    captured_t: float


class FrameQueue:
    """Frames between capture and session, both on the loop's thread.

    Without a reader it holds the last 300 ms (the pre-roll), so that a session starts with the word
    being spoken; with
    one that is expected the last 16 s, so that it starts with all that was said since Start. With a
    reader it holds
    16 s; one that stays away longer loses the oldest frames, which are counted, and counts as gone
    from then on.

    Args:
        on_frames: Is told all frames, read or not.

    Attributes:
        overflows: Frames that a present reader lost.
    """

    def __init__(self, on_frames: Callable[[Sequence[Frame]], None] | None = None) -> None:
        self._frames: deque[Frame] = deque()
        self._waiter: asyncio.Future[None] | None = None
        self._read = False
        self._expected = False
        self.overflows = 0
        self._on_frames = on_frames

    def expect(self) -> None:
        """A reader will come: keep what is captured until then."""
        self._expected = True

    def put(self, *frames: Frame) -> None:
        """Add the newest frames and wake the reader."""
        if not frames:
            return
        if self._on_frames is not None:
            self._on_frames(frames)
        self._frames.extend(frames)
        if self._read and len(self._frames) > KEPT_FRAMES:
            self.overflows += len(self._frames) - PREROLL_FRAMES
            self._read = False
        if self._expected:
            kept = KEPT_FRAMES
        else:
            kept = PREROLL_FRAMES
        while not self._read and len(self._frames) > kept:
            self._frames.popleft()
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def get(self) -> Frame:
        """The oldest frame; waits for one. One reader at a time."""
        self._read, self._expected = True, False
        while not self._frames:
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        return self._frames.popleft()

    async def get_some(self, most: int) -> list[Frame]:
        """The oldest frames, up to `most` of them; waits for the first."""
        first = await self.get()
        rest = min(len(self._frames), most - 1)
        return [first, *(self._frames.popleft() for _ in range(rest))]

    def take(self) -> list[Frame]:
        """All frames that wait; the reader goes on waiting for the next."""
        waiting = list(self._frames)
        self._frames.clear()
        return waiting

    def clear(self) -> None:
        """Forget all frames, and that there was a reader, if none waits now."""
        self._frames.clear()
        self._read, self._expected = self._waiter is not None, False
