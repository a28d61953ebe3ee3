"""When the speaker's stream runs: not while there is nothing to hear."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from voicelive_desktop.audio.devices.device_ports import OutputStream, SoundFailure
from voicelive_desktop.audio.devices.sound_thread import Desk
from voicelive_desktop.audio.speaker.output_stream import Feed

AWAKE_S = 5.0  # behind the last sound, and while one may come
APART_S = 1.0  # between two restarts: crumbs of sound do not stop and start a device


class OpenedSpeaker:
    """A started speaker and its feed.

    Attributes:
        rests: Its stream is paused, or about to be started or paused.
        paused: It is paused.
    """

    def __init__(self, stream: OutputStream, feed: Feed, latency_s: float) -> None:
        self.stream = stream
        self.feed = feed
        self.asked_latency_s = latency_s
        self.rests = self.paused = False

    @property
    def active(self) -> bool:
        """Whether the device still runs, or would."""
        return self.rests or self.stream.active

    def start(self) -> None:
        """Ask for samples from now on. Raises `SoundFailure`."""
        self.feed.begin()
        self.stream.start()
        self.paused = False

    def pause(self) -> None:
        """Ask for no more samples."""
        self.paused = True
        self.stream.pause()

    def close(self) -> None:
        """End it."""
        self.stream.close()


class SpeakerRest:
    """Pauses the stream of the speaker in use some seconds after the last sound, and starts it
    when sound comes, or may come soon: a paused one costs nothing (decision 0009).

    Where starting takes long it is done on the sound thread. All methods on the loop's thread.

    Args:
        lose: Called with a speaker that does not start again.
    """

    def __init__(self, desk: Desk, lose: Callable[[OpenedSpeaker], None]) -> None:
        self._desk = desk
        self._lose = lose
        self._opened: OpenedSpeaker | None = None
        self._awake_until_s = 0.0
        self._restarted_s = float("-inf")
        self._changing = False

    def adopt(self, opened: OpenedSpeaker | None) -> None:
        """This one is in use, and runs; None: none is."""
        self._opened = opened
        self.stir()

    def stir(self, for_s: float = 0.0) -> None:
        """There is sound, or soon will be, for so long."""
        self._awake_until_s = max(self._awake_until_s, self._desk.clock() + for_s + AWAKE_S)
        if self._opened is not None and self._opened.rests:
            self._change(self._opened)

    def look(self) -> None:
        """Pause if there was nothing to hear for a while."""
        opened = self._opened
        if opened is None or opened.rests or self._changing:
            return
        if not self._is_awake:
            opened.rests = True
            self._change(opened)

    @contextmanager
    def beginning(self, *, hurried: bool) -> Iterator[bool]:
        """Round the queueing of what is heard after silence.

        Args:
            hurried: What the device has in hand is silence: drop it, so that the sound comes first.

        Yields:
            Whether it was dropped.
        """
        opened = self._opened
        now = self._desk.clock()
        if (
            opened is None
            or opened.rests
            or not hurried
            or not opened.stream.restarts_quickly
            or now - self._restarted_s < APART_S
        ):
            yield False
            self.stir()
            return
        self._restarted_s = now
        opened.pause()
        try:
            yield True
        finally:
            self._start(opened)
            self.stir()

    @property
    def _is_awake(self) -> bool:
        return self._desk.clock() < self._awake_until_s

    def _change(self, opened: OpenedSpeaker) -> None:
        if self._changing:
            return  # whoever is at it looks again
        if not opened.stream.is_quick:
            self._changing = True
            self._desk.spawn(self._change_aside(opened), "start or pause the speaker")
        elif self._is_awake:
            self._start(opened)
        else:
            opened.pause()

    def _start(self, opened: OpenedSpeaker) -> None:
        try:
            opened.start()
            opened.rests = False
        except SoundFailure:
            self._lose(opened)

    async def _change_aside(self, opened: OpenedSpeaker) -> None:
        try:
            if not opened.paused:
                await self._desk.let_go(opened.pause)
            while opened is self._opened and opened.rests and self._is_awake:
                await self._desk.run(opened.start)
                opened.rests = False
        except SoundFailure:
            self._lose(opened)
        finally:
            self._changing = False
