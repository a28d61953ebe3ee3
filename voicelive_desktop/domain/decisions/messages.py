"""Handles typed messages, system notes and requested answers."""

from __future__ import annotations

from typing import Literal, assert_never

from voicelive_desktop.domain.decisions.outcome import (
    Outcome,
    noticed,
    only,
    silence,
    want_response,
)
from voicelive_desktop.domain.decisions.rows import delete, delete_turn
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import Effect, SendText
from voicelive_desktop.domain.facts.events import (
    AnswerRequested,
    MessageEvent,
    NoteSubmitted,
    TextSubmitted,
)
from voicelive_desktop.domain.facts.notices import NoPicturesNotice
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import Listening, State
from voicelive_desktop.domain.questions.selectors import takes_pictures, unsent
from voicelive_desktop.domain.words.kinds import AnswerKind
from voicelive_desktop.domain.words.quick_classes import replace


def on_message(state: State, event: MessageEvent) -> Outcome:
    """Return the state and effects; what is typed before a session exists waits for it."""
    if isinstance(state.connection, con.Connecting | con.Retrying):
        return only(_kept_until_ready(state, event))
    if not isinstance(state.connection, con.Ready):
        return only(state)
    match event:
        case TextSubmitted():
            return _submit(state, event)
        case NoteSubmitted():
            return _note(state, event)
        case AnswerRequested():
            return _answer(state, event)
        case _:
            assert_never(event)


def _kept_until_ready(state: State, event: MessageEvent) -> State:
    """Add the row at once; `send_unsent` sends it once a session is ready."""
    if isinstance(event, AnswerRequested):
        return state
    text = event.text.strip()
    if isinstance(event, TextSubmitted):
        role = Role.USER
    else:
        role = Role.NOTE
    if isinstance(event, TextSubmitted):
        pictures = event.pictures
    else:
        pictures = ()
    if not (text or pictures):
        return state
    if pictures and not takes_pictures(state):
        return noticed(state, NoPicturesNotice())
    item = Item(
        event.item_id,
        role,
        text,
        Status.PARTIAL,
        event.at_s,
        typed=True,
        unsent=True,
        pictures=pictures,
    )
    return replace(state, conversation=state.conversation.add(item))


def send_unsent(state: State, at_s: float) -> Outcome:
    """Send what was typed while there was no session, and ask for one answer to all of it."""
    waiting = unsent(state)
    if not waiting:
        return only(state)
    conversation = state.conversation
    effects: list[Effect] = []
    for item in waiting:
        conversation = conversation.change(
            item.id, lambda old: replace(old, unsent=False, status=Status.FINAL, at_s=at_s)
        )
        role: Literal["user", "system"] = "user"
        if item.role is Role.NOTE:
            role = "system"
        effects.append(SendText(item.id, item.text, item.pictures, role))
    sent = replace(state, conversation=conversation)
    questions = any(item.role is Role.USER for item in waiting)
    if not questions or state.settings.answer_as == AnswerKind.NONE:
        return sent, tuple(effects)
    asked, ask = want_response(
        replace(sent, turns=replace(sent.turns, listening=_waiting_since(sent, at_s)))
    )
    return asked, (*effects, *ask)


def give_up_unsent(state: State) -> State:
    """Mark messages as failed that no session took before the conversation ended."""
    conversation = state.conversation
    for item in unsent(state):
        conversation = conversation.change(item.id, lambda old: replace(old, status=Status.FINAL))
    if conversation is state.conversation:
        return state
    return replace(state, conversation=conversation)


def _submit(state: State, event: TextSubmitted) -> Outcome:
    text = event.text.strip()
    if not (text or event.pictures):
        return only(state)
    if event.pictures and not takes_pictures(state):
        return only(noticed(state, NoPicturesNotice()))
    quiet, flush = silence(state, CutReason.TYPED, cancel=True)
    quiet, deletions = only(quiet) if event.replaces is None else delete_turn(quiet, event.replaces)
    item = Item(
        event.item_id,
        Role.USER,
        text,
        Status.FINAL,
        event.at_s,
        typed=True,
        pictures=event.pictures,
    )
    listening = _waiting_since(quiet, event.at_s)
    shown = replace(
        quiet,
        conversation=quiet.conversation.add(item),
        turns=replace(quiet.turns, listening=listening),
    )
    asked, ask = (
        only(shown) if state.settings.answer_as == AnswerKind.NONE else want_response(shown)
    )
    return asked, (*flush, *deletions, SendText(event.item_id, text, event.pictures), *ask)


def _note(state: State, event: NoteSubmitted) -> Outcome:
    """Send a system note; it counts from the next answer on and does not interrupt the present one."""
    text = event.text.strip()
    if not text:
        return only(state)
    item = Item(event.item_id, Role.NOTE, text, Status.FINAL, event.at_s, typed=True)
    shown = replace(state, conversation=state.conversation.add(item))
    return shown, (SendText(event.item_id, text, role="system"),)


def _answer(state: State, event: AnswerRequested) -> Outcome:
    new, flush = silence(state, CutReason.ASKED, cancel=True)
    new, deletions = only(new) if event.replaces is None else delete(new, event.replaces)
    new, ask = want_response(
        replace(new, turns=replace(new.turns, listening=_waiting_since(new, event.at_s))),
        event.options,
    )
    return new, (*flush, *deletions, *ask)


def _waiting_since(state: State, at_s: float) -> Listening:
    return replace(state.turns.listening, stopped_at_s=at_s, stopped_t=None, asked_at_s=at_s)
