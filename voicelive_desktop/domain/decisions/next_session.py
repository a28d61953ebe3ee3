"""Moves a conversation to a new session at a pause, before the present session ends."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.choices import session_settings
from voicelive_desktop.domain.decisions.outcome import Outcome, configured, noticed, only, silence
from voicelive_desktop.domain.decisions.recovery import cut_by, kept_talk
from voicelive_desktop.domain.decisions.user import forget_session
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.effects import Effect, Later, MoveToNextSession, OpenNextSession
from voicelive_desktop.domain.facts.events import (
    MoveDue,
    MoveEvent,
    NextSessionFailed,
    NextSessionOpened,
    SessionEndNeared,
    SessionMoved,
)
from voicelive_desktop.domain.facts.notices import SessionNearEndNotice
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import Cut, Following, Session, State
from voicelive_desktop.domain.facts.turn import Idle
from voicelive_desktop.domain.questions.selectors import turn
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import SessionId
from voicelive_desktop.domain.words.quick_classes import replace

TOLD_BEFORE_END_S = 300.0  # UX.md; of a short session its second half
MOVED_BEFORE_END_S = 60.0  # so many pauses to choose from
LONGEST_SESSION_S = 3_600.0  # what the service allows (voice-live-api.md A3)
# by which an end may be told too late: whole seconds, and clocks that differ a little
ROUNDING_S = 60.0
PAUSE_AWAITED_S = 0.25
NEXT_TRY_S = 5.0


def on_move(state: State, event: MoveEvent) -> Outcome:
    """Return the state and effects on the way to the next session."""
    match event:
        case SessionEndNeared(session_id):
            return _nears_end(state, session_id)
        case MoveDue(session_id):
            return _move_due(state, session_id)
        case NextSessionOpened():
            return _next_opened(state)
        case NextSessionFailed(because):
            return _next_failed(state, because)
        case SessionMoved(because):
            return _moved(state, because)
        case _:
            assert_never(event)


def end_of(expires_at_s: float | None, begun_at_s: float) -> float | None:
    """Return when the session ends; an impossible time is replaced by the service's limit.

    A session that has begun is not over, and none lasts longer than an hour: whoever says so has
    another time than this computer. With that end each session would be left as soon as it began,
    or never before it is cut.
    """
    if expires_at_s is None or 0 < expires_at_s - begun_at_s <= LONGEST_SESSION_S + ROUNDING_S:
        return expires_at_s
    return begun_at_s + LONGEST_SESSION_S


def until_near_end(session: Session | None, at_s: float) -> tuple[Effect, ...]:
    """Plan the warning before the session's end. Called when a session begins."""
    if session is None or session.expires_at_s is None:
        return ()
    left_s = session.expires_at_s - at_s
    # Else each session that drops would leave a task behind for an hour.
    return (
        Later(max(0.0, left_s - _told_before_s(left_s)), SessionEndNeared(session.id), only=True),
    )


def _told_before_s(lifetime_s: float) -> float:
    return min(TOLD_BEFORE_END_S, lifetime_s / 2)


def _nears_end(state: State, session_id: SessionId) -> Outcome:
    """Warn the user that the session will end, and plan the move."""
    session = state.current.session
    if not _is_present(state, session_id) or session is None or session.expires_at_s is None:
        return only(state)
    told = _told_before_s(session.expires_at_s - session.created_at_s)
    wait = max(0.0, told - min(MOVED_BEFORE_END_S, told / 2))
    return noticed(state, SessionNearEndNotice()), (Later(wait, MoveDue(session_id)),)


def _move_due(state: State, session_id: SessionId) -> Outcome:
    """Open the next session, then move to it at a pause; without a pause the service's cut forces
    the move.
    """
    if not _is_present(state, session_id):
        return only(state)
    following = state.run.following
    if following is None:
        return replace(state, run=replace(state.run, following=Following(state.settings))), (
            OpenNextSession(),
        )
    if not following.open:
        return only(state)
    if not isinstance(turn(state), Idle):
        return state, (Later(PAUSE_AWAITED_S, MoveDue(session_id)),)
    return state, (MoveToNextSession(),)


def _next_opened(state: State) -> Outcome:
    """Mark the next session as open and move as soon as possible."""
    if state.run.following is None or state.current.session is None:
        return only(state)
    return _move_due(
        replace(state, run=replace(state.run, following=replace(state.run.following, open=True))),
        state.current.session.id,
    )


def _next_failed(state: State, because: Failure) -> Outcome:
    """Retry later, unless that cannot help; then the present session runs to its end."""
    without = replace(state, run=replace(state.run, following=None))
    if state.run.following is None or state.current.session is None or because.kind.is_permanent:
        return only(without)
    return without, (Later(NEXT_TRY_S, MoveDue(state.current.session.id)),)


def _moved(state: State, because: Failure | None) -> Outcome:
    """Switch to the next session. `because` is set if the present one was lost before a pause."""
    following = state.run.following
    if following is None or not isinstance(state.connection, con.Ready):
        return only(state)
    quiet, flush = silence(state, CutReason.LOST, cancel=False)
    if because is None:
        cut = Cut()
    else:
        cut = cut_by(state, because)
    fresh = forget_session(quiet)
    fresh = replace(
        fresh,
        current=replace(fresh.current, running=following.settings),
        run=replace(fresh.run, moving=True, cut=cut),
        microphone=replace(fresh.microphone, talk=kept_talk(state)),
    )
    caught_up = session_settings(fresh)
    if caught_up.current.running == following.settings:
        return caught_up, flush
    caught_up, late = configured(caught_up)
    return caught_up, (*flush, *late)


def _is_present(state: State, session_id: SessionId) -> bool:
    is_ready = isinstance(state.connection, con.Ready)
    return is_ready and state.current.session is not None and state.current.session.id == session_id
