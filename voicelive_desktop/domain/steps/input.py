"""The user's side of the turn, as the service hears it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from voicelive_desktop.domain.conversation import Item, Role, Status
from voicelive_desktop.domain.effects import Later
from voicelive_desktop.domain.events import (
    InputCleared,
    InputCommitted,
    InputEvent,
    ReplyOverdue,
    SpeechStarted,
    SpeechStopped,
    TranscriptionCompleted,
    TranscriptionFailed,
    TranscriptionGrew,
)
from voicelive_desktop.domain.ids import ItemId
from voicelive_desktop.domain.state import Listening, State
from voicelive_desktop.domain.steps.outcome import Outcome, only, silence

REPLY_OVERDUE_S = 10.0  # a service that answers at all has begun by then; later we stop saying "Thinking…"


def on_input(state: State, event: InputEvent) -> Outcome:
    """The next state and effects after the service heard, or wrote down, something."""
    match event:
        case SpeechStarted():
            return _speech_started(state, event)
        case SpeechStopped(item_id, _, at_s):
            return _speech_stopped(state, item_id, at_s)
        case InputCommitted(item_id, previous, at_s):
            return only(_committed(state, item_id, previous, at_s))
        case InputCleared():
            return only(_cleared(state))
        case TranscriptionGrew(item_id, delta):
            return only(_user_text(state, item_id, lambda item: _grown(item, delta)))
        case TranscriptionCompleted(item_id, text):
            return only(_user_text(state, item_id, lambda item: _completed(item, text)))
        case TranscriptionFailed(item_id):
            return only(_user_text(state, item_id, _failed))
        case _:
            assert_never(event)


def _speech_started(state: State, event: SpeechStarted) -> Outcome:
    interrupts = state.settings.vad_interrupt
    quiet, flush = silence(state, "speech", cancel=False) if interrupts else only(state)
    row = Item(event.item_id, Role.USER, at_s=event.at_s)
    listening = Listening(hearing=event.item_id, stopped_at_s=quiet.listening.stopped_at_s)
    return replace(quiet, conversation=quiet.conversation.add(row), listening=listening), flush


def _speech_stopped(state: State, item_id: ItemId, at_s: float) -> Outcome:
    if state.listening.hearing != item_id:
        return only(state)
    listening = Listening(awaiting=item_id, stopped_at_s=at_s)
    return replace(state, listening=listening), (Later(REPLY_OVERDUE_S, ReplyOverdue(item_id)),)


def _committed(state: State, item_id: ItemId, previous: ItemId | None, at_s: float) -> State:
    row = Item(item_id, Role.USER, at_s=at_s)
    conversation = state.conversation.add(row, previous)
    return replace(state, conversation=conversation)


def _cleared(state: State) -> State:
    """The sound is gone, and with it a row that waited for its words."""
    hearing = state.listening.hearing or state.listening.awaiting
    row = None if hearing is None else state.conversation.get(hearing)
    conversation = state.conversation
    if row is not None and row.status is Status.PARTIAL and not row.text:
        conversation = conversation.remove(row.id)
    return replace(state, conversation=conversation, listening=replace(state.listening, hearing=None, awaiting=None))


def _user_text(state: State, item_id: ItemId, how: Callable[[Item], Item]) -> State:
    row = state.conversation.get(item_id)
    if row is not None and row.role is not Role.USER:
        return state
    conversation = state.conversation.add(Item(item_id, Role.USER)).change(item_id, how)
    return replace(state, conversation=conversation)


def _grown(item: Item, delta: str) -> Item:
    return replace(item, text=item.text + delta) if item.status is Status.PARTIAL else item


def _completed(item: Item, text: str) -> Item:
    return item if item.status is Status.FINAL else replace(item, text=text.strip(), status=Status.FINAL)


def _failed(item: Item) -> Item:
    return replace(item, status=Status.FAILED) if item.status is Status.PARTIAL else item
