"""What of a conversation an agent is asked: what it has not been told yet, for it
remembers the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from voicelive_desktop.localservice.companion.agent.agent_port import AgentTurn
from voicelive_desktop.localservice.companion.conversation_items import ServedItem


@dataclass
class Turns:
    """Makes the turns of one session."""

    thread_id: str
    _told: set[str] = field(default_factory=set)

    def next(self, items: Sequence[ServedItem], options: Mapping[str, Any]) -> AgentTurn:
        """Return the turn of an answer with these options of ``response.create``.

        It has the user's words since the last answer; when all of them were told, the last ones
        again, for another answer is wanted; nothing at all when nobody has said anything.
        """
        if (asked := options.get("invoke_input")) is not None:
            return AgentTurn(self.thread_id, invoke_input=asked)
        said = [item for item in _since_last_answer(items) if item.id not in self._told]
        said = said or [item for item in items if item.role == "user"][-1:]
        self._told.update(item.id for item in items)
        return AgentTurn(
            self.thread_id,
            "\n".join(item.text for item in said if item.text),
            wishes=str(options.get("additional_instructions") or ""),
            pictures=tuple(url for item in said for url in item.picture_urls),
        )


def _since_last_answer(items: Sequence[ServedItem]) -> list[ServedItem]:
    said: list[ServedItem] = []
    for item in items:
        if item.role == "assistant":
            said.clear()
        elif item.role == "user":
            said.append(item)
    return said
