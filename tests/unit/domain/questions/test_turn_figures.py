"""What many turns say together."""

from __future__ import annotations

import pytest

from voicelive_desktop.domain.facts.turn_taken import HeldBy, HeldSpan, TurnEnd, TurnTaken, Wait
from voicelive_desktop.domain.questions.turn_figures import Figures, as_csv, figures, pieces


def made(
    number: int = 1,
    over: float | None = None,
    network: float | None = None,
    holds: tuple[HeldSpan, ...] = (),
    ended: TurnEnd = TurnEnd.NOT_YET,
    because: str = "",
    **waits: float,
) -> TurnTaken:
    came = {Wait(name): moment for name, moment in waits.items()}
    return TurnTaken(number, 0.0, "", came, over, network, holds, ended, because)


def test_median_nine_of_ten_and_worst_leave_out_what_never_came() -> None:
    assert figures([*(n * 100.0 for n in range(1, 11)), None]) == Figures(500.0, 900.0, 1000.0)
    assert figures([70.0]) == Figures(70.0, 70.0, 70.0)
    assert figures([None]) is None


def held(*spans: tuple[HeldBy, float, float]) -> tuple[HeldSpan, ...]:
    return tuple(HeldSpan(*span) for span in spans)


def test_the_person_s_own_time_is_in_no_wait() -> None:
    decided = made(
        heard=500.0,
        first_sample=21_000.0,
        over=22_000.0,
        holds=held((HeldBy.PERSON, 700.0, 20_700.0)),
    )
    assert decided.waited_ms(Wait.HEARD) == 500.0
    assert decided.waited_ms(Wait.FIRST_SAMPLE) == 1_000.0
    assert decided.waited_ms(Wait.FIRST_TEXT) is None
    assert decided.lasted_ms == 2_000.0
    assert decided.person_ms == 20_000.0


@pytest.mark.parametrize(
    ("taken", "made_of"),
    [
        (
            made(heard=500.0, first_audio=900.0, first_sample=940.0),
            [("hearing", 500.0), ("service", 400.0), ("ours", 40.0)],
        ),
        (
            made(heard=500.0, first_audio=900.0, holds=held((HeldBy.FUNCTION, 600.0, 750.0))),
            [("hearing", 500.0), ("service", 100.0), ("functions", 150.0), ("service", 150.0)],
        ),
        (
            made(
                first_audio=9_000.0,
                first_sample=9_010.0,
                over=12_010.0,
                holds=held((HeldBy.PERSON, 300.0, 8_300.0), (HeldBy.FUNCTION, 8_300.0, 8_500.0)),
            ),
            [
                ("service", 300.0),
                ("person", 8_000.0),
                ("functions", 200.0),
                ("service", 500.0),
                ("ours", 10.0),
                ("answer", 3_000.0),
            ],
        ),
        (  # words came before the call
            made(
                first_audio=300.0,
                first_sample=300.0,
                over=5_000.0,
                holds=held((HeldBy.PERSON, 1_000.0, 4_000.0)),
            ),
            [("service", 300.0), ("answer", 700.0), ("person", 3_000.0), ("answer", 1_000.0)],
        ),
        (  # it still waits
            made(heard=400.0, holds=held((HeldBy.PERSON, 500.0, 2_500.0))),
            [("hearing", 400.0), ("service", 100.0), ("person", 2_000.0)],
        ),
        (made(first_text=300.0), [("service", 300.0)]),
        (
            made(heard=600.0, over=2_000.0, ended=TurnEnd.NONE),
            [("hearing", 600.0), ("service", 1_400.0)],
        ),
        (made(heard=600.0), [("hearing", 600.0)]),
        (
            made(heard=-3.0, first_audio=10.0, holds=held((HeldBy.FUNCTION, 0.0, 999.0))),
            [("functions", 10.0)],
        ),
        (  # spoken: the way is part of being heard
            made(heard=500.0, first_audio=900.0, network=80.0),
            [("hearing", 420.0), ("network", 80.0), ("service", 400.0)],
        ),
        (  # typed: it is part of waiting for the service
            made(first_audio=300.0, network=80.0),
            [("network", 80.0), ("service", 220.0)],
        ),
        (  # functions: their results travel once more
            made(
                heard=500.0,
                first_audio=900.0,
                network=80.0,
                holds=held((HeldBy.FUNCTION, 600.0, 700.0)),
            ),
            [
                ("hearing", 420.0),
                ("network", 80.0),
                ("service", 100.0),
                ("functions", 100.0),
                ("network", 80.0),
                ("service", 120.0),
            ],
        ),
        (  # never more than was waited
            made(heard=50.0, first_audio=60.0, network=80.0),
            [("network", 50.0), ("service", 10.0)],
        ),
    ],
)
def test_a_turn_is_made_of_what_held_it_up_in_its_place(
    taken: TurnTaken, made_of: list[tuple[str, float]]
) -> None:
    assert [(piece.by.value, piece.ms) for piece in pieces(taken)] == made_of


def test_the_spreadsheet_has_a_line_for_each_turn_and_nothing_that_runs_there() -> None:
    lines = as_csv(
        [made(first_sample=12.34), made(2, ended=TurnEnd.FAILED, because='=cmd|"x",1')]
    ).splitlines()
    assert lines[0].startswith("turn,ended,because,heard_ms")
    assert lines[1] == "1,,,,,,,12.3,,0.0,0.0,,"
    assert lines[2] == "2,failed,cmdx1,,,,,,,0.0,0.0,,", "no count is not a count of 0"
