"""When the speaker's stream runs: not while there is nothing to hear."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from voicelive_desktop.audio.devices.device_line import PROBE_S
from voicelive_desktop.audio.devices.device_ports import OutputStream, SoundFailure
from voicelive_desktop.audio.devices.sound_thread import Desk
from voicelive_desktop.audio.speaker.output_stream import Feed
from voicelive_desktop.domain.words.failures import Failure, FailureKind

AWAKE_S = 5.0  # behind the last sound, and while one may come
APART_S = 1.0  # between two restarts: crumbs of sound do not stop and start a device


class OpenedSpeaker:
    """A started speaker and its feed.

    Attributes:
        rests: It has given its device back, or is about to do so or to open it again.
        given_back: It has.
    """

    def __init__(self, stream: OutputStream, feed: Feed, latency_s: float) -> None:
        self.stream = stream
        self.feed = feed
        self.asked_latency_s = latency_s
        self.rests = self.given_back = False

    @property
    def active(self) -> bool:
        """Whether the device still runs, or would."""
        return self.rests or self.stream.active

    def start(self) -> None:
        """Ask for samples from now on. Raises `SoundFailure`."""
        self.feed.begin()
        self.stream.start()
        self.given_back = False

    def give_back(self) -> None:
        """Ask for no more samples, and close the device until the next start."""
        self.given_back = True
        self.stream.rest()

    def close(self) -> None:
        """End it."""
        self.stream.close()


class SpeakerRest:
    """Lets the speaker in use rest some seconds after the last sound, and starts it when sound
    comes, or may come soon: one that rests costs nothing (decision 0009).

    Both happen on the sound thread. All methods on the loop's thread.

    Args:
        lose: Called with a speaker that does not start again, and why.
    """

    def __init__(self, desk: Desk, lose: Callable[[OpenedSpeaker, Failure], None]) -> None:
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
        """Rest if there was nothing to hear for a while."""
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
            or not opened.stream.active
            or now - self._restarted_s < APART_S
        ):
            yield False
            self.stir()
            return
        self._restarted_s = now
        opened.stream.pause()
        try:
            yield True
        finally:
            self._restart(opened)
            self.stir()

    @property
    def _is_awake(self) -> bool:
        return self._desk.clock() < self._awake_until_s

    def _restart(self, opened: OpenedSpeaker) -> None:
        try:
            opened.start()
        except SoundFailure as failure:
            self._lose(opened, failure.failure)

    def _change(self, opened: OpenedSpeaker) -> None:
        if not self._changing:  # else whoever is at it looks again
            self._changing = True
            self._desk.spawn(self._rest_or_start(opened), "let the speaker rest, or start it")

    async def _rest_or_start(self, opened: OpenedSpeaker) -> None:
        try:
            if not opened.given_back:
                await self._desk.let_go(opened.give_back)
            while opened is self._opened and opened.rests and self._is_awake:
                await self._start_aside(opened)
                opened.rests = False
        except SoundFailure as failure:
            self._lose(opened, failure.failure)
        finally:
            self._changing = False

    async def _start_aside(self, opened: OpenedSpeaker) -> None:
        try:
            await self._desk.run(opened.start)
        except SoundFailure as failure:
            if failure.failure.kind is not FailureKind.SPEAKER_BUSY:
                raise
            await asyncio.sleep(PROBE_S)
            await self._desk.run(opened.start)
