"""What the model can do, and what a person says to its calls."""

from __future__ import annotations

import json
from typing import assert_never

from voicelive_desktop.domain.decisions import service_calls
from voicelive_desktop.domain.decisions.admission import DENIED, key_of, let_go_on, run, why_wait
from voicelive_desktop.domain.decisions.due_timers import on_timer
from voicelive_desktop.domain.decisions.outcome import (
    Outcome,
    configured,
    noticed,
    only,
)
from voicelive_desktop.domain.decisions.tools import finish, with_fate
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Fate
from voicelive_desktop.domain.facts.effects import Effect
from voicelive_desktop.domain.facts.events import (
    CallAdvanced,
    CallAnswered,
    CallCancelled,
    CallDecided,
    FunctionFileBroken,
    FunctionSaved,
    FunctionsOffered,
    FunctionTried,
    HandsEvent,
    ServersListed,
    TimerDue,
    TimersChanged,
    ToolFinished,
)
from voicelive_desktop.domain.facts.functions import (
    AnswerTool,
    CancelTool,
    Consent,
    Decision,
    Hands,
    OfferedFunction,
    RememberConsent,
    RunningCall,
    SavedFunction,
    WaitingCall,
    Why,
)
from voicelive_desktop.domain.facts.notices import FunctionFileNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import CallId
from voicelive_desktop.domain.words.quick_classes import replace

LONGEST_DOING = 200  # characters
CANCELLED = json.dumps({"error": "The user cancelled this."})


def on_offer(state: State, event: FunctionsOffered | FunctionFileBroken) -> Outcome:
    """Return the state with these functions; a running session is told at once."""
    if isinstance(event, FunctionFileBroken):
        return only(noticed(state, FunctionFileNotice(event.problem)))
    allowed = state.hands.allowed - _changed(state.hands.functions, event.functions)
    hands = replace(state.hands, functions=event.functions, allowed=allowed)
    new = replace(
        state,
        current=replace(state.current, functions=event.wire, tool_words=event.words),
        hands=hands,
    )
    tell = isinstance(state.connection, con.Ready) and event.wire != state.current.functions
    if tell:
        return configured(new)
    return only(new)


def _changed(
    before: tuple[OfferedFunction, ...], now: tuple[OfferedFunction, ...]
) -> frozenset[str]:
    """Return the functions that say of themselves something else than when they were allowed."""
    known = {function.key: _face(function) for function in before}
    return frozenset(
        function.key
        for function in now
        if known.get(function.key, _face(function)) != _face(function)
    )


def _face(function: OfferedFunction) -> tuple[str, ...]:
    return function.description, function.parameters, function.written


def on_hands(state: State, event: HandsEvent) -> Outcome:
    """Return the state and effects after a person said something about a call."""
    match event:
        case TimerDue() | TimersChanged():
            return on_timer(state, event)
        case CallDecided():
            return _decided(state, event)
        case CallAnswered():
            return _answered(state, event)
        case CallCancelled(call_id):
            return _cancel(state, call_id, CANCELLED, Fate.CANCELLED)
        case CallAdvanced():
            return only(replace(state, hands=_advanced(state.hands, event)))
        case FunctionTried() | ServersListed() | FunctionSaved():
            return only(replace(state, hands=_noted(state.hands, event)))
        case _:
            assert_never(event)


def _advanced(hands: Hands, event: CallAdvanced) -> Hands:
    def with_news(call: RunningCall) -> RunningCall:
        if call.call_id != event.call_id:
            return call
        share = event.share
        if share is not None:
            share = min(1.0, max(0.0, share))
        return replace(call, share=share, doing=event.doing[:LONGEST_DOING])

    return replace(hands, running=tuple(with_news(call) for call in hands.running))


def _noted(hands: Hands, event: FunctionTried | ServersListed | FunctionSaved) -> Hands:
    match event:
        case FunctionTried(tried):
            return replace(hands, tried=tried)
        case ServersListed(servers):
            return replace(hands, servers=servers)
        case FunctionSaved(problem, fields):
            return replace(hands, saved=SavedFunction(hands.saved.number + 1, problem, fields))
        case _:
            assert_never(event)


