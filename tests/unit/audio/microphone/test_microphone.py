"""What the session and the window get from the microphone."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest

from tests.unit.audio.rig import Rig, noise, rig
from voicelive_desktop.domain.facts.events import CaptureStarted, CaptureStopped
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT
from voicelive_desktop.domain.words.pcm import FRAME_BYTES, RATE_HZ


async def _read(r: Rig, count: int) -> list[bytes]:
    async def frames() -> list[bytes]:
        return [(await r.engine.read()).pcm for _ in range(count)]

    reader = asyncio.ensure_future(frames())
    await asyncio.sleep(0)
    while not reader.done():
        await r.pass_time(0.01)
    return reader.result()


def test_frames_are_the_microphones_samples_bit_for_bit() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            r.microphone = noise(1_000)
            frames = await _read(r, 50)
            assert {len(frame) for frame in frames} == {FRAME_BYTES}
            np.testing.assert_array_equal(np.frombuffer(b"".join(frames), np.int16), noise(1_000))

    asyncio.run(scene())


def test_the_microphone_counts_as_open_only_when_samples_arrive() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            await asyncio.sleep(0)
            assert not r.of(CaptureStarted)
            await r.pass_time(0.02)
            assert r.of(CaptureStarted) == [CaptureStarted(SYSTEM_DEFAULT, RATE_HZ, 0.0)]
            await r.engine.close_microphone()
            assert r.of(CaptureStopped) == [CaptureStopped()]

    asyncio.run(scene())


def test_a_frame_is_dated_when_its_last_sample_came() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            reader = asyncio.ensure_future(r.engine.read())
            await asyncio.sleep(0)
            began = r.clock()
            await r.pass_time(0.02)
            await r.settle()
            assert reader.result().captured_t == pytest.approx(began + 0.02)

    asyncio.run(scene())


def test_a_stall_of_the_loop_loses_no_sample() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            r.microphone = noise(4_000)
            first = await _read(r, 5)
            r.clock.advance(3.0)
            rest = [(await r.engine.read()).pcm for _ in range(150)]
            got = np.frombuffer(b"".join(first + rest), np.int16)
            np.testing.assert_array_equal(got, noise(4_000)[: len(got)])
            assert r.engine.statistics().dropped_frames == 0

    asyncio.run(scene())


def test_a_reader_that_stays_away_for_more_than_sixteen_seconds_loses_the_oldest_and_it_is_counted() -> (
    None
):
    async def scene() -> None:
        async with rig(microphone=True) as r:
            r.microphone = noise(20_000)
            await _read(r, 5)
            await r.pass_time(17.0)
            assert r.engine.statistics().dropped_frames > 0
            frame = np.frombuffer((await r.engine.read()).pcm, np.int16)
            np.testing.assert_array_equal(
                frame, noise(20_000)[round(16.8 * RATE_HZ) :][: len(frame)]
            )

    asyncio.run(scene())


def test_a_session_starts_with_all_that_was_said_since_the_microphone_was_opened_for_it() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            r.microphone = noise(2_000)
            await r.pass_time(1.0)
            frames = [(await r.engine.read()).pcm for _ in range(50)]
            got = np.frombuffer(b"".join(frames), np.int16)
            np.testing.assert_array_equal(got, noise(2_000)[:RATE_HZ])
            assert r.engine.statistics().dropped_frames == 0

    asyncio.run(scene())


def test_mute_gives_silence_while_level_and_waveform_go_on() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            r.microphone = noise(2_000)
            await _read(r, 5)
            r.engine.set_muted(True)
            assert set(await _read(r, 10)) == {bytes(FRAME_BYTES)}
            level = r.engine.microphone_level.snapshot()
            assert level.muted
            assert level.peak_db > -20
            assert r.engine.microphone_history.snapshot(0)[2][-1] > 0.1
            r.engine.set_muted(False)
            assert any((await _read(r, 2))[1])

    asyncio.run(scene())


def test_gain_is_applied_and_stays_within_full_scale() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            r.microphone = np.full(RATE_HZ, 10_000, np.int16)
            r.engine.set_microphone_gain(6.0)
            assert np.frombuffer((await _read(r, 1))[0], np.int16)[0] == 19_953
            r.engine.set_microphone_gain(20.0)
            assert np.frombuffer((await _read(r, 2))[1], np.int16)[0] == 32_767

    asyncio.run(scene())


def test_read_waits_while_the_microphone_is_closed() -> None:
    async def scene() -> None:
        async with rig() as r:
            reader = asyncio.ensure_future(r.engine.read())
            await r.pass_time(0.1)
            assert not reader.done()
            await r.engine.open_microphone()
            await r.pass_time(0.03)
            await r.settle()
            assert reader.done()

    asyncio.run(scene())


def test_a_cancelled_read_loses_no_frame() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            r.microphone = noise(1_000)
            reader = asyncio.ensure_future(r.engine.read())
            await asyncio.sleep(0)
            reader.cancel()
            frames = await _read(r, 2)
            np.testing.assert_array_equal(
                np.frombuffer(b"".join(frames), np.int16), noise(1_000)[:960]
            )

    asyncio.run(scene())
