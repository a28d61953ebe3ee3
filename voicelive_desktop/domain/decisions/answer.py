"""The assistant's side of the turn: answers, their text, their function calls."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import assert_never

from voicelive_desktop.domain.decisions.endings import ended
from voicelive_desktop.domain.decisions.outcome import (
    Outcome,
    noticed,
    only,
    placed,
    silence,
    want_response,
)
from voicelive_desktop.domain.decisions.service_calls import taken_debt
from voicelive_desktop.domain.decisions.tools import on_tool, send_outputs
from voicelive_desktop.domain.facts.conversation import Item, Role, Status, ToolCall
from voicelive_desktop.domain.facts.events import (
    AgentReported,
    AudioArrived,
    AudioCompleted,
    FunctionCallCompleted,
    FunctionCallGrew,
    ReplyEvent,
    ReplyTextCompleted,
    ReplyTextGrew,
    ReplyWordTimed,
    ResponseCreated,
    ResponseDone,
    SoundAwaited,
    ToolFinished,
)
from voicelive_desktop.domain.facts.notices import ServiceErrorNotice
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.spoken import pace_by_pause
from voicelive_desktop.domain.facts.state import Playback, State
from voicelive_desktop.domain.questions.selectors import is_talking
from voicelive_desktop.domain.questions.speech_pace import usual_pace_ms
from voicelive_desktop.domain.settings.turn import is_manual
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.quick_classes import replace

KEPT_LATENCIES = 200
MOST_WAITING = 256  # items of answers, behind the audible one; no service says so many at once
REPORT_LINES = 200  # of one card; an agent may tell every token
KEPT_ENDED = 16  # answers; what is said of one comes seconds late, not hours


def on_reply(state: State, event: ReplyEvent) -> Outcome:
    """Return the state and effects after news of an answer."""
    match event:
        case ResponseCreated():
            new = _created(state, event)
            # An answer to what was said before: who holds the talk key goes on.
            if is_talking(state) and is_manual(state.settings):
                return silence(new, CutReason.TALK, cancel=True)
            return only(new)
        case ResponseDone():
            return _done(state, event)
        case ReplyTextGrew(response_id, item_id, delta, at_s):
            row = Item(item_id, Role.ASSISTANT, at_s=at_s, response_id=response_id)
            return only(_reply_text(state, row, lambda item: _grown(item, delta)))
        case ReplyTextCompleted(response_id, item_id, text):
            row = Item(item_id, Role.ASSISTANT, response_id=response_id)
            return only(_reply_text(state, row, lambda item: _completed(item, text)))
        case SoundAwaited():
            return only(state.with_playback(_queued(state, event)))
        case AudioArrived():
            return only(_audio(state, event))
        case ReplyWordTimed():
            return only(_word(state, event))
        case AudioCompleted(_, item_id):
            conversation = state.conversation.change(item_id, _with_whole_sound)
            return only(replace(state, conversation=conversation))
        case FunctionCallGrew() | FunctionCallCompleted() | ToolFinished():
            return on_tool(state, event)
        case AgentReported():
            return only(_reported(state, event))
        case _:
            assert_never(event)


def _reported(state: State, event: AgentReported) -> State:
    """Add a card for this kind of report, or extend the last one of the same kind."""
    last = state.conversation.last()
    if (
        last is not None
        and last.tool is not None
        and last.tool.is_report
        and last.tool.name == event.kind
    ):
        if event.item_id == last.id:
            return state
        lines = [*(last.tool.output or "").split("\n"), event.content][-REPORT_LINES:]
        tool = replace(last.tool, output="\n".join(line for line in lines if line))
        return replace(
            state,
            conversation=state.conversation.change(last.id, lambda item: replace(item, tool=tool)),
        )
    tool = ToolCall(CallId(""), event.kind, output=event.content, is_report=True)
    row = Item(
        event.item_id, Role.TOOL, status=Status.FINAL, at_s=event.at_s, tool=tool, outside=True
    )
    return replace(state, conversation=state.conversation.add(row))


def _created(state: State, event: ResponseCreated) -> State:
    gate = state.answers.gate
    if event.response_id in gate.ended:  # told late, or twice
        return state
    asked_outside = gate.asked and gate.options is not None and gate.options.outside
    if event.outside is None:
        outside = asked_outside
    else:
        outside = event.outside
    gate = replace(
        gate, active=event.response_id, asked=False, greeting=False, options=None, outside=outside
    )
    return replace(
        state,
        answers=replace(state.answers, gate=gate),
        turns=replace(state.turns, listening=replace(state.turns.listening, awaiting=None)),
    )


def _done(state: State, event: ResponseDone) -> Outcome:
    new = ended(_settle_items(state, event), event)
    over = (*new.answers.gate.ended[1 - KEPT_ENDED :], event.response_id)
    new = new.with_gate(replace(new.answers.gate, ended=over))
    if event.status == ResponseStatus.FAILED:
        new = noticed(new, ServiceErrorNotice(event.because or Failure(FailureKind.SERVICE_ERROR)))
    # Without a created event before it (lost or late) the answer that ended may still be the one we
    # asked for.
    if state.answers.gate.active not in {event.response_id, None}:
        return only(new)
    if state.answers.gate.active:
        asked = False
    else:
        asked = new.answers.gate.asked
    new = new.with_gate(replace(new.answers.gate, active=None, asked=asked))
    if event.status == ResponseStatus.CANCELLED:
        tools = tuple(
            replace(t, cut=True) if t.response_id == event.response_id else t
            for t in new.answers.tools
        )
        new = replace(new, answers=replace(new.answers, tools=tools))
    new, outputs, answer = send_outputs(new)
    new, is_owed = taken_debt(new)
    if answer or is_owed or (new.answers.gate.wanted and not new.answers.gate.asked):
        new, ask = want_response(new, new.answers.gate.next_options)
        return new, (*outputs, *ask)
    return new, outputs


def _grown(item: Item, delta: str) -> Item:
    if item.shortened:
        return item
    return replace(item, text=item.text + delta)


def _settle_items(state: State, event: ResponseDone) -> State:
    """Settle rows that the service left open when it cut the answer: interrupted, or final
    as they are.
    """
    conversation = state.conversation
    last = conversation.pages[-2:]
    rows = [
        i
        for page in last
        for i in page.items
        if i.response_id == event.response_id and i.status is Status.PARTIAL
    ]
    for row in rows:
        status = (
            _ENDED.get(event.status, Status.FINAL) if row.role is Role.ASSISTANT else Status.FINAL
        )
        heard = (
            0.0
            if status is Status.INTERRUPTED
            and row.heard_ms is None
            and state.speaker.playback.item != row.id
            else row.heard_ms
        )
        conversation = conversation.change(row.id, _settled(status, heard))
    return replace(state, conversation=conversation)


_ENDED = {ResponseStatus.CANCELLED: Status.INTERRUPTED, ResponseStatus.FAILED: Status.FAILED}


def _settled(status: Status, heard_ms: float | None) -> Callable[[Item], Item]:
    return lambda item: replace(item, status=status, heard_ms=heard_ms)


def _reply_text(state: State, row: Item, how: Callable[[Item], Item]) -> State:
    """Add text to a row, also after a cut: the text of sound that was already sent still arrives."""
    known = state.conversation.get(row.id)
    if known is not None and (known.role is not Role.ASSISTANT or known.status is Status.FINAL):
        return state
    return replace(
        state, conversation=state.conversation.add(placed(state, row)).change(row.id, how)
    )


def _completed(item: Item, text: str) -> Item:
    if item.status is Status.PARTIAL:
        return replace(item, text=text, status=Status.FINAL)
    return replace(item, text=text, status=item.status)


def _word(state: State, event: ReplyWordTimed) -> State:
    row = Item(event.item_id, Role.ASSISTANT, response_id=event.response_id)

    def timed(item: Item) -> Item:
        # some come out of order
        at = bisect_left(item.words, event.word.offset_ms, key=lambda word: word.offset_ms)
        told = at < len(item.words) and item.words[at].offset_ms == event.word.offset_ms
        if told:
            return item
        return replace(item, words=(*item.words[:at], event.word, *item.words[at:]))

    return replace(state, conversation=state.conversation.add(row).change(event.item_id, timed))


def _more_sound(state: State, event: AudioArrived) -> State:
    def arrived(item: Item) -> Item:
        if item.heard_ms is not None and not event.dropped:  # the cut has counted it
            return item
        return replace(item, received_ms=item.received_ms + event.ms)

    return replace(state, conversation=state.conversation.change(event.item_id, arrived))


def _audio(state: State, event: AudioArrived) -> State:
    if event.more:
        return _more_sound(state, event)
    row = Item(event.item_id, Role.ASSISTANT, at_s=event.at_s, response_id=event.response_id)
    state = replace(state, conversation=state.conversation.add(row))
    if event.dropped:
        latency = None
    else:
        latency = _service_latency_s(state, event)

    def arrived(item: Item) -> Item:
        if event.alone and not item.received_ms:
            item = replace(item, pace_ms=usual_pace_ms(state))
        elif event.after_pause and item.pace_ms:
            item = replace(item, pace_ms=pace_by_pause(item, item.received_ms))
        item = replace(item, received_ms=item.received_ms + event.ms)
        if latency is None:
            return item
        return replace(item, service_latency_s=latency)

    conversation = state.conversation.change(event.item_id, arrived)
    if event.dropped:
        return replace(state, conversation=conversation)
    if latency is not None:
        kept = (*state.answers.service_latencies_s[1 - KEPT_LATENCIES :], latency)
        state = replace(
            state,
            turns=replace(state.turns, listening=replace(state.turns.listening, asked_at_s=None)),
            answers=replace(state.answers, service_latencies_s=kept),
        )
    return replace(
        state.with_playback(_queued(state, event)),
        conversation=conversation,
        current=replace(state.current, voice_used=True),
    )


def _with_whole_sound(item: Item) -> Item:
    """Of an answer that was cut, nobody will know how long it would have been."""
    if not item.pace_ms or item.heard_ms is not None:
        return item
    return replace(item, pace_ms=0.0)


def _queued(state: State, event: AudioArrived | SoundAwaited) -> Playback:
    """What is audible, or waits to be, with this item."""
    playback = state.speaker.playback
    if playback.item is None:
        return replace(
            playback,
            item=event.item_id,
            response_id=event.response_id,
            started=False,
            played_ms=0.0,
        )
    if _is_next(state, event):
        waiting = (*playback.waiting, (event.item_id, event.response_id))
        return replace(playback, waiting=waiting)
    return playback


def _is_next(state: State, event: AudioArrived | SoundAwaited) -> bool:
    """Whether this is a new item that has to wait for the audible one."""
    playback = state.speaker.playback
    known = playback.item == event.item_id or (event.item_id, event.response_id) in playback.waiting
    return not known and len(playback.waiting) < MOST_WAITING


def _service_latency_s(state: State, event: AudioArrived) -> float | None:
    """Return how long the service took for its first sound; None if this is not the first of an
    answer to a turn.
    """
    asked_at_s = state.turns.listening.asked_at_s
    if asked_at_s is None or event.at_s <= 0 or event.item_id not in state.conversation:
        return None
    return max(0.0, event.at_s - asked_at_s)
