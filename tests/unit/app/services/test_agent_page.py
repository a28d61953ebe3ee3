"""The page of one's own agent, behind the window: is it up, what its check finds, and the program
that starts it.
"""

from __future__ import annotations

import asyncio
import shlex
import sys
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.support.stand_in_agent import StandInAgent, serving_agent
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.agent_page import AgentDesk, check_arguments, finding_in
from voicelive_desktop.domain.decisions.step import step
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.agent_state import (
    AgentCheck,
    AgentChoice,
    AgentFinding,
    AgentHealth,
    AgentVerdict,
    OwnAgent,
    RunStatus,
)
from voicelive_desktop.domain.facts.state import AccessFacts, State

SERVICE = [sys.executable, "-m", "voicelive_desktop.localservice"]
STARTED = ev.AgentRunChanged(RunStatus.RUNNING)
CHOICE = AgentChoice("http://127.0.0.1:9", "auto")
DEADLINE_S = 60


class Desk:
    """A desk and the state that its reports make."""

    def __init__(self, command: list[str] | None = None) -> None:
        self.tasks = TaskOwner()
        self.state = State()
        self.health: list[AgentHealth] = []
        self.desk = AgentDesk(self.tasks, self.report, command or SERVICE)

    def report(self, event: ev.Event) -> None:
        self.state, effects = step(self.state, event)
        assert not effects
        if isinstance(event, ev.AgentLookedAt):
            self.health.append(event.health)

    async def until(self, what: Callable[[], bool]) -> None:
        while not what():  # noqa: ASYNC110 - what happens has no event of its own
            await asyncio.sleep(0.02)

    async def ended(self) -> None:
        await self.until(
            lambda: (
                self.state.access.agent.run.status
                in {RunStatus.ENDED, RunStatus.STOPPED, RunStatus.FAILED}
            )
        )


def run(
    scenario: Callable[[Desk], Coroutine[Any, Any, None]], command: list[str] | None = None
) -> None:
    async def limited() -> None:
        desk = Desk(command)
        try:
            async with asyncio.timeout(DEADLINE_S):
                await scenario(desk)
        finally:
            await desk.tasks.close()

    asyncio.run(limited())


def python(code: str) -> str:
    return shlex.join([sys.executable, "-c", code])


def test_whether_the_agent_is_up_is_told_until_nobody_looks() -> None:
    async def scenario(desk: Desk) -> None:
        agent = StandInAgent(readiness=503)
        async with serving_agent(agent):
            desk.desk.watch(agent.url)
            await desk.until(lambda: AgentHealth.NOT_READY in desk.health)
            agent.readiness = 404
            desk.desk.watch(agent.url)
            await desk.until(lambda: AgentHealth.NO_READINESS in desk.health)
            agent.readiness = 200
            desk.desk.watch(f"127.0.0.1:{agent.port}/responses")
            await desk.until(lambda: AgentHealth.READY in desk.health)
        desk.desk.watch(agent.url)
        await desk.until(lambda: desk.health[-1] is AgentHealth.UNREACHABLE)
        desk.desk.watch("")
        assert desk.state.access.agent.health is AgentHealth.UNKNOWN

    run(scenario)


@pytest.mark.parametrize("address", ["https://agents.example.com", "ftp://x", "http://"])
def test_nobody_else_is_asked(address: str) -> None:
    async def scenario(desk: Desk) -> None:
        desk.desk.watch(address)
        await asyncio.sleep(0.05)
        assert desk.health == [AgentHealth.UNKNOWN]

    run(scenario)


def test_a_check_comes_to_its_verdict() -> None:
    async def scenario(desk: Desk) -> None:
        async with serving_agent(StandInAgent(text="Look: https://x.example")) as agent:
            desk.desk.check(replace(CHOICE, url=agent.url, sentence="-h & 'quoted'"))
            await desk.until(lambda: not desk.state.access.agent.checking)
            found = {finding.about: finding for finding in desk.state.access.agent.findings}
            assert list(found) == list(AgentCheck)
            assert found[AgentCheck.SPEAKABLE].verdict is AgentVerdict.PROBLEM
            assert found[AgentCheck.SPEAKABLE].fact("kinds") == "address"
            assert found[AgentCheck.VERDICT].verdict is AgentVerdict.PROBLEM
            assert agent.asked[-1][1]["input"] == "-h & 'quoted'"
            assert desk.state.access.agent.failed is False

    run(scenario)


@pytest.mark.parametrize("command", [[sys.executable, "-c", "print('{}')"], ["/no/such/program"]])
def test_a_check_that_cannot_be_run_says_so(command: list[str]) -> None:
    async def scenario(desk: Desk) -> None:
        desk.desk.check(CHOICE)
        await desk.until(lambda: not desk.state.access.agent.checking)
        assert desk.state.access.agent.failed is True

    run(scenario, command)


