"""What the session gets of the microphone while the talk key decides."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest

from tests.unit.audio.rig import Rig, noise, rig
from voicelive_desktop.domain.facts.talk_key import Gate
from voicelive_desktop.domain.words.pcm import FRAME_MS


def sent(r: Rig) -> list[tuple[float, bool]]:
    """When each frame was captured, and whether it has sound."""
    return [(frame.captured_t, any(frame.pcm)) for frame in r.engine.take()]


async def speaking(r: Rig) -> None:
    """Somebody talks all the time, and a session reads."""
    r.microphone = noise(10_000)
    reader = asyncio.ensure_future(r.engine.read())
    await r.pass_time(0.1)
    await reader
    r.engine.take()


@pytest.mark.parametrize(("gate", "frames"), [(Gate.SILENT, 50), (Gate.SHUT, 0), (Gate.MUTED, 50)])
def test_behind_a_closed_gate_there_is_silence_or_nothing(gate: Gate, frames: int) -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            await speaking(r)
            r.engine.set_gate(gate)
            await r.pass_time(1.0)
            passed = sent(r)
            assert len(passed) == pytest.approx(frames, abs=1)
            assert not any(sound for _, sound in passed)

    asyncio.run(scene())


@pytest.mark.parametrize("gate", [Gate.SILENT, Gate.SHUT])
def test_an_opening_gate_lets_the_last_300_ms_pass_first(gate: Gate) -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            await speaking(r)
            r.engine.set_gate(gate)
            await r.pass_time(1.0)
            r.engine.take()
            opened = r.clock()
            r.engine.set_gate(Gate.OPEN)
            await r.pass_time(0.2)
            times = [at for at, sound in sent(r) if sound]
            assert times[0] == pytest.approx(opened - 0.3 + FRAME_MS / 1000, abs=0.03)
            assert len(times) == pytest.approx((300 + 200) / FRAME_MS, abs=1)
            assert np.allclose(np.diff(times), FRAME_MS / 1000, atol=1e-6), "the sound is whole"

    asyncio.run(scene())


def test_what_was_said_while_muted_is_never_sent() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            await speaking(r)
            r.engine.set_gate(Gate.MUTED)
            await r.pass_time(1.0)
            r.engine.set_gate(Gate.OPEN)
            assert not any(sound for _, sound in sent(r))
            r.engine.set_gate(Gate.SHUT)
            r.engine.set_muted(True)
            await r.pass_time(1.0)
            r.engine.set_muted(False)
            r.engine.set_gate(Gate.OPEN)
            assert not any(sound for _, sound in sent(r))

    asyncio.run(scene())


def test_level_goes_on_behind_a_closed_gate() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            await speaking(r)
            r.engine.set_gate(Gate.SHUT)
            r.engine.microphone_level.snapshot()
            await r.pass_time(0.5)
            assert r.engine.microphone_level.snapshot().rms_db > -30

    asyncio.run(scene())
