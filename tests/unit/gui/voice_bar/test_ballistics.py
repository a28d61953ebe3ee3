import math

import pytest

from voicelive_desktop.gui.voice_bar.ballistics import (
    FLOOR_DB,
    Ballistics,
    LevelVerdict,
    verdict_of,
    within_scale,
)

SILENCE = -math.inf


def fed(
    levels: Ballistics,
    peak: float,
    rms: float,
    seconds: float,
    start: float,
    *,
    clipped: bool = False,
) -> float:
    """Feed a steady level 30 times a second; returns the time afterwards."""
    steps = round(seconds * 30)
    for i in range(1, steps + 1):
        levels.feed(peak, rms, SILENCE, start + i * seconds / steps, clipped=clipped)
    return start + seconds


def test_the_bar_rises_at_once() -> None:
    levels = Ballistics()
    levels.feed(-12.0, -20.0, SILENCE, 0.0, clipped=False)
    assert levels.peak_db == -12.0


def test_the_bar_falls_twenty_db_in_one_point_seven_seconds() -> None:
    levels = Ballistics()
    levels.feed(-10.0, -20.0, SILENCE, 0.0, clipped=False)
    fed(levels, SILENCE, SILENCE, 1.7, 0.0)
    assert levels.peak_db == pytest.approx(-30.0, abs=0.01)


def test_the_bar_never_falls_below_the_floor() -> None:
    levels = Ballistics()
    levels.feed(-10.0, -20.0, SILENCE, 0.0, clipped=False)
    fed(levels, SILENCE, SILENCE, 20.0, 0.0)
    assert levels.peak_db == FLOOR_DB
    assert levels.hold_db == FLOOR_DB


def test_the_rms_mark_has_gone_99_percent_of_a_step_after_300_ms() -> None:
    levels = Ballistics()
    levels.feed(SILENCE, SILENCE, SILENCE, 0.0, clipped=False)
    fed(levels, -10.0, -20.0, 0.3, 0.0)
    assert levels.rms_db == pytest.approx(FLOOR_DB + 0.99 * 40.0, abs=0.01)


def test_the_mark_does_not_depend_on_the_pace_of_the_frames() -> None:
    slow, fast = Ballistics(), Ballistics()
    for levels, steps in ((slow, 3), (fast, 90)):
        levels.feed(SILENCE, SILENCE, SILENCE, 0.0, clipped=False)
        for i in range(1, steps + 1):
            levels.feed(-10.0, -20.0, SILENCE, 0.3 * i / steps, clipped=False)
    assert slow.rms_db == pytest.approx(fast.rms_db, abs=0.01)


def test_the_hold_line_stays_one_second_and_then_falls() -> None:
    levels = Ballistics()
    levels.feed(-10.0, -20.0, SILENCE, 0.0, clipped=False)
    fed(levels, SILENCE, SILENCE, 1.0, 0.0)
    assert levels.hold_db == -10.0
    fed(levels, SILENCE, SILENCE, 0.5, 1.0)
    assert -17.0 < levels.hold_db < -14.0


def test_the_clip_lamp_stays_until_it_is_put_out_and_the_flash_lasts_a_second() -> None:
    levels = Ballistics()
    levels.feed(0.0, -3.0, SILENCE, 0.0, clipped=True)
    assert levels.has_clipped
    assert levels.is_flashing(0.9)
    fed(levels, SILENCE, SILENCE, 5.0, 0.0)
    assert levels.has_clipped
    assert not levels.is_flashing(5.0)
    levels.clear_clip()
    assert not levels.has_clipped


@pytest.mark.parametrize(
    ("loudness", "noise", "verdict"),
    [
        (-60.0, -60.0, LevelVerdict.NOTHING),
        (-45.0, -50.0, LevelVerdict.NOTHING),
        (-45.0, -60.0, LevelVerdict.TOO_QUIET),
        (-30.1, -60.0, LevelVerdict.TOO_QUIET),
        (-30.0, -60.0, LevelVerdict.GOOD),
        (-12.0, -60.0, LevelVerdict.GOOD),
        (-11.9, -60.0, LevelVerdict.TOO_LOUD),
    ],
)
def test_the_verdict_goes_by_the_target_band_and_says_nothing_about_noise(
    loudness: float, noise: float, verdict: LevelVerdict
) -> None:
    assert verdict_of(loudness, noise) is verdict


def test_levels_that_are_no_numbers_are_the_floor() -> None:
    assert within_scale(math.nan) == FLOOR_DB
    assert within_scale(-math.inf) == FLOOR_DB
    assert within_scale(3.0) == 0.0


def test_a_long_sentence_is_judged_to_its_end_and_silence_after_it_is_not() -> None:
    levels = Ballistics()
    levels.feed(SILENCE, SILENCE, SILENCE, 0.0, clipped=False)
    fed(levels, -8.0, -16.0, 0.5, 0.0)  # its first word is the loudest
    heard = []
    for level, seconds, start in ((-24.0, 6.0, 0.5), (SILENCE, 0.8, 6.5), (SILENCE, 2.0, 7.3)):
        fed(levels, level + 10.0, level, seconds, start)
        heard.append(levels.verdict)
    assert heard == [LevelVerdict.GOOD, LevelVerdict.GOOD, LevelVerdict.NOTHING], (
        "a voice that has gone is not a quiet one"
    )
