"""Which conversation the window shows."""

from __future__ import annotations

from voicelive_desktop.domain.facts.conversation import Conversation, Role
from voicelive_desktop.domain.facts.library import Entry, EntryId, Past
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import in_session
from voicelive_desktop.domain.settings.connection import with_agent
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.texts import brief

TITLE = 80  # characters


def shown_conversation(state: State) -> Conversation:
    """The kept one that is read, else the present one."""
    past = state.library.past
    if past is None:
        return state.conversation
    return past.conversation


def can_pass_on(state: State) -> bool:
    """Whether there is anything to be exported."""
    return bool(shown_conversation(state).pages)


def shown_talk(state: State) -> Past | None:
    """What is shown as a conversation with an entry, so that it can be passed on; None where
    nothing was said.
    """
    if state.library.past is not None:
        return state.library.past
    rows = tuple(row for row in state.conversation if not row.starts)
    if not rows:
        return None
    began_s = min((row.at_s for row in rows if row.at_s > 0), default=state.run.started_at_s)
    said = next((str(row.text) for row in rows if row.role is Role.USER and row.text), "")
    listed = next(
        (entry for entry in state.library.entries if entry.id == state.library.present), None
    )
    if listed is None:
        title = brief(" ".join(said.split()), TITLE)
    else:
        title = listed.title
    entry_id = state.library.present or EntryId(f"unsaved-{began_s:.0f}")
    ended_at_s = max(row.at_s for row in rows)
    entry = replace(entry_of(state, entry_id, began_s), title=title, ended_at_s=ended_at_s)
    return Past(entry, Conversation.of(rows))


def entry_of(state: State, entry_id: EntryId, began_s: float) -> Entry:
    """Return the entry of the present conversation, with who answers in it."""
    if in_session(state):
        settings = state.current.running
    else:
        settings = state.settings
    agent = ""
    if with_agent(settings):
        agent = settings.agent_name.strip()
    return Entry(
        entry_id,
        began_s,
        profile=settings.profile,
        service=settings.target,
        model=settings.model,
        agent=agent,
    )
