"""The drawn face live: a track of sound and one of pictures for WebRTC, whose mouth follows
what is said.

aiortc encodes on threads of its own. Imported with the first peer only: it
is optional (`voicelive-desktop[avatar]`).
"""

from __future__ import annotations

import asyncio
import time
from bisect import bisect_right
from collections import deque
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import av
from aiortc.mediastreams import MediaStreamError, MediaStreamTrack

from voicelive_desktop.localservice.voice.drawn_face import (
    PICTURES_PER_S,
    RATE_HZ,
    KeptPictures,
)
from voicelive_desktop.localservice.voice.face_drawing import FaceLook

BLOCK = 480  # samples: 20 ms
BYTES_PER_MS = RATE_HZ * 2 / 1000
SILENCE = bytes(BLOCK * 2)
BLOCK_S = BLOCK / RATE_HZ
KEPT_SHAPES = 100  # 2 s


class LiveSpeech:
    """What is still to be said, in real time. Loop thread only.

    Args:
        tell: ("speaking" or "idle", turn) when a turn begins or ends to sound.
    """

    def __init__(self, tell: Callable[[str, str], None]) -> None:
        self._tell = tell
        self._waiting: deque[tuple[str, bytearray, list[tuple[int, int]]]] = deque()
        self._over: set[str] = set()
        self._speaking = ""
        self._said = 0  # bytes of the turn that sounds
        self._viseme = 0
        self._shapes: deque[int] = deque([0], maxlen=KEPT_SHAPES)  # one for each block
        self._blocks = 0
        self.began_s: float | None = None  # when its first block was due

    def add(self, turn_id: str, pcm: bytes, mouth: list[tuple[int, int]]) -> None:
        """Append to a turn."""
        if not self._waiting or self._waiting[-1][0] != turn_id:
            self._waiting.append((turn_id, bytearray(), []))
        _, sound, shapes = self._waiting[-1]
        sound += pcm
        shapes += mouth

    def finish(self, turn_id: str) -> None:
        """The turn is whole."""
        if any(waiting[0] == turn_id for waiting in self._waiting):
            self._over.add(turn_id)

    def clear(self) -> None:
        """Forget all."""
        self._waiting.clear()
        self._over.clear()
        self._rest()

    def viseme_at(self, since_s: float) -> int:
        """Return the mouth at a moment since the first block; the newest known one after that."""
        newest = max(0, self._blocks - 1 - int(since_s / BLOCK_S))
        return self._shapes[-1 - min(newest, len(self._shapes) - 1)]

    def block(self) -> bytes:
        """Return the next 20 ms, silence where nothing is to be said."""
        block = self._next_block()
        self._blocks += 1
        self._shapes.append(self._viseme)
        return block

    def _next_block(self) -> bytes:
        while self._waiting:
            turn_id, sound, shapes = self._waiting[0]
            if turn_id != self._speaking:
                self._rest()
                self._speaking = turn_id
                self._tell("speaking", turn_id)
            if sound:
                taken = bytes(sound[: BLOCK * 2])
                del sound[: BLOCK * 2]
                at = bisect_right(shapes, self._said / BYTES_PER_MS, key=lambda shape: shape[0])
                self._viseme = shapes[at - 1][1] if at else 0
                self._said += len(taken)
                return taken.ljust(BLOCK * 2, b"\0")
            if turn_id not in self._over:
                return SILENCE  # more of it is being spoken
            self._over.discard(turn_id)
            self._waiting.popleft()
            self._rest()
        return SILENCE

    def _rest(self) -> None:
        ended, self._speaking = self._speaking, ""
        self._said = self._viseme = 0
        if ended:
            self._tell("idle", ended)


class _Paced(MediaStreamTrack):
    """A track that gives its frames in real time; both tracks of a face count from one moment."""

    def __init__(self, speech: LiveSpeech, step_s: float) -> None:
        super().__init__()
        self._speech, self._step_s = speech, step_s
        self._count = -1

    async def _turn(self, *, may_skip: bool = False) -> int:
        """Wait for the next frame's time; return its number. `may_skip`: those that are late are
        left out.
        """
        if self.readyState != "live":
            raise MediaStreamError
        self._count += 1
        if self._speech.began_s is None:
            self._speech.began_s = time.monotonic()
        if may_skip:
            late = int((time.monotonic() - self._speech.began_s) / self._step_s)
            self._count = max(self._count, late)
        due_s = self._speech.began_s + self._count * self._step_s
        await asyncio.sleep(due_s - time.monotonic())
        return self._count


class FaceSound(_Paced):
    """What is said."""

    kind = "audio"

    def __init__(self, speech: LiveSpeech) -> None:
        super().__init__(speech, BLOCK_S)

    async def recv(self) -> Any:
        """See MediaStreamTrack."""
        number = await self._turn()
        frame = av.AudioFrame(format="s16", layout="mono", samples=BLOCK)
        frame.planes[0].update(self._speech.block())
        frame.pts, frame.sample_rate, frame.time_base = (
            number * BLOCK,
            RATE_HZ,
            Fraction(1, RATE_HZ),
        )
        return frame


class FacePictures(_Paced):
    """The face that says it. `look` may change at any time."""

    kind = "video"

    def __init__(self, speech: LiveSpeech, look: FaceLook) -> None:
        super().__init__(speech, 1 / PICTURES_PER_S)
        self.look = look
        self._pictures = KeptPictures(av)

    async def recv(self) -> Any:
        """See MediaStreamTrack."""
        number = await self._turn(may_skip=True)
        viseme = self._speech.viseme_at(number / PICTURES_PER_S)
        # a new look is drawn beside the loop, which carries the sound
        frame = await asyncio.to_thread(self._pictures, self.look, viseme)
        frame.pts, frame.time_base = number, Fraction(1, PICTURES_PER_S)
        return frame
