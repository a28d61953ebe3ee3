"""Whoever starts a child leaves nothing behind when the start is given up half-way."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable

import pytest

from tests.support import processes
from tests.support.requirements import on_linux
from voicelive_desktop.app.environment import avatar_process
from voicelive_desktop.app.environment.avatar_process import AvatarProcess
from voicelive_desktop.app.environment.local_service import LocalServiceProcess
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.services.agent_page import AgentDesk
from voicelive_desktop.domain.facts.agent_state import AgentChoice

SLEEPER = [sys.executable, "-I", "-S", "-c", "import time; time.sleep(600)"]
DEADLINE_S = 60.0
End = Callable[[], Awaitable[object]]


async def local_service() -> End:
    service = LocalServiceProcess(SLEEPER)
    asking = asyncio.ensure_future(service.address())

    async def end() -> None:
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        await service.stop()

    return end


async def check_of_an_agent() -> End:
    tasks = TaskOwner()
    desk = AgentDesk(tasks, lambda _event: None, SLEEPER)
    desk.check(AgentChoice("http://127.0.0.1:9", "auto"))

    async def end() -> None:
        desk.stop_check()
        await tasks.close()

    return end


async def avatar() -> End:
    process = AvatarProcess(lambda _kind, _payload: None, lambda: None)
    process.begin()
    return process.close


@on_linux
@pytest.mark.parametrize("steps", [1, 4, 7, 10])
@pytest.mark.parametrize("begin", [local_service, check_of_an_agent, avatar])
def test_nothing_runs_after_it(
    begin: Callable[[], Awaitable[End]], steps: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = processes.new_tag()
    monkeypatch.setenv(processes.TAG, tag)
    monkeypatch.setattr(avatar_process, "avatar_command", lambda: SLEEPER)

    async def scenario() -> None:
        async with asyncio.timeout(DEADLINE_S):
            end = await begin()
            for _ in range(steps):
                await asyncio.sleep(0)
            await end()
            left = asyncio.all_tasks() - {asyncio.current_task()}
            assert not left
            while processes.tagged(tag):  # noqa: ASYNC110 - the system tells nobody
                await asyncio.sleep(0.01)

    asyncio.run(scenario())
