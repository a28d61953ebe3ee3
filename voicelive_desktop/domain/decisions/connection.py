"""Connecting, losing and ending the connection."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.due_timers import tell_overdue
from voicelive_desktop.domain.decisions.messages import give_up_unsent, send_unsent
from voicelive_desktop.domain.decisions.next_session import end_of, on_move, until_near_end
from voicelive_desktop.domain.decisions.outcome import (
    Outcome,
    greet,
    noticed,
    only,
    silence,
    without,
)
from voicelive_desktop.domain.decisions.recovery import cut_by, heard_again, kept_talk, make_up
from voicelive_desktop.domain.decisions.user import forget_session
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.access_state import Account
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import CloseMicrophone, CloseSpeaker, Effect
from voicelive_desktop.domain.facts.events import (
    ConnectingStarted,
    ConnectionEnded,
    ConnectionEvent,
    ConnectionFailed,
    CutTurnExpired,
    MoveEvent,
    RetryScheduled,
    SessionConfigured,
    SessionCreated,
    SessionUpdated,
)
from voicelive_desktop.domain.facts.notices import ConnectionNotice
from voicelive_desktop.domain.facts.pictures import RESTORED
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import Capture, Refusal, Session, State
from voicelive_desktop.domain.questions.earlier_part import SUMMARY, parts
from voicelive_desktop.domain.questions.selectors import (
    awaits_face,
    goes_on_by_id,
    in_session,
    told_again,
    unsent,
    worth_restoring,
)
from voicelive_desktop.domain.wire.refusals import at_fault, field_of
from voicelive_desktop.domain.words.failures import SIGNED_OUT, Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.wording import Words, joined


def on_connection(state: State, event: ConnectionEvent) -> Outcome:
    """Return the state and effects after the connection changed."""
    if isinstance(event, MoveEvent):
        return on_move(state, event)
    match event:
        case ConnectingStarted(attempt, at_s):
            if in_session(state):
                return only(_connecting(state, attempt, at_s))
            return only(state)
        case SessionCreated(session_id, model, expires_at_s):
            return only(
                replace(
                    state,
                    current=replace(
                        state.current,
                        session=Session(session_id, model, expires_at_s=expires_at_s),
                        asked=(),
                    ),
                )
            )
        case SessionUpdated():
            return only(_updated(state, event))
        case SessionConfigured(at_s, resumed_from_t):
            return _configured(state, at_s, resumed_from_t)
        case CutTurnExpired(session):
            if session == state.run.sessions:
                return only(heard_again(state))
            return only(state)
        case RetryScheduled():
            return _retrying(state, event)
        case ConnectionFailed(because):
            return _failed(state, because)
        case ConnectionEnded():
            ended = replace(
                forget_session(without(state, ConnectionNotice)), connection=con.Offline()
            )
            return only(give_up_unsent(ended))
        case _:
            assert_never(event)


def _connecting(state: State, attempt: int, at_s: float) -> State:
    """Open the session with the present settings. Start was pressed before the first try."""
    if isinstance(state.connection, con.Connecting):
        begun_s = state.connection.since_s
    else:
        begun_s = 0.0
    connecting = con.Connecting(attempt, begun_s or at_s)
    return replace(
        state,
        connection=connecting,
        current=replace(
            state.current,
            running=state.settings,
            unapplied=frozenset(),
            touched=frozenset(),
            refused=(),
            voice_used=False,
        ),
    )


def _updated(state: State, event: SessionUpdated) -> State:
    if state.current.session is None:
        return state
    if event.expires_at_s is None:
        expires = state.current.session.expires_at_s
    else:
        expires = event.expires_at_s
    if state.current.session.created_at_s:  # it runs
        expires = end_of(expires, state.current.session.created_at_s)
    if state.current.asked:
        asked = state.current.asked[0]
    else:
        asked = state.current.running
    session = replace(
        state.current.session, expires_at_s=expires, applied=event.applied, applied_for=asked
    )
    return replace(
        state, current=replace(state.current, session=session, asked=state.current.asked[1:])
    )


def _configured(state: State, at_s: float, resumed_from_t: float | None) -> Outcome:
    if not (isinstance(state.connection, con.Connecting | con.Retrying) or state.run.moving):
        return only(state)
    session = state.current.session
    if session is not None:
        session = replace(
            session, created_at_s=at_s, expires_at_s=end_of(session.expires_at_s, at_s)
        )
    noted = _with_line(state, at_s)
    ready = replace(
        noted,
        connection=con.Ready(),
        current=replace(noted.current, session=session),
        run=replace(noted.run, sessions=state.run.sessions + 1, moving=False),
    )
    ready = without(ready, ConnectionNotice)
    ready = replace(ready, run=replace(ready.run, greeted=True))
    # Once in a conversation, not once in a session.
    if state.run.greeted or unsent(ready):
        greeting = only(ready)
    elif awaits_face(ready):
        greeting = only(replace(ready, run=replace(ready.run, greeted=False)))
    else:
        greeting = greet(ready)
    whole, made_up = make_up(greeting[0], resumed_from_t)
    whole, sent = send_unsent(whole, at_s)
    whole, overdue = tell_overdue(whole)
    return whole, (*until_near_end(session, at_s), *greeting[1], *made_up, *sent, *overdue)


def _with_line(state: State, at_s: float) -> State:
    """Add a line to the transcript if the conversation was restored; not twice the same in a row."""
    if not state.run.sessions and not worth_restoring(state):
        return state
    if state.run.moving:
        event = Words("Moved to a new session.")
    else:
        event = Words("Reconnected.")
    if state.library.continued:
        event = Words("An earlier conversation continues.")
        state = replace(state, library=replace(state.library, continued=False))
    text, last = joined(event, _kept(state), _not_restored(state)), state.conversation.last()
    if last is not None and last.role is Role.SYSTEM and last.text == text:
        return state
    line = Item(ItemId(f"note_{at_s:.3f}"), Role.SYSTEM, text, Status.FINAL, at_s, outside=True)
    return replace(state, conversation=state.conversation.add(line))


def _kept(state: State) -> str:
    if goes_on_by_id(state):
        return Words("The agent continues its conversation.")
    older, newest = parts(told_again(state))
    if older:
        return Words(
            "The assistant gets the newest messages in full ({n}) and a summary of the {m} before them, "
            "at most {k} characters.",
            n=len(newest),
            m=len(older),
            k=SUMMARY,
        )
    if newest:
        return Words("Your conversation is kept.")
    return ""


def _not_restored(state: State) -> str:
    """Return how many pictures the new session gets by name only."""
    if goes_on_by_id(state):
        left = 0
    else:
        left = sum(len(item.pictures) for item in worth_restoring(state)) - RESTORED
    if left == 1:
        return Words("{n} older picture is only mentioned to it.", n=left)
    if left > 1:
        return Words("{n} older pictures are only mentioned to it.", n=left)
    return ""


def _retrying(state: State, event: RetryScheduled) -> Outcome:
    if not in_session(state):
        return only(state)
    quiet, flush = silence(state, CutReason.LOST, cancel=False)
    retrying = con.Retrying(event.attempt, event.wait_s, event.at_s, event.because)
    lost = forget_session(quiet)
    lost = replace(
        lost,
        connection=retrying,
        run=replace(lost.run, cut=cut_by(state, event.because)),
        microphone=replace(lost.microphone, talk=kept_talk(state)),
    )
    return noticed(lost, ConnectionNotice(event.because)), flush


def _failed(state: State, because: Failure) -> Outcome:
    quiet, flush = silence(state, CutReason.LOST, cancel=False)
    failed = forget_session(quiet)
    failed = replace(
        failed,
        connection=con.Failed(because),
        microphone=replace(failed.microphone, capture=Capture()),
    )
    if because.kind is FailureKind.REJECTED_SETTINGS:
        names, settings = at_fault(state.settings, field_of(because)), state.settings
        failed = replace(
            failed,
            current=replace(
                failed.current,
                refused=tuple(Refusal(n, getattr(settings, n), because.message) for n in names),
            ),
        )
    if because.kind is FailureKind.NO_CREDENTIAL and because.code == SIGNED_OUT:
        # the page offers to sign in, not out
        failed = replace(failed, access=replace(failed.access, account=Account()))
    shut: tuple[Effect, ...] = (CloseMicrophone(), CloseSpeaker())
    return noticed(failed, ConnectionNotice(because, fatal=True)), (*flush, *shut)
