"""Decides what a lost session leaves unfinished, and how the next one makes up for it."""

from __future__ import annotations

from collections.abc import Set
from itertools import takewhile

from voicelive_desktop.domain.decisions.outcome import Outcome, only, want_response
from voicelive_desktop.domain.decisions.tools import send_outputs, unanswered_tools
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Role, Status
from voicelive_desktop.domain.facts.effects import CommitInput, Later
from voicelive_desktop.domain.facts.events import CutTurnExpired
from voicelive_desktop.domain.facts.state import Cut, State
from voicelive_desktop.domain.facts.talk_key import Talk
from voicelive_desktop.domain.questions.selectors import is_talking, worth_restoring
from voicelive_desktop.domain.settings.turn import answers_turns, is_manual
from voicelive_desktop.domain.words.failures import SLEPT, Failure
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace

EVERYTHING_KEPT = 0.0  # a moment before all sound
HEARD_AGAIN_WITHIN_S = 5.0  # else it was a cough that this session does not take for speech
TOLERANCE_S = 0.05  # a frame, and the latency that the device states


def cut_by(state: State, because: Failure) -> Cut:
    """Return what this loss leaves unfinished; a failed retry keeps what the loss before it left.

    What was said before the computer slept is of another time.
    """
    if because.code == SLEPT:
        return Cut()
    if not isinstance(state.connection, con.Ready) or state.run.moving:
        return state.run.cut
    items, unheard = _unwritten(state), _unheard(state)
    # the key that is down means a turn before the service hears it
    if not items and not is_talking(state):
        if (
            state.run.cut.from_t is not None
        ):  # said again to a session that was lost before it heard it
            return replace(
                state.run.cut, unheard=unheard, tools=unanswered_tools(state, unheard, owed=True)
            )
        owed = _is_owed(state)
        return Cut(owed=owed, unheard=unheard, tools=unanswered_tools(state, unheard, owed=owed))
    commit = is_manual(state.settings) and not state.microphone.talk.on
    tools = unanswered_tools(state, unheard | set(items), owed=True)
    return Cut(items, _began(state, items), commit=commit, unheard=unheard, tools=tools)


def _began(state: State, items: tuple[ItemId, ...]) -> float:
    """Return when the first of these turns began; for unmarked turns, the end of all marked speech."""
    own = [s.start_t for s in state.turns.marks.speeches if s.item_id in items]
    if own:
        return min(own)
    return max((s.end_t or s.start_t for s in state.turns.marks.speeches), default=EVERYTHING_KEPT)


def kept_talk(state: State) -> Talk:
    """Return the talk key's state for the next session: a key that is held stays down."""
    if is_talking(state):
        return state.microphone.talk
    return state.microphone.talk.over()


def make_up(state: State, resumed_from_t: float | None) -> Outcome:
    """Complete the cut turn in the new session, and ask again for an answer that was owed."""
    cut, new = state.run.cut, replace(state, run=replace(state.run, cut=Cut()))
    again = _without(new, cut.unheard)
    if cut.tools:
        return _told_tools(again, cut, resumed_from_t)
    return _made_up(again, new, cut, resumed_from_t)


def _told_tools(again: State, cut: Cut, resumed_from_t: float | None) -> Outcome:
    """Send the function results to the new session once all have run, and complete the turn
    that is resent.
    """
    turn_follows = resumed_from_t is not None and cut.from_t is not None
    tools = tuple(replace(tool, cut=turn_follows) for tool in cut.tools)
    told, sends, answer = send_outputs(replace(again, answers=replace(again.answers, tools=tools)))
    if turn_follows:
        whole, more = _made_up(told, told, cut, resumed_from_t)
    else:
        whole, more = want_response(told) if answer else only(told)
    return whole, (*sends, *more)


def _made_up(again: State, new: State, cut: Cut, resumed_from_t: float | None) -> Outcome:
    if resumed_from_t is not None and cut.from_t is not None:
        # Heard again from its beginning it comes back with a row of its own.
        whole = cut.from_t >= resumed_from_t - TOLERANCE_S
        if whole:
            gone = cut.items
        else:
            gone = cut.items[1:]
        again = _without(again, set(gone))
        again = replace(
            again, run=replace(again.run, cut=Cut(from_t=cut.from_t, commit=cut.commit))
        )
        forget = Later(HEARD_AGAIN_WITHIN_S, CutTurnExpired(again.run.sessions))
        if not cut.commit:
            return again, (forget,)
        asked, ask = want_response(again) if answers_turns(again.settings) else only(again)
        return asked, (CommitInput(), *ask, forget)
    said = [item for item in worth_restoring(again) if item.role is not Role.NOTE]
    owed = cut.owed and bool(said) and said[-1].role is Role.USER
    if owed:
        return want_response(again)
    return only(new)


def heard_again(state: State) -> State:
    """Forget the cut turn once the new session has heard it: the next drop starts fresh."""
    if isinstance(state.connection, con.Ready):
        return replace(state, run=replace(state.run, cut=Cut()))
    return state


def _without(state: State, rows: Set[ItemId]) -> State:
    conversation = state.conversation
    for row in rows:
        conversation = conversation.remove(row)
    return replace(state, conversation=conversation)


def _unwritten(state: State) -> tuple[ItemId, ...]:
    """Return the user's latest turns, in order, that have no complete transcript yet."""
    hearing, unheard, speakers = (
        state.turns.listening.hearing,
        _unheard(state),
        {Role.USER, Role.ASSISTANT},
    )
    said = (
        item
        for item in reversed(tuple(state.conversation))
        if item.role in speakers and item.id not in unheard
    )
    latest = takewhile(lambda item: item.role is Role.USER and item.status is Status.PARTIAL, said)
    turns = tuple(item.id for item in latest)[::-1]
    if hearing is None or hearing in turns:
        return turns
    return (hearing,)


def _unheard(state: State) -> frozenset[ItemId]:
    if state.speaker.playback.started:
        return frozenset()
    return frozenset(
        i.id for i in state.conversation if i.role is Role.ASSISTANT and i.status is Status.PARTIAL
    )


def _is_owed(state: State) -> bool:
    gate = state.answers.gate
    asked = gate.active is not None or gate.asked or gate.wanted
    owed = (
        asked
        or state.turns.listening.awaiting is not None
        or bool(state.answers.tools)
        or state.hands.is_served
    )
    return owed and not gate.greeting and not state.speaker.playback.started
