"""The jobs of the audio check, on simulated devices with and without a loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import numpy as np
import pytest

from tests.unit.audio.rig import Rig, rig, talk
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.extras.check_sounds import tone
from voicelive_desktop.audio.extras.sound_jobs import SoundJobs
from voicelive_desktop.domain.facts.events import CaptureStarted, SoundJobEnded
from voicelive_desktop.domain.facts.sound_check_state import Heard, Job, Loop
from voicelive_desktop.domain.words.pcm import RATE_HZ


class Check:
    """The jobs on a rig; `loop_ms` after it was heard the sound is in the microphone."""

    def __init__(self, r: Rig) -> None:
        self.rig, self.ended, self.others = r, list[SoundJobEnded](), list[object]()
        self.jobs = SoundJobs(
            lambda work, name: asyncio.get_running_loop().create_task(work, name=name),
            self.ended.append,
            r.clock,
            r.engine,
        )
        r.engine._report = r.engine._desk.report = self.on_event  # as `sound_parts` wires it
        r.engine._speaker.playout._report = self.on_event

    def on_event(self, event: object) -> None:
        if not self.jobs.on_sound(event):  # type: ignore[arg-type]
            self.others.append(event)

    async def until_ended(self, count: int = 1, most_s: float = 20.0) -> SoundJobEnded:
        for _ in range(round(most_s / 0.1)):
            if len(self.ended) >= count:
                return self.ended[-1]
            await self.rig.pass_time(0.1)
        raise AssertionError(f"only {self.ended}")


@asynccontextmanager
async def check(*, looped_ms: int | None = None) -> AsyncIterator[Check]:
    async with rig(microphone=True) as r:
        if looped_ms is not None:
            _loop(r, looped_ms)
        made = Check(r)
        try:
            yield made
        finally:
            await made.jobs.stop()


def _loop(r: Rig, delay_ms: int) -> None:
    lag = RATE_HZ * delay_ms // 1000

    def source(frames: int, _end_s: float) -> Samples:
        heard = r.heard
        end = len(heard) - lag
        part = heard[max(0, end - frames) : max(0, end)]
        return np.concatenate((np.zeros(frames - len(part), np.int16), part // 4))

    r.backend._source = source
    for _, stream in r.backend.streams:
        if hasattr(stream, "_source"):
            stream._source = source


def test_listening_ends_when_a_voice_was_heard_for_long_enough() -> None:
    async def scene() -> None:
        async with check() as c:
            c.rig.microphone = np.concatenate((np.zeros(RATE_HZ, np.int16), talk(10.0, -21.0)))
            began = c.rig.clock()
            await c.jobs.run(Job.LISTEN, 7)
            ended = await c.until_ended()
            assert (ended.job, ended.number) == (Job.LISTEN, 7)
            assert isinstance(ended.found, Heard)
            assert ended.found.loudness_db == pytest.approx(-21.0, abs=1.0)
            assert c.rig.clock() - began < 6.0

    asyncio.run(scene())


def test_listening_to_a_dead_microphone_says_so_soon() -> None:
    async def scene() -> None:
        async with check() as c:
            await c.jobs.run(Job.LISTEN, 1)
            ended = await c.until_ended(most_s=5.0)
            assert isinstance(ended.found, Heard)
            assert ended.found.zeros

    asyncio.run(scene())


def test_the_tone_is_heard_and_is_no_answer_of_a_conversation() -> None:
    async def scene() -> None:
        async with check() as c:
            await c.jobs.run(Job.TONE, 1)
            await c.until_ended()
            heard = c.rig.heard
            begin = int(np.flatnonzero(heard)[0])
            np.testing.assert_array_equal(heard[begin : begin + len(tone()) - 1], tone()[1:])
            assert {type(event) for event in c.others} <= {CaptureStarted}

    asyncio.run(scene())


def test_three_seconds_are_recorded_and_played_back() -> None:
    async def scene() -> None:
        async with check() as c:
            c.rig.microphone = talk(20.0, -21.0)
            await c.jobs.run(Job.RECORD, 1)
            ended = await c.until_ended()
            assert isinstance(ended.found, Heard)
            assert ended.found.voice_s > 1.0
            await c.jobs.run(Job.REPLAY, 2)
            await c.until_ended(2)
            sounding = np.flatnonzero(c.rig.heard)
            assert (sounding[-1] - sounding[0]) / RATE_HZ == pytest.approx(3.0, abs=0.2)

    asyncio.run(scene())


@pytest.mark.parametrize("delay_ms", [30, 300])
def test_the_way_round_the_loop_is_measured(delay_ms: int) -> None:
    async def scene() -> None:
        async with check(looped_ms=delay_ms) as c:
            await c.jobs.run(Job.CHIRP, 1)
            ended = await c.until_ended()
            assert isinstance(ended.found, Loop)
            # the speaker buffers 40 ms
            assert ended.found.round_trip_ms == pytest.approx(delay_ms + 50, abs=15)

    asyncio.run(scene())


def test_no_loop_is_an_honest_answer() -> None:
    async def scene() -> None:
        async with check() as c:
            await c.jobs.run(Job.CHIRP, 1)
            assert (await c.until_ended()).found == Loop(None)

    asyncio.run(scene())


def test_stopping_is_silent_at_once_and_ends_nothing() -> None:
    async def scene() -> None:
        async with check() as c:
            await c.jobs.run(Job.TONE, 1)
            await c.rig.pass_time(0.3)
            await c.jobs.stop()
            before = len(c.rig.heard)
            await c.rig.pass_time(0.3)
            assert not c.rig.heard[before:].any()
            assert c.ended == []
            await c.jobs.run(Job.TONE, 2)
            await c.until_ended()

    asyncio.run(scene())
