"""What of a recording is silenced for rows that were deleted."""

from __future__ import annotations

import pytest

from voicelive_desktop.library.recordings.silences import (
    ASSISTANT,
    MARGIN_S,
    YOU,
    HeardRow,
    silences,
)


def parts(rows: list[HeardRow]) -> list[tuple[int, float, float]]:
    return [(one.channel, round(one.begin_s, 3), round(one.end_s, 3)) for one in silences(rows)]


def test_where_nothing_was_deleted_everything_is_heard() -> None:
    assert (
        parts([HeardRow(YOU, 1.0, 2.0, gone=False), HeardRow(ASSISTANT, 2.0, 5.0, gone=False)])
        == []
    )


def test_what_you_said_goes_from_your_channel_with_a_margin() -> None:
    assert parts([HeardRow(YOU, 5.0, 6.0, gone=True)]) == [(YOU, 5.0 - MARGIN_S, 6.0 + MARGIN_S)]
    assert parts([HeardRow(YOU, 0.0, 1.0, gone=True)]) == [(YOU, 0.0, 1.0 + MARGIN_S)]


def test_an_answer_goes_from_the_microphone_too_but_not_over_what_you_said() -> None:
    rows = [HeardRow(ASSISTANT, 5.0, 9.0, gone=True), HeardRow(YOU, 8.0, 10.0, gone=False)]
    assert parts(rows) == [(YOU, 4.7, 8.0), (ASSISTANT, 4.7, 9.3)]


@pytest.mark.parametrize(
    ("stays", "left"),
    [
        ([(0.0, 20.0)], []),
        ([(0.0, 6.0), (7.0, 8.0)], [(6.0, 7.0), (8.0, 10.3)]),
        ([(6.0, 8.0), (7.0, 7.5)], [(4.7, 6.0), (8.0, 10.3)]),
        ([(0.0, 1.0), (30.0, 31.0)], [(4.7, 10.3)]),
    ],
)
def test_around_rows_that_stay(
    stays: list[tuple[float, float]], left: list[tuple[float, float]]
) -> None:
    rows = [
        HeardRow(YOU, 5.0, 10.0, gone=True),
        *(HeardRow(YOU, *span, gone=False) for span in stays),
    ]
    assert parts(rows) == [(YOU, *span) for span in left]
