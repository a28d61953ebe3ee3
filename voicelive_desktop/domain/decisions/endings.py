"""Shows at its row how an answer ended that failed or was cut short."""

from __future__ import annotations

from voicelive_desktop.domain.facts.conversation import (
    Conversation,
    End,
    Ending,
    Item,
    Role,
    Status,
)
from voicelive_desktop.domain.facts.events import ResponseDone
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.quick_classes import replace

_WELL = frozenset(
    {
        ResponseStatus.UNTOLD,
        ResponseStatus.COMPLETED,
        ResponseStatus.CANCELLED,
        ResponseStatus.IN_PROGRESS,
    }
)
_REASONS = {"content_filter": End.FILTERED, "max_output_tokens": End.TOO_LONG}


def ended(state: State, event: ResponseDone) -> State:
    """Mark the answer's last row with its ending; one without a row gets a row, so that no question
    meets silence.
    """
    ending = _ending(event)
    if ending is None:
        return state
    row = _last_row(state.conversation, event)
    if row is None:
        return replace(state, conversation=state.conversation.add(_row(state, event, ending)))
    return replace(
        state,
        conversation=state.conversation.change(row.id, lambda item: replace(item, ending=ending)),
    )


def _ending(event: ResponseDone) -> Ending | None:
    if event.because is None:
        said = ""
    else:
        said = event.because.message
    if event.status == ResponseStatus.FAILED:
        return Ending(End.FAILED, said)
    if event.status not in _WELL:  # incomplete, or a status that we do not know
        return Ending(_REASONS.get(event.reason, End.INCOMPLETE), said)
    return None


def _last_row(conversation: Conversation, event: ResponseDone) -> Item | None:
    items = (item for page in reversed(conversation.pages[-2:]) for item in reversed(page.items))
    of_answer = (
        i for i in items if i.response_id == event.response_id and i.role is Role.ASSISTANT
    )
    return next(of_answer, None)


def _row(state: State, event: ResponseDone, ending: Ending) -> Item:
    """Return a row for an answer that never produced anything; the service does not know this row."""
    last = state.conversation.last()
    at_s = 0.0 if last is None else last.at_s
    row_id = ItemId(f"end_{event.response_id}")
    return Item(
        row_id,
        Role.ASSISTANT,
        "",
        Status.FAILED,
        at_s,
        event.response_id,
        outside=True,
        ending=ending,
    )
