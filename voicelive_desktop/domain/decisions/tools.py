"""Runs the functions that the model calls and returns their results to the session
that called them.

If that session is lost meanwhile, the next one is told the call and what it gave.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import takewhile
from typing import assert_never

from voicelive_desktop.domain.decisions.admission import NOT_OFFERED, is_refused, run, why_wait
from voicelive_desktop.domain.decisions.call_pictures import (
    fit_to_be_seen,
    shown_pictures,
    with_pictures,
)
from voicelive_desktop.domain.decisions.outcome import (
    Outcome,
    only,
    placed,
    want_response,
    words_of,
)
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Fate, Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.effects import Effect, SendToolCall, SendToolOutput
from voicelive_desktop.domain.facts.events import (
    FunctionCallCompleted,
    FunctionCallGrew,
    ToolFinished,
)
from voicelive_desktop.domain.facts.functions import WaitingCall, Why
from voicelive_desktop.domain.facts.state import PendingTool, State
from voicelive_desktop.domain.questions.selectors import is_talking
from voicelive_desktop.domain.settings.turn import is_manual
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.wording import Words

NO_RESPONSE = ResponseId("")  # of this session
MOST_CALLS = 128  # that wait for their outputs; a model that asks for more has lost its way


def on_tool(
    state: State, event: FunctionCallGrew | FunctionCallCompleted | ToolFinished
) -> Outcome:
    """Return the state and effects after news of a function call."""
    match event:
        case FunctionCallGrew():
            return only(_arguments_grew(state, event))
        case FunctionCallCompleted():
            return _call(state, event)
        case ToolFinished():
            return finish(state, event)
        case _:
            assert_never(event)


def _arguments_grew(state: State, event: FunctionCallGrew) -> State:
    def grown(item: Item) -> Item:
        if item.tool is None or item.tool.output is not None or item.status is not Status.PARTIAL:
            return item
        return replace(item, tool=replace(item.tool, arguments=item.tool.arguments + event.delta))

    return replace(state, conversation=state.conversation.change(event.item_id, grown))


def _call(state: State, event: FunctionCallCompleted) -> Outcome:
    if any(tool.call_id == event.call_id for tool in state.answers.tools):
        return only(state)
    announced = state.conversation.get(event.item_id)
    name = event.name or (
        announced.tool.name if announced is not None and announced.tool is not None else ""
    )
    call = ToolCall(event.call_id, name, event.arguments, words=words_of(state, name))
    row = Item(event.item_id, Role.TOOL, at_s=event.at_s, response_id=event.response_id, tool=call)
    conversation = state.conversation.add(placed(state, row))
    known = conversation.get(event.item_id)
    if (
        known is None
        or known.role is not Role.TOOL
        or (known.tool and known.tool.output is not None)
    ):
        return only(state)
    if len(state.answers.tools) >= MOST_CALLS:
        refused = replace(
            call, output=Words("Not run: more than {n} calls at once.", n=MOST_CALLS), ok=False
        )
        row = replace(known, tool=refused, status=Status.FINAL)
        return only(
            replace(state, conversation=conversation.change(event.item_id, lambda _item: row))
        )
    conversation = conversation.change(event.item_id, lambda item: replace(item, tool=call))
    tools = (
        *state.answers.tools,
        PendingTool(event.call_id, event.response_id, name, outside=known.outside),
    )
    waiting = WaitingCall(event.call_id, event.item_id, name, event.arguments, Why.CONSENT)
    return _admit(
        replace(state, conversation=conversation, answers=replace(state.answers, tools=tools)),
        waiting,
        event.at_s,
    )


def _admit(state: State, call: WaitingCall, at_s: float) -> Outcome:
    """Run the call, let it wait for a person, or tell the model that it is not to be called."""
    if is_refused(state, call):
        return finish(state, ToolFinished(call.call_id, NOT_OFFERED, ok=False))
    why, function = why_wait(state, call), state.hands.find(call.name)
    if why is not None or (function is not None and function.by_person):
        state = with_fate(unmeasured(state), call.call_id, Fate.WAITING)
    if why is None:
        if isinstance(state.connection, con.Reading):
            return only(state)  # it ran long ago, and nothing waits for it now
        new, order = run(state, call, at_s)
        return new, (order,)
    hands = replace(state.hands, waiting=(*state.hands.waiting, replace(call, why=why)))
    return only(replace(state, hands=hands))


def unmeasured(state: State) -> State:
    """Return the state in which the answer's wait is not measured: a person takes their time over
    what it needs.
    """
    listening = replace(state.turns.listening, stopped_at_s=None, stopped_t=None, asked_at_s=None)
    return replace(state, turns=replace(state.turns, listening=listening))


def with_fate(state: State, call_id: CallId, fate: Fate) -> State:
    """Return the state in which the row of this call says what became of it."""
    row = _row_of(state, call_id)
    if row is None or row.tool is None or row.tool.output is not None:
        return state
    marked = replace(row, tool=replace(row.tool, fate=fate))
    return replace(state, conversation=state.conversation.change(row.id, lambda _row: marked))


def finish(state: State, event: ToolFinished) -> Outcome:
    """Put the result into its row, and send it if a session still waits for it."""
    hands = state.hands
    waiting = tuple(call for call in hands.waiting if call.call_id != event.call_id)
    running = tuple(call for call in hands.running if call.call_id != event.call_id)
    if (waiting, running) != (hands.waiting, hands.running):
        state = replace(state, hands=replace(hands, waiting=waiting, running=running))
    event = fit_to_be_seen(state, event)
    state = with_pictures(_with_output(state, event), event)
    # its session was lost; the next will be told
    if any(tool.call_id == event.call_id for tool in state.run.cut.tools):
        event = replace(event, pictures=())  # that session is told the rows, and these are there
        return only(
            replace(
                state,
                run=replace(
                    state.run,
                    cut=replace(state.run.cut, tools=_finished(state.run.cut.tools, event)),
                ),
            )
        )
    pending = next(
        (
            tool
            for tool in state.answers.tools
            if tool.call_id == event.call_id and tool.output is None
        ),
        None,
    )
    if pending is None:
        return only(state)
    new = replace(
        state, answers=replace(state.answers, tools=_finished(state.answers.tools, event))
    )
    if state.answers.gate.active == pending.response_id:
        return only(new)  # the outputs of one answer go back together, when it is done
    new, outputs, answer = send_outputs(new)
    new, ask = want_response(new) if answer else only(new)
    return new, (*outputs, *ask)


def _finished(tools: tuple[PendingTool, ...], event: ToolFinished) -> tuple[PendingTool, ...]:
    def is_meant(tool: PendingTool) -> bool:
        return tool.call_id == event.call_id and tool.output is None

    def with_result(tool: PendingTool) -> PendingTool:
        return replace(
            tool,
            output=event.output,
            pictures=event.pictures,
            pictures_item=event.pictures_item,
        )

    return tuple(with_result(tool) if is_meant(tool) else tool for tool in tools)


def _with_output(state: State, event: ToolFinished) -> State:
    row = _row_of(state, event.call_id)
    if row is None or row.tool is None or row.tool.output is not None:
        return state
    tool = replace(row.tool, output=event.output, ok=event.ok, said=event.said, fate=event.fate)
    finished = replace(row, tool=tool, status=Status.FINAL)
    return replace(state, conversation=state.conversation.change(row.id, lambda _row: finished))


def _row_of(state: State, call_id: CallId) -> Item | None:
    return next(
        (
            item
            for item in _latest_first(state)
            if item.tool is not None and item.tool.call_id == call_id
        ),
        None,
    )


def _latest_first(state: State) -> Iterator[Item]:
    return (item for page in reversed(state.conversation.pages) for item in reversed(page.items))


def send_outputs(state: State) -> tuple[State, tuple[Effect, ...], bool]:
    """Send the results of each answer whose functions have all run. Also returns whether to ask for
    an answer.

    None is when the user cut the answer that called, or is speaking: the user's turn brings an
    answer of its own, and that one knows the outputs.
    """
    unfinished = {tool.response_id for tool in state.answers.tools if tool.output is None} | {
        state.answers.gate.active
    }
    ready = [tool for tool in state.answers.tools if tool.response_id not in unfinished]
    if not ready:
        return state, (), False
    tools = [tool for tool in ready if not tool.outside]
    sends = tuple(effect for tool in tools for effect in _sends(state, tool))
    sends = (*sends, *shown_pictures(state, tools))
    answer = not is_users_turn(state) and any(not tool.cut for tool in tools)
    return (
        replace(
            state,
            answers=replace(
                state.answers,
                tools=tuple(t for t in state.answers.tools if t.response_id in unfinished),
            ),
        ),
        sends,
        answer,
    )


def is_users_turn(state: State) -> bool:
    """Whether the user is speaking, or has spoken and waits: that turn brings an answer of its own."""
    heard = state.turns.listening.hearing is not None or state.turns.listening.awaiting is not None
    return heard or (is_talking(state) and is_manual(state.settings))


def _sends(state: State, tool: PendingTool) -> tuple[Effect, ...]:
    output = SendToolOutput(tool.call_id, tool.output or "")
    if not tool.inherited:
        return (output,)
    row = _row_of(state, tool.call_id)
    if row is None or row.tool is None:  # deleted meanwhile: the new session shall not know of it
        return ()
    return SendToolCall(row.id, tool.call_id, tool.name, row.tool.arguments), output


def unanswered_tools(
    state: State, again: Set[ItemId] = frozenset(), *, owed: bool
) -> tuple[PendingTool, ...]:
    """Return the lost session's calls that the next one must get: those whose answer nobody heard.

    Args:
        state: before the loss.
        again: rows that the next session hears or says again.
        owed: an answer is still to come; then what was sent already was sent for nothing.
    """
    waiting = tuple(
        tool
        for tool in state.answers.tools
        if not tool.outside and (tool.inherited or not tool.cut)
    )
    known = {tool.call_id for tool in state.answers.tools}
    answered = {Role.USER, Role.ASSISTANT}
    latest = (
        takewhile(lambda item: item.role not in answered or item.id in again, _latest_first(state))
        if owed
        else ()
    )
    calls = [
        row.tool
        for row in latest
        if row.tool is not None and not row.tool.is_report and not row.outside
    ]
    told = tuple(
        PendingTool(call.call_id, NO_RESPONSE, call.name, call.output)
        for call in reversed(calls)
        if call.output is not None and call.call_id not in known
    )
    return tuple(
        replace(tool, response_id=NO_RESPONSE, cut=False, inherited=True)
        for tool in (*told, *waiting)
    )
