"""What happens around a hosted agent of the person's own."""

from __future__ import annotations

from voicelive_desktop.domain.facts.agent_state import AgentFinding, AgentHealth, RunStatus
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class AgentLookedAt:
    """Somebody asked whether it is up."""

    health: AgentHealth


@dataclass(frozen=True, slots=True)
class AgentCheckBegan:
    """Its check began; what an earlier one found is gone."""


@dataclass(frozen=True, slots=True)
class AgentFound:
    """The check found something."""

    finding: AgentFinding


@dataclass(frozen=True, slots=True)
class AgentCheckEnded:
    """Nothing more will be found. `failed`: it could not be run to its end."""

    failed: bool = False


@dataclass(frozen=True, slots=True)
class AgentRunChanged:
    """The program that was started for the person came into another state."""

    status: RunStatus
    code: str = ""


@dataclass(frozen=True, slots=True)
class AgentWrote:
    """That program wrote lines."""

    lines: tuple[str, ...]


AgentEvent = (
    AgentLookedAt | AgentCheckBegan | AgentFound | AgentCheckEnded | AgentRunChanged | AgentWrote
)
