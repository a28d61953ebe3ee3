"""What the engine plays and tells about it."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest

from tests.unit.audio.rig import ITEM, REPLY, Rig, noise, rig
from voicelive_desktop.audio.speaker.output_stream import Feed
from voicelive_desktop.audio.speaker.playout import MOST_SOUNDS, Playout
from voicelive_desktop.domain.facts.events import (
    PlaybackDrained,
    PlaybackOpened,
    PlaybackProgressed,
    PlaybackStarted,
    PlaybackUnderflowed,
)
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import RATE_HZ


def test_a_reply_is_played_bit_for_bit_and_its_end_is_told() -> None:
    async def scene() -> None:
        async with rig() as r:
            reply = noise(500)
            assert r.play(reply)
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.7)
            np.testing.assert_array_equal(r.heard_sound, reply)
            assert r.of(PlaybackDrained) == [PlaybackDrained(ITEM)]
            assert r.events[0] == PlaybackOpened(SYSTEM_DEFAULT, RATE_HZ, 40.0)

    asyncio.run(scene())


def test_the_start_is_dated_when_the_first_sample_is_heard() -> None:
    async def scene() -> None:
        async with rig() as r:
            await r.pass_time(0.1)
            asked = r.clock()
            r.play(noise(200))
            await r.pass_time(0.1)
            (started,) = r.of(PlaybackStarted)
            assert started.response_id == REPLY
            assert started.at_s == pytest.approx(asked + 0.04, abs=0.011)

    asyncio.run(scene())


def test_what_is_heard_now_is_what_came_out_of_the_speaker_whenever_one_asks() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(1000))
            await r.pass_time(0.1)
            for _ in range(80):
                await r.pass_time(0.01)
                audible = r.engine.audible()
                assert audible is not None
                assert audible[0] == ITEM
                heard_ms = len(r.heard_sound) * 1000 / RATE_HZ
                assert audible[1] == pytest.approx(heard_ms, abs=10.1)

    asyncio.run(scene())


def test_progress_is_told_twice_a_second_as_it_was_heard_and_the_end_at_once() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(2000))
            r.engine.finish(REPLY, ITEM)
            told: list[tuple[float, int]] = []
            for _ in range(195):
                before = len(r.of(PlaybackProgressed))
                await r.pass_time(0.01)
                fresh = r.of(PlaybackProgressed)[before:]
                told.extend((event.played_ms, len(r.heard_sound)) for event in fresh)
            assert 4 <= len(told) <= 6
            for played_ms, heard in told:
                assert played_ms == pytest.approx(heard * 1000 / RATE_HZ, abs=10.1)
            await r.pass_time(0.15)
            assert r.of(PlaybackDrained) == [PlaybackDrained(ITEM)]

    asyncio.run(scene())


def test_the_end_is_told_only_after_the_last_sample_has_left_the_buffer() -> None:
    async def scene() -> None:
        async with rig(latency_s=0.2) as r:
            r.play(noise(100))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.25)
            assert not r.of(PlaybackDrained)
            await r.pass_time(0.1)
            assert r.of(PlaybackDrained)

    asyncio.run(scene())


def test_a_pause_between_deltas_in_the_middle_of_a_reply_counts_as_one_underflow() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(100))
            await r.pass_time(0.3)
            r.play(noise(100))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.6)
            assert r.of(PlaybackUnderflowed) == [PlaybackUnderflowed(1)]
            assert r.of(PlaybackDrained)

    asyncio.run(scene())


def test_silence_between_replies_is_no_underflow() -> None:
    async def scene() -> None:
        async with rig() as r:
            for number in range(3):
                item = ItemId(f"item-{number}")
                r.play(noise(100), item)
                r.engine.finish(REPLY, item)
                await r.pass_time(0.4)
            assert not r.of(PlaybackUnderflowed)
            assert len(r.of(PlaybackStarted)) == len(r.of(PlaybackDrained)) == 3

    asyncio.run(scene())


def test_a_late_end_of_a_reply_is_no_underflow() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(100))
            await r.pass_time(0.5)
            assert not r.of(PlaybackDrained)
            r.engine.finish(REPLY, ITEM)
            assert r.of(PlaybackDrained) == [PlaybackDrained(ITEM)]
            assert not r.of(PlaybackUnderflowed)

    asyncio.run(scene())


def test_a_reply_starts_at_once_until_one_has_stuttered_and_waits_a_little_then() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(20))
            await r.pass_time(0.05)
            assert len(r.of(PlaybackStarted)) == 1
            await r.pass_time(0.1)
            r.play(noise(300))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.6)
            r.play(noise(20), ItemId("second"), ResponseId("reply-2"))
            await r.pass_time(0.03)
            assert len(r.of(PlaybackStarted)) == 1
            r.play(noise(300), ItemId("second"), ResponseId("reply-2"))
            await r.pass_time(0.03)
            assert len(r.of(PlaybackStarted)) == 2

    asyncio.run(scene())


def test_a_held_start_does_not_wait_for_samples_that_do_not_come() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(20))
            await r.pass_time(0.2)
            r.play(noise(20))
            await r.pass_time(0.5)
            assert len(r.heard_sound) > len(noise(35))

    asyncio.run(scene())


def test_the_sound_after_a_pause_fades_in() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(np.full(2_400, 10_000, np.int16))
            await r.pass_time(0.3)
            r.play(np.full(2_400, 10_000, np.int16))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.6)
            second = r.heard_sound[2_400:]
            assert second[0] < 1_000
            assert second[200] == 10_000
            assert int(np.abs(np.diff(second.astype(int))).max()) < 200

    asyncio.run(scene())


def test_volume_changes_without_a_step() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(np.full(RATE_HZ, 10_000, np.int16))
            await r.pass_time(0.2)
            r.engine.set_volume(0.5)
            await r.pass_time(0.2)
            heard = r.heard_sound.astype(int)
            assert heard[-1] == 2_500
            assert np.abs(np.diff(heard)).max() < 100
            r.engine.set_volume(0.0)
            await r.pass_time(0.2)
            assert r.heard[-1] == 0

    asyncio.run(scene())


def test_ducking_is_quiet_and_can_be_undone() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(np.full(RATE_HZ, 10_000, np.int16))
            await r.pass_time(0.1)
            r.engine.set_ducked(True)
            await r.pass_time(0.1)
            assert r.heard[-1] == 2_500
            r.engine.set_ducked(False)
            await r.pass_time(0.1)
            assert r.heard[-1] == 10_000

    asyncio.run(scene())


def test_without_a_speaker_a_reply_passes_unheard_but_comes_to_its_end() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            assert r.play(noise(100))
            r.engine.finish(REPLY, ITEM)
            assert r.of(PlaybackDrained) == [PlaybackDrained(ITEM)]

    asyncio.run(scene())


def test_an_item_without_samples_comes_to_its_end() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.engine.finish(REPLY, ITEM)
            assert r.of(PlaybackDrained) == [PlaybackDrained(ITEM)]

    asyncio.run(scene())


def test_an_unfinished_item_ends_when_the_next_one_is_heard() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(100))
            r.play(noise(100), ItemId("second"))
            r.engine.finish(REPLY, ItemId("second"))
            await r.pass_time(0.5)
            assert [event.item_id for event in r.of(PlaybackDrained)] == [ITEM, "second"]

    asyncio.run(scene())


def test_a_sound_that_stalls_is_told_dry_until_it_goes_on() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(200))
            await r.pass_time(0.6)
            assert not any(event.dry for event in r.of(PlaybackProgressed)), "a pause for breath"
            await r.pass_time(0.8)
            dry = r.of(PlaybackProgressed)[-1]
            assert (dry.dry, dry.played_ms) == (True, 200.0)
            r.play(noise(200))
            await r.pass_time(0.6)
            later = r.of(PlaybackProgressed)
            assert [event.dry for event in later].count(True) == 1, "told once"
            assert later[-1].dry is False
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.5)
            assert r.of(PlaybackDrained) == [PlaybackDrained(ITEM)]

    asyncio.run(scene())


def test_an_odd_byte_at_the_end_of_a_delta_does_no_harm() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.engine.play(REPLY, ITEM, noise(100).tobytes() + b"x")
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.3)
            np.testing.assert_array_equal(r.heard_sound, noise(100))

    asyncio.run(scene())


def test_the_speakers_waveform_shows_what_was_handed_to_the_device() -> None:
    async def scene() -> None:
        async with rig() as r:
            await r.pass_time(0.5)
            r.play(np.full(2_400, 16_384, np.int16))
            await r.pass_time(0.5)
            first, minima, maxima = r.engine.speaker_history.snapshot(0)
            assert first == 0
            loud = np.flatnonzero(maxima > 0.4)
            assert len(loud) == pytest.approx(10, abs=1)
            assert loud[0] == pytest.approx(54, abs=2)
            assert minima.max() == pytest.approx(0.5)
            again = r.engine.speaker_history.snapshot(first + len(maxima))
            assert again[0] == len(maxima)
            assert len(again[1]) == 0

    asyncio.run(scene())


def test_nothing_is_left_behind_after_close() -> None:
    async def scene() -> Rig:
        async with rig(microphone=True) as r:
            r.play(noise(5_000))
            await r.pass_time(0.1)
        await r.engine.close()
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return r

    assert not asyncio.run(scene()).backend.streams


class _Table:
    """A playout and a device on a hand-cranked clock."""

    def __init__(self) -> None:
        self.now, self.events = 0.0, list[object]()
        self.playout = Playout(lambda: self.now, lambda: self.now, self.events.append)
        self.playout.expected = True
        self.feed = Feed(lambda: self.now, lambda: None)
        self.feed.prepare(RATE_HZ, 1.0, 0.02)
        self.playout.attach(self.feed)

    def pass_block(self) -> None:
        """10 ms."""
        self.feed.fill(np.zeros((240, 1), np.int16), 0.02, False)
        self.now += 0.01
        self.playout.tick()


def test_sound_in_crumbs_keeps_no_list_of_them() -> None:
    table, crumb = _Table(), b"\x01\x00" * 24
    most = 0
    for _ in range(2_000):
        assert table.playout.play(REPLY, ITEM, crumb)
        table.pass_block()
        table.pass_block()
        most = max(most, len(table.feed.runs))
    assert most < 20  # what is in flight; each look goes through all of them
    table.playout.finish(REPLY, ITEM)
    for _ in range(10):
        table.pass_block()
    told = [event.played_ms for event in table.events if isinstance(event, PlaybackProgressed)]
    assert told == sorted(told)
    assert told[-1] == 2_000.0
    assert table.events[-1] == PlaybackDrained(ITEM)


def test_a_cut_among_crumbs_tells_what_was_heard() -> None:
    table, crumb = _Table(), b"\x01\x00" * 24
    for _ in range(200):
        table.playout.play(REPLY, ITEM, crumb)
        table.pass_block()
        table.pass_block()
    for _ in range(5):
        table.pass_block()
    cut = table.playout.cut(CutReason.SPEECH, REPLY)
    assert (cut.heard_ms, cut.received_ms) == (200.0, 200.0)


def test_nobody_listens_for_more_than_an_hour_nor_to_items_without_end() -> None:
    table = _Table()
    minute = b"\x00\x00" * RATE_HZ * 60
    assert [table.playout.play(REPLY, ITEM, minute) for _ in range(61)] == [True] * 60 + [False]
    table.playout.cut(CutReason.STOP, None)
    taken = [
        table.playout.play(ResponseId("r"), ItemId(f"i{n}"), b"\x00\x00")
        for n in range(MOST_SOUNDS + 5)
    ]
    assert taken == [True] * MOST_SOUNDS + [False] * 5
