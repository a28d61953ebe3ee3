"""The jobs of the audio check: hear a voice, play the tone, record and replay, send a chirp round
the loop.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from typing import Protocol

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Clock, Samples
from voicelive_desktop.audio.extras.check_sounds import chirp, find_chirp, heard_in, tone
from voicelive_desktop.audio.microphone.frames import Frame
from voicelive_desktop.domain.facts.events import (
    EngineEvent,
    PlaybackDrained,
    PlaybackFlushed,
    PlaybackProgressed,
    PlaybackStarted,
    SoundJobEnded,
)
from voicelive_desktop.domain.facts.sound import CutReason, SoundOwner
from voicelive_desktop.domain.facts.sound_check_state import RECORD_S, Heard, Job, Loop
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import FRAME_MS, RATE_HZ

VOICE_S = 2.0  # so much of a voice tells how loud it is
LISTEN_S = 12.0  # then whoever has not spoken will not
DEAF_S = 3.0  # without anything but zeros
OPEN_S = 4.0  # a microphone that gave no sample by then gives none
LOOP_S = 1.2  # longer than any way that can be talked over
PLAY_S = 10.0
LOOK_FRAMES = 10


class SoundDevices(Protocol):
    """The part of the audio engine that is used."""

    epoch: int

    async def read(self) -> Frame:
        """The next frame of the microphone."""
        ...

    def take(self) -> list[Frame]:
        """All frames that wait."""
        ...

    def play(
        self,
        response_id: ResponseId,
        item_id: ItemId,
        pcm: bytes,
        owner: SoundOwner = SoundOwner.ANSWER,
    ) -> bool:
        """Queue."""
        ...

    def finish(
        self, response_id: ResponseId, item_id: ItemId, owner: SoundOwner = SoundOwner.ANSWER
    ) -> None:
        """No more will come."""
        ...

    def flush(
        self, because: CutReason, response_id: ResponseId | None, epoch: int = 0
    ) -> PlaybackFlushed:
        """Be silent."""
        ...


class SoundJobs:
    """Runs one job at a time. Loop thread only; outside of a conversation, with both devices open.

    Args:
        start: Runs a task of the program.
        report: Takes `SoundJobEnded`.
        clock: Monotonic seconds, as the frames are dated.
        devices: The engine.
    """

    def __init__(
        self,
        start: Callable[[Coroutine[object, object, None], str], asyncio.Task[None]],
        report: Callable[[SoundJobEnded], None],
        clock: Clock,
        devices: SoundDevices,
    ) -> None:
        self._start = start
        self._report = report
        self._clock = clock
        self._devices = devices
        self._task: asyncio.Task[None] | None = None
        self._recording: Samples = np.zeros(0, np.int16)
        self._drained = asyncio.Event()
        self._played = 0

    def on_sound(self, event: EngineEvent) -> bool:
        """Follow what is played; whether it was about a sound of this check, and is
        nobody else's business.
        """
        if not isinstance(
            event, PlaybackStarted | PlaybackProgressed | PlaybackDrained | PlaybackFlushed
        ):
            return False
        if event.owner is not SoundOwner.CHECK:
            return False
        if isinstance(event, PlaybackDrained | PlaybackFlushed):
            self._drained.set()
        return True

    async def run(self, job: Job, number: int) -> None:
        """Begin; `SoundJobEnded` follows."""
        await self.stop()
        self._task = self._start(self._run(self._devices, job, number), f"sound check {job}")

    async def stop(self) -> None:
        """Be silent, measure no more."""
        task, self._task = self._task, None
        if task is None or task.done():
            return
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    async def _run(self, devices: SoundDevices, job: Job, number: int) -> None:
        self._report(SoundJobEnded(job, number, await self._found(devices, job)))

    async def _found(self, devices: SoundDevices, job: Job) -> Heard | Loop | None:
        match job:
            case Job.LISTEN:
                return await self._listen(devices)
            case Job.TONE:
                await self._play(devices, tone())
            case Job.RECORD:
                self._recording, _ = await self._hear(devices, RECORD_S)
                return heard_in(self._recording)
            case Job.REPLAY:
                await self._play(devices, self._recording)
            case Job.CHIRP:
                return await self._send_round(devices)
        return None

    async def _listen(self, devices: SoundDevices) -> Heard:
        """Until a voice was heard for long enough."""
        devices.take()
        heard: list[bytes] = []
        found = Heard(-100.0, -100.0, -100.0, 0.0, zeros=True)
        while len(heard) * FRAME_MS < LISTEN_S * 1000:
            frame = await self._frame(devices)
            if frame is None:
                break
            heard.append(frame.pcm)
            if len(heard) % LOOK_FRAMES:
                continue
            found = heard_in(np.frombuffer(b"".join(heard), np.int16))
            if found.voice_s >= VOICE_S or (found.zeros and len(heard) * FRAME_MS >= DEAF_S * 1000):
                break
        return found

    async def _frame(self, devices: SoundDevices) -> Frame | None:
        """The next frame; None: there is no microphone that gives any."""
        try:
            async with asyncio.timeout(OPEN_S):
                return await devices.read()
        except TimeoutError:
            return None

    async def _hear(self, devices: SoundDevices, seconds: float) -> tuple[Samples, float]:
        """The sound from now on, and when its first sample came (monotonic seconds)."""
        devices.take()
        frames: list[Frame] = []
        while len(frames) * FRAME_MS < seconds * 1000:
            frame = await self._frame(devices)
            if frame is None:
                break
            frames.append(frame)
        if frames:
            began = frames[0].captured_t - FRAME_MS / 1000
        else:
            began = 0.0
        return np.frombuffer(b"".join(frame.pcm for frame in frames), np.int16), began

    async def _play(self, devices: SoundDevices, samples: Samples) -> None:
        if not len(samples):
            return
        try:
            self._send(devices, samples)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PLAY_S):
                    await self._drained.wait()
        except asyncio.CancelledError:
            devices.flush(CutReason.CHECK, None, devices.epoch)
            raise

    def _send(self, devices: SoundDevices, samples: Samples) -> None:
        self._played += 1
        name = f"soundcheck-{self._played}"
        self._drained.clear()
        devices.play(ResponseId(name), ItemId(name), samples.tobytes(), SoundOwner.CHECK)
        devices.finish(ResponseId(name), ItemId(name), SoundOwner.CHECK)

    async def _send_round(self, devices: SoundDevices) -> Loop:
        """From handing the chirp to the speaker's queue until it came out of the microphone's."""
        devices.take()
        sent = self._clock()
        try:
            self._send(devices, chirp())
            heard, began = await self._hear(devices, LOOP_S)
        except asyncio.CancelledError:
            devices.flush(CutReason.CHECK, None, devices.epoch)
            raise
        at = find_chirp(heard)
        if at is None:
            return Loop(None)
        return Loop((began + at / RATE_HZ - sent) * 1000)
