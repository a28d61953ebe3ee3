"""Deletes rows and clears the transcript; both can be undone while their toast is shown.

A row goes at once. The service is asked to delete its item only when the toast has gone, so that
Undo restores exactly what was there. A session that ends meanwhile takes its items along, and the
next one is not told of the row.
"""

from __future__ import annotations

from voicelive_desktop.domain.decisions.outcome import Outcome, noticed, only, without
from voicelive_desktop.domain.decisions.rows import output_of
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import Conversation
from voicelive_desktop.domain.facts.effects import DeleteItem, Effect
from voicelive_desktop.domain.facts.notices import (
    RowsDeletedNotice,
    ServiceErrorNotice,
    TranscriptClearedNotice,
)
from voicelive_desktop.domain.facts.state import Removed, State
from voicelive_desktop.domain.questions.selectors import can_delete, is_of_session
from voicelive_desktop.domain.words.failures import Failure
from voicelive_desktop.domain.words.ids import ItemId, SessionId
from voicelive_desktop.domain.words.quick_classes import replace


def remove(state: State, item_id: ItemId) -> Outcome:
    """Remove a row; one that was deleted a moment ago can still be restored together with it."""
    item = state.conversation.get(item_id)
    if item is None or not can_delete(state, item):
        return only(state)
    told = is_of_session(state, item) and not item.outside
    session = _session(state) if told else None
    removed = (*state.removal.removed, Removed(item, state.conversation.before(item_id), session))
    new = replace(
        state,
        conversation=state.conversation.remove(item_id),
        removal=replace(state.removal, removed=removed),
    )
    return only(noticed(new, RowsDeletedNotice()))


def undo(state: State) -> State:
    """Put back every row that can still be restored, where it was."""
    conversation, session = state.conversation, _session(state)
    for removed in reversed(state.removal.removed):
        if removed.asked:
            continue
        item = removed.item
        # A session that began meanwhile was not told of it.
        forgotten = (
            session is not None and removed.session != session and is_of_session(state, item)
        )
        conversation = conversation.put(
            replace(item, outside=item.outside or forgotten), removed.after
        )
    kept = tuple(removed for removed in state.removal.removed if removed.asked)
    return without(
        replace(state, conversation=conversation, removal=replace(state.removal, removed=kept)),
        RowsDeletedNotice,
    )


def settle(state: State) -> Outcome:
    """Delete at the service what can no longer be undone."""
    session = _session(state)
    held = tuple(r for r in state.removal.removed if session is not None and r.session == session)
    effects: list[Effect] = []
    for removed in held:
        if not removed.asked:
            effects += [
                DeleteItem(found) for found in (removed.item.id, output_of(removed.item)) if found
            ]
    asked = tuple(replace(removed, asked=True) for removed in held)
    return without(
        replace(state, removal=replace(state.removal, removed=asked)), RowsDeletedNotice
    ), tuple(effects)


def refused(state: State, item_id: ItemId, because: Failure) -> State:
    """Restore the row and say so if the service refused to delete it; an item it does not
    know is gone.
    """
    removed = next((r for r in state.removal.removed if r.item.id == item_id and r.asked), None)
    state = confirmed(state, item_id)
    if removed is None or because.code.endswith("invalid_item_id"):
        return state
    restored = replace(state, conversation=state.conversation.put(removed.item, removed.after))
    return noticed(restored, ServiceErrorNotice(because))


def confirmed(state: State, item_id: ItemId) -> State:
    """Forget the removed row: the service confirmed the deletion."""
    kept = tuple(r for r in state.removal.removed if not (r.asked and r.item.id == item_id))
    if len(kept) == len(state.removal.removed):
        return state
    return replace(state, removal=replace(state.removal, removed=kept))


def session_over(state: State) -> State:
    """Forget which removed rows the service still holds: the session is over."""
    kept = tuple(
        replace(removed, session=None) for removed in state.removal.removed if not removed.asked
    )
    if state.removal.removed:
        return replace(state, removal=replace(state.removal, removed=kept))
    return state


def kept_away(state: State) -> State:
    """Drop rows that a late message would bring back after their deletion."""
    conversation = state.conversation
    for removed in state.removal.removed:
        conversation = conversation.remove(removed.item.id)
    if conversation is state.conversation:
        return state
    return replace(state, conversation=conversation)


def clear(state: State) -> State:
    """Empty the transcript, outside of a conversation."""
    if not isinstance(state.connection, con.Offline | con.Failed) or not state.conversation.pages:
        return state
    emptied = without(
        replace(state, conversation=Conversation(), removal=replace(state.removal, removed=())),
        RowsDeletedNotice,
    )
    return noticed(
        replace(emptied, removal=replace(emptied.removal, cleared=state.conversation)),
        TranscriptClearedNotice(),
    )


def undo_clear(state: State) -> State:
    """Put the rows back, above those that have come since."""
    if state.removal.cleared is None:
        return state
    cleared = state.removal.cleared
    for item in state.conversation:  # one that came again meanwhile stands where it came
        cleared = cleared.remove(item.id)
    whole = replace(
        state,
        conversation=Conversation((*cleared.pages, *state.conversation.pages)),
        removal=replace(state.removal, cleared=None),
    )
    return without(whole, TranscriptClearedNotice)


def _session(state: State) -> SessionId | None:
    """Return the session that can be asked to delete items, or None."""
    ready = isinstance(state.connection, con.Ready) and state.current.session is not None
    if ready and state.current.session is not None:
        return state.current.session.id
    return None
