"""When a device counts as stalled."""

from __future__ import annotations

import pytest

from voicelive_desktop.audio.devices.stall import LOOK_S, Stall

LIMIT_S = 2.0


@pytest.mark.parametrize("every_s", [0.1, 0.25, LOOK_S])
def test_a_device_without_a_sign_stalls_after_the_limit(every_s: float) -> None:
    stall, looks = Stall(LIMIT_S), round(LIMIT_S / every_s)
    assert [stall.look(7.0, n * every_s) for n in range(looks)] == [False] * looks
    assert stall.look(7.0, LIMIT_S + 0.001)


def test_every_sign_of_life_begins_it_anew() -> None:
    stall = Stall(LIMIT_S)
    assert not any(stall.look(float(n // 4), n * LOOK_S) for n in range(100))


def test_time_in_which_nobody_looked_does_not_count() -> None:
    stall = Stall(LIMIT_S)
    assert not stall.look(7.0, 0.0)
    assert not stall.look(7.0, 3600.0)
    assert not stall.look(8.0, 3600.5)


def test_another_device_begins_it_anew() -> None:
    stall = Stall(LIMIT_S)
    for n in range(4):
        stall.look(7.0, n * LOOK_S)
    stall.restart()
    assert not stall.look(7.0, 100.0)
