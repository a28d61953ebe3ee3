"""What becomes of the connection."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from voicelive_desktop.domain import connection as con
from voicelive_desktop.domain.effects import CloseMicrophone, CloseSpeaker, Effect
from voicelive_desktop.domain.events import (
    ConnectingStarted,
    ConnectionEnded,
    ConnectionEvent,
    ConnectionFailed,
    RetryScheduled,
    SessionConfigured,
    SessionCreated,
    SessionUpdated,
)
from voicelive_desktop.domain.failures import Failure
from voicelive_desktop.domain.state import Capture, Notice, Session, State
from voicelive_desktop.domain.steps.outcome import Outcome, noticed, only, silence, without
from voicelive_desktop.domain.steps.user import forget_session, is_open


def on_connection(state: State, event: ConnectionEvent) -> Outcome:
    """The next state and effects after the connection changed."""
    match event:
        case ConnectingStarted(attempt):
            return only(_connecting(state, attempt) if is_open(state) else state)
        case SessionCreated(session_id, model, expires_at_s):
            return only(replace(state, session=Session(session_id, model, expires_at_s=expires_at_s)))
        case SessionUpdated():
            return only(_updated(state, event))
        case SessionConfigured(at_s):
            return only(_configured(state, at_s))
        case RetryScheduled():
            return _retrying(state, event)
        case ConnectionFailed(because):
            return _failed(state, because)
        case ConnectionEnded():
            return only(replace(forget_session(without(state, "connection")), connection=con.Offline()))
        case _:
            assert_never(event)


def _connecting(state: State, attempt: int) -> State:
    """The settings of this moment are what the session is opened with."""
    connecting = con.Connecting(attempt)
    return replace(
        state,
        connection=connecting,
        running=state.settings,
        unapplied=frozenset(),
        touched=frozenset(),
        refused=(),
        voice_used=False,
    )


def _updated(state: State, event: SessionUpdated) -> State:
    if state.session is None:
        return state
    expires = state.session.expires_at_s if event.expires_at_s is None else event.expires_at_s
    return replace(
        state, session=replace(state.session, expires_at_s=expires, applied=event.applied, applied_for=state.running)
    )


def _configured(state: State, at_s: float) -> State:
    if not isinstance(state.connection, con.Connecting | con.Retrying):
        return state
    session = None if state.session is None else replace(state.session, created_at_s=at_s)
    return without(replace(state, connection=con.Ready(), session=session), "connection")


def _retrying(state: State, event: RetryScheduled) -> Outcome:
    if not is_open(state):
        return only(state)
    quiet, flush = silence(state, "lost", cancel=False)
    retrying = con.Retrying(event.attempt, event.wait_s, event.at_s, event.because)
    lost = replace(forget_session(quiet), connection=retrying)
    return noticed(lost, Notice("connection", event.because, lasting=True)), flush


def _failed(state: State, because: Failure) -> Outcome:
    quiet, flush = silence(state, "lost", cancel=False)
    failed = replace(forget_session(quiet), connection=con.Failed(because), capture=Capture())
    shut: tuple[Effect, ...] = (CloseMicrophone(), CloseSpeaker())
    return noticed(failed, Notice("connection", because, lasting=True)), (*flush, *shut)
