"""The waveform's last 30 seconds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.audio.microphone.history import CAPACITY, PeakHistory, TimeAxis

AXIS = TimeAxis(50.0)


def test_each_point_holds_the_lowest_and_highest_sample_of_10_ms() -> None:
    lane = PeakHistory(AXIS)
    lane.feed(np.array([0] * 100 + [8_192] + [-16_384] + [0] * 138, np.int16), 24_000, 50.01)
    first, minima, maxima = lane.snapshot(0)
    assert (first, minima.tolist(), maxima.tolist()) == (0, [-0.5], [0.25])


@given(sizes=st.lists(st.integers(0, 700), max_size=30))
def test_the_size_of_the_blocks_makes_no_difference(sizes: list[int]) -> None:
    whole, parts = PeakHistory(AXIS), PeakHistory(AXIS)
    sound = np.random.default_rng(1).integers(-9_000, 9_000, sum(sizes)).astype(np.int16)
    whole.feed(sound, 24_000, 50 + len(sound) / 24_000)
    at = 0
    for size in sizes:
        parts.feed(sound[at : at + size], 24_000, 50 + (at + size) / 24_000)
        at += size
    for one, other in zip(whole.snapshot(), parts.snapshot(), strict=True):
        np.testing.assert_array_equal(one, other)


def test_asking_again_gives_only_what_is_new() -> None:
    lane = PeakHistory(AXIS)
    lane.feed(np.full(2_400, 1, np.int16), 24_000, 50.1)
    first, minima, _ = lane.snapshot(0)
    lane.feed(np.full(240, 3_277, np.int16), 24_000, 50.11)
    first, minima, maxima = lane.snapshot(first + len(minima))
    assert first == 10
    assert maxima.tolist() == pytest.approx([0.1], abs=1e-3)


def test_a_lane_that_was_closed_for_a_while_shows_silence_for_it_and_stays_on_the_axis() -> None:
    lane = PeakHistory(AXIS)
    lane.feed(np.full(2_400, 9_000, np.int16), 24_000, 50.1)
    lane.feed(np.full(2_400, 9_000, np.int16), 24_000, 52.1)
    _, _, maxima = lane.snapshot(0)
    assert np.flatnonzero(maxima).tolist() == [*range(10), *range(200, 210)]
    assert AXIS.time_of(200) == pytest.approx(52.0)


def test_after_more_than_30_seconds_the_oldest_points_are_gone() -> None:
    lane = PeakHistory(AXIS)
    for second in range(40):
        lane.feed(np.full(24_000, second * 100, np.int16), 24_000, 51.0 + second)
    first, _, maxima = lane.snapshot(0)
    assert (first, len(maxima)) == (1_000, CAPACITY)
    assert maxima[0] == pytest.approx(1_000 / 32_768)


def test_a_long_absence_costs_no_more_than_one_lane() -> None:
    lane = PeakHistory(AXIS)
    lane.feed(np.full(240, 5, np.int16), 24_000, 50.0 + 86_400)
    first, _, maxima = lane.snapshot(0)
    assert first + len(maxima) == 8_640_000
    assert len(maxima) == CAPACITY


def test_a_burst_of_the_sound_server_moves_no_point() -> None:
    lane = PeakHistory(AXIS)
    for block in range(100):
        late = 0.04 if block % 5 == 0 else 0.0
        lane.feed(np.full(240, 500, np.int16), 24_000, 50.01 + block * 0.01 + late)
    first, _, maxima = lane.snapshot(0)
    assert (first, len(maxima)) == (0, 100)
    assert maxima.all()


def test_a_snapshot_of_everything_takes_microseconds() -> None:
    lane = PeakHistory(AXIS)
    lane.feed(np.full(720_000, 5, np.int16), 24_000, 80.0)
    assert len(lane.snapshot(0)[1]) == CAPACITY


def test_other_rates_land_on_the_same_axis() -> None:
    lane = PeakHistory(AXIS)
    for block in range(100):
        lane.feed(np.full(441, 500, np.int16), 44_100, 50.01 + block * 0.01)
    assert len(lane.snapshot(0)[1]) == 100
