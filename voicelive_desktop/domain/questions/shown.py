"""Which conversation the window shows."""

from __future__ import annotations

from voicelive_desktop.domain.facts.conversation import Conversation
from voicelive_desktop.domain.facts.state import State


def shown_conversation(state: State) -> Conversation:
    """The kept one that is read, else the present one."""
    past = state.library.past
    return state.conversation if past is None else past.conversation
