"""The end of a session before the end of the conversation, and the line that tells of a new one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.domain.scene import Scene
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import effects as fx
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.notices import banner
from voicelive_desktop.domain.questions.selectors import opening_with
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId, SessionId

ID = SessionId("one")
LOST = Failure(FailureKind.LOST, "1006")


def in_session(lifetime_s: float = 3600.0) -> tuple[State, tuple[fx.Effect, ...]]:
    state = Scene().tell(ev.StartRequested(5_000.0), ev.ConnectingStarted(1)).state
    state, _ = step(state, ev.SessionCreated(ID, "m", 5_001.0 + lifetime_s))
    return step(state, ev.SessionConfigured(5_001.0))


def said(state: State, number: int) -> State:
    conversation = state.conversation
    for n in range(number):
        conversation = conversation.add(
            Item(ItemId(f"i{n}"), Role.USER, "hello", Status.FINAL, 5_002.0)
        )
    return replace(state, conversation=conversation)


def lines(state: State) -> list[str]:
    return [item.text for item in state.conversation if item.role is Role.SYSTEM]


def test_five_minutes_before_the_end_it_is_said_and_a_minute_before_it_a_new_session_takes_over() -> (
    None
):
    state, effects = in_session()
    assert effects == (fx.Later(3_300.0, ev.SessionEndNeared(ID), only=True),)
    state, effects = step(state, ev.SessionEndNeared(ID))
    notice = banner(state)
    assert notice is not None
    assert notice.key == "session_near_end"
    assert effects == (fx.Later(240.0, ev.MoveDue(ID)),)
    state, effects = step(said(state, 2), ev.MoveDue(ID))
    assert effects == (fx.OpenNextSession(),)
    assert isinstance(state.connection, con.Ready)
    state, effects = step(state, ev.NextSessionOpened())
    assert effects == (fx.MoveToNextSession(),)
    state = takes_over(state)
    assert isinstance(state.connection, con.Ready), "nothing is seen of it but a line"
    assert banner(state) is None
    assert lines(state) == ["Moved to a new session. Your conversation is kept."]
    assert state.current.session is not None
    assert state.current.session.id == "two"


def takes_over(state: State, because: Failure | None = None) -> State:
    state, _ = step(state, ev.SessionMoved(because))
    assert isinstance(state.connection, con.Ready)
    state, _ = step(state, ev.SessionCreated(SessionId("two"), "m", None))
    state, _ = step(state, ev.SessionUpdated(None))
    return step(state, ev.SessionConfigured(8_600.0))[0]


def next_open() -> State:
    state, _ = step(in_session()[0], ev.MoveDue(ID))
    return step(state, ev.NextSessionOpened())[0]


def test_nobody_is_interrupted_by_the_move() -> None:
    state, _ = step(in_session()[0], ev.MoveDue(ID))
    state, _ = step(state, ev.SpeechStarted(ItemId("x"), 0, 5_003.0))
    after, effects = step(state, ev.NextSessionOpened())
    assert effects == (fx.Later(0.25, ev.MoveDue(ID)),)
    assert step(after, ev.MoveDue(ID)) == (after, effects)
    quiet, _ = step(after, ev.InputCleared())
    assert step(quiet, ev.MoveDue(ID))[1] == (fx.MoveToNextSession(),)


def test_a_next_session_that_does_not_come_about_is_tried_again_while_there_is_time() -> None:
    state, _ = step(in_session()[0], ev.MoveDue(ID))
    state, effects = step(state, ev.NextSessionFailed(LOST))
    assert effects == (fx.Later(5.0, ev.MoveDue(ID)),)
    assert step(state, ev.MoveDue(ID))[1] == (fx.OpenNextSession(),)


def test_after_a_refusal_the_present_session_goes_on_to_its_end() -> None:
    state, _ = step(in_session()[0], ev.MoveDue(ID))
    assert step(state, ev.NextSessionFailed(Failure(FailureKind.REFUSED)))[1] == ()


def test_when_the_present_session_is_cut_first_the_next_one_takes_over_at_once() -> None:
    state, _ = step(next_open(), ev.SpeechStarted(ItemId("x"), 0, 5_003.0, 50.0))
    cut, _ = step(state, ev.SessionMoved(LOST))
    assert cut.run.cut.items == (ItemId("x"),), "and hears again what was being said"
    assert isinstance(takes_over(state, LOST).connection, con.Ready)


def test_the_next_session_has_the_settings_with_which_it_was_opened() -> None:
    state, _ = step(in_session()[0], ev.SettingsChosen((("model", "gpt-realtime-mini"),)))
    state, _ = step(state, ev.MoveDue(ID))
    assert opening_with(state).model == "gpt-realtime-mini"
    state, _ = step(state, ev.NextSessionOpened())
    state, _ = step(state, ev.SettingsChosen((("model", "gpt-realtime"), ("temperature", 0.7))))
    moved, effects = step(state, ev.SessionMoved())
    assert moved.current.running.model == "gpt-realtime-mini"
    assert moved.current.unapplied == {"model"}
    assert moved.current.running.temperature == 0.7
    (order,) = effects
    assert isinstance(order, fx.ConfigureSession)
    assert order.session["temperature"] == 0.7


def test_a_drop_of_the_next_session_before_it_talks_forgets_nothing_of_the_first_loss() -> None:
    state, _ = step(next_open(), ev.SpeechStarted(ItemId("x"), 0, 5_003.0, 50.0))
    state, _ = step(state, ev.SessionMoved(LOST))
    state, _ = step(state, ev.RetryScheduled(2, 0.5, 5_010.0, LOST))
    assert state.run.cut.items == (ItemId("x"),)
    assert state.run.following is None


def test_news_of_a_next_session_that_nobody_waits_for_changes_nothing() -> None:
    state, _ = in_session()
    for event in (ev.NextSessionOpened(), ev.NextSessionFailed(LOST), ev.SessionMoved()):
        assert step(state, event) == (state, ())


def test_what_was_planned_for_an_earlier_session_is_forgotten() -> None:
    state, _ = in_session()
    other = SessionId("earlier")
    assert step(state, ev.SessionEndNeared(other)) == (state, ())
    assert step(state, ev.MoveDue(other)) == (state, ())


def test_a_short_session_is_told_of_in_its_second_half() -> None:
    state, effects = in_session(20.0)
    assert effects == (fx.Later(10.0, ev.SessionEndNeared(ID), only=True),)
    assert step(state, ev.SessionEndNeared(ID))[1] == (fx.Later(5.0, ev.MoveDue(ID)),)


def test_after_a_drop_one_line_says_what_was_restored() -> None:
    state, _ = in_session()
    assert lines(state) == [], "the first session is nothing to tell of"
    state, _ = step(said(state, 1), ev.RetryScheduled(2, 0.5, 5_010.0, LOST))
    state, _ = step(state, ev.ConnectingStarted(2))
    state, _ = step(state, ev.SessionCreated(SessionId("two"), "m", None))
    state, _ = step(state, ev.SessionConfigured(5_011.0))
    assert lines(state) == ["Reconnected. Your conversation is kept."]
    spoken = state.conversation.add(
        Item(ItemId("later"), Role.USER, "and now?", Status.FINAL, 5_015.0)
    )
    again = dropped_again(replace(state, conversation=spoken), 5_020.0)
    assert lines(again)[1:] == ["Reconnected. Your conversation is kept."], (
        "lines are not told to the service"
    )


def test_drop_after_drop_leaves_one_line_until_something_else_follows() -> None:
    state, _ = in_session()
    state = said(state, 1)
    for at_s in (5_010.0, 5_020.0, 5_030.0):
        state = dropped_again(state, at_s)
    assert lines(state) == ["Reconnected. Your conversation is kept."]


def dropped_again(state: State, at_s: float) -> State:
    """The connection lost, and back a second later."""
    lost, _ = step(state, ev.RetryScheduled(2, 0.5, at_s, LOST))
    return step(lost, ev.SessionConfigured(at_s + 1.0))[0]


def test_tries_before_the_first_session_leave_no_line() -> None:
    state = Scene().tell(ev.StartRequested(5_000.0), ev.ConnectingStarted(1)).state
    state, _ = step(state, ev.RetryScheduled(2, 0.5, 5_001.0, LOST))
    state, _ = step(state, ev.SessionConfigured(5_002.0))
    assert lines(state) == []


# --- clocks that do not agree ---------------------------------------------------------------------


@pytest.mark.parametrize("told_lifetime_s", [-3_600.0, 0.0, 3 * 3_600.0])
def test_an_end_that_cannot_be_is_another_clock_and_the_session_is_planned_for_an_hour(
    told_lifetime_s: float,
) -> None:
    """The service's time is two hours, or one, from this computer's: neither a move at once nor
    none at all.
    """
    state, effects = in_session(told_lifetime_s)
    assert effects == (fx.Later(3_300.0, ev.SessionEndNeared(ID), only=True),)
    assert banner(state) is None
    assert state.current.session is not None
    assert state.current.session.expires_at_s == 5_001.0 + 3_600.0


def test_an_end_that_is_told_again_does_not_bring_the_other_clock_back() -> None:
    state, _ = in_session(-3_600.0)
    state, _ = step(state, ev.SessionUpdated(5_001.0 - 3_600.0))
    assert state.current.session is not None
    assert state.current.session.expires_at_s == 5_001.0 + 3_600.0
    assert step(state, ev.SessionEndNeared(ID))[1] == (fx.Later(240.0, ev.MoveDue(ID)),)
