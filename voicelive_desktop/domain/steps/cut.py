"""What the loss of a session cuts, and how the next one makes up for it: the user's words are heard and answered."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from voicelive_desktop.domain import connection as con
from voicelive_desktop.domain.conversation import Role, Status
from voicelive_desktop.domain.effects import CommitInput, Effect
from voicelive_desktop.domain.failures import SLEPT, Failure
from voicelive_desktop.domain.ids import ItemId
from voicelive_desktop.domain.selectors import is_talking, worth_restoring
from voicelive_desktop.domain.state import Cut, State
from voicelive_desktop.domain.steps.outcome import Outcome, only, want_response
from voicelive_desktop.domain.talk import Talk, answers_turns, is_manual

EVERYTHING_KEPT = 0.0  # a moment before all sound
TOLERANCE_S = 0.05  # a frame, and the latency that the device states


def cut_by(state: State, because: Failure) -> Cut:
    """What this loss leaves undone; of a later failed try, what the loss before it left.

    What was said before the computer slept is of another time.
    """
    if because.code == SLEPT:
        return Cut()
    if not isinstance(state.connection, con.Ready) or state.moving:
        return state.cut
    item = _unwritten(state)
    if item is None and not is_talking(state):  # the key that is down means a turn before the service hears it
        return Cut(owed=_is_owed(state), unheard=_unheard(state))
    began = next((s.start_t for s in state.marks.speeches if s.item_id == item), EVERYTHING_KEPT)
    return Cut(item, began, commit=is_manual(state.settings) and not state.talk.on, unheard=_unheard(state))


def kept_talk(state: State) -> Talk:
    """A talk key that is down stays down while the connection is lost."""
    return state.talk if is_talking(state) else state.talk.over()


def make_up(state: State, resumed_from_t: float | None) -> Outcome:
    """In a new session: the cut turn ends as its key said; an answer that was owed is asked for again."""
    cut, new = state.cut, replace(state, cut=Cut())
    again = _without(new, cut.unheard)
    if resumed_from_t is not None and cut.from_t is not None:
        if cut.item is not None and cut.from_t >= resumed_from_t - TOLERANCE_S:
            # Heard again from its beginning: it comes back with a row of its own.
            again = _without(again, {cut.item})
        if not cut.commit:
            return only(again)
        asked, ask = want_response(again) if answers_turns(state.settings) else only(again)
        commit: tuple[Effect, ...] = (CommitInput(), *ask)
        return asked, commit
    said = [item for item in worth_restoring(again) if item.role is not Role.NOTE]
    owed = cut.owed and bool(said) and said[-1].role is Role.USER
    return want_response(again) if owed else only(new)


def _without(state: State, rows: Set[ItemId]) -> State:
    conversation = state.conversation
    for row in rows:
        conversation = conversation.remove(row)
    return replace(state, conversation=conversation)


def _unwritten(state: State) -> ItemId | None:
    """The user's turn that lasts, or is over without its words having come."""
    if state.listening.hearing is not None:
        return state.listening.hearing
    unheard, speakers = _unheard(state), {Role.USER, Role.ASSISTANT}
    said = (item for item in reversed(tuple(state.conversation)) if item.role in speakers and item.id not in unheard)
    last = next(said, None)
    unwritten = last is not None and last.role is Role.USER and last.status is Status.PARTIAL
    return last.id if last is not None and unwritten else None


def _unheard(state: State) -> frozenset[ItemId]:
    if state.playback.started:
        return frozenset()
    return frozenset(i.id for i in state.conversation if i.role is Role.ASSISTANT and i.status is Status.PARTIAL)


def _is_owed(state: State) -> bool:
    gate = state.gate
    asked = gate.active is not None or gate.asked or gate.wanted
    owed = asked or state.listening.awaiting is not None or bool(state.tools)
    return owed and not gate.greeting and not state.playback.started
