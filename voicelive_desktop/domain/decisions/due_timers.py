"""Tells timers and reminders that are due: to the person at once, to the model in a session."""

from __future__ import annotations

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only, want_response
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import Effect, Ring, SendText
from voicelive_desktop.domain.facts.functions import TimerDue, TimersChanged
from voicelive_desktop.domain.facts.notices import TimerDueNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session
from voicelive_desktop.domain.words.ids import DeviceName
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.wording import Words


def on_timer(state: State, event: TimerDue | TimersChanged) -> Outcome:
    """Return the state and effects after news of a timer."""
    if isinstance(event, TimersChanged):
        return only(replace(state, hands=replace(state.hands, timers=event.timers)))
    told = noticed(state, TimerDueNotice(event.about))
    ring = Ring(DeviceName(state.settings.output_device))
    if isinstance(state.connection, con.Ready):
        new, effects = _to_the_model(told, event)
        return new, (ring, *effects)
    if in_session(state):
        hands = told.hands
        told = replace(told, hands=replace(hands, overdue=(*hands.overdue, event)))
    return told, (ring,)


def tell_overdue(state: State) -> Outcome:
    """Tell a new session what became due while there was none."""
    overdue = state.hands.overdue
    if not overdue:
        return only(state)
    state = replace(state, hands=replace(state.hands, overdue=()))
    effects: tuple[Effect, ...] = ()
    for event in overdue:
        state, more = _to_the_model(state, event)
        effects = (*effects, *more)
    return state, effects


def _to_the_model(state: State, event: TimerDue) -> Outcome:
    """The model says it in its words."""
    if event.about:
        about, shown = f" ({event.about})", Words("A timer is due: {about}", about=event.about)
    else:
        about, shown = "", Words("A timer is due.")
    text = f"A timer of the user is due now{about}. Tell them so in one short sentence."
    row = Item(event.item_id, Role.NOTE, shown, Status.FINAL, event.at_s)
    noted = replace(state, conversation=state.conversation.add(row))
    asked, ask = want_response(noted)
    return asked, (SendText(event.item_id, text, role="system"), *ask)
