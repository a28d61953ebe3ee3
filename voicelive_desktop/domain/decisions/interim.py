"""Finds the rows of interim responses: what the service says while an answer is awaited.

Nothing in its messages marks them. In a session that asked for them, a message is taken for one if
another message of the same answer follows it, if it comes while a function of the answer runs, or
if it is one of the sentences that the session named.
"""

from __future__ import annotations

from voicelive_desktop.domain.facts.conversation import Conversation, Item, Role, Status
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.settings.texts import lines
from voicelive_desktop.domain.wire.declared_fields import written_field
from voicelive_desktop.domain.words.kinds import InterimKind
from voicelive_desktop.domain.words.quick_classes import replace

TOOL = "tool"


def marked(conversation: Conversation, settings: Settings) -> Conversation:
    """Return the conversation with its newest interim rows marked; the same object if
    there are none.
    """
    wire = written_field(settings, "interim_response")
    if wire is None:
        return conversation
    rows = [item for page in conversation.pages[-2:] for item in page.items]
    for at, row in enumerate(rows):
        if (
            row.role is Role.ASSISTANT
            and not row.interim
            and _is_interim(row, rows[:at], rows[at + 1 :], settings)
        ):
            conversation = conversation.change(row.id, lambda item: replace(item, interim=True))
    return conversation


def _is_interim(row: Item, before: list[Item], after: list[Item], settings: Settings) -> bool:
    if row.response_id is None or row.outside:
        return False
    if any(item.response_id == row.response_id and item.role is Role.ASSISTANT for item in after):
        return True
    if TOOL in settings.interim_triggers.split() and _during_a_call(row, before):
        return True
    named = settings.interim_kind == InterimKind.STATIC and row.status is not Status.PARTIAL
    return named and row.text.strip() in lines(settings.interim_texts)


def _during_a_call(row: Item, before: list[Item]) -> bool:
    """Whether it follows a function call of its own answer, or one that still runs."""
    calls = (item for item in before if item.tool is not None)
    return any(item.response_id == row.response_id or _runs(item) for item in calls)


def _runs(item: Item) -> bool:
    return item.tool is not None and item.tool.output is None
