"""The speaker ran dry: its latency grows, the stream is opened anew, and goes back later."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest

from tests.unit.audio.plugging import EAR, HEADSET, in_use, plug_in
from tests.unit.audio.rig import ITEM, REPLY, Rig, noise, rig
from voicelive_desktop.audio.stand_ins.simulated import SPEAKER
from voicelive_desktop.domain.facts.events import (
    PlaybackDrained,
    PlaybackFailed,
    PlaybackOpened,
    PlaybackUnderflowed,
)
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT


async def runs_dry(r: Rig, *, channels: int) -> None:
    """The device reports an underflow, and wants more latency for it."""
    ((_, stream),) = r.backend.streams
    stream._fill(np.zeros((0, channels), np.int16), 0.03, True)  # type: ignore[union-attr]
    await r.pass_time(0.1)
    await r.settle()


def test_an_underflow_is_told_and_the_output_latency_grows_at_once_without_a_sample_lost() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(400))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.1)
            await runs_dry(r, channels=1)
            assert r.of(PlaybackUnderflowed) == [PlaybackUnderflowed(1)]
            await r.until(lambda: len(r.of(PlaybackOpened)) == 2)
            assert r.engine.statistics().output_latency_s == 0.08
            await r.pass_time(0.5)
            assert r.of(PlaybackDrained)
            np.testing.assert_array_equal(r.heard_sound[:1000], noise(400)[:1000])
            np.testing.assert_array_equal(r.heard_sound[-2400:], noise(400)[-2400:])
            # the fade at the resumption may round to zeros
            assert len(r.heard_sound) >= len(noise(400)) - 480

    asyncio.run(scene())


def test_one_that_cannot_be_opened_again_is_told_once_when_the_default_stands_in() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await plug_in(r, EAR)
            await r.engine.open_speaker(HEADSET)
            r.play(noise(2_000))
            await r.pass_time(0.1)
            r.backend.refuse[HEADSET] = Failure(FailureKind.SPEAKER_MISSING, subject=HEADSET)
            await runs_dry(r, channels=2)
            assert in_use(r) == [SPEAKER.id]
            assert [event.because for event in r.of(PlaybackFailed)] == [r.backend.refuse[HEADSET]]
            assert r.of(PlaybackOpened)[-1].device == SYSTEM_DEFAULT
            await r.engine._renew()
            assert len(r.of(PlaybackFailed)) == 1, "it is known already"
            del r.backend.refuse[HEADSET]
            await r.engine._renew()
            assert in_use(r) == [HEADSET]

    asyncio.run(scene())


def test_the_output_latency_goes_back_only_while_nothing_plays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("voicelive_desktop.audio.speaker.adaptation.CALM_S", 0.5)

    async def scene() -> None:
        async with rig() as r:
            r.play(noise(1_500))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.1)
            await runs_dry(r, channels=1)
            await r.pass_time(1.0)
            await r.settle()
            assert len(r.of(PlaybackOpened)) == 2
            await r.pass_time(1.0)
            await r.settle()
            await r.pass_time(0.6)
            await r.settle()
            assert len(r.of(PlaybackOpened)) == 3
            assert r.engine.statistics().output_latency_s == 0.04

    asyncio.run(scene())


def test_a_stand_in_that_goes_while_it_is_opened_anew_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nobody saw its loss, and that the wanted one is missing was told before."""
    monkeypatch.setattr("voicelive_desktop.audio.devices.device_line.RETRY_S", 0.005)

    async def scene() -> None:
        async with rig(speaker=False) as r:
            await plug_in(r, EAR)
            await r.engine.open_speaker(HEADSET)
            r.backend.unplug(HEADSET)
            await r.settle()
            assert in_use(r) == [SPEAKER.id]
            r.play(noise(2_000))
            await r.pass_time(0.1)
            r.backend.refuse[SYSTEM_DEFAULT] = Failure(FailureKind.SPEAKER_MISSING)
            await runs_dry(r, channels=1)
            assert in_use(r) == []
            assert [event.because.subject for event in r.of(PlaybackFailed)] == [
                HEADSET,
                SYSTEM_DEFAULT,
            ]
            del r.backend.refuse[SYSTEM_DEFAULT]
            await r.settle()
            assert in_use(r) == [SPEAKER.id]

    asyncio.run(scene())
