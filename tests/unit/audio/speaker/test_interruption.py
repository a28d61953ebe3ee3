"""Silence at once, and how much was heard."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.audio.rig import ITEM, REPLY, noise, rig
from voicelive_desktop.domain.facts.events import (
    PlaybackDrained,
    PlaybackFlushed,
    PlaybackProgressed,
)
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.words.ids import ItemId, ResponseId
from voicelive_desktop.domain.words.pcm import RATE_HZ


def test_flush_silences_at_once_and_counts_what_was_heard() -> None:
    async def scene() -> None:
        async with rig(latency_s=0.2) as r:
            r.play(noise(2_000))
            await r.pass_time(0.7)
            before = len(r.heard)
            event = r.engine.flush(CutReason.SPEECH, REPLY, 1)
            await r.pass_time(0.5)
            assert not r.heard[before:].any()
            assert event == PlaybackFlushed(
                ITEM, REPLY, event.heard_ms, 2_000.0, CutReason.SPEECH, event.silent_t
            )
            assert event.silent_t == pytest.approx(r.clock() - 0.5, abs=0.011)
            assert event.heard_ms == pytest.approx(len(r.heard_sound) * 1000 / RATE_HZ, abs=5.1)
            assert r.events[-1] == event

    asyncio.run(scene())


@settings(max_examples=25, deadline=None)
@given(
    latency_blocks=st.integers(0, 25),
    deltas=st.lists(st.integers(1, 400), min_size=1, max_size=6),
    wait_blocks=st.integers(0, 120),
)
def test_what_was_heard_is_exact_to_one_block_whenever_the_cut_comes(
    latency_blocks: int, deltas: list[int], wait_blocks: int
) -> None:
    async def scene() -> None:
        async with rig(latency_s=latency_blocks / 100) as r:
            for number, ms in enumerate(deltas):
                r.play(noise(ms, number))
            await r.pass_time(wait_blocks / 100)
            event = r.engine.flush(CutReason.STOP, REPLY, 1)
            assert event.received_ms == pytest.approx(sum(deltas))
            assert 0 <= event.heard_ms <= event.received_ms
            assert event.heard_ms == pytest.approx(len(r.heard_sound) * 1000 / RATE_HZ, abs=10.1)

    asyncio.run(scene())


def test_late_samples_of_a_cut_reply_are_dropped_and_the_next_reply_is_heard() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(500))
            await r.pass_time(0.2)
            r.engine.flush(CutReason.SPEECH, REPLY, 1)
            heard = len(r.heard_sound)
            assert not r.play(noise(500))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.3)
            assert len(r.heard_sound) == heard
            assert r.play(noise(100, 7), ItemId("next"), ResponseId("reply-2"))
            r.engine.finish(ResponseId("reply-2"), ItemId("next"))
            await r.pass_time(0.3)
            np.testing.assert_array_equal(r.heard_sound[heard:], noise(100, 7))
            assert r.of(PlaybackDrained) == [PlaybackDrained(ItemId("next"))]

    asyncio.run(scene())


def test_a_reply_is_barred_before_any_of_it_has_come() -> None:
    async def scene() -> None:
        async with rig() as r:
            event = r.engine.flush(CutReason.TYPED, ResponseId("coming"), 1)
            assert event == PlaybackFlushed(None, ResponseId("coming"), 0.0, 0.0, CutReason.TYPED)
            assert not r.play(noise(100), ITEM, ResponseId("coming"))

    asyncio.run(scene())


def test_flush_while_nothing_plays_does_not_touch_the_device() -> None:
    async def scene() -> None:
        async with rig() as r:
            await r.pass_time(0.1)
            assert r.engine.flush(CutReason.STOP, None, 1).item_id is None
            ((_, stream),) = r.backend.streams
            assert getattr(stream, "restarts") == 0  # noqa: B009 - only an output has it

    asyncio.run(scene())


def test_flush_works_after_all_samples_have_arrived() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(3_000))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(1.04)
            event = r.engine.flush(CutReason.SPEECH, None, 1)
            assert event.item_id == ITEM
            assert event.heard_ms == pytest.approx(1_000, abs=10)
            await r.pass_time(0.3)
            assert not r.of(PlaybackDrained)
            assert not r.play(noise(10))

    asyncio.run(scene())


def test_a_cut_before_the_first_sample_was_heard_counts_nothing() -> None:
    async def scene() -> None:
        async with rig(latency_s=0.2) as r:
            r.play(noise(500))
            await r.pass_time(0.1)
            event = r.engine.flush(CutReason.SPEECH, REPLY, 1)
            assert (event.item_id, event.heard_ms, event.received_ms) == (ITEM, 0.0, 500.0)
            await r.pass_time(0.3)
            assert not r.heard_sound.size

    asyncio.run(scene())


def test_what_is_queued_behind_the_current_item_is_dropped_and_barred_too() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(500))
            r.play(noise(500), ItemId("behind"), ResponseId("reply-2"))
            await r.pass_time(0.2)
            assert r.engine.flush(CutReason.STOP, REPLY, 1).item_id == ITEM
            assert not r.play(noise(10), ItemId("behind"), ResponseId("reply-2"))
            progress = len(r.of(PlaybackProgressed))
            await r.pass_time(0.3)
            assert len(r.of(PlaybackProgressed)) == progress

    asyncio.run(scene())


def test_the_second_of_two_items_is_the_current_one_once_the_first_was_heard() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(200))
            r.engine.finish(REPLY, ITEM)
            r.play(noise(500), ItemId("second"))
            await r.pass_time(0.44)
            event = r.engine.flush(CutReason.STOP, REPLY, 1)
            assert event.item_id == "second"
            assert event.heard_ms == pytest.approx(200, abs=10)

    asyncio.run(scene())
