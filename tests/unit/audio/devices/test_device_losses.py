"""Devices that go away, fall silent and come back; and what only looks like it."""

from __future__ import annotations

import asyncio

import pytest

from tests.unit.audio.plugging import EAR, HEADSET, MOUTH, in_use, plug_in
from tests.unit.audio.rig import ITEM, REPLY, noise, rig
from voicelive_desktop.audio.devices.device_ports import Fill, Gone
from voicelive_desktop.audio.stand_ins.simulated import MICROPHONE, SPEAKER, SimulatedOutput
from voicelive_desktop.domain.facts.events import (
    CaptureFailed,
    CaptureStarted,
    PlaybackDrained,
    PlaybackFailed,
    PlaybackOpened,
    PlaybackStarted,
)
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName


def test_a_lost_speaker_is_replaced_by_the_default_and_the_reply_goes_on() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await plug_in(r, EAR)
            await r.engine.open_speaker(HEADSET)
            r.play(noise(1_000))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.5)
            r.backend.unplug(HEADSET)
            await r.settle()
            assert r.of(PlaybackFailed)[-1].because == Failure(
                FailureKind.SPEAKER_MISSING, code="lost", subject=HEADSET
            )
            await r.pass_time(0.8)
            assert in_use(r) == [SPEAKER.id]
            assert r.of(PlaybackOpened)[-1].device == SYSTEM_DEFAULT
            assert len(r.of(PlaybackStarted)) == 2
            assert r.of(PlaybackDrained)

    asyncio.run(scene())


def test_a_lost_microphone_is_replaced_and_returned_to_when_it_is_back() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await plug_in(r, MOUTH)
            await r.engine.open_microphone(MOUTH.id)
            await r.pass_time(0.1)
            r.backend.unplug(MOUTH.id)
            await r.settle()
            await r.pass_time(0.1)
            assert [event.device for event in r.of(CaptureStarted)] == [MOUTH.id, SYSTEM_DEFAULT]
            r.backend.plug(MOUTH)
            await r.engine.refresh_devices()
            await r.settle()
            await r.pass_time(0.1)
            assert [event.device for event in r.of(CaptureStarted)] == [
                MOUTH.id,
                SYSTEM_DEFAULT,
                MOUTH.id,
            ]
            assert in_use(r) == [MOUTH.id]

    asyncio.run(scene())


def test_without_any_device_it_tries_until_one_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voicelive_desktop.audio.devices.device_line.RETRY_S", 0.005)

    async def scene() -> None:
        async with rig(speaker=False) as r:
            r.backend.unplug(SPEAKER.id)
            await r.engine.open_speaker()
            assert r.of(PlaybackFailed)
            assert not r.of(PlaybackOpened)
            r.backend.plug(SPEAKER)
            await r.settle()
            assert r.of(PlaybackOpened)

    asyncio.run(scene())


def test_waiting_for_a_microphone_leaves_the_speaker_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voicelive_desktop.audio.devices.device_line.RETRY_S", 0.002)

    async def scene() -> None:
        async with rig(microphone=True) as r:
            await r.pass_time(0.1)
            r.backend.unplug(MICROPHONE.id)
            await r.settle()
            await r.settle()
            assert len(r.of(PlaybackOpened)) == 1
            r.backend.plug(MICROPHONE)
            await r.engine.refresh_devices()
            await r.settle()
            await r.pass_time(0.1)
            assert len(r.of(CaptureStarted)) == 2

    asyncio.run(scene())


def test_both_devices_lost_at_once_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voicelive_desktop.audio.devices.device_line.RETRY_S", 0.005)

    async def scene() -> None:
        async with rig(microphone=True) as r:
            await r.pass_time(0.1)
            r.backend.unplug(SPEAKER.id)
            r.backend.unplug(MICROPHONE.id)
            await r.settle()
            r.backend.plug(SPEAKER)
            r.backend.plug(MICROPHONE)
            await r.settle()
            await r.pass_time(0.1)
            assert sorted(in_use(r)) == sorted([SPEAKER.id, MICROPHONE.id])
            assert len(r.of(CaptureStarted)) == len(r.of(PlaybackOpened)) == 2

    asyncio.run(scene())


def test_a_reply_without_any_speaker_is_given_up_after_a_while() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(5_000))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.2)
            r.backend.unplug(SPEAKER.id)
            await r.settle()
            await r.pass_time(2.5)
            assert not r.of(PlaybackDrained)
            await r.pass_time(1.0)
            assert r.of(PlaybackDrained) == [PlaybackDrained(ITEM)]

    asyncio.run(scene())


def test_a_device_that_stops_without_a_word_counts_as_lost() -> None:
    async def scene() -> None:
        async with rig() as r:
            ((_, stream),) = r.backend.streams
            r.clock.unsubscribe(stream._on)
            await r.pass_time(2.2)
            await r.settle()
            assert r.of(PlaybackFailed)[0].because.code == "lost"

    asyncio.run(scene())


@pytest.mark.parametrize("frozen_s", [2.5, 60.0])
def test_a_program_that_stood_still_has_not_lost_its_devices(frozen_s: float) -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            await r.pass_time(0.5)
            r.clock.freeze(frozen_s)
            r.engine.poll()
            await r.settle()
            await r.pass_time(3.0)
            assert not r.of(PlaybackFailed)
            assert not r.of(CaptureFailed)

    asyncio.run(scene())


def test_a_speaker_that_opens_slowly_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            really_open = r.backend.open_output

            def slowly(
                device: DeviceName, fill: Fill, gone: Gone, latency_s: float
            ) -> SimulatedOutput:
                stream = really_open(device, fill, gone, latency_s)
                really_start = stream.start

                def start() -> None:
                    really_start()
                    r.clock.freeze(3.0)  # as wireless headsets do

                monkeypatch.setattr(stream, "start", start)
                return stream

            monkeypatch.setattr(r.backend, "open_output", slowly)
            await r.engine.open_speaker()
            r.engine.poll()
            await r.settle()
            await r.pass_time(2.5)
            assert not r.of(PlaybackFailed)

    asyncio.run(scene())
