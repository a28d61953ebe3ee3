"""Ends a conversation in which nothing has happened for as long as the person set: the service
bills by time.
"""

from __future__ import annotations

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only
from voicelive_desktop.domain.decisions.user import on_user
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.effects import Effect, Later
from voicelive_desktop.domain.facts.notices import IdleEndedNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.user import EndRequested, QuietLasted
from voicelive_desktop.domain.questions.selectors import is_quiet, waits_for
from voicelive_desktop.domain.words.quick_classes import replace

MINUTE_S = 60.0


def on_quiet(state: State, event: QuietLasted) -> Outcome:
    """End the session if it is still the same silence that was waited for."""
    minutes = state.settings.idle_minutes
    if event.number != state.turns.quiet or not minutes or not _nothing_happens(state):
        return only(state)
    ended, effects = on_user(state, EndRequested())
    return noticed(ended, IdleEndedNotice(minutes)), effects


def follow_quiet(old: State, new: State) -> tuple[State, tuple[Effect, ...]]:
    """Wait anew when a silence begins, when the conversation has grown in it, or another
    time is wanted.

    Nothing is taken back when a silence ends: the number tells one from the next.
    """
    minutes = new.settings.idle_minutes
    if not minutes or not _nothing_happens(new):
        return new, ()
    same = (
        _nothing_happens(old)
        and old.settings.idle_minutes == minutes
        and old.conversation is new.conversation
    )
    if same:
        return new, ()
    number = new.turns.quiet + 1
    return replace(new, turns=replace(new.turns, quiet=number)), (
        Later(minutes * MINUTE_S, QuietLasted(number), only=True),
    )


def _nothing_happens(state: State) -> bool:
    connected = isinstance(state.connection, con.Ready)
    busy = (
        state.microphone.talk.on
        or bool(state.answers.tools)
        or waits_for(state) is not None
        or state.speaker.replay is not None
    )
    return connected and not busy and is_quiet(state)
