"""The speaker's stream rests while there is nothing to hear, and nobody notices."""

from __future__ import annotations

import asyncio
from typing import cast

import numpy as np
import pytest

from tests.unit.audio.plugging import EAR, HEADSET, MOUTH, in_use, plug_in
from tests.unit.audio.rig import ITEM, REPLY, Rig, noise, rig
from voicelive_desktop.audio.devices.device_ports import DeviceList, SoundFailure
from voicelive_desktop.audio.speaker.rest import AWAKE_S
from voicelive_desktop.audio.stand_ins.simulated import SPEAKER, SimulatedOutput
from voicelive_desktop.domain.facts.device_list import LOST
from voicelive_desktop.domain.facts.events import (
    PlaybackDrained,
    PlaybackFailed,
    PlaybackStarted,
    PlaybackUnderflowed,
)
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, ItemId, ResponseId

AWHILE_S = AWAKE_S + 1.0


def the_child_lists(r: Rig) -> None:
    """The child process tells what is plugged in now."""
    found = tuple(r.backend.present)
    inputs = next((d.id for d in found if d.inputs), SYSTEM_DEFAULT)
    outputs = next((d.id for d in found if d.outputs), SYSTEM_DEFAULT)
    r.engine._lists._on_seen(DeviceList(found, inputs, outputs))


def stream(r: Rig) -> SimulatedOutput:
    """The speaker's stream."""
    return cast(SimulatedOutput, r.backend.streams[0][1])


def test_it_rests_behind_the_last_sound_and_an_answer_out_of_the_silence_is_whole() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(300))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(AWAKE_S - 1.0)
            assert not stream(r).rests, "somebody may go on talking"
            await r.pass_time(2.0)
            await r.settle()
            assert stream(r).rests
            await r.pass_time(60.0)
            await r.settle()
            assert stream(r).starts == 1
            heard = len(r.heard_sound)
            r.play(noise(300, 2), ItemId("next"), ResponseId("reply-2"))
            r.engine.finish(ResponseId("reply-2"), ItemId("next"))
            await r.settle()
            await r.pass_time(0.5)
            np.testing.assert_array_equal(r.heard_sound[heard:], noise(300, 2))
            assert len(r.of(PlaybackDrained)) == 2
            assert not r.of(PlaybackUnderflowed)
            assert r.engine.statistics().output_underflows == 0

    asyncio.run(scene())


def test_it_runs_before_the_answer_when_somebody_says_that_one_may_come() -> None:
    async def scene() -> None:
        async with rig() as r:
            await r.pass_time(AWHILE_S)
            await r.settle()
            assert stream(r).rests
            r.engine.be_ready()
            await r.settle()
            assert not stream(r).rests
            await r.pass_time(AWHILE_S)
            await r.settle()
            assert stream(r).rests, "none came"

    asyncio.run(scene())


def test_a_list_with_its_device_in_it_does_not_wake_it() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await plug_in(r, EAR)
            await r.engine.open_speaker(HEADSET)
            await r.pass_time(AWHILE_S)
            await r.settle()
            r.backend.plug(MOUTH)
            the_child_lists(r)
            await r.settle()
            assert stream(r).rests
            assert stream(r).starts == 1

    asyncio.run(scene())


def test_that_the_last_device_is_gone_is_told_of_one_that_rests() -> None:
    async def scene() -> None:
        async with rig() as r:
            await r.engine.refresh_devices()
            await r.pass_time(AWHILE_S)
            await r.settle()
            assert stream(r).rests
            r.backend.unplug(SPEAKER.id)
            the_child_lists(r)
            await r.settle()
            assert [event.because.code for event in r.of(PlaybackFailed)] == [LOST]

    asyncio.run(scene())


