"""Serves the page of one's own agent: asks whether it is up, runs its check, starts and
stops its program.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Callable, Sequence
from typing import Any, assert_never

import aiohttp

from voicelive_desktop.app.environment.child_ends import kill
from voicelive_desktop.app.environment.local_service import (
    NO_WINDOW,
    clean_environment,
    service_command,
)
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.agent_program import AgentProgram, bury
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.agent_state import (
    AgentCheck,
    AgentChoice,
    AgentFinding,
    AgentHealth,
    AgentVerdict,
)
from voicelive_desktop.domain.facts.requests import about_agent as ask
from voicelive_desktop.domain.settings.agent import agent_problem, agent_readiness
from voicelive_desktop.tools.child_process import whole_start

LOOKS_EVERY_S = 2.0
LOOK_S = 1.5
CHECK_S = 90.0  # the service gives an answer a minute
SENTENCE = "Hello."


class AgentDesk:
    """One agent, one check and one program at a time. Loop thread only.

    Reports AgentLookedAt, AgentCheckBegan, AgentFound, AgentCheckEnded,
    AgentRunChanged and AgentWrote.
    """

    def __init__(
        self,
        tasks: TaskOwner,
        report: Callable[[ev.Event], None],
        command: Sequence[str] | None = None,
    ) -> None:
        self._tasks = tasks
        self._report = report
        self._command = list(command or service_command())
        self._program = AgentProgram(tasks, report)
        self._looking: asyncio.Task[None] | None = None
        self._checking: asyncio.Task[None] | None = None

    def serve(self, request: ask.AgentRequest) -> None:
        """Do what the page asks for."""
        match request:
            case ask.WatchAgent(address):
                self.watch(address)
            case ask.CheckAgent(choice):
                self.check(choice)
            case ask.CancelAgentCheck():
                self.stop_check()
            case ask.StartAgent(choice):
                self._program.start(choice)
            case ask.StopAgent():
                self._program.stop()
            case _:
                assert_never(request)

    def watch(self, address: str) -> None:
        """Tell from now on whether the agent there is up; nothing more with an empty address."""
        if self._looking is not None:
            self._looking.cancel()
        self._report(ev.AgentLookedAt(AgentHealth.UNKNOWN))
        if address and not agent_problem(address):
            self._looking = self._tasks.start(self._look(address), "look at agent")

    def check(self, choice: AgentChoice) -> None:
        """Find out what Voice Live would stumble over; a check that runs is given up."""
        self.stop_check()
        self._report(ev.AgentCheckBegan())
        self._checking = self._tasks.start(self._check(choice), "check agent")

    def stop_check(self) -> None:
        """Give the check up."""
        if self._checking is not None and not self._checking.done():
            self._checking.cancel()
            self._report(ev.AgentCheckEnded())

    async def _look(self, address: str) -> None:
        timeout = aiohttp.ClientTimeout(total=LOOK_S)
        async with aiohttp.ClientSession(timeout=timeout, trust_env=False) as http:
            while True:
                self._report(ev.AgentLookedAt(await health_of(http, address)))
                await asyncio.sleep(LOOKS_EVERY_S)

    async def _check(self, choice: AgentChoice) -> None:
        has_ended = False
        try:
            async with asyncio.timeout(CHECK_S):
                has_ended = await self._run_check(choice)
        except (OSError, TimeoutError, ValueError):
            pass  # it is told that the check failed
        self._report(ev.AgentCheckEnded(failed=not has_ended))

    async def _run_check(self, choice: AgentChoice) -> bool:
        """Whether it came to a verdict."""
        process = await whole_start(
            asyncio.create_subprocess_exec(
                *self._command,
                *check_arguments(choice),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=clean_environment(os.environ),
                creationflags=NO_WINDOW,
            )
        )
        assert process.stdout is not None
        has_ended = False
        try:
            async for line in process.stdout:
                if (finding := finding_in(line)) is not None:
                    has_ended = has_ended or finding.about is AgentCheck.VERDICT
                    self._report(ev.AgentFound(finding))
            await process.wait()
        finally:
            kill(process)
            await bury(process)
        return has_ended


async def health_of(http: aiohttp.ClientSession, address: str) -> AgentHealth:
    """Whether the agent is up."""
    try:
        async with http.get(agent_readiness(address), allow_redirects=False) as answer:
            status = answer.status
    except TimeoutError:
        return AgentHealth.SILENT
    except (aiohttp.ClientError, OSError, ValueError):
        return AgentHealth.UNREACHABLE
    if status == 200:
        return AgentHealth.READY
    if status >= 500:
        return AgentHealth.NOT_READY
    return AgentHealth.NO_READINESS


def check_arguments(choice: AgentChoice) -> list[str]:
    """The local service's options for a check."""
    arguments = [f"--agent={choice.url}", f"--agent-protocol={choice.protocol}"]
    arguments.append(f"--check-agent={choice.sentence.strip() or SENTENCE}")
    return [*arguments, *([f"--agent-folder={choice.folder}"] if choice.folder.strip() else [])]


def finding_in(line: bytes) -> AgentFinding | None:
    """What a line of the check says; None for anything else."""
    try:
        said = json.loads(line)
        if said.pop("topic") != "check":
            return None
        about, verdict = AgentCheck(said.pop("event")), AgentVerdict(said.pop("result"))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return AgentFinding(
        about, verdict, tuple((str(name), _text(value)) for name, value in said.items())
    )


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)
