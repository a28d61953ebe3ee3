"""Pictures that a function gives: shown to models that look at them, told to others as left out."""

from __future__ import annotations

from collections.abc import Iterable

from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.effects import SendText
from voicelive_desktop.domain.facts.events import ToolFinished
from voicelive_desktop.domain.facts.pictures import MOST_IN_MESSAGE, named
from voicelive_desktop.domain.facts.state import PendingTool, State
from voicelive_desktop.domain.questions.selectors import takes_pictures
from voicelive_desktop.domain.words.quick_classes import replace

BLIND = "This model does not look at pictures."


def fit_to_be_seen(state: State, event: ToolFinished) -> ToolFinished:
    """Return the result with the pictures that the model gets; the others are named in its text."""
    if not event.pictures:
        return event
    if not takes_pictures(state) or event.pictures_item is None:
        told = f"{event.output}\n{named(event.pictures)} {BLIND}"
        return replace(event, output=told, pictures=(), pictures_item=None)
    shown, more = event.pictures[:MOST_IN_MESSAGE], event.pictures[MOST_IN_MESSAGE:]
    output = "\n".join(part for part in (event.output, named(more)) if part)
    return replace(event, output=output, pictures=shown)


def with_pictures(state: State, event: ToolFinished) -> State:
    """Return the state in which the person sees them too, in a row below the call."""
    if not event.pictures or event.pictures_item is None:
        return state
    call = next((tool for tool in _pending(state) if tool.call_id == event.call_id), None)
    if call is None:
        return state
    row = Item(
        event.pictures_item,
        Role.NOTE,
        f"Shown by {call.name}:",
        Status.FINAL,
        _latest_s(state),
        pictures=event.pictures,
        outside=call.outside,
    )
    return replace(state, conversation=state.conversation.add(row))


def shown_pictures(state: State, tools: Iterable[PendingTool]) -> tuple[SendText, ...]:
    """Return the messages with what these calls showed; without rows that were deleted meanwhile."""
    rows = (
        state.conversation.get(tool.pictures_item)
        for tool in tools
        if tool.pictures and tool.pictures_item is not None
    )
    return tuple(SendText(row.id, row.text, row.pictures) for row in rows if row is not None)


def _pending(state: State) -> tuple[PendingTool, ...]:
    return (*state.answers.tools, *state.run.cut.tools)


def _latest_s(state: State) -> float:
    """Of the row that came last: the result does not say when it came."""
    pages = state.conversation.pages
    if pages and pages[-1].items:
        return pages[-1].items[-1].at_s
    return state.run.started_at_s
