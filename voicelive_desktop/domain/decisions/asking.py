"""What "Regenerate with…" starts from, for a row of the transcript. Pure."""

from __future__ import annotations

from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import can_delete, heard_text, is_of_session
from voicelive_desktop.domain.words.ids import ItemId

_SPEAKERS = (Role.USER, Role.ASSISTANT)


def is_latest(state: State, item_id: ItemId) -> bool:
    """Whether nothing was said after this answer."""
    for page in reversed(state.conversation.pages):
        for item in reversed(page.items):
            if item.id == item_id:
                return True
            if item.role in _SPEAKERS and not item.outside:
                return False
    return False


def can_be_replaced(state: State, item_id: ItemId) -> bool:
    """Whether a new answer can replace this one: it is the latest, and the service knows it."""
    item = state.conversation.get(item_id)
    return (
        item is not None
        and is_of_session(state, item)
        and can_delete(state, item)
        and is_latest(state, item_id)
    )


def options_for(state: State, item_id: ItemId | None) -> AnswerOptions:
    """Return the options to start from; an older answer is regenerated outside the conversation."""
    if item_id is None or is_latest(state, item_id):
        return AnswerOptions()
    return AnswerOptions(
        only="\n".join(_line(item) for item in _before(state, item_id)), outside=True
    )


def question(state: State, item_id: ItemId | None) -> str:
    """Return the user's message that this answer replies to; without an answer, the latest message."""
    found = ""
    for item in state.conversation:
        if item.id == item_id:
            break
        if item.role is Role.USER and item.text:
            found = item.text
    return found


def _before(state: State, item_id: ItemId) -> list[Item]:
    """Return the session's messages before the answer."""
    found: list[Item] = []
    for item in state.conversation:
        if item.id == item_id:
            break
        if (
            item.role in _SPEAKERS
            and not item.outside
            and is_of_session(state, item)
            and heard_text(item)
        ):
            found.append(item)
    return found


def _line(item: Item) -> str:
    text = " ".join(heard_text(item).split())
    if item.role is Role.USER and ":" not in text:
        return text
    return f"{item.role.value}: {text}"
