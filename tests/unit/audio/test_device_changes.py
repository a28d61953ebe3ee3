"""Devices that are exchanged, refuse, go away and come back."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace

import numpy as np
import pytest

from tests.unit.audio.rig import ITEM, REPLY, Rig, noise, rig
from voicelive_desktop.audio.ports import DeviceInfo, Fill, Gone
from voicelive_desktop.audio.simulated import MICROPHONE, SPEAKER, SimulatedOutput
from voicelive_desktop.domain.events import (
    CaptureFailed,
    CaptureStarted,
    DevicesListed,
    PlaybackDrained,
    PlaybackFailed,
    PlaybackOpened,
    PlaybackStarted,
    PlaybackUnderflowed,
)
from voicelive_desktop.domain.failures import Failure, FailureKind
from voicelive_desktop.domain.ids import SYSTEM_DEFAULT, DeviceName

HEADSET = DeviceName("Headset|Simulated")
EAR = DeviceInfo(HEADSET, "Headset", "Simulated", 0, 2, 24_000)
MOUTH = DeviceInfo(DeviceName("Headset microphone|Simulated"), "Headset microphone", "Simulated", 1, 0, 24_000)


async def _plugged(r: Rig, *devices: DeviceInfo) -> None:
    for device in devices:
        r.backend.plug(device)
    await r.engine.refresh_devices()


def _in_use(r: Rig) -> list[DeviceName]:
    return [info.id for info, _ in r.backend.streams]


def test_devices_are_listed_by_stable_name() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await _plugged(r, EAR)
            (listed,) = r.of(DevicesListed)
            assert [device.id for device in listed.inputs] == [MICROPHONE.id]
            assert [device.id for device in listed.outputs] == [SPEAKER.id, HEADSET]

    asyncio.run(scene())


def test_switching_the_speaker_in_the_middle_of_a_reply_goes_on_where_it_was_heard() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await _plugged(r, EAR)
            await r.engine.open_speaker()
            r.play(noise(1_000))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.5)
            heard = len(r.heard_sound)
            await r.engine.open_speaker(HEADSET)
            await r.pass_time(0.8)
            assert _in_use(r) == [HEADSET]
            assert r.of(PlaybackOpened)[-1].device == HEADSET
            assert r.of(PlaybackDrained)
            # 5 ms of the new part are the fade.
            rest = r.heard_sound[heard:]
            np.testing.assert_array_equal(rest[240:], noise(1_000)[len(noise(1_000)) - len(rest) + 240 :])
            assert len(r.heard_sound) == pytest.approx(len(noise(1_000)), abs=240)

    asyncio.run(scene())


def test_a_failed_switch_keeps_the_old_device_and_is_reported() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            await r.pass_time(0.1)
            await r.engine.open_speaker(HEADSET)
            await r.engine.open_microphone(HEADSET)
            await r.pass_time(0.1)
            assert r.of(PlaybackFailed)[-1].because == Failure(FailureKind.SPEAKER_MISSING, subject=HEADSET)
            assert r.of(CaptureFailed)[-1].because.kind is FailureKind.MICROPHONE_MISSING
            assert sorted(_in_use(r)) == sorted([SPEAKER.id, MICROPHONE.id])
            assert r.of(CaptureStarted)[-1].device == SYSTEM_DEFAULT
            r.play(noise(100))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.3)
            assert r.of(PlaybackDrained)

    asyncio.run(scene())


def test_a_switch_to_a_busy_device_restores_the_old_one() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await _plugged(r, EAR)
            await r.engine.open_speaker()
            r.backend.refuse[HEADSET] = Failure(FailureKind.SPEAKER_BUSY, subject=HEADSET)
            await r.engine.open_speaker(HEADSET)
            assert _in_use(r) == [SPEAKER.id]
            assert r.of(PlaybackFailed)[-1].because.kind is FailureKind.SPEAKER_BUSY
            r.play(noise(100))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.3)
            np.testing.assert_array_equal(r.heard_sound, noise(100))

    asyncio.run(scene())


def test_a_lost_speaker_is_replaced_by_the_default_and_the_reply_goes_on() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await _plugged(r, EAR)
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
            assert _in_use(r) == [SPEAKER.id]
            assert r.of(PlaybackOpened)[-1].device == SYSTEM_DEFAULT
            assert len(r.of(PlaybackStarted)) == 2
            assert r.of(PlaybackDrained)

    asyncio.run(scene())


def test_a_lost_microphone_is_replaced_and_returned_to_when_it_is_back() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await _plugged(r, MOUTH)
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
            assert [event.device for event in r.of(CaptureStarted)] == [MOUTH.id, SYSTEM_DEFAULT, MOUTH.id]
            assert _in_use(r) == [MOUTH.id]

    asyncio.run(scene())


def test_a_device_that_is_missing_at_the_start_is_replaced_by_the_default() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await r.engine.open_speaker(HEADSET)
            assert r.of(PlaybackFailed)[0].because.kind is FailureKind.SPEAKER_MISSING
            assert r.of(PlaybackOpened)[0].device == SYSTEM_DEFAULT

    asyncio.run(scene())


def test_without_any_device_it_tries_until_one_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voicelive_desktop.audio.line.RETRY_S", 0.005)

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
    monkeypatch.setattr("voicelive_desktop.audio.line.RETRY_S", 0.002)

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
    monkeypatch.setattr("voicelive_desktop.audio.line.RETRY_S", 0.005)

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
            assert sorted(_in_use(r)) == sorted([SPEAKER.id, MICROPHONE.id])
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


def test_a_speaker_at_its_own_rate_plays_the_same_sound_and_counts_alike() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            r.backend.plug(replace(EAR, rate_hz=48_000))
            await r.engine.refresh_devices()
            await r.engine.open_speaker(HEADSET)
            tone = (np.sin(np.arange(24_000) / 24_000 * 2 * np.pi * 1_000) * 10_000).astype(np.int16)
            r.play(tone)
            await r.pass_time(0.54)
            event = r.engine.flush("stop", REPLY, 1)
            assert event.heard_ms == pytest.approx(500, abs=10.1)
            assert np.abs(r.heard).max() == pytest.approx(10_000, rel=0.01)

    asyncio.run(scene())


def test_a_microphone_at_its_own_rate_and_with_two_channels_gives_frames_at_24_khz() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            r.backend.plug(replace(MOUTH, rate_hz=44_100, inputs=1))
            await r.engine.refresh_devices()
            r.microphone = (np.sin(np.arange(44_100) / 44_100 * 2 * np.pi * 1_000) * 10_000).astype(np.int16)
            await r.engine.open_microphone(MOUTH.id)
            await r.pass_time(0.3)
            frames = [np.frombuffer((await r.engine.read()).pcm, np.int16) for _ in range(10)]
            sound = np.concatenate(frames)
            spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
            assert np.argmax(spectrum) * 24_000 / len(sound) == pytest.approx(1_000, abs=6)
            assert np.abs(sound).max() == pytest.approx(10_000, rel=0.02)

    asyncio.run(scene())


def test_an_opening_that_is_cancelled_leaves_no_stream_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            may_open = threading.Event()
            really_open = r.backend.open_output

            def slowly(device: DeviceName, fill: Fill, gone: Gone, latency_s: float) -> SimulatedOutput:
                may_open.wait(5)
                return really_open(device, fill, gone, latency_s)

            monkeypatch.setattr(r.backend, "open_output", slowly)
            opening = asyncio.ensure_future(r.engine.open_speaker())
            await r.settle()
            opening.cancel()
            await asyncio.gather(opening, return_exceptions=True)
            may_open.set()
            await r.engine.close()
            assert r.backend.opened
            assert not r.backend.streams

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

            def slowly(device: DeviceName, fill: Fill, gone: Gone, latency_s: float) -> SimulatedOutput:
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


def test_an_underflow_is_told_and_the_output_latency_grows_at_once_without_a_sample_lost() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(400))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.1)
            ((_, stream),) = r.backend.streams
            stream._fill(np.zeros((0, 1), np.int16), 0.03, True)  # type: ignore[union-attr]
            await r.pass_time(0.1)
            await r.settle()
            assert r.of(PlaybackUnderflowed) == [PlaybackUnderflowed(1)]
            assert len(r.of(PlaybackOpened)) == 2
            assert r.engine.statistics().output_latency_s == 0.08
            await r.pass_time(0.5)
            assert r.of(PlaybackDrained)
            np.testing.assert_array_equal(r.heard_sound[:1000], noise(400)[:1000])
            np.testing.assert_array_equal(r.heard_sound[-2400:], noise(400)[-2400:])
            assert len(r.heard_sound) >= len(noise(400)) - 480  # the fade at the resumption may round to zeros

    asyncio.run(scene())


def test_one_that_cannot_be_opened_again_is_told_once_when_the_default_stands_in() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await _plugged(r, EAR)
            await r.engine.open_speaker(HEADSET)
            r.play(noise(2_000))
            await r.pass_time(0.1)
            r.backend.refuse[HEADSET] = Failure(FailureKind.SPEAKER_MISSING, subject=HEADSET)
            ((_, stream),) = r.backend.streams
            stream._fill(np.zeros((0, 2), np.int16), 0.03, True)  # type: ignore[union-attr] # it wants more latency
            await r.pass_time(0.1)
            await r.settle()
            assert _in_use(r) == [SPEAKER.id]
            assert [event.because for event in r.of(PlaybackFailed)] == [r.backend.refuse[HEADSET]]
            assert r.of(PlaybackOpened)[-1].device == SYSTEM_DEFAULT
            await r.engine._renew()
            assert len(r.of(PlaybackFailed)) == 1, "it is known already"
            del r.backend.refuse[HEADSET]
            await r.engine._renew()
            assert _in_use(r) == [HEADSET]

    asyncio.run(scene())


def test_the_output_latency_goes_back_only_while_nothing_plays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voicelive_desktop.audio.adaptation.CALM_S", 0.5)

    async def scene() -> None:
        async with rig() as r:
            r.play(noise(1_500))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.1)
            ((_, stream),) = r.backend.streams
            stream._fill(np.zeros((0, 1), np.int16), 0.03, True)  # type: ignore[union-attr]
            await r.pass_time(0.1)
            await r.settle()
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
