"""What many turns say together."""

from __future__ import annotations

import pytest

from voicelive_desktop.domain.facts.turn_taken import TurnTaken
from voicelive_desktop.domain.questions.turn_figures import Figures, Shares, as_csv, figures, shares


def turn(number: int, first_sample: float | None) -> TurnTaken:
    return TurnTaken(number, 0.0, first_sample=first_sample)


def test_median_nine_of_ten_and_worst_leave_out_what_never_came() -> None:
    turns = [turn(n, n * 100.0) for n in range(1, 11)]
    assert figures([*turns, turn(11, None)], "first_sample") == Figures(500.0, 900.0, 1000.0)
    assert figures([turn(1, 70.0)], "first_sample") == Figures(70.0, 70.0, 70.0)
    assert figures([turn(1, None)], "first_sample") is None


@pytest.mark.parametrize(
    ("taken", "made_of"),
    [
        (
            TurnTaken(1, 0.0, heard=500.0, first_audio=900.0, first_sample=940.0),
            Shares(500.0, 400.0, 0.0, 40.0),
        ),
        (
            TurnTaken(1, 0.0, heard=500.0, first_audio=900.0, tools_ms=150.0),
            Shares(500.0, 250.0, 150.0, 0.0),
        ),
        (TurnTaken(1, 0.0, first_text=300.0), Shares(0.0, 300.0, 0.0, 0.0)),
        (
            TurnTaken(1, 0.0, heard=600.0, over=2_000.0, ended="none"),
            Shares(600.0, 1_400.0, 0.0, 0.0),
        ),
        (TurnTaken(1, 0.0, heard=600.0), Shares(600.0, 0.0, 0.0, 0.0)),
        (
            TurnTaken(1, 0.0, heard=-3.0, first_audio=10.0, tools_ms=999.0),
            Shares(0.0, 0.0, 10.0, 0.0),
        ),
    ],
)
def test_a_wait_is_made_up_of_hearing_service_functions_and_us(
    taken: TurnTaken, made_of: Shares
) -> None:
    assert shares(taken) == made_of


@pytest.mark.parametrize(
    ("taken", "made_of"),
    [
        (  # spoken: the way is part of being heard
            TurnTaken(1, 0.0, heard=500.0, first_audio=900.0, network=80.0),
            Shares(420.0, 400.0, 0.0, 0.0, 80.0),
        ),
        (  # typed: it is part of waiting for the service
            TurnTaken(1, 0.0, first_audio=300.0, network=80.0),
            Shares(0.0, 220.0, 0.0, 0.0, 80.0),
        ),
        (  # functions: their results travel once more
            TurnTaken(1, 0.0, heard=500.0, first_audio=900.0, tools_ms=100.0, network=80.0),
            Shares(420.0, 220.0, 100.0, 0.0, 160.0),
        ),
        (  # never more than was waited
            TurnTaken(1, 0.0, heard=50.0, first_audio=60.0, network=80.0),
            Shares(0.0, 10.0, 0.0, 0.0, 50.0),
        ),
    ],
)
def test_the_network_is_told_apart(taken: TurnTaken, made_of: Shares) -> None:
    assert shares(taken) == made_of


def test_the_spreadsheet_has_a_line_for_each_turn_and_nothing_that_runs_there() -> None:
    lines = as_csv(
        [turn(1, 12.34), TurnTaken(2, 0.0, ended="failed", because='=cmd|"x",1')]
    ).splitlines()
    assert lines[0].startswith("turn,ended,because,heard_ms")
    assert lines[1] == "1,,,,,,,12.3,,0.0,,0"
    assert lines[2] == "2,failed,cmdx1,,,,,,,0.0,,0"
