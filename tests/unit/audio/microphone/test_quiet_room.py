"""A silent room travels in larger pieces; a sound in it is never late, and no sample is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import numpy as np
import pytest

from tests.unit.audio.rig import Rig, noise, rig, talk
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.microphone.capture import (
    ATTENTIVE_S,
    LONG_S,
    QUIET_S,
    STILL_S,
)
from voicelive_desktop.audio.microphone.frames import Frame
from voicelive_desktop.domain.facts.events import VoiceGateOpened
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.words.pcm import FRAME_MS, RATE_HZ

AWHILE_S = ATTENTIVE_S + 1.0
QUIET_FRAMES = round(QUIET_S * 1000) // FRAME_MS


class Reader:
    """Reads as the session does: what came together, and when."""

    def __init__(self, r: Rig) -> None:
        self._r = r
        self.came: list[tuple[float, list[Frame]]] = []

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            frames = await self._r.engine.read_some(100)
            self.came.append((self._r.clock(), frames))

    def groups(self, since_s: float) -> list[int]:
        """How many frames came at once."""
        return [len(frames) for at, frames in self.came if at > since_s]

    def lateness_s(self, since_s: float) -> float:
        """Of the last sample of what came, at most."""
        return max(at - frames[-1].captured_t for at, frames in self.came if at > since_s)

    @property
    def samples(self) -> Samples:
        """All that came."""
        pcm = b"".join(frame.pcm for _, frames in self.came for frame in frames)
        return np.frombuffer(pcm, np.int16)


@asynccontextmanager
async def reading(room: Samples) -> AsyncIterator[tuple[Rig, Reader]]:
    """A microphone in this room, and its reader."""
    async with rig(speaker=True, microphone=True) as r:
        r.microphone = room
        reader = Reader(r)
        task = asyncio.ensure_future(reader.run())
        await asyncio.sleep(0)
        yield r, reader
        task.cancel()


def quiet(seconds: float, peak: int = 60) -> Samples:
    """A room with a little noise."""
    samples = np.random.default_rng(5).integers(-peak, peak + 1, round(RATE_HZ * seconds))
    return samples.astype(np.int16)


@pytest.mark.parametrize("peak", [0, 60], ids=["dead", "with a little noise"])
@pytest.mark.parametrize(
    ("silent_s", "together_s"),
    [(AWHILE_S, QUIET_S), (LONG_S + 1.5, STILL_S)],
    ids=["for a while", "for long"],
)
def test_silence_comes_in_larger_pieces_and_a_sound_at_once_with_all_that_waited(
    silent_s: float, together_s: float, peak: int
) -> None:
    async def scene() -> None:
        room = np.concatenate((quiet(silent_s + 0.25, peak), noise(500)))
        async with reading(room) as (r, reader):
            await r.pass_time(silent_s)
            assert max(reader.groups(r.clock() - 1.0)) == round(together_s * 1000) // FRAME_MS
            assert len(reader.groups(r.clock() - 1.0)) == pytest.approx(1 / together_s, abs=1)
            began = r.clock()
            await r.pass_time(0.25 + 0.5)
            assert reader.lateness_s(began) <= 0.011, "each message is sent when its end came"
            assert set(reader.groups(began + 0.3)) == {1}
            np.testing.assert_array_equal(reader.samples, room[: len(reader.samples)])

    asyncio.run(scene())


def test_behind_a_sound_the_silence_comes_as_quickly_as_the_sound() -> None:
    async def scene() -> None:
        room = quiet(AWHILE_S + 10.0)
        room[round(AWHILE_S * RATE_HZ) :][: RATE_HZ // 2] += talk(0.5, -20.0)
        async with reading(room) as (r, reader):
            await r.pass_time(AWHILE_S + 0.5)
            spoken = r.clock()
            await r.pass_time(ATTENTIVE_S - 0.5)
            assert set(reader.groups(spoken + 0.02)) == {1}
            await r.pass_time(2.0)
            assert max(reader.groups(r.clock() - 1.0)) == QUIET_FRAMES

    asyncio.run(scene())


def test_a_waveform_leaves_a_silent_room_alone_and_shows_a_sound_at_once() -> None:
    async def scene() -> None:
        room = np.concatenate((quiet(AWHILE_S + 1.0), noise(500)))
        async with reading(room) as (r, _reader):
            await r.pass_time(AWHILE_S)
            history = r.engine.microphone_history
            ends = set()
            for _ in range(99):
                r.clock.advance(0.01)
                await asyncio.sleep(0)
                first, minima, _maxima = history.snapshot(0)
                ends.add(first + len(minima))
            assert len(ends) <= 1.25 / QUIET_S
            await r.pass_time(0.04)
            assert history.snapshot(0)[2][-3:].max() > 0.01

    asyncio.run(scene())


def test_who_talks_into_an_answer_is_heard_at_once() -> None:
    async def scene() -> None:
        room = np.concatenate((quiet(AWHILE_S + 1.0), noise(500)))
        async with reading(room) as (r, reader):
            await r.pass_time(AWHILE_S)
            r.play(noise(2_000))
            await r.pass_time(1.0)
            await r.pass_time(0.03)
            assert reader.samples.max() > 1_000
            await r.pass_time(0.03)
            assert r.of(VoiceGateOpened)

    asyncio.run(scene())


@pytest.mark.parametrize("how", ["mute", "shut the gate", "end the turn", "close"])
def test_what_waits_goes_its_way_before_the_person_changes_something(how: str) -> None:
    async def scene() -> None:
        room = quiet(20.0)
        async with reading(room) as (r, reader):
            await r.pass_time(AWHILE_S + 0.06)
            taken: list[Frame] = []
            if how == "mute":
                r.engine.set_muted(True)
            elif how == "shut the gate":
                r.engine.set_gate(Gate.SHUT)
            elif how == "end the turn":
                taken = r.engine.take()
            else:
                taken = r.engine.take()
                await r.engine.close_microphone()
            await asyncio.sleep(0)
            own = b"".join(frame.pcm for frame in taken)
            got = np.concatenate((reader.samples, np.frombuffer(own, np.int16)))
            assert len(got) >= r.position - RATE_HZ * FRAME_MS // 1000
            np.testing.assert_array_equal(got, room[: len(got)])

    asyncio.run(scene())


def test_a_room_that_is_looked_at_sends_no_smaller_pieces() -> None:
    async def scene() -> None:
        async with reading(quiet(20.0)) as (r, reader):
            await r.pass_time(AWHILE_S)
            began = r.clock()
            for _ in range(100):
                r.clock.advance(0.01)
                r.engine.microphone_level.snapshot()
                await asyncio.sleep(0)
            assert len(reader.groups(began)) <= 1.25 / QUIET_S

    asyncio.run(scene())
