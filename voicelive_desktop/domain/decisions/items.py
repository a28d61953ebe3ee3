"""Keeps the transcript in step with the service's conversation items."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, only, placed, with_words
from voicelive_desktop.domain.decisions.removal import confirmed
from voicelive_desktop.domain.decisions.rows import deleted
from voicelive_desktop.domain.facts.conversation import Asked, Item, Role, Status
from voicelive_desktop.domain.facts.events import (
    AnswerAttributed,
    ItemCreated,
    ItemDeleted,
    ItemDone,
    ItemEvent,
    ItemRetrieved,
    ItemTruncated,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace


def on_item(state: State, event: ItemEvent) -> Outcome:
    """Return the state after news of a conversation item."""
    match event:
        case ItemCreated(item, previous):
            return only(_created(state, item, previous))
        case ItemDone(item_id, text, complete):
            return only(_done(state, item_id, text, complete=complete))
        case ItemTruncated(item_id, audio_end_ms):
            return only(_truncated(state, item_id, audio_end_ms))
        case ItemDeleted(item_id):
            return only(confirmed(_deleted(state, item_id), item_id))
        case ItemRetrieved(item):
            return only(_retrieved(state, item))
        case AnswerAttributed(item_id, question):
            return only(_attributed(state, item_id, question))
        case _:
            assert_never(event)


def _attributed(state: State, item_id: ItemId, question: ItemId) -> State:
    row = state.conversation.get(question)
    if row is None:
        return state
    asked = Asked(question, row.at_s)
    conversation = state.conversation.change(item_id, lambda item: replace(item, asked=asked))
    return replace(state, conversation=conversation)


def _deleted(state: State, item_id: ItemId) -> State:
    """Delete the row; an answer that nobody heard was deleted at the service only and stays here."""
    row = state.conversation.get(item_id)
    if row is not None and row.outside:
        return state
    return deleted(state, item_id)


def is_result(item: Item) -> bool:
    """Whether the item is the output of a call: it has no row of its own, it completes the row of
    its call.
    """
    return item.tool is not None and item.tool.output is not None and not item.tool.name


def _created(state: State, item: Item, previous: ItemId | None) -> State:
    if is_result(item):
        return _with_result_id(state, item)
    conversation = state.conversation
    if item.id not in conversation:
        return replace(
            state, conversation=conversation.add(placed(state, with_words(state, item)), previous)
        )
    if previous is not None and not _is_from_before(state, item.id):
        conversation = conversation.move(item.id, previous)
    return replace(state, conversation=conversation.change(item.id, lambda old: _merged(old, item)))


def _with_result_id(state: State, result: Item) -> State:
    """Store the output's item id in the row of its call, so that both can be deleted."""
    assert result.tool is not None
    call_id = result.tool.call_id
    rows = (i for page in reversed(state.conversation.pages[-2:]) for i in page.items)
    row = next((i for i in rows if i.tool is not None and i.tool.call_id == call_id), None)
    if row is None or row.tool is None:
        return state
    tool = replace(row.tool, output_id=result.id)
    return replace(
        state, conversation=state.conversation.change(row.id, lambda item: replace(item, tool=tool))
    )


def _is_from_before(state: State, item_id: ItemId) -> bool:
    """Whether the row is older than the session: restored to it, the row keeps its place
    in the transcript.
    """
    row = state.conversation.get(item_id)
    return (
        row is not None
        and state.current.session is not None
        and 0 < row.at_s < state.current.session.created_at_s
    )


def _merged(old: Item, new: Item) -> Item:
    """Merge the service's item into a known row: text never shrinks, and settled rows
    are not reopened.
    """
    response_id = old.response_id or new.response_id
    tool = old.tool or new.tool
    if old.status is not Status.PARTIAL or len(new.text) <= len(old.text):
        if (response_id, tool) != (old.response_id, old.tool):
            return replace(old, response_id=response_id, tool=tool)
        return old
    return replace(old, text=new.text, status=new.status, response_id=response_id, tool=tool)


def _done(state: State, item_id: ItemId, text: str, *, complete: bool) -> State:
    def settle(item: Item) -> Item:
        if item.status is not Status.PARTIAL or item.role is Role.USER:
            return item
        if len(text) >= len(item.text):
            longer = text
        else:
            longer = item.text
        if complete:
            return replace(item, text=longer, status=Status.FINAL)
        return replace(item, text=longer, status=item.status)

    return replace(state, conversation=state.conversation.change(item_id, settle))


def _truncated(state: State, item_id: ItemId, audio_end_ms: int) -> State:
    def cut(item: Item) -> Item:
        if item.role is not Role.ASSISTANT or item.heard_ms is not None:
            return item
        return replace(item, status=Status.INTERRUPTED, heard_ms=float(audio_end_ms))

    return replace(state, conversation=state.conversation.change(item_id, cut))


def _retrieved(state: State, item: Item) -> State:
    """Merge an item that was retrieved from the service, if its row is known."""
    if is_result(item) or item.id not in state.conversation:
        return state
    return replace(
        state, conversation=state.conversation.change(item.id, lambda old: _merged(old, item))
    )
