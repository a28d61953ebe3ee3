import numpy as np
import pytest

from tests.support.plot_sources import Pairs
from voicelive_desktop.gui.voice_bar.lane import Lane

DOT_S = 0.1  # ten pairs a column at 100 pairs a second


def columns_until(lane: Lane, now_s: float, count: int = 300) -> np.ndarray:
    first = round(now_s / DOT_S) - count
    return lane.columns(first, count, DOT_S)[1]


def test_a_column_holds_the_extremes_of_its_pairs() -> None:
    source = Pairs(began_s=1000.0)
    source.put(np.zeros(100))
    source.put(np.array([0.1] * 5 + [0.7] + [0.2] * 4))
    lane = Lane(source)
    lane.pull(1001.1)
    tops = columns_until(lane, 1001.1)
    assert tops[-1] == pytest.approx(0.7)
    assert not tops[:-1].any()


def test_a_shape_keeps_its_form_while_it_moves() -> None:
    source = Pairs(began_s=1000.0)
    source.put(np.random.default_rng(3).uniform(0, 1, 1000))
    lane = Lane(source)
    lane.pull(1010.0)
    before = columns_until(lane, 1010.0)
    source.put(np.full(37, 0.5))
    lane.pull(1010.37)
    after = columns_until(lane, 1010.3)
    assert np.array_equal(before[-90:-1], after[-93:-4])


@pytest.mark.parametrize("width_s", [0.005, 0.04, 0.0811, 0.2])
def test_a_few_columns_are_the_last_of_many(width_s: float) -> None:
    heights = np.random.default_rng(4)
    source = Pairs(began_s=1000.0)
    lane = Lane(source)
    assert lane.few_columns(7, 2, width_s) == [(0.0, 0.0)] * 2
    now_s = 1000.0
    for count in (500, 3, 70, 8, 9, 7):
        source.put(heights.uniform(0, 1, count))
        now_s += count / 100
        lane.pull(now_s)
        for left in range(1, 13):
            first = int((now_s - 0.1) / width_s) - left
            low, high = lane.columns(first, left, width_s)
            pairs = list(zip(low.tolist(), high.tolist(), strict=True))
            assert lane.few_columns(first, left, width_s) == pairs


def test_a_lane_of_zeros_has_no_sound_and_one_forgets_it_when_it_has_left() -> None:
    source = Pairs(began_s=0.0)
    lane = Lane(source)
    found = []
    for heights, now_s in ((np.zeros(100), 1.0), (np.ones(1), 1.01), (np.zeros(3300), 34.01)):
        source.put(heights)
        lane.pull(now_s)
        found.append(lane.has_sound)
    assert found == [False, True, False]


def test_the_loudest_is_that_of_the_latest_look() -> None:
    source = Pairs(began_s=0.0)
    lane = Lane(source)
    for height in (0.5, 0.25, 0.75):
        source.put(np.full(10, height))
        lane.pull(1.0)
        assert lane.loudest_since(0.08) == height


def test_only_what_is_new_is_asked_for() -> None:
    source = Pairs(began_s=0.0)
    source.put(np.ones(50))
    lane = Lane(source)
    lane.pull(0.5)
    source.put(np.ones(10))
    lane.pull(0.6)
    assert source.asked == [0, 50]


def test_a_gap_in_the_source_is_silence() -> None:
    source = Pairs(began_s=0.0)
    source.put(np.ones(100))
    lane = Lane(source)
    lane.pull(1.0)
    source.skip(100)
    source.put(np.ones(100))
    lane.pull(3.0)
    tops = columns_until(lane, 3.0, 30)
    assert tops.tolist() == [1.0] * 10 + [0.0] * 10 + [1.0] * 10


def test_a_source_that_begins_anew_is_followed() -> None:
    source = Pairs(began_s=0.0)
    source.put(np.ones(500))
    lane = Lane(source)
    lane.pull(5.0)
    source.restart(began_s=20.0)
    source.put(np.full(100, 0.25))
    lane.pull(21.0)
    tops = columns_until(lane, 21.0, 20)
    assert tops[:9].tolist() == [0.0] * 9
    assert tops[11:].tolist() == [0.25] * 9


def test_before_anything_came_the_lane_is_flat() -> None:
    lane = Lane(Pairs(began_s=0.0))
    assert not lane.columns(0, 10, DOT_S)[1].any()
    assert not lane.pull(0.0)


def test_moments_and_pairs_agree() -> None:
    source = Pairs(began_s=100.0)
    source.put(np.ones(200))
    lane = Lane(source)
    lane.pull(102.0)
    assert lane.moment_of(source.index_at(101.5)) == pytest.approx(101.5, abs=0.01)
