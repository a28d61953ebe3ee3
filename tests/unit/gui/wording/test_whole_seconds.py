"""All who count the same seconds change at the same moment."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.gui.wording.whole_seconds import (
    WholeSeconds,
    ms_to_next_second,
    seconds_to_next_try,
    seconds_waited,
)

RETRYING = State(connection=con.Retrying(2, 8.0, 1000.0, Failure(FailureKind.LOST)))
CONNECTING = State(connection=con.Connecting(1, 1000.0))


@pytest.mark.parametrize("state", [RETRYING, CONNECTING])
@pytest.mark.parametrize("at_s", [1000.0, 1000.3, 1000.5, 1001.49, 1003.999, 1005.0])
def test_the_next_look_comes_right_after_the_count_changes(state: State, at_s: float) -> None:
    def count(now_s: float) -> int:
        return seconds_to_next_try(state, now_s) + seconds_waited(state, now_s)

    ms = ms_to_next_second(state, at_s)
    assert ms is not None
    assert 0 < ms <= 1016
    before, after = count(at_s + max(0.0, ms / 1000 - 0.03)), count(at_s + ms / 1000)
    assert abs(after - before) == 1
    assert before == count(at_s) or ms < 30


@pytest.mark.parametrize("connection", [con.Offline(), con.Ready(), con.Connecting(1)])
def test_where_nothing_is_counted_it_rests(qtbot: QtBot, connection: con.Connection) -> None:
    seconds = WholeSeconds(lambda: 1000.0)
    runs = []
    for state in (RETRYING, State(connection=connection), CONNECTING, None):
        seconds.follow(state)
        runs.append(seconds.is_running)
    assert runs == [True, False, True, False]


def test_a_second_that_passed_is_told(qtbot: QtBot) -> None:
    now = [1000.99]
    seconds = WholeSeconds(lambda: now[0])
    with qtbot.waitSignal(seconds.passed, timeout=5000):
        seconds.follow(CONNECTING)
    seconds.follow(None)
