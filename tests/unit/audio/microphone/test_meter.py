"""Levels, clipping and the noise floor."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.audio.rig import noise
from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.microphone.complaint import Complaint, MicrophoneCheck
from voicelive_desktop.audio.microphone.meter import SILENCE_DB, LevelMeter
from voicelive_desktop.audio.stand_ins.ticker import HandCrank


def _fed(*blocks: Samples) -> LevelMeter:
    clock = HandCrank()
    meter = LevelMeter(clock)
    for block in blocks:
        clock.advance(len(block) / 24_000)
        meter.feed(block, 24_000)
    return meter


def _sine(level: float, ms: int = 60) -> Samples:
    wave: Samples = np.rint(np.sin(np.arange(24 * ms) * 0.2618) * level).astype(np.int16)
    return wave


def test_a_sine_of_half_scale_has_a_peak_of_6_db_and_an_rms_of_9_db_below_full_scale() -> None:
    reading = _fed(_sine(16_384)).snapshot()
    assert reading.peak_db == pytest.approx(-6.0, abs=0.1)
    assert reading.rms_db == pytest.approx(-9.0, abs=0.1)
    assert not reading.clipped


def test_zeros_are_silence_and_are_timed() -> None:
    meter = _fed(_sine(100), np.zeros(48_000, np.int16))
    assert meter.silent_s == pytest.approx(2.0)
    assert meter.snapshot().rms_db == SILENCE_DB


def test_the_reading_falls_to_silence_when_nothing_comes_any_more() -> None:
    clock = HandCrank()
    meter = LevelMeter(clock)
    meter.feed(_sine(10_000), 24_000)
    clock.advance(0.1)
    assert meter.snapshot().peak_db == SILENCE_DB


@given(before=st.integers(0, 5), run=st.integers(0, 6), cut=st.integers(0, 11))
def test_three_full_scale_samples_in_a_row_are_a_clip_even_across_blocks(
    before: int, run: int, cut: int
) -> None:
    sound = np.array([0] * before + [-32_768] * run + [0] * 5, np.int16)
    meter = _fed(sound[:cut], sound[cut:])
    assert meter.snapshot().clipped is (run >= 3)


def test_the_clip_shows_for_a_second() -> None:
    clock = HandCrank()
    meter = LevelMeter(clock)
    meter.feed(np.full(10, 32_767, np.int16), 24_000)
    clock.advance(0.9)
    assert meter.snapshot().clipped
    clock.advance(0.2)
    assert not meter.snapshot().clipped
    assert meter.clips == 1


def test_silence_clipping_and_a_low_voice_are_named() -> None:
    def verdict(*blocks: Samples) -> Complaint:
        clock = HandCrank()
        meter = LevelMeter(clock)
        check = MicrophoneCheck(meter, clock)
        for block in blocks:
            clock.advance(len(block) / 24_000)
            meter.feed(block, 24_000)
            found = check.look()
        return found

    assert verdict(*[np.zeros(6_000, np.int16)] * 16) is Complaint.SILENT
    assert verdict(*[np.full(6_000, 32_767, np.int16)] * 3) is Complaint.CLIPPING
    assert verdict(_sine(2, 250), *[_sine(2, 20), _sine(200, 250)] * 10) is Complaint.QUIET
    assert verdict(_sine(20, 250), *[_sine(20, 20), _sine(6_000, 250)] * 10) is Complaint.NONE


def test_zeros_between_sentences_are_no_fault_of_a_microphone_that_was_heard() -> None:
    clock = HandCrank()
    meter = LevelMeter(clock)
    check = MicrophoneCheck(meter, clock)

    def looks(block: Samples, device: str, seconds: float) -> set[Complaint]:
        found = set()
        for _ in range(round(seconds * 4)):
            clock.advance(0.25)
            meter.feed(block, 24_000)
            found.add(check.look(device))
        return found

    zeros = np.zeros(6_000, np.int16)
    for _ in range(3):
        assert looks(_sine(6_000, 250), "gated", 2) <= {Complaint.NONE}
        assert looks(zeros, "gated", 20) == {Complaint.NONE}
    assert Complaint.SILENT in looks(zeros, "gated", 150), "after minutes it is worth a word"
    assert Complaint.SILENT in looks(zeros, "another", 6)


def test_the_noise_floor_stays_below_a_sentence_and_follows_the_pause() -> None:
    pause, word = _sine(50, 20), noise(20)
    meter = _fed(*[pause] * 50, *[word] * 100)
    assert -65 < meter.snapshot().noise_floor_db < -45
    assert meter.snapshot().rms_db > -20
