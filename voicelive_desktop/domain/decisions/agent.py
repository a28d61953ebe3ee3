"""Whether one's own agent is up, what its check finds, and what its program writes."""

from __future__ import annotations

from typing import assert_never

from voicelive_desktop.domain.decisions.outcome import Outcome, only
from voicelive_desktop.domain.facts.agent import (
    AgentCheckBegan,
    AgentCheckEnded,
    AgentEvent,
    AgentFound,
    AgentLookedAt,
    AgentRunChanged,
    AgentWrote,
)
from voicelive_desktop.domain.facts.agent_state import (
    MOST_CHARACTERS,
    MOST_LINES,
    AgentRun,
    OwnAgent,
    RunStatus,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.quick_classes import replace


def on_agent(state: State, event: AgentEvent) -> Outcome:
    """The next state."""
    agent = _next(state.access.agent, event)
    if agent == state.access.agent:
        return only(state)
    return only(replace(state, access=replace(state.access, agent=agent)))


def _next(agent: OwnAgent, event: AgentEvent) -> OwnAgent:
    match event:
        case AgentLookedAt(health):
            return replace(agent, health=health)
        case AgentCheckBegan():
            return replace(agent, checking=True, failed=False, findings=())
        case AgentFound(finding):
            others = tuple(old for old in agent.findings if old.about is not finding.about)
            if agent.checking:
                return replace(agent, findings=(*others, finding))
            return agent
        case AgentCheckEnded(failed):
            return replace(agent, checking=False, failed=failed)
        case AgentRunChanged():
            begins = event.status is RunStatus.RUNNING  # what its check found was of the one before
            if begins:
                return replace(agent, run=_run(agent.run, event), findings=())
            return replace(agent, run=_run(agent.run, event), findings=agent.findings)
        case AgentWrote(lines):
            return replace(agent, run=replace(agent.run, lines=_newest(agent.run.lines, lines)))
        case _:
            assert_never(event)


def _run(run: AgentRun, event: AgentRunChanged) -> AgentRun:
    begins = event.status is RunStatus.RUNNING and not run.is_alive
    if begins:
        return AgentRun(event.status, (), event.code)
    return AgentRun(event.status, run.lines, event.code)


def _newest(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    return (*old, *(line[:MOST_CHARACTERS] for line in new[-MOST_LINES:]))[-MOST_LINES:]
