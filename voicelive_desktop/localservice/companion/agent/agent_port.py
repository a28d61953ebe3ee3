"""The port to a hosted agent: what it is asked for one turn, and who sits behind a session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from voicelive_desktop.localservice.companion.brain_port import BrainAnswer

ReportSink = Callable[[Mapping[str, Any]], None]


@dataclass(frozen=True, slots=True)
class AgentTurn:
    """One question to an agent, which keeps the conversation itself, by ``thread_id``.

    ``wishes`` are instructions for this answer alone, ``pictures`` data URLs. ``invoke_input`` goes
    to the agent as it is, in place of everything else.
    """

    thread_id: str
    words: str = ""
    wishes: str = ""
    pictures: tuple[str, ...] = ()
    invoke_input: Mapping[str, Any] | None = None


class AgentPort(Protocol):
    """A hosted agent; used on the event loop's thread."""

    def answer(self, turn: AgentTurn, report: ReportSink) -> BrainAnswer:
        """Begin to answer. ``report`` is told at once what the agent says beside its speech."""
        ...


@dataclass(frozen=True, slots=True)
class Seat:
    """An agent in one session: its name there, and the id of its conversation."""

    agent: AgentPort
    name: str
    thread_id: str

    def as_wire(self) -> dict[str, Any]:
        """Return ``session.agent``, as the vendor's AgentConfig has it."""
        ids = {"agent_id": self.name, "thread_id": self.thread_id}
        return {"type": "agent", "name": self.name, "description": None, **ids}
