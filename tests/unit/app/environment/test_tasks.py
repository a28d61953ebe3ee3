"""Background tasks and the line to the service."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from tests.support.fakes import until
from voicelive_desktop.app.environment import tasks
from voicelive_desktop.app.environment.tasks import TaskOwner
from voicelive_desktop.app.runtime.connection_handle import ConnectionHandle
from voicelive_desktop.client.supervisor import Supervisor
from voicelive_desktop.domain.facts.effects import Reconnect, RetryNow

SECRET = "what the user said"


def test_the_only_one_of_its_name_takes_the_place_of_the_one_before() -> None:
    async def scenario() -> None:
        owner = TaskOwner()
        first, other = (owner.start(asyncio.sleep(3600), name) for name in ("reminder", "other"))
        await asyncio.sleep(0)
        second = owner.start(asyncio.sleep(3600), "reminder", only=True)
        await asyncio.wait({first})
        assert first.cancelled()
        assert not second.done()
        assert not other.done()
        await owner.close()

    asyncio.run(scenario())


def test_close_ends_everything_that_runs_and_what_that_started() -> None:
    async def scenario() -> None:
        owner, ended = TaskOwner(), list[str]()

        async def heir() -> None:
            try:
                await asyncio.sleep(3600)
            finally:
                ended.append("heir")

        async def work() -> None:
            try:
                await asyncio.sleep(3600)
            finally:
                ended.append("work")
                owner.start(heir(), "heir")
                await asyncio.sleep(0)

        owner.start(work(), "work")
        await asyncio.sleep(0)
        await owner.close()
        assert ended[0] == "work"
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(scenario())


def test_a_task_that_fails_is_told_without_the_text_of_its_error(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def scenario() -> None:
        async def work() -> None:
            raise ValueError(SECRET)

        owner = TaskOwner()
        task = owner.start(work(), "tool x")
        await asyncio.wait([task])
        await asyncio.sleep(0)
        await owner.close()

    asyncio.run(scenario())
    (record,) = caplog.records
    assert "tool x failed: ValueError at test_tasks.py:" in record.getMessage()
    assert SECRET not in caplog.text
    assert record.exc_info is None
    caplog.clear()


class Recorder:
    """A supervisor that keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.over = False
        self._end = asyncio.Event()

    async def run(self) -> None:
        self.told.append("run")
        await self._end.wait()

    def end(self) -> None:
        self.over = True
        self._end.set()

    def retry_now(self) -> None:
        self.told.append("retry")

    def reconnect(self) -> None:
        self.told.append("reconnect")

    @property
    def session(self) -> Recorder:
        return self


def test_a_line_has_one_supervisor_at_a_time() -> None:
    async def scenario() -> None:
        made: list[Any] = []

        def make() -> Supervisor:
            made.append(Recorder())
            supervisor: Supervisor = made[-1]
            return supervisor

        owner = TaskOwner()
        line = ConnectionHandle(owner, make)
        line.close()
        line.run(RetryNow())
        line.run(Reconnect())
        assert line.session is None
        line.open()
        line.open()
        await until(lambda: made[0].told)
        line.run(RetryNow())
        line.run(Reconnect())
        assert line.session is made[0]
        assert [recorder.told for recorder in made] == [["run", "retry", "reconnect"]]
        line.close()
        line.open()  # the one before has been told to end and says nothing more
        await until(lambda: len(made) == 2 and made[1].told)
        line.close()
        await owner.close()

    asyncio.run(scenario())


def test_a_task_that_takes_its_time_over_its_end_is_cancelled_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def scenario() -> None:
        monkeypatch.setattr(tasks, "FAREWELL_S", 0.01)
        owner = TaskOwner()

        async def work() -> None:
            try:
                await asyncio.sleep(3600)
            finally:
                await asyncio.sleep(3600)  # such as a service that does not confirm the end

        owner.start(work(), "work")
        await asyncio.sleep(0)
        async with asyncio.timeout(60):
            await owner.close()
        assert len(asyncio.all_tasks()) == 1

    asyncio.run(scenario())