def without_lost_calls(state: State) -> Outcome:
    """Deny what waits where nobody can be told its result any more: the conversation has ended, or
    forgot the call.
    """
    hands = state.hands
    if not (hands.waiting or hands.running):
        return _without_allowed(state)
    known = {tool.call_id for tool in (*state.answers.tools, *state.run.cut.tools)}
    is_over = isinstance(state.connection, con.Closing | con.Offline)
    effects: tuple[Effect, ...] = ()
    for call in hands.waiting:
        if is_over or (not call.server and call.call_id not in known):
            state, more = finish(
                state, ToolFinished(call.call_id, DENIED, ok=False, fate=Fate.DENIED)
            )
            effects = (*effects, *more)
    for running in hands.running if is_over else ():
        if _is_by_person(state, running):
            state, more = _cancel(state, running.call_id, DENIED, Fate.DENIED)
            effects = (*effects, *more)
    state, _ = _without_allowed(state)
    return state, tuple(
        effect for effect in effects if not is_over or isinstance(effect, CancelTool)
    )


def _without_allowed(state: State) -> Outcome:
    """What was allowed in a conversation ends with it, and so does what it was to be told."""
    hands = state.hands
    if not (hands.allowed or hands.overdue) or not isinstance(state.connection, con.Offline):
        return only(state)
    return only(replace(state, hands=replace(hands, allowed=frozenset(), overdue=())))


def _decided(state: State, event: CallDecided) -> Outcome:
    call = next(
        (waiting for waiting in state.hands.waiting if waiting.call_id == event.call_id), None
    )
    if event.decision is Decision.DENY:
        return _deny(state, event.call_id, call)
    if call is None:
        return only(state)
    state, remember = _with_consent(state, call, event.decision)
    state, order = _run(state, call, event.at_s)
    state, others = _release(state, event.at_s)
    return state, (*remember, *order, *others)


def _deny(state: State, call_id: CallId, call: WaitingCall | None) -> Outcome:
    if call is not None and call.server:
        return service_calls.deny(state, call)
    if call is not None:
        return finish(state, ToolFinished(call_id, DENIED, ok=False, fate=Fate.DENIED))
    return _cancel(state, call_id, DENIED, Fate.DENIED)


def _with_consent(state: State, call: WaitingCall, decision: Decision) -> Outcome:
    """Remember what was decided for the calls to come."""
    if call.why is Why.MANY:
        state = let_go_on(state)
    function = state.hands.of(call)
    if function is None and not call.server:
        return only(state)
    if decision is Decision.ALWAYS and function is not None:
        known = tuple(
            replace(known, consent=Consent.ALWAYS) if known.key == function.key else known
            for known in state.hands.functions
        )
        state = replace(state, hands=replace(state.hands, functions=known))
        return state, (RememberConsent(function.key, Consent.ALWAYS),)
    asks_once = function is not None and function.consent is Consent.ONCE
    if decision is not Decision.ONCE or asks_once:
        allowed = state.hands.allowed | {key_of(state.hands, call)}
        state = replace(state, hands=replace(state.hands, allowed=allowed))
    return only(state)


def _run(state: State, call: WaitingCall, at_s: float) -> Outcome:
    if call.server:
        return service_calls.approve(state, call, at_s)
    new, order = run(with_fate(state, call.call_id, Fate.RAN), call, at_s)
    return new, (order,)


def _release(state: State, at_s: float) -> Outcome:
    """Run what waited only for what was allowed now."""
    effects: tuple[Effect, ...] = ()
    for call in state.hands.waiting:
        if why_wait(state, call) is None:
            state, order = _run(state, call, at_s)
            effects = (*effects, *order)
    return state, effects


def _answered(state: State, event: CallAnswered) -> Outcome:
    """The person plays the function; who answers a call that waits allows it by that."""
    effects: tuple[Effect, ...] = ()
    call = next(
        (waiting for waiting in state.hands.waiting if waiting.call_id == event.call_id), None
    )
    if call is not None:
        state, effects = _decided(state, CallDecided(event.call_id, Decision.ONCE, event.at_s))
    if not any(running.call_id == event.call_id for running in state.hands.running):
        return state, effects
    return state, (*effects, AnswerTool(event.call_id, event.text))


def _cancel(state: State, call_id: CallId, output: str, fate: Fate) -> Outcome:
    if not any(
        running.call_id == call_id and not running.server for running in state.hands.running
    ):
        return only(state)
    new, effects = finish(state, ToolFinished(call_id, output, ok=False, fate=fate))
    return new, (CancelTool(call_id), *effects)


def _is_by_person(state: State, call: RunningCall) -> bool:
    function = state.hands.of(call)
    return function is not None and function.by_person
