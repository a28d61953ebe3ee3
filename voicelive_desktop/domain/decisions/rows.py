"""What is deleted because something else stands for it: a message that is sent anew, an answer asked for again."""

from __future__ import annotations

from dataclasses import replace

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.facts.effects import DeleteItem, Effect
from voicelive_desktop.domain.facts.state import Notice, State
from voicelive_desktop.domain.questions.selectors import can_delete, is_of_session
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import ItemId

DELETION = "item.delete"
"""What the event ids of our deletions begin with; the item's id follows behind a colon."""


def delete(state: State, item_id: ItemId) -> Outcome:
    """Delete a row without an undo: in a session at the service first, which confirms it; otherwise here."""
    item = state.conversation.get(item_id)
    return only(state) if item is None or not can_delete(state, item) else _delete(state, (item,))


def delete_turn(state: State, item_id: ItemId) -> Outcome:
    """Delete a message of the user and the answer to it, all that comes before the user's next turn."""
    items = list(state.conversation)
    at = next((n for n, item in enumerate(items) if item.id == item_id and item.role is Role.USER), None)
    if at is None:
        return only(state)
    end = next((n for n in range(at + 1, len(items)) if items[n].role is Role.USER), len(items))
    return _delete(state, tuple(item for item in items[at:end] if item.role is not Role.SYSTEM))


def deleted(state: State, item_id: ItemId) -> State:
    """The row is gone."""
    return replace(
        state, conversation=state.conversation.remove(item_id), deleting=state.deleting.difference({item_id})
    )


def deletion_refused(state: State, item_id: ItemId, because: Failure) -> State:
    """The service did not delete: an item that it does not know is deleted here, any other one stays and we say so."""
    if because.code.endswith("invalid_item_id"):
        return deleted(state, item_id)
    kept = replace(state, deleting=state.deleting.difference({item_id}))
    return noticed(kept, Notice("service_error", because))


def _delete(state: State, items: tuple[Item, ...]) -> Outcome:
    effects: list[Effect] = []
    for item in items:
        if isinstance(state.connection, con.Ready) and is_of_session(state, item) and not item.outside:
            state = replace(state, deleting=state.deleting.union({item.id}))
            effects += [DeleteItem(found) for found in (item.id, output_of(item)) if found]
        else:
            state = deleted(state, item.id)
    return state, tuple(effects)


def output_of(item: Item) -> ItemId | None:
    """The item that holds what a function gave: without its call it would make no sense to the model."""
    return None if item.tool is None else item.tool.output_id
