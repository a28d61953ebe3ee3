"""What the desktop tells while the window is away: what needs the person, and nothing of what was
said.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.functions import Hands, WaitingCall, Why
from voicelive_desktop.domain.facts.notices import (
    IdleEndedNotice,
    MarkdownCopiedNotice,
    SessionNearEndNotice,
    TimerDueNotice,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.gui.feed import StateFeed
from voicelive_desktop.gui.window.away import Away
from voicelive_desktop.gui.wording.away_words import AwayNote, away_notes

WAITING = WaitingCall(CallId("c1"), ItemId("i1"), "delete_files", "{}", Why.CONSENT)
LOST = Failure(FailureKind.LOST, "1006")
TALKING = State(connection=con.Ready())


def told(old: State, new: State) -> list[tuple[str, str]]:
    return [(note.key, note.text) for note in away_notes(old, new, 0.0)]


def test_a_timer_is_told_without_what_it_is_for_unless_chosen() -> None:
    due = replace(
        TALKING, program=replace(TALKING.program, notices=(TimerDueNotice("tea with Ada"),))
    )
    assert told(TALKING, due) == [("timer", "A timer is due.")]
    open_ = replace(due, settings=Settings(notification_words=True))
    assert told(TALKING, open_) == [("timer", "Timer: tea with Ada")]


def test_a_call_that_waits_is_told_once_and_by_name_only_if_chosen() -> None:
    waiting = replace(TALKING, hands=Hands(waiting=(WAITING,)))
    ((key, text),) = told(TALKING, waiting)
    assert (key, WAITING.name in text) == ("waiting", False)
    assert told(waiting, replace(waiting, microphone=replace(waiting.microphone, muted=True))) == []
    named = replace(waiting, settings=Settings(notification_words=True))
    assert WAITING.name in told(TALKING, named)[0][1]


def test_a_lost_connection_and_its_end_are_told() -> None:
    trying = replace(TALKING, connection=con.Retrying(1, 1.0, 0.0, LOST))
    failed = replace(TALKING, connection=con.Failed(LOST))
    assert [key for key, _ in told(TALKING, trying)] == ["connection"]
    assert [key for key, _ in told(trying, failed)] == ["connection"]
    assert told(State(), failed) == []  # whoever pressed Start just now looks at the window


@pytest.mark.parametrize("notice", [SessionNearEndNotice(), IdleEndedNotice(10)])
def test_the_end_of_the_session_is_told(notice: SessionNearEndNotice | IdleEndedNotice) -> None:
    assert [
        key
        for key, _ in told(
            TALKING, replace(TALKING, program=replace(TALKING.program, notices=(notice,)))
        )
    ] == ["session"]


def test_other_news_are_kept_for_the_window_and_nothing_is_told_if_not_wanted() -> None:
    assert (
        told(
            TALKING,
            replace(TALKING, program=replace(TALKING.program, notices=(MarkdownCopiedNotice(),))),
        )
        == []
    )
    off = Settings(notifications=False)
    assert (
        told(
            TALKING,
            replace(
                TALKING,
                settings=off,
                program=replace(TALKING.program, notices=(TimerDueNotice("tea"),)),
            ),
        )
        == []
    )


def test_who_looks_at_the_window_is_not_told(feed: StateFeed) -> None:
    is_away, heard = [False], list[AwayNote]()
    away = Away(feed, lambda: 0.0, is_away=lambda: is_away[0])
    away.told.connect(heard.append)
    for number, there in enumerate((False, True)):
        is_away[0] = there
        feed.changed.emit(
            TALKING,
            replace(
                TALKING, program=replace(TALKING.program, notices=(IdleEndedNotice(number + 1),))
            ),
        )
    assert [note.key for note in heard] == ["session"]
