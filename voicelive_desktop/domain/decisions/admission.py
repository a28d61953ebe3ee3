"""Who may act: whether a call runs at once, waits for a person, or does not run."""

from __future__ import annotations

import json
from itertools import islice

from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.facts.functions import (
    Consent,
    Hands,
    Origin,
    RunningCall,
    RunTool,
    WaitingCall,
    Why,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace

MOST_IN_A_TURN = 8  # calls between two turns of the user; a model in a loop makes more
DENIED = json.dumps({"error": "The user did not allow this."})
NOT_OFFERED = json.dumps({"error": "This function is not offered."})


def why_wait(state: State, call: WaitingCall) -> Why | None:
    """Return why a call waits for a person; None: it may run.

    Who plays a function is asked by the call itself, in the time it has: it never waits before
    that.
    """
    if isinstance(state.connection, con.Reading):
        return None  # it was long ago
    function = state.hands.of(call)
    if function is not None and function.by_person:
        return None
    # What is not known is told so to the model; what the service calls may be listed later.
    if function is None:
        needs = bool(call.server)
    else:
        needs = function.consent is not Consent.ALWAYS
    if needs and key_of(state.hands, call) not in state.hands.allowed:
        return Why.CONSENT
    latest_row, calls = _this_turn(state)
    row, times = state.hands.granted
    allowed = MOST_IN_A_TURN * (1 + (times if row == latest_row else 0))
    if calls > allowed:
        return Why.MANY
    return None


def key_of(hands: Hands, call: WaitingCall) -> str:
    """Return what is remembered when this call is allowed."""
    function = hands.of(call)
    if function is None:
        return f"{Origin.SERVICE.value}:{call.server}:{call.name}"
    return function.key


def is_refused(state: State, call: WaitingCall) -> bool:
    """Whether the function is there, but is not to be called."""
    known = state.hands.named(call.name, call.server)
    return bool(known) and not any(
        function.on and function.consent is not Consent.NEVER for function in known
    )


def run(state: State, call: WaitingCall, at_s: float) -> tuple[State, RunTool]:
    """Return the state in which the call runs, and the order to run it with the arguments
    that were shown.
    """
    running = RunningCall(call.call_id, call.name, call.arguments, at_s)
    others = tuple(waiting for waiting in state.hands.waiting if waiting.call_id != call.call_id)
    hands = replace(state.hands, waiting=others, running=(*state.hands.running, running))
    return replace(state, hands=hands), RunTool(call.call_id, call.name, call.arguments)


def let_go_on(state: State) -> State:
    """Return the state after a person let the model make as many calls again in this turn."""
    latest_row, _ = _this_turn(state)
    row, times = state.hands.granted
    granted = (latest_row, times + 1 if row == latest_row else 1)
    return replace(state, hands=replace(state.hands, granted=granted))


def _this_turn(state: State) -> tuple[ItemId | None, int]:
    """Return the latest row of the user, and how many calls came after it."""
    calls = 0
    for item in _latest_first(state):
        if item.role is Role.USER:
            return item.id, calls
        calls += item.tool is not None and not item.tool.is_report
    return None, calls


def _latest_first(state: State) -> islice[Item]:
    rows = (item for page in reversed(state.conversation.pages) for item in reversed(page.items))
    return islice(rows, 1_000)
