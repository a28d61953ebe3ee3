"""The time of everything that happens does not follow the computer's clock when somebody sets it."""

from __future__ import annotations

import time

import pytest

from voicelive_desktop.app.environment.steady_clock import SteadyClock
from voicelive_desktop.client.boot_clock import boot_clock

HOURS = 7_200.0
ROUNDING_S = 1e-6


class Computer:
    """Its clock can be set; its seconds since the start cannot."""

    def __init__(self) -> None:
        self.wall_s, self.up_s = 1_000_000.0, 50.0

    def passes(self, seconds: float) -> None:
        self.wall_s += seconds
        self.up_s += seconds

    def clock(self) -> SteadyClock:
        return SteadyClock(lambda: self.wall_s, lambda: self.up_s)


@pytest.mark.parametrize("jump_s", [HOURS, -HOURS])
def test_a_clock_that_is_set_changes_nothing_in_a_conversation(jump_s: float) -> None:
    computer = Computer()
    clock = computer.clock()
    computer.passes(10.0)
    computer.wall_s += jump_s
    computer.passes(5.0)
    assert clock() == pytest.approx(1_000_015.0)


def test_the_next_conversation_has_the_time_that_was_set() -> None:
    computer = Computer()
    clock = computer.clock()
    computer.wall_s += HOURS
    assert clock.set_right() == pytest.approx(1_000_000.0 + HOURS)
    assert clock() == pytest.approx(1_000_000.0 + HOURS)


def test_it_never_goes_back_or_old_rows_would_count_as_new_ones() -> None:
    computer = Computer()
    clock = computer.clock()
    computer.passes(10.0)
    computer.wall_s -= HOURS
    assert clock.set_right() == pytest.approx(1_000_010.0)


def test_it_agrees_with_the_computer_when_nobody_set_it() -> None:
    before_s = time.time()
    now_s = SteadyClock(steady=lambda: 0.0)()
    assert before_s <= now_s <= time.time()


def test_it_goes_on_as_the_computer_does_since_its_start() -> None:
    before_s = boot_clock()
    clock = SteadyClock(lambda: 1_000_000.0)
    now_s, passed_s = clock(), boot_clock() - before_s
    assert 1_000_000.0 - ROUNDING_S <= now_s <= 1_000_000.0 + passed_s + ROUNDING_S
