"""What the window asks for about one's own agent."""

from __future__ import annotations

from voicelive_desktop.domain.facts.agent_state import AgentChoice
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class WatchAgent:
    """Tell whether the agent at this address is up; "" for no longer."""

    address: str


@dataclass(frozen=True, slots=True)
class CheckAgent:
    """Find out what Voice Live would stumble over."""

    choice: AgentChoice


@dataclass(frozen=True, slots=True)
class CancelAgentCheck:
    """Give the check up."""


@dataclass(frozen=True, slots=True)
class StartAgent:
    """Run the command that starts the agent."""

    choice: AgentChoice


@dataclass(frozen=True, slots=True)
class StopAgent:
    """End what `StartAgent` started."""


AgentRequest = WatchAgent | CheckAgent | CancelAgentCheck | StartAgent | StopAgent
