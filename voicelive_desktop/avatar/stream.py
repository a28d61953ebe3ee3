"""One stream of fragmented MP4: its sound at once, its pictures when their moment is heard."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

import av

from voicelive_desktop.avatar.fragments import Fragments

RATE_HZ = 24_000
# two minutes at 60 a second: who is further ahead loses the oldest pictures
MOST_PACKETS = 60 * 60 * 2
SAME_MS = 1.0  # moments that differ by less are the same picture's
AHEAD_MS = 200.0  # of decoding, for pictures that come out of order
PROBE = {
    "probesize": "32768",
    "analyzeduration": "0",
    "fpsprobesize": "0",
}  # a face shall not wait for what is known from the header

TellStream = Callable[[str, float, bytes], None]
"""(what, milliseconds of the stream, payload): "sound", "trouble" with its name, "done"."""


class AvatarStream:
    """Demuxes on a thread of its own; `picture_at` is called by the owner's thread.

    Args:
        tell: Takes sound, trouble and the end, on the stream's thread.
    """

    def __init__(self, tell: TellStream) -> None:
        self._tell = tell
        self._fragments = Fragments()
        self._packets: deque[Any] = deque(maxlen=MOST_PACKETS)
        self._due: list[Any] = []  # packets whose moment has come
        self._ready: list[Any] = []
        self._waits_for_keyframe = False
        self._to_come: list[float] = []  # moments of the pictures that were not returned yet
        self._passed_over = 0  # pictures that were due and that nobody will see
        self._looked_away = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="avatar stream", daemon=True)
        self._thread.start()

    def feed(self, more: bytes) -> None:
        """Take bytes of the stream."""
        self._fragments.feed(more)

    def end(self) -> None:
        """No more bytes will come; what is there is still told."""
        self._fragments.end()

    def drop(self) -> None:
        """Nothing of it shall be heard or seen any more."""
        self._over.set()
        self._fragments.end()
        self._packets.clear()
        self._due.clear()
        self._to_come.clear()
        self._ready.clear()

    def wait(self, seconds: float) -> None:
        """Wait until all was told."""
        self._thread.join(seconds)

    def picture_at(self, at_ms: float, *, wanted: bool = True) -> Any | None:
        """Return the newest picture that is due at this moment and was not returned yet, or None.

        Not `wanted`: nothing is decoded, and only what the next picture needs is kept.
        """
        while self._packets and _at_ms(self._packets[0]) <= at_ms + AHEAD_MS:
            self._due.append(self._packets.popleft())
            self._to_come.append(_seen_ms(self._due[-1]))
        self._pass_over(at_ms)
        if not wanted:
            self._ready.clear()
            self._to_come = [moment for moment in self._to_come if moment > at_ms]
            self.look_away()
            return None
        for packet in self._due:
            self._decode(packet)
        self._due.clear()
        due = [frame for frame in self._ready if (frame.time or 0.0) * 1000 <= at_ms]
        if not due:
            return None
        self._ready = [frame for frame in self._ready if (frame.time or 0.0) * 1000 > at_ms]
        newest = max(due, key=lambda frame: frame.time or 0.0)
        self._count_until((newest.time or 0.0) * 1000)
        return newest

    def look_away(self) -> None:
        """Nobody looks: what is due until the next look is not missed."""
        self._looked_away = True

    def take_passed_over(self) -> int:
        """Return how many pictures were missed since the last call."""
        passed_over, self._passed_over = self._passed_over, 0
        return passed_over

    def _count_until(self, shown_ms: float) -> None:
        missed = sum(moment < shown_ms - SAME_MS for moment in self._to_come)
        self._to_come = [moment for moment in self._to_come if moment > shown_ms + SAME_MS]
        if not self._looked_away:
            self._passed_over += missed
        self._looked_away = False

    def _pass_over(self, at_ms: float) -> None:
        """Forget what lies before the newest whole picture that is due: nobody will see it."""
        whole = (
            place
            for place, packet in enumerate(self._due)
            if packet.is_keyframe and _seen_ms(packet) <= at_ms
        )
        del self._due[: max(whole, default=0)]

    def _decode(self, packet: Any) -> None:
        if self._waits_for_keyframe and not packet.is_keyframe:
            return
        self._waits_for_keyframe = False
        try:
            self._ready += packet.decode()
        except av.FFmpegError:
            self._waits_for_keyframe = True  # it shows again with the next whole picture

    def _run(self) -> None:
        try:
            with av.open(self._fragments, mode="r", format="mp4", options=PROBE) as container:
                self._demux(container)
        except (av.FFmpegError, EOFError, ValueError, OSError):
            if not self._over.is_set():
                self._tell("trouble", 0.0, b"broken")
        self._tell("done", 0.0, b"")

    def _demux(self, container: Any) -> None:
        video = next(iter(container.streams.video), None)
        sound = next(iter(container.streams.audio), None)
        if video is None or sound is None:
            if video is None:
                self._tell("trouble", 0.0, b"no_video")
            else:
                self._tell("trouble", 0.0, b"no_sound")
        elif video.codec_context.name != "h264":
            self._tell("trouble", 0.0, b"codec")
            video = None
        if video is not None:
            video.codec_context.thread_count = 1  # more of them hold pictures back
        resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE_HZ)
        for packet in container.demux([stream for stream in (video, sound) if stream is not None]):
            if self._over.is_set():
                return
            if packet.stream.type == "audio":
                self._hear(packet, resampler)
            elif packet.dts is not None:
                self._packets.append(packet)

    def _hear(self, packet: Any, resampler: Any) -> None:
        try:
            frames = packet.decode()
        except av.FFmpegError:
            return  # a moment of silence
        for frame in frames:
            at_ms = (frame.time or 0.0) * 1000
            for part in resampler.resample(frame):
                if not self._over.is_set():
                    self._tell("sound", at_ms, part.to_ndarray().tobytes())


def _seen_ms(packet: Any) -> float:
    if packet.pts is None:
        return _at_ms(packet)
    return float(packet.pts * packet.time_base * 1000)


def _at_ms(packet: Any) -> float:
    if packet.pts is None:
        moment = packet.dts
    else:
        moment = min(packet.dts, packet.pts)
    return float(moment * packet.time_base * 1000)
