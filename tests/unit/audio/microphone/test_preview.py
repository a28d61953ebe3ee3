"""A look at another microphone."""

from __future__ import annotations

import asyncio

import numpy as np

from tests.unit.audio.rig import Rig, noise, rig
from voicelive_desktop.audio.devices.device_ports import DeviceInfo
from voicelive_desktop.audio.stand_ins.simulated import MICROPHONE
from voicelive_desktop.domain.facts.device_list import LOST
from voicelive_desktop.domain.facts.events import CaptureFailed, PreviewFailed
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import DeviceName

HEADSET = DeviceInfo(DeviceName("Headset|Simulated"), "Headset", "Simulated", 2, 0, 48_000)


async def with_headset(r: Rig) -> None:
    r.backend.plug(HEADSET)
    await r.engine.refresh_devices()


def test_the_level_of_another_microphone_is_seen_while_the_one_in_use_goes_on() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await with_headset(r)
            await r.engine.open_microphone(MICROPHONE.id)
            assert r.engine.preview_level.snapshot().rms_db == -100.0
            await r.engine.open_preview(HEADSET.id)
            r.microphone = np.repeat(noise(2_000), 4)
            await r.pass_time(0.2)
            assert r.engine.preview_level.snapshot().rms_db > -30.0
            assert [info.id for info, _ in r.backend.streams] == [MICROPHONE.id, HEADSET.id]
            await r.engine.close_preview()
            assert [info.id for info, _ in r.backend.streams] == [MICROPHONE.id]
            assert not r.of(CaptureFailed)

    asyncio.run(scene())


def test_one_look_replaces_the_other_and_using_it_ends_the_look() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await with_headset(r)
            await r.engine.open_preview(MICROPHONE.id)
            await r.engine.open_preview(HEADSET.id)
            assert [info.id for info, _ in r.backend.streams] == [HEADSET.id]
            await r.engine.open_microphone(HEADSET.id)
            assert len(r.backend.streams) == 1

    asyncio.run(scene())


def test_one_that_cannot_be_opened_or_goes_away_is_told() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            await with_headset(r)
            busy = Failure(FailureKind.MICROPHONE_BUSY, subject=HEADSET.id)
            r.backend.refuse[HEADSET.id] = busy
            await r.engine.open_preview(HEADSET.id)
            assert r.of(PreviewFailed) == [PreviewFailed(HEADSET.id, busy)]
            del r.backend.refuse[HEADSET.id]
            await r.engine.open_preview(HEADSET.id)
            r.backend.unplug(HEADSET.id)
            await r.settle()
            lost = r.of(PreviewFailed)[-1].because
            assert (lost.kind, lost.code) == (FailureKind.MICROPHONE_MISSING, LOST)

    asyncio.run(scene())


def test_one_that_was_plugged_in_after_the_start_is_found_while_nothing_else_is_open() -> None:
    async def scene() -> None:
        async with rig(speaker=False) as r:
            r.backend.plug(HEADSET)
            await r.engine.open_preview(HEADSET.id)
            assert not r.of(PreviewFailed)
            await r.engine.close_preview()
            r.backend.plug(
                late := DeviceInfo(DeviceName("Late|Simulated"), "Late", "Simulated", 1, 0, 24_000)
            )
            await r.engine.open_microphone(MICROPHONE.id)
            await r.engine.open_preview(late.id)
            assert [failed.device for failed in r.of(PreviewFailed)] == [late.id], (
                "no stream is ended for a look"
            )

    asyncio.run(scene())
