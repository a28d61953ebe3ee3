"""Builds what the program sends to a session: configuration, conversation so far, response options."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from voicelive_desktop.app.runtime.store import Store
from voicelive_desktop.client.ports import AddText, Command
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.pictures import kept, named
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import heard_text, opening_with, told_again
from voicelive_desktop.domain.wire.response_create import response_create
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.tools.registry import Registry


@dataclass(frozen=True, slots=True)
class SessionMessages:
    """Builds each message from the state at the time of the call. Loop thread only."""

    store: Store
    tools: Registry

    def configuration(self) -> Mapping[str, object]:
        """Return the session.update for the running session.

        Without the voice once it was heard, since the service refuses a new one.
        """
        state = self.store.state
        return session_update(state.running, self.tools.wire(), voice=not state.voice_used, touched=state.touched)

    def next_configuration(self) -> Mapping[str, object]:
        """Return the session.update for the session that is opened beside the running one."""
        return session_update(opening_with(self.store.state), self.tools.wire())

    def response(self, asked: AnswerOptions) -> Mapping[str, object]:
        """Return the `response` of a response.create."""
        return response_create(self.store.state.running, asked, self.tools.wire())

    def restored(self) -> Sequence[Command]:
        """Return the commands that restore the conversation in a new session."""
        return restored(self.store.state)


def restored(state: State) -> Sequence[Command]:
    """Return the commands that restore a conversation as text; sound cannot be (voice-live-sdk.md section 5)."""
    items = told_again(state)
    commands = list[Command]()
    for item, shown in zip(items, kept([item.pictures for item in items]), strict=True):
        left_out = named(item.pictures[: len(item.pictures) - len(shown)])
        text = " ".join(part for part in (heard_text(item), left_out) if part)
        role = "system" if item.role is Role.NOTE else item.role.value
        commands.append(AddText(item.id, text, role, shown))
    return commands
