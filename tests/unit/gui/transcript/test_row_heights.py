"""Heights of rows, most of them estimates: places stay right whatever comes, goes or is measured."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from voicelive_desktop.gui.transcript.row_heights import BLOCK, RowHeights

NUMBER = st.integers(0, 700)
HEIGHT = st.integers(1, 90)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("insert"), NUMBER, st.lists(HEIGHT, min_size=1, max_size=300)),
        st.tuples(st.just("remove"), NUMBER, NUMBER),
        st.tuples(st.just("set"), NUMBER, HEIGHT),
        st.tuples(st.just("move"), NUMBER, NUMBER),
    ),
    max_size=20,
)


def naive_row_at(heights: list[int], y: int) -> int:
    top = 0
    for row, height in enumerate(heights):
        top += height
        if y < top:
            return row
    return len(heights) - 1


@given(STEPS, st.lists(NUMBER, min_size=1, max_size=5))
def test_places_equal_those_of_a_plain_list(
    steps: list[tuple[str, int, object]], probes: list[int]
) -> None:
    rows = RowHeights()
    plain: list[int] = []
    for what, number, more in steps:
        at = number % (len(plain) + 1)
        if what == "insert" and isinstance(more, list):
            rows.insert(at, more)
            plain[at:at] = more
        elif not plain or not isinstance(more, int):
            continue
        elif what == "remove":
            first, last = sorted((at % len(plain), more % len(plain)))
            rows.remove(first, last)
            del plain[first : last + 1]
        elif what == "set":
            rows.set(at % len(plain), more)
            plain[at % len(plain)] = more
        else:
            source, target = at % len(plain), more % (len(plain) + 1)
            rows.move(source, target)
            height = plain.pop(source)
            plain.insert(max(0, target if target <= source else target - 1), height)
        for probe in probes:
            row = probe % (len(plain) + 1)
            assert rows.top(row) == sum(plain[:row])
            assert rows.row_at(probe * 17) == naive_row_at(plain, probe * 17)
    assert rows.total == sum(plain)
    assert len(rows) == len(plain)


def test_a_measured_row_stays_measured_until_doubted() -> None:
    rows = RowHeights()
    rows.insert(0, [10] * (BLOCK + 5))
    rows.set(BLOCK + 2, 40)
    assert rows.is_measured(BLOCK + 2)
    rows.insert(0, [10])
    assert rows.is_measured(BLOCK + 3)
    rows.doubt(0, len(rows) - 1)
    assert not rows.is_measured(BLOCK + 3)
    assert rows.height(BLOCK + 3) == 40  # the best estimate there is


def test_no_rows_have_no_place() -> None:
    rows = RowHeights()
    assert rows.row_at(5) == -1
    assert rows.total == 0
    rows.clear()
    assert len(rows) == 0
