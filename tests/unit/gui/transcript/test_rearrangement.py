"""A list becomes another by few steps, and by cheap ones."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.gui.transcript.rearrangement import Rearrangement, runs

NAMES = st.lists(st.integers(0, 40).map(str), unique=True, max_size=30)


def carried_out(old: list[str], new: list[str]) -> list[str]:
    plan, rows = Rearrangement(old, new), list(old)
    for first, last in reversed(plan.removed):
        del rows[first : last + 1]
    for source, target in plan.moves():
        name = rows.pop(source)
        rows.insert(target if target < source else target - 1, name)
    for first, last in plan.inserted:
        rows[first:first] = new[first : last + 1]
    return rows


@given(NAMES, NAMES)
def test_the_steps_lead_to_the_new_list(old: list[str], new: list[str]) -> None:
    assert carried_out(old, new) == new


def test_one_row_that_moves_is_one_step() -> None:
    rows = [str(number) for number in range(100)]
    down, up = [*rows[1:80], rows[0], *rows[80:]], [rows[99], *rows[:99]]
    for new in (down, up):
        plan = Rearrangement(rows, new)
        assert plan.signals == 1
        assert len(list(plan.moves())) == 1


def test_many_new_rows_in_a_row_are_one_step() -> None:
    assert Rearrangement(["a"], ["a", *map(str, range(10_000))]).signals == 1


def test_a_shuffled_list_says_how_many_steps_it_would_take() -> None:
    rows = [str(number) for number in range(5_000)]
    assert Rearrangement(rows, rows[::-1]).signals == 4_999


def test_numbers_become_runs() -> None:
    assert runs([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
