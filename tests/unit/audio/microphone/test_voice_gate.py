"""The local gate: when somebody seems to talk."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest

from tests.unit.audio.rig import ITEM, Rig, noise, rig
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.microphone.voice_gating import VoiceGate
from voicelive_desktop.domain.facts.events import VoiceGateClosed, VoiceGateOpened
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.words.pcm import RATE_HZ


def tone(ms: int, peak_db: float, hz: float = 200.0) -> Samples:
    t = np.arange(RATE_HZ * ms // 1000) / RATE_HZ
    return np.rint(32767 * 10 ** (peak_db / 20) * np.sin(2 * np.pi * hz * t)).astype(np.int16)


@pytest.fixture
def gate() -> VoiceGate:
    made = VoiceGate()
    made.set_thresholds(-30.0, -40.0)
    return made


def test_it_opens_after_30_ms_over_the_upper_threshold_and_never_for_a_click(
    gate: VoiceGate,
) -> None:
    assert not gate.feed(tone(1_000, -31.0), RATE_HZ)
    click = np.concatenate((tone(5, 0.0, 1_000), np.zeros(RATE_HZ // 10, np.int16)))
    assert not gate.feed(click, RATE_HZ)
    assert not gate.feed(tone(20, -29.0), RATE_HZ)
    assert gate.feed(tone(10, -29.0), RATE_HZ)


def test_between_the_thresholds_it_stays_and_below_it_closes_after_200_ms(gate: VoiceGate) -> None:
    gate.feed(tone(100, -20.0), RATE_HZ)
    assert gate.feed(tone(1_000, -39.0), RATE_HZ)
    assert gate.feed(tone(190, -41.0), RATE_HZ)
    assert gate.feed(tone(20, -39.0), RATE_HZ), "a word after a short pause keeps it open"
    assert not gate.feed(tone(230, -41.0), RATE_HZ)


def test_a_deep_voice_with_a_peak_every_15_ms_opens_it(gate: VoiceGate) -> None:
    pulses = np.zeros(RATE_HZ // 5, np.int16)
    pulses[:: RATE_HZ * 15 // 1000] = 8_000
    assert gate.feed(pulses, RATE_HZ)


def test_the_size_of_the_blocks_does_not_matter(gate: VoiceGate) -> None:
    sound = np.concatenate((tone(300, -20.0), tone(150, -60.0), tone(100, -20.0)))
    for start in range(0, len(sound), 77):
        gate.feed(sound[start : start + 77], RATE_HZ)
    assert gate.is_open


def test_the_engine_tells_what_it_hears_though_muted_and_closes_with_the_microphone() -> None:
    async def scene() -> None:
        async with rig(microphone=True) as r:
            r.engine.set_muted(True)
            r.microphone = np.concatenate(
                (tone(100, -60.0), tone(300, -12.0), tone(400, -60.0), tone(400, -12.0))
            )
            await r.pass_time(0.2)
            assert r.of(VoiceGateOpened) == [VoiceGateOpened()]
            await r.pass_time(0.5)
            assert r.of(VoiceGateClosed) == [VoiceGateClosed()]
            await r.pass_time(0.3)
            assert len(r.of(VoiceGateOpened)) == 2
            await r.engine.close_microphone()
            assert len(r.of(VoiceGateClosed)) == 2

    asyncio.run(scene())


def test_ducking_lowers_what_is_heard_within_a_block_and_a_flush_later_it_is_full_again() -> None:
    async def scene() -> None:
        async with rig() as r:
            r.play(noise(3_000))
            await r.pass_time(0.2)
            r.engine.set_ducked(True)
            await r.pass_time(0.2)
            level = _rms_of_last(r, 0.1)
            r.engine.set_ducked(False)
            await r.pass_time(0.2)
            assert level / _rms_of_last(r, 0.1) == pytest.approx(0.25, abs=0.02), "12 dB"
            assert r.backend.streams[0][1].restarts == 0  # type: ignore[union-attr] # a speaker
            r.engine.flush(CutReason.SPEECH, None)
            r.play(noise(1_000), item=type(ITEM)("item-2"))
            await r.pass_time(0.3)
            np.testing.assert_array_equal(
                r.heard_sound[-1_000:], _found_in(noise(1_000), r.heard_sound[-1_000:])
            )

    asyncio.run(scene())


def _rms_of_last(r: Rig, seconds: float) -> float:
    return float(np.sqrt(np.mean(r.heard[-int(RATE_HZ * seconds) :].astype(float) ** 2)))


def _found_in(whole: Samples, part: Samples) -> Samples:
    starts = [
        i
        for i in np.flatnonzero(whole == part[0])
        if np.array_equal(whole[i : i + len(part)], part)
    ]
    return whole[starts[0] : starts[0] + len(part)] if starts else whole[:0]


class _GateThatLooksAtAll(VoiceGate):
    """The same without the short way for what is quiet."""

    def _pass_quiet(self, _samples: Samples, _slices: int) -> bool:
        return False


@pytest.mark.parametrize("seed", range(5))
def test_the_short_way_for_quiet_sound_changes_nothing(seed: int) -> None:
    dice = np.random.default_rng(seed)
    quick, thorough = VoiceGate(), _GateThatLooksAtAll()
    for _ in range(300):
        peak = dice.choice([0, 30, 250, 400, 3_000])
        piece = dice.integers(-peak, peak + 1, dice.integers(1, 3_000)).astype(np.int16)
        assert quick.feed(piece, RATE_HZ) == thorough.feed(piece, RATE_HZ)
