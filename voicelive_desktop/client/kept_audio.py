"""The microphone's sound around a drop: what the lost session was sent in vain is said again to the
next one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from voicelive_desktop.client.ports import MicrophoneFrame
from voicelive_desktop.domain.words.pcm import FRAME_MS

# of an unfinished turn before a drop; a service may think for seconds before it has written it down
TURN_S = 30.0
TURN_GAP_S = 15.0  # until the next session; of an older turn nobody awaits an answer any more
# the same without an unfinished turn: later, nothing that was said meanwhile was meant for the
# service
GAP_S = 2.0
# a word that began just before a session is left for another, and that the left one has not noticed
OVERLAP_S = 0.6
PREROLL_S = 0.3  # what any session begins with: the word that is being said
_FRAMES = int(TURN_S * 1000) // FRAME_MS


class KeptAudio:
    """The last half minute of frames that sessions took, across sessions. Loop thread only."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._frames: deque[MicrophoneFrame] = deque(maxlen=_FRAMES)
        self._lost_t: float | None = None
        self._left = False

    def add(self, frame: MicrophoneFrame) -> None:
        """A session took this frame."""
        self._frames.append(frame)

    def clear(self) -> None:
        """What was taken is to be forgotten."""
        self._frames.clear()

    def session_lost(self) -> None:
        """The session that took the frames is gone."""
        self._lost_t = self._clock()

    def session_left(self) -> None:
        """The session that took the frames gives way to the next one, at a pause."""
        self._left = True

    def resume(
        self, waiting: Sequence[MicrophoneFrame], from_t: float | None
    ) -> tuple[Sequence[MicrophoneFrame], float | None]:
        """What the next session begins with.

        Args:
            waiting: what was captured since and nobody took.
            from_t: an unfinished turn began at this moment of the capture clock; None: there is
                none.

        Returns:
            The frames, and when the first one began if they hold sound of the unfinished turn.
        """
        kept, lost_t, now = list(self._frames), self._lost_t, self._clock()
        self._frames.clear()
        left, self._lost_t, self._left = self._left, None, False
        if left:
            return [
                *(frame for frame in kept if frame.captured_t > now - OVERLAP_S),
                *waiting,
            ], None
        # the first session: of what was said since Start, what may still await an answer
        if lost_t is None:
            return [frame for frame in waiting if frame.captured_t > now - TURN_GAP_S], None
        if now - lost_t > (GAP_S if from_t is None else TURN_GAP_S):
            return [frame for frame in waiting if frame.captured_t > now - PREROLL_S], None
        if from_t is None:
            return waiting, None
        again = [*(frame for frame in kept if frame.captured_t > from_t), *waiting]
        return again, again[0].captured_t - FRAME_MS / 1000 if again else None
