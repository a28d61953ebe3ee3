"""Devices that are chosen, exchanged, have rates of their own, and refuse."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace

import numpy as np
import pytest

from tests.unit.audio.plugging import EAR, HEADSET, MOUTH, in_use, plug_in
from tests.unit.audio.rig import ITEM, REPLY, noise, rig
from voicelive_desktop.audio.devices.device_ports import Fill, Gone
from voicelive_desktop.audio.stand_ins.simulated import MICROPHONE, SPEAKER, SimulatedOutput
from voicelive_desktop.domain.facts.events import (
    CaptureFailed,
    CaptureStarted,
    DevicesListed,
    PlaybackDrained,
    PlaybackFailed,
    PlaybackOpened,
)
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import SYSTEM_DEFAULT, DeviceName


def test_devices_are_listed_by_stable_name() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await plug_in(r, EAR)
            (listed,) = r.of(DevicesListed)
            assert [device.id for device in listed.inputs] == [MICROPHONE.id]
            assert [device.id for device in listed.outputs] == [SPEAKER.id, HEADSET]

    asyncio.run(scene())


def test_switching_the_speaker_in_the_middle_of_a_reply_goes_on_where_it_was_heard() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await plug_in(r, EAR)
            await r.engine.open_speaker()
            r.play(noise(1_000))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.5)
            heard = len(r.heard_sound)
            await r.engine.open_speaker(HEADSET)
            await r.pass_time(0.8)
            assert in_use(r) == [HEADSET]
            assert r.of(PlaybackOpened)[-1].device == HEADSET
            assert r.of(PlaybackDrained)
            # 5 ms of the new part are the fade.
            rest = r.heard_sound[heard:]
            np.testing.assert_array_equal(
                rest[240:], noise(1_000)[len(noise(1_000)) - len(rest) + 240 :]
            )
            assert len(r.heard_sound) == pytest.approx(len(noise(1_000)), abs=240)

    asyncio.run(scene())


def test_a_failed_switch_keeps_the_old_device_and_is_reported() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            await r.pass_time(0.1)
            await r.engine.open_speaker(HEADSET)
            await r.engine.open_microphone(HEADSET)
            await r.pass_time(0.1)
            assert r.of(PlaybackFailed)[-1].because == Failure(
                FailureKind.SPEAKER_MISSING, subject=HEADSET
            )
            assert r.of(CaptureFailed)[-1].because.kind is FailureKind.MICROPHONE_MISSING
            assert sorted(in_use(r)) == sorted([SPEAKER.id, MICROPHONE.id])
            assert r.of(CaptureStarted)[-1].device == SYSTEM_DEFAULT
            r.play(noise(100))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.3)
            assert r.of(PlaybackDrained)

    asyncio.run(scene())


def test_a_switch_to_a_busy_device_restores_the_old_one() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await plug_in(r, EAR)
            await r.engine.open_speaker()
            r.backend.refuse[HEADSET] = Failure(FailureKind.SPEAKER_BUSY, subject=HEADSET)
            await r.engine.open_speaker(HEADSET)
            assert in_use(r) == [SPEAKER.id]
            assert r.of(PlaybackFailed)[-1].because.kind is FailureKind.SPEAKER_BUSY
            r.play(noise(100))
            r.engine.finish(REPLY, ITEM)
            await r.pass_time(0.3)
            np.testing.assert_array_equal(r.heard_sound, noise(100))

    asyncio.run(scene())


def test_a_device_that_is_missing_at_the_start_is_replaced_by_the_default() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await r.engine.open_speaker(HEADSET)
            assert r.of(PlaybackFailed)[0].because.kind is FailureKind.SPEAKER_MISSING
            assert r.of(PlaybackOpened)[0].device == SYSTEM_DEFAULT

    asyncio.run(scene())


def test_a_speaker_at_its_own_rate_plays_the_same_sound_and_counts_alike() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            r.backend.plug(replace(EAR, rate_hz=48_000))
            await r.engine.refresh_devices()
            await r.engine.open_speaker(HEADSET)
            tone = (np.sin(np.arange(24_000) / 24_000 * 2 * np.pi * 1_000) * 10_000).astype(
                np.int16
            )
            r.play(tone)
            await r.pass_time(0.54)
            event = r.engine.flush(CutReason.STOP, REPLY, 1)
            assert event.heard_ms == pytest.approx(500, abs=10.1)
            assert np.abs(r.heard).max() == pytest.approx(10_000, rel=0.01)

    asyncio.run(scene())


def test_a_microphone_at_its_own_rate_and_with_two_channels_gives_frames_at_24_khz() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            r.backend.plug(replace(MOUTH, rate_hz=44_100, inputs=1))
            await r.engine.refresh_devices()
            r.microphone = (np.sin(np.arange(44_100) / 44_100 * 2 * np.pi * 1_000) * 10_000).astype(
                np.int16
            )
            await r.engine.open_microphone(MOUTH.id)
            await r.pass_time(0.3)
            frames = [np.frombuffer((await r.engine.read()).pcm, np.int16) for _ in range(10)]
            sound = np.concatenate(frames)
            spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
            assert np.argmax(spectrum) * 24_000 / len(sound) == pytest.approx(1_000, abs=6)
            assert np.abs(sound).max() == pytest.approx(10_000, rel=0.02)

    asyncio.run(scene())


def test_an_opening_that_is_cancelled_leaves_no_stream_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            may_open = threading.Event()
            really_open = r.backend.open_output

            def slowly(
                device: DeviceName, fill: Fill, gone: Gone, latency_s: float
            ) -> SimulatedOutput:
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
