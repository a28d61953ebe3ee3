"""Rates and channels."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.resample import Resampler

RATES = (8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000, 192_000)


def _sine(rate_hz: int, hz: float, seconds: float = 0.5, level: float = 10_000) -> Samples:
    wave = np.sin(np.arange(int(rate_hz * seconds)) / rate_hz * 2 * np.pi * hz) * level
    return np.rint(wave).astype(np.int16)


@pytest.mark.parametrize("rate_hz", RATES)
@pytest.mark.parametrize("hz", [300.0, 1_000.0, 3_000.0])
def test_a_sine_keeps_frequency_level_and_phase(rate_hz: int, hz: float) -> None:
    out = Resampler(rate_hz, 24_000).process(_sine(rate_hz, hz))
    expected = _sine(24_000, hz)[: len(out)]
    middle = slice(1_000, len(out) - 100)
    error = out[middle].astype(float) - expected[middle]
    assert np.sqrt((error**2).mean()) < 7_071 * 10 ** (-55 / 20)


@pytest.mark.parametrize("rate_hz", RATES)
def test_there_and_back_is_the_same_sound(rate_hz: int) -> None:
    sound = _sine(24_000, 1_000)
    there, back = Resampler(24_000, rate_hz), Resampler(rate_hz, 24_000)
    half_way = np.concatenate((there.process(sound), there.flush()))
    out = np.concatenate((back.process(half_way), back.flush()))
    error = out[1_000:11_000].astype(float) - sound[1_000:11_000]
    assert np.abs(error).max() < 30


@pytest.mark.parametrize("rate_hz", RATES)
def test_it_looks_ahead_by_no_more_than_it_says_and_at_most_2_ms(rate_hz: int) -> None:
    resampler = Resampler(rate_hz, 24_000)
    seconds = 0.2
    out = resampler.process(np.zeros(int(rate_hz * seconds), np.int16))
    behind_s = int(rate_hz * seconds) / rate_hz - len(out) / 24_000
    assert behind_s <= resampler.delay_s + 1 / 24_000
    assert resampler.delay_s <= 0.00201


def test_what_the_lower_rate_cannot_carry_is_removed() -> None:
    out = Resampler(48_000, 24_000).process(_sine(48_000, 15_000))
    assert np.abs(out[1_000:-100]).max() < 20


def test_equal_rates_pass_through_untouched() -> None:
    sound = _sine(24_000, 1_000)
    assert Resampler(24_000, 24_000).process(sound) is sound


@settings(deadline=None, max_examples=30)
@given(rate_hz=st.sampled_from(RATES), cuts=st.lists(st.integers(0, 4_000), max_size=12))
def test_the_size_of_the_blocks_makes_no_difference(rate_hz: int, cuts: list[int]) -> None:
    sound = np.random.default_rng(3).integers(-9_000, 9_000, 4_000).astype(np.int16)
    whole, parts = Resampler(rate_hz, 24_000), Resampler(rate_hz, 24_000)
    expected = whole.process(sound)
    edges = [0, *sorted(cuts), len(sound)]
    got = [parts.process(sound[a:b]) for a, b in pairwise(edges)]
    assert np.abs(np.concatenate(got).astype(int) - expected).max(initial=0) <= 1
