"""What a session is told: its configuration, the conversation so far, what an answer shall
be like. Pure.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from voicelive_desktop.domain.catalogue.models import takes_servers
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.effects import CreateResponse, SendText, TextRole
from voicelive_desktop.domain.facts.pictures import kept, named
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.earlier_part import parts, summary
from voicelive_desktop.domain.questions.selectors import heard_text, opening_with, told_again
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.wire.response_create import response_create
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.tool_words import MEMORY
from voicelive_desktop.domain.words.wire_object import Wire

_ROLES: dict[Role, TextRole] = {Role.USER: "user", Role.ASSISTANT: "assistant", Role.NOTE: "system"}


def configuration(state: State) -> Wire:
    """Return the session.update for the running session.

    Without the voice once it was heard, since the service refuses a new one.
    """
    return session_update(
        state.current.running,
        offered_tools(state),
        voice=not state.current.voice_used,
        touched=state.current.touched,
    )


def next_configuration(state: State) -> Wire:
    """Return the session.update for the session that is opened beside the running one."""
    settings = opening_with(state)
    return session_update(settings, offered_tools(state, settings))


def ask(state: State, options: AnswerOptions) -> CreateResponse:
    """Return the order to make an answer like this."""
    response = response_create(state.current.running, options, offered_tools(state))
    return CreateResponse(response, options.additional_instructions.strip())


def offered_tools(state: State, settings: Settings | None = None) -> Sequence[Wire]:
    """Return the function tools of a session in wire form; what is no list of them counts as none.

    A private conversation has no memory of others. The service refuses servers with models that
    take none; `settings`: of the session, where it is not the running one.
    """
    try:
        tools = json.loads(state.current.functions)
    except ValueError:
        return []
    if isinstance(tools, list):
        found = [tool for tool in tools if isinstance(tool, dict)]
    else:
        found = []
    if state.library.private:
        found = [tool for tool in found if tool.get("name") != MEMORY]
    if not takes_servers((settings or state.current.running).model):
        found = [tool for tool in found if tool.get("type") != "mcp"]
    return found


def restored(state: State) -> Sequence[SendText]:
    """Return what restores a conversation as text; sound cannot be (voice-live-sdk.md section 5).

    The summary of what is too long ago goes under the id of the newest message in it, whose
    row is there.
    """
    older, items = parts(told_again(state))
    if older:
        orders = [SendText(older[-1].id, summary(older), (), "system")]
    else:
        orders = list[SendText]()
    for item, shown in zip(items, kept([item.pictures for item in items]), strict=True):
        left_out = named(item.pictures[: len(item.pictures) - len(shown)])
        text = " ".join(part for part in (heard_text(item), left_out) if part)
        role = "user" if shown else _ROLES[item.role]  # a system message holds no pictures
        orders.append(SendText(item.id, text, shown, role))
    return orders
