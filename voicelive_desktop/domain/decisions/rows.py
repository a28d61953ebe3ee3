"""Deletes rows that something else replaces: an edited message, a regenerated answer."""

from __future__ import annotations

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.facts.effects import DeleteItem, Effect
from voicelive_desktop.domain.facts.notices import ServiceErrorNotice
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import can_delete, is_of_session
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import replace


def delete(state: State, item_id: ItemId) -> Outcome:
    """Delete a row without undo: at the service during a session, which confirms
    it; otherwise here.
    """
    item = state.conversation.get(item_id)
    if item is None or not can_delete(state, item):
        return only(state)
    return _delete(state, (item,))


def delete_turn(state: State, item_id: ItemId) -> Outcome:
    """Delete a user message with its answer: everything before the user's next turn."""
    items = list(state.conversation)
    at = next(
        (n for n, item in enumerate(items) if item.id == item_id and item.role is Role.USER), None
    )
    if at is None:
        return only(state)
    end = next((n for n in range(at + 1, len(items)) if items[n].role is Role.USER), len(items))
    return _delete(state, tuple(item for item in items[at:end] if item.role is not Role.SYSTEM))


def deleted(state: State, item_id: ItemId) -> State:
    """Remove the row."""
    return replace(
        state,
        conversation=state.conversation.remove(item_id),
        removal=replace(state.removal, deleting=state.removal.deleting.difference({item_id})),
    )


def deletion_refused(state: State, item_id: ItemId, because: Failure) -> State:
    """Handle a refused deletion: delete an item that the service does not know; keep any other and
    say so.
    """
    if because.code.endswith("invalid_item_id"):
        return deleted(state, item_id)
    kept = replace(
        state, removal=replace(state.removal, deleting=state.removal.deleting.difference({item_id}))
    )
    return noticed(kept, ServiceErrorNotice(because))


def _delete(state: State, items: tuple[Item, ...]) -> Outcome:
    effects: list[Effect] = []
    for item in items:
        if (
            isinstance(state.connection, con.Ready)
            and is_of_session(state, item)
            and not item.outside
        ):
            state = replace(
                state,
                removal=replace(state.removal, deleting=state.removal.deleting.union({item.id})),
            )
            effects += [DeleteItem(found) for found in (item.id, output_of(item)) if found]
        else:
            state = deleted(state, item.id)
    return state, tuple(effects)


def output_of(item: Item) -> ItemId | None:
    """Return the item with the function's output: it makes no sense to the model without its call."""
    if item.tool is None:
        return None
    return item.tool.output_id
