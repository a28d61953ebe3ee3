"""One stream of fragmented MP4: its sound at once, its pictures when their moment is heard."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import av

from voicelive_desktop.avatar.fragments import Fragments
from voicelive_desktop.avatar.mono_sound import MonoSound
from voicelive_desktop.avatar.waiting_packets import WaitingPackets, seen_ms

MOST_PIXELS = 8192 * 4608  # of a picture: 8K, and the edge that a decoder puts around it
MOST_READY = 60 * 1920 * 1080  # pixels that are decoded before their moment
MOST_AT_ONCE = 50  # packets decoded for one picture: after a leap the next ones catch up
SAME_MS = 1.0  # moments that differ by less are the same picture's
AHEAD_MS = 200.0  # of decoding, for pictures that come out of order
PROBE = {
    "probesize": "32768",
    "analyzeduration": "0",
    "fpsprobesize": "0",
    "max_pixels": str(MOST_PIXELS),  # a few bytes can claim pictures of any size
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
        self._packets = WaitingPackets()
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
        self._packets.forget()
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
        taken = self._packets.take(at_ms + AHEAD_MS)
        self._due += taken
        self._to_come += map(seen_ms, taken)
        if self._packets.take_lost():
            self._waits_for_keyframe = True
        self._pass_over(at_ms)
        if not wanted:
            self._ready.clear()
            self._to_come = [moment for moment in self._to_come if moment > at_ms]
            self.look_away()
            return None
        newest = None
        for packet in self._due[:MOST_AT_ONCE]:
            self._decode(packet)
            newest = self._newest_due(at_ms, newest)
        del self._due[:MOST_AT_ONCE]
        newest = self._newest_due(at_ms, newest)
        if newest is not None:
            self._count_until(_ms(newest))
        return newest

    def _newest_due(self, at_ms: float, before: Any | None) -> Any | None:
        """Keep the newest decoded picture that is due, and those to come: raw ones are large."""
        due = [frame for frame in self._ready if _ms(frame) <= at_ms]
        self._ready = [frame for frame in self._ready if _ms(frame) > at_ms]
        while sum(frame.width * frame.height for frame in self._ready) > MOST_READY:
            self._ready.pop()
        if not due:
            return before
        if before is not None:
            due.append(before)
        return max(due, key=_ms)

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
            if packet.is_keyframe and seen_ms(packet) <= at_ms
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
        except Exception:  # noqa: BLE001 - a stranger's film: PyAV raises whatever it trips over
            if not self._over.is_set():
                self._tell("trouble", 0.0, b"broken")
        finally:
            self._tell("done", 0.0, b"")  # else the reply never ends

    def _demux(self, container: Any) -> None:
        streams = container.streams
        video = next(filter(_is_showable, streams.video), None)
        sound = next((stream for stream in streams.audio if stream.codec_context is not None), None)
        if video is None and sound is None:
            self._tell("trouble", 0.0, b"broken")
            return
        if video is None and streams.video:
            self._tell("trouble", 0.0, b"codec")
        elif video is None:
            self._tell("trouble", 0.0, b"no_video")
        elif sound is None:
            self._tell("trouble", 0.0, b"no_sound")
        if video is not None:
            video.codec_context.thread_count = 1  # more of them hold pictures back
        mono = MonoSound()
        wanted = [stream for stream in (video, sound) if stream is not None]
        for packet in container.demux(wanted):
            if self._over.is_set():
                return
            if packet.stream.type == "audio":
                self._hear(packet, mono)
            elif packet.dts is not None:
                self._packets.add(packet)

    def _hear(self, packet: Any, mono: MonoSound) -> None:
        try:
            frames = packet.decode()
        except av.FFmpegError:
            return  # a moment of silence
        for frame in frames:
            at_ms = _ms(frame)
            for pcm in mono(frame):
                if not self._over.is_set():
                    self._tell("sound", at_ms, pcm)


def _is_showable(stream: Any) -> bool:
    """Whether a stream's pictures can be decoded here; one of an unknown codec has no context."""
    context = stream.codec_context
    if context is None or context.name != "h264":
        return False
    return bool(context.width * context.height <= MOST_PIXELS)


def _ms(frame: Any) -> float:
    return float((frame.time or 0.0) * 1000)
