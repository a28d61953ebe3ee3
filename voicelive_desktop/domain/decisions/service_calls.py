"""MCP servers that the service calls: who allows a call, what its row says, and when an answer is
asked for.

The service asks for no answer by itself once a call has ended, or was denied: it is asked for once,
when none of its calls is open any more.
"""

from __future__ import annotations

import json
from typing import assert_never

from voicelive_desktop.domain.decisions.admission import DENIED, is_refused, why_wait
from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only, placed, want_response
from voicelive_desktop.domain.decisions.tools import (
    MOST_CALLS,
    finish,
    is_users_turn,
    unmeasured,
    with_fate,
)
from voicelive_desktop.domain.facts.conversation import (
    Conversation,
    Fate,
    Item,
    Role,
    Status,
    ToolCall,
)
from voicelive_desktop.domain.facts.effects import SendApproval
from voicelive_desktop.domain.facts.events import ToolFinished
from voicelive_desktop.domain.facts.functions import (
    Hands,
    RunningCall,
    TellServer,
    ToolListing,
    WaitingCall,
    Why,
)
from voicelive_desktop.domain.facts.notices import ServerToolsNotice
from voicelive_desktop.domain.facts.service_calls import (
    ApprovalAsked,
    ApprovalGiven,
    ListingBegan,
    ListingCompleted,
    ListingFailed,
    ServiceCallAdded,
    ServiceCallBegan,
    ServiceCallEnded,
    ServiceCallEvent,
    ServiceCallGrew,
    ServiceCallTold,
    ServiceCallWritten,
    ToolsListed,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.wording import Words

KEPT_LISTINGS = 64
KEPT_SETTLED = 512
FAILED = json.dumps({"error": "The service did not say why."})
LOST = json.dumps({"error": "The connection was lost before the result came."})


def on_service_call(state: State, event: ServiceCallEvent) -> Outcome:
    """Return the state and effects after news of a server that the service calls."""
    match event:
        case ListingBegan() | ListingCompleted() | ServiceCallBegan():
            return only(state)
        case ListingFailed() | ToolsListed():
            return _listed(state, event)
        case ApprovalAsked():
            return _asked(state, event)
        case ApprovalGiven():
            return only(_given(state, event))
        case ServiceCallAdded():
            return only(_added(state, event))
        case ServiceCallGrew(item_id, delta):
            return only(_with_arguments(state, item_id, delta, whole=False))
        case ServiceCallWritten(item_id, arguments):
            return only(_with_arguments(state, item_id, arguments, whole=True))
        case ServiceCallEnded():
            return _ended(state, event)
        case ServiceCallTold():
            return only(_told(state, event))
        case _:
            assert_never(event)


def approve(state: State, call: WaitingCall, at_s: float) -> Outcome:
    """Let the service make this call."""
    running = RunningCall(call.call_id, call.name, call.arguments, at_s, call.server, call.answer)
    hands = _settled(_without(state.hands, call.call_id), call.item_id)
    new = replace(state, hands=replace(hands, running=(*hands.running, running)))
    return with_fate(new, call.call_id, Fate.RAN), (SendApproval(call.item_id, approve=True),)


def deny(state: State, call: WaitingCall) -> Outcome:
    """Refuse this call, and have the model say so."""
    new, _ = finish(state, ToolFinished(call.call_id, DENIED, ok=False, fate=Fate.DENIED))
    hands = _owing(_settled(new.hands, call.item_id), call)
    asked, ask = ask_if_owed(replace(new, hands=hands))
    return asked, (SendApproval(call.item_id, approve=False), *ask)


def ask_if_owed(state: State) -> Outcome:
    """Ask for the answer that ended calls owe, unless the active one may still bring it."""
    if state.answers.gate.active is not None:
        return only(state)
    new, is_owed = taken_debt(state)
    if is_owed:
        return want_response(new)
    return only(new)


def taken_debt(state: State) -> tuple[State, bool]:
    """Return the state without the debt, and whether an answer is to be asked for now.

    Calls of one answer are answered together; one that waits holds up no other answer.
    """
    hands = state.hands
    open_ones = {call.answer for call in hands.served}
    due = [answer for answer in hands.owes if answer not in open_ones]
    if not due:
        return state, False
    left = tuple(answer for answer in hands.owes if answer in open_ones)
    return replace(state, hands=replace(hands, owes=left)), not is_users_turn(state)


def paid(old: State, new: State) -> State:
    """Return the new state; an answer that goes on after the call by itself pays the debt."""
    if new.hands.owes:
        last = new.conversation.last()
    else:
        last = None
    if last is None or last.role is not Role.ASSISTANT or last.id in old.conversation:
        return new
    return replace(new, hands=replace(new.hands, owes=()))


def without_service_calls(state: State) -> State:
    """Return the state once the session is over that made the calls: nobody can allow
    them any more.
    """
    for call in state.hands.served:
        is_waiting = isinstance(call, WaitingCall)
        output, fate = (DENIED, Fate.DENIED) if is_waiting else (LOST, Fate.RAN)
        state, _ = finish(state, ToolFinished(call.call_id, output, ok=False, fate=fate))
    hands = state.hands
    if not (hands.owes or hands.listings or hands.settled):
        return state
    return replace(state, hands=replace(hands, owes=(), listings=(), settled=()))


def _listed(state: State, event: ListingFailed | ToolsListed) -> Outcome:
    known = next(
        (one for one in state.hands.listings if one.item_id == event.item_id),
        ToolListing(event.item_id),
    )
    if isinstance(event, ListingFailed):
        listing = replace(known, failed=True, reason=event.reason or known.reason)
    else:
        failed = known.failed or bool(event.problem)
        listing = replace(
            known, server=event.server, failed=failed, reason=event.problem or known.reason
        )
    others = tuple(one for one in state.hands.listings if one.item_id != event.item_id)
    hands = replace(state.hands, listings=(*others[1 - KEPT_LISTINGS :], listing))
    new = replace(state, hands=hands)
    if listing.failed:
        return _failed_listing(new, listing)
    if isinstance(event, ToolsListed):
        tools = event.tools
    else:
        tools = ()
    return new, (TellServer(listing.server, tools),)


def _failed_listing(state: State, listing: ToolListing) -> Outcome:
    if not listing.server:
        return only(state)  # whose it was is told later
    reason = listing.reason or Words("the service did not say why")
    return noticed(state, ServerToolsNotice(listing.server, reason)), (
        TellServer(listing.server, (), reason),
    )


def _asked(state: State, event: ApprovalAsked) -> Outcome:
    hands, call_id = state.hands, CallId(event.item_id)
    if event.item_id in hands.settled or any(
        call.item_id == event.item_id for call in hands.waiting
    ):
        return only(state)
    answer = event.response_id or state.answers.gate.active
    call = ToolCall(call_id, event.name, event.arguments, source=event.server)
    row = Item(event.item_id, Role.TOOL, at_s=event.at_s, response_id=event.response_id, tool=call)
    state = replace(state, conversation=state.conversation.add(placed(state, row)))
    waiting = WaitingCall(
        call_id, event.item_id, event.name, event.arguments, Why.CONSENT, event.server, answer
    )
    if is_refused(state, waiting) or len(hands.waiting) >= MOST_CALLS:
        return deny(state, waiting)
    why = why_wait(state, waiting)
    if why is None:
        return approve(state, waiting, event.at_s)
    hands = replace(hands, waiting=(*hands.waiting, replace(waiting, why=why)))
    return only(with_fate(replace(unmeasured(state), hands=hands), call_id, Fate.WAITING))


def _given(state: State, event: ApprovalGiven) -> State:
    """Another client of the same conversation, or a log, answers in our place."""
    call = next((call for call in state.hands.waiting if call.item_id == event.request_id), None)
    if call is None:
        return state
    if event.approve:
        new, _ = approve(state, call, 0.0)
        return new
    new, _ = finish(state, ToolFinished(call.call_id, DENIED, ok=False, fate=Fate.DENIED))
    return replace(new, hands=_settled(new.hands, call.item_id))


def _added(state: State, event: ServiceCallAdded) -> State:
    if event.item_id in state.conversation or event.item_id in state.hands.settled:
        return state
    allowed = _allowed(state, event)
    call_id = CallId(event.item_id)
    arguments = event.arguments or ("" if allowed is None else allowed.arguments)
    tool = ToolCall(call_id, event.name, arguments, source=event.server)
    row = Item(event.item_id, Role.TOOL, at_s=event.at_s, response_id=event.response_id, tool=tool)
    if allowed is None:
        since_s = event.at_s
    else:
        since_s = allowed.since_s
    if allowed is None:
        answer = event.response_id or state.answers.gate.active
    else:
        answer = allowed.answer
    running = RunningCall(call_id, event.name, arguments, since_s, event.server, answer)
    others = tuple(call for call in state.hands.running if call is not allowed)
    hands = replace(state.hands, running=(*others, running))
    return replace(
        state, hands=hands, conversation=_in_place_of(state, allowed, placed(state, row))
    )


def _allowed(state: State, event: ServiceCallAdded) -> RunningCall | None:
    """Return the call that was allowed and now is made: its row and this one are the same
    to a person.
    """
    calls = [
        call
        for call in state.hands.running
        if call.server == event.server and call.name == event.name
    ]
    asked = [call for call in calls if ItemId(call.call_id) in state.hands.settled]
    if event.request_id is not None:
        return next((call for call in asked if call.call_id == CallId(event.request_id)), None)
    if asked:
        return asked[0]
    return None


def _in_place_of(state: State, allowed: RunningCall | None, row: Item) -> Conversation:
    conversation = state.conversation
    if allowed is None or ItemId(allowed.call_id) not in conversation:
        return conversation.add(row)
    before = conversation.before(ItemId(allowed.call_id))
    return conversation.remove(ItemId(allowed.call_id)).put(row, before)


def _with_arguments(state: State, item_id: ItemId, text: str, *, whole: bool) -> State:
    def changed(item: Item) -> Item:
        tool = item.tool
        if tool is None or not tool.source or item.status is not Status.PARTIAL:
            return item
        if whole:
            return replace(item, tool=replace(tool, arguments=text))
        return replace(item, tool=replace(tool, arguments=tool.arguments + text))

    if whole and not text:
        return state
    return replace(state, conversation=state.conversation.change(item_id, changed))


def _ended(state: State, event: ServiceCallEnded) -> Outcome:
    if event.item_id in state.hands.settled:
        return only(state)
    ran = next(
        (call for call in state.hands.running if call.call_id == CallId(event.item_id)), None
    )
    hands = _settled(_without(state.hands, CallId(event.item_id)), event.item_id)
    new = replace(state, hands=_owing(hands, ran))
    output = "" if event.ok else FAILED
    new = replace(
        new,
        conversation=new.conversation.change(
            event.item_id, lambda row: _with(row, output, event.ok)
        ),
    )
    return ask_if_owed(new)


def _told(state: State, event: ServiceCallTold) -> State:
    hands = _without(state.hands, CallId(event.item_id))

    def changed(row: Item) -> Item:
        if row.tool is None or not row.tool.source:
            return row
        tool = replace(row.tool, output=event.output, ok=event.ok and row.tool.ok)
        return replace(row, tool=tool, status=Status.FINAL)

    return replace(
        state, hands=hands, conversation=state.conversation.change(event.item_id, changed)
    )


def _with(row: Item, output: str, ok: bool) -> Item:
    """Return the row of a call that has ended, without what was told of it already."""
    if row.tool is None or not row.tool.source:
        return row
    if row.tool.output is None:
        kept = output
    else:
        kept = row.tool.output
    return replace(
        row, tool=replace(row.tool, output=kept, ok=ok and row.tool.ok), status=Status.FINAL
    )


def _without(hands: Hands, call_id: CallId) -> Hands:
    waiting = tuple(call for call in hands.waiting if call.call_id != call_id)
    running = tuple(call for call in hands.running if call.call_id != call_id)
    return replace(hands, waiting=waiting, running=running)


def _owing(hands: Hands, call: WaitingCall | RunningCall | None) -> Hands:
    answer = None if call is None else call.answer
    if answer in hands.owes:
        return hands
    return replace(hands, owes=(*hands.owes, answer))


def _settled(hands: Hands, item_id: ItemId) -> Hands:
    return replace(hands, settled=(*hands.settled[1 - KEPT_SETTLED :], item_id))
