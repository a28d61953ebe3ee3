"""The end of a session before the end of the conversation, and the line that tells of a new one."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.domain.scene import Scene
from voicelive_desktop.domain import connection as con
from voicelive_desktop.domain import effects as fx
from voicelive_desktop.domain import events as ev
from voicelive_desktop.domain.conversation import Item, Role, Status
from voicelive_desktop.domain.failures import Failure, FailureKind
from voicelive_desktop.domain.ids import ItemId, SessionId
from voicelive_desktop.domain.selectors import banner
from voicelive_desktop.domain.state import State
from voicelive_desktop.domain.step import step

ID = SessionId("one")
LOST = Failure(FailureKind.LOST, "1006")


def in_session(lifetime_s: float = 3600.0) -> tuple[State, tuple[fx.Effect, ...]]:
    state = Scene().tell(ev.StartRequested(5_000.0), ev.ConnectingStarted(1)).state
    state, _ = step(state, ev.SessionCreated(ID, "m", 5_001.0 + lifetime_s))
    return step(state, ev.SessionConfigured(5_001.0))


def said(state: State, number: int) -> State:
    conversation = state.conversation
    for n in range(number):
        conversation = conversation.add(Item(ItemId(f"i{n}"), Role.USER, "hello", Status.FINAL, 5_002.0))
    return replace(state, conversation=conversation)


def lines(state: State) -> list[str]:
    return [item.text for item in state.conversation if item.role is Role.SYSTEM]


def test_five_minutes_before_the_end_it_is_said_and_a_minute_before_it_a_new_session_takes_over() -> None:
    state, effects = in_session()
    assert effects == (fx.Later(3_300.0, ev.SessionEndNeared(ID)),)
    state, effects = step(state, ev.SessionEndNeared(ID))
    notice = banner(state)
    assert notice is not None
    assert notice.key == "session_near_end"
    assert effects == (fx.Later(240.0, ev.MoveDue(ID)),)
    state, effects = step(said(state, 2), ev.MoveDue(ID))
    assert fx.Reconnect() in effects
    assert isinstance(state.connection, con.Connecting)
    assert banner(state) is None
    state, _ = step(state, ev.SessionCreated(SessionId("two"), "m", None))
    state, _ = step(state, ev.SessionConfigured(8_600.0))
    assert lines(state) == ["Moved to a new session, 2 items restored."]


def test_nobody_is_interrupted_by_the_move() -> None:
    state, _ = in_session()
    state, _ = step(state, ev.SpeechStarted(ItemId("x"), 0, 5_003.0))
    after, effects = step(state, ev.MoveDue(ID))
    assert after == state
    assert effects == (fx.Later(0.5, ev.MoveDue(ID)),)


def test_what_was_planned_for_an_earlier_session_is_forgotten() -> None:
    state, _ = in_session()
    other = SessionId("earlier")
    assert step(state, ev.SessionEndNeared(other)) == (state, ())
    assert step(state, ev.MoveDue(other)) == (state, ())


def test_a_short_session_is_told_of_in_its_second_half() -> None:
    state, effects = in_session(20.0)
    assert effects == (fx.Later(10.0, ev.SessionEndNeared(ID)),)
    assert step(state, ev.SessionEndNeared(ID))[1] == (fx.Later(5.0, ev.MoveDue(ID)),)


def test_after_a_drop_one_line_says_what_was_restored() -> None:
    state, _ = in_session()
    assert lines(state) == [], "the first session is nothing to tell of"
    state, _ = step(said(state, 1), ev.RetryScheduled(2, 0.5, 5_010.0, LOST))
    state, _ = step(state, ev.ConnectingStarted(2))
    state, _ = step(state, ev.SessionCreated(SessionId("two"), "m", None))
    state, _ = step(state, ev.SessionConfigured(5_011.0))
    assert lines(state) == ["Reconnected, 1 item restored."]
    again, _ = step(state, ev.RetryScheduled(2, 0.5, 5_020.0, LOST))
    again, _ = step(again, ev.SessionConfigured(5_021.0))
    assert lines(again)[1:] == ["Reconnected, 1 item restored."], "lines are not told to the service"


def test_tries_before_the_first_session_leave_no_line() -> None:
    state = Scene().tell(ev.StartRequested(5_000.0), ev.ConnectingStarted(1)).state
    state, _ = step(state, ev.RetryScheduled(2, 0.5, 5_001.0, LOST))
    state, _ = step(state, ev.SessionConfigured(5_002.0))
    assert lines(state) == []