def test_a_check_can_be_given_up() -> None:
    async def scenario(desk: Desk) -> None:
        desk.desk.check(CHOICE)
        desk.desk.stop_check()
        assert desk.state.access.agent.checking is False
        assert desk.state.access.agent.failed is False

    run(scenario, [sys.executable, "-c", "import time; time.sleep(60)"])


def test_the_folder_goes_along() -> None:
    assert check_arguments(replace(CHOICE, folder="/my agent"))[-1] == "--agent-folder=/my agent"
    assert not any("folder" in argument for argument in check_arguments(CHOICE))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"no json",
        b"[1]",
        b'{"topic": "check", "event": "new", "result": "ok"}',
        b'{"topic": "brain"}',
    ],
)
def test_what_is_no_finding_is_none(line: bytes) -> None:
    assert finding_in(line) is None


def test_a_program_starts_in_its_folder_and_what_it_writes_is_shown(tmp_path: Path) -> None:
    code = "import os; print(os.getcwd()); print('\\x1b[31mPORT', os.environ['PORT']); print('half', end='')"

    async def scenario(desk: Desk) -> None:
        program = desk.desk._program
        program.start(AgentChoice("http://127.0.0.1:8099", "auto", python(code), str(tmp_path)))
        assert desk.state.access.agent.run.status is RunStatus.RUNNING
        await desk.ended()
        assert desk.state.access.agent.run.lines == (str(tmp_path), "PORT 8099", "half")
        assert desk.state.access.agent.run.code == "0"

    run(scenario)


def test_what_a_check_found_is_gone_when_the_program_starts_anew() -> None:
    state, _ = step(
        State(
            access=AccessFacts(
                agent=OwnAgent(findings=(AgentFinding(AgentCheck.ENDING, AgentVerdict.OK),))
            )
        ),
        STARTED,
    )
    assert state.access.agent.findings == ()
    assert state.access.agent.run.status is RunStatus.RUNNING


def test_it_gets_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_VOICELIVE_API_KEY", "secret")

    async def scenario(desk: Desk) -> None:
        desk.desk._program.start(
            replace(CHOICE, command=python("import os; print(dict(os.environ))"))
        )
        await desk.ended()
        assert "secret" not in "".join(desk.state.access.agent.run.lines)

    run(scenario)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("is_stubborn", [False, True])
def test_stopping_it_ends_all_that_it_started(
    is_stubborn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voicelive_desktop.app.services.agent_program.PATIENCE_S", 0.2)
    ignore = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" if is_stubborn else ""
    # a line at once
    code = f"import os, time; {ignore} os.write(1, b'%d\\n' % os.getpid()); time.sleep(600)"

    async def scenario(desk: Desk) -> None:
        command = f"{python(code)} & {python(code)}; true"  # the shell has children of its own
        desk.desk._program.start(replace(CHOICE, command=command))
        await desk.until(lambda: len(desk.state.access.agent.run.lines) == 2)
        desk.desk._program.start(replace(CHOICE, command="echo again"))
        desk.desk._program.stop()
        assert desk.state.access.agent.run.status is RunStatus.STOPPING
        await desk.ended()
        assert len(desk.state.access.agent.run.lines) == 2, "it is started once"
        over = desk.state.access.agent.run
        assert over.status is RunStatus.STOPPED
        for pid in map(int, desk.state.access.agent.run.lines):
            await desk.until(lambda pid=pid: not _is_alive(pid))  # type: ignore[misc]

    run(scenario)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_it_ends_with_this_program() -> None:
    pids: list[int] = []

    async def scenario(desk: Desk) -> None:
        code = "import os, time; print(os.getpid(), flush=True); time.sleep(600)"
        desk.desk._program.start(replace(CHOICE, command=python(code)))
        await desk.until(lambda: bool(desk.state.access.agent.run.lines))
        pids.append(int(desk.state.access.agent.run.lines[0]))

    run(scenario)
    asyncio.run(asyncio.wait_for(Desk().until(lambda: not _is_alive(pids[0])), DEADLINE_S))


def _is_alive(pid: int) -> bool:
    """Whether it runs; one that ended and that nobody has waited for does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize(("command", "folder"), [("true", "/no/such/folder"), ("true", "\0")])
def test_what_cannot_be_started_says_why(command: str, folder: str) -> None:
    async def scenario(desk: Desk) -> None:
        desk.desk._program.start(replace(CHOICE, command=command, folder=folder))
        await desk.ended()
        assert desk.state.access.agent.run.status is RunStatus.FAILED
        assert desk.state.access.agent.run.code

    run(scenario)


def test_a_flood_of_lines_leaves_the_newest() -> None:
    async def scenario(desk: Desk) -> None:
        code = "print(*range(30000), sep=chr(10)); print('x' * 100000)"
        desk.desk._program.start(replace(CHOICE, command=python(code)))
        await desk.ended()
        lines = desk.state.access.agent.run.lines
        assert len(lines) == 200
        assert lines[-2] == "29999"
        assert len(lines[-1]) == 500

    run(scenario)