def busy(r: Rig, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Somebody else has its device, for so many tries."""
    tries = iter(range(times))
    start = stream(r).start

    def refused() -> None:
        if next(tries, None) is not None:
            raise SoundFailure(Failure(FailureKind.SPEAKER_BUSY))
        start()

    monkeypatch.setattr(stream(r), "start", refused)


@pytest.mark.parametrize("times", [1, 2], ids=["for a moment", "for longer"])
def test_a_device_that_somebody_else_took_while_it_rested_is_told_to_be_busy(
    times: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The child that lists devices may hold it for a moment."""
    monkeypatch.setattr("voicelive_desktop.audio.speaker.rest.PROBE_S", 0.001)

    async def scene() -> None:
        async with rig(speaker=False) as r:
            await plug_in(r, EAR)
            await r.engine.open_speaker(HEADSET)
            await r.pass_time(AWHILE_S)
            await r.settle()
            busy(r, monkeypatch, times)
            r.engine.be_ready()
            await r.settle()
            told = [event.because for event in r.of(PlaybackFailed)]
            if times == 1:
                assert not told
                assert in_use(r) == [HEADSET]
            else:
                assert told == [Failure(FailureKind.SPEAKER_BUSY, subject=HEADSET)]
                assert in_use(r) == [SPEAKER.id]

    asyncio.run(scene())


def test_a_pause_in_an_answer_is_no_rest() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(100))
            await r.pass_time(AWHILE_S)
            assert not stream(r).rests
            assert stream(r).starts == 1

    asyncio.run(scene())


def test_the_first_sample_of_an_answer_does_not_wait_behind_silence() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            r.backend.restarts_quickly = True
            await r.engine.open_speaker()
            await r.pass_time(2.0)
            asked = r.clock()
            r.play(noise(500))
            await r.pass_time(0.1)
            assert r.of(PlaybackStarted)[0].heard_t == pytest.approx(asked, abs=0.011)
            event = r.engine.flush(CutReason.SPEECH, REPLY, 1)
            assert event.heard_ms == pytest.approx(100, abs=11)
            assert len(r.heard_sound) == pytest.approx(2_400, abs=240)
            np.testing.assert_array_equal(r.heard_sound, noise(500)[: len(r.heard_sound)])

    asyncio.run(scene())


def test_what_is_heard_over_the_silence_is_not_cut_for_it_and_crumbs_restart_nothing() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            r.backend.restarts_quickly = True
            await r.engine.open_speaker()
            await r.engine.ring()
            await r.pass_time(0.1)
            r.play(noise(20))
            assert stream(r).starts == 1
            await r.pass_time(5.0)
            for n in range(20):
                r.play(noise(20, n), ItemId(f"item-{n}"), ResponseId(f"reply-{n}"))
                r.engine.finish(ResponseId(f"reply-{n}"), ItemId(f"item-{n}"))
                await r.pass_time(0.1)
            assert stream(r).starts <= 4

    asyncio.run(scene())


def test_the_reference_of_what_was_heard_is_silent_while_it_rests_and_true_after_it() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(200))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(10.0)
            await r.settle()
            began = r.clock()
            r.play(noise(200, 3), ItemId("next"), ResponseId("reply-2"))
            await r.settle()
            await r.pass_time(0.5)
            count = 24_000
            sides = np.frombuffer(r.engine.both_sides(began + 0.5, count), np.int16)
            played = sides[1::2]
            first = int(np.flatnonzero(played)[0]) / 24_000 - 0.5
            assert first == pytest.approx(0.0, abs=0.03)
            np.testing.assert_array_equal(played[played != 0], noise(200, 3))

    asyncio.run(scene())


@pytest.mark.parametrize("by", ["the list of devices", "a new look for another device"])
def test_one_that_is_unplugged_while_it_rests_is_replaced_and_told(by: str) -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await plug_in(r, EAR)
            await r.engine.open_speaker(HEADSET)
            await r.pass_time(AWHILE_S)
            await r.settle()
            assert stream(r).rests
            r.backend.unplug(HEADSET)
            if by == "the list of devices":
                the_child_lists(r)
            else:
                async with r.engine._desk.lock:
                    await r.engine._renew()
            await r.settle()
            await r.pass_time(0.5)
            await r.settle()
            assert in_use(r) == [SPEAKER.id]
            assert [event.because.code for event in r.of(PlaybackFailed)] == [LOST]
            r.play(noise(200))
            await r.pass_time(0.5)
            np.testing.assert_array_equal(r.heard_sound, noise(200))

    asyncio.run(scene())
