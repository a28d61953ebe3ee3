"""The whole program without its window: the link is cut while a function runs or goes dead, and the
clock is set.

Typed messages, so that nothing here waits for speech.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Iterator

import pytest

from tests.contract.conftest import RunningService
from tests.support.headless import Headless
from tests.support.link import CutLink
from voicelive_desktop.app.environment.steady_clock import SteadyClock
from voicelive_desktop.app.services.functions import functions_desk
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.conversation import Item, Role, Status
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.selectors import Mode, mode
from voicelive_desktop.tools.registry import Tool

HOURS = 7_200.0


@pytest.fixture(autouse=True)
def _the_sdk_complains_about_cut_links() -> Iterator[None]:
    logger = logging.getLogger("azure.ai.voicelive.aio._patch")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    yield
    logger.setLevel(before)


def answers(state: State) -> list[Item]:
    return [i for i in state.conversation if i.role is Role.ASSISTANT and i.status is Status.FINAL]


def lines(state: State) -> list[str]:
    return [i.text for i in state.conversation if i.role is Role.SYSTEM]


class SlowClock:
    """The function `get_current_time`, which ends when the test says so."""

    def __init__(self) -> None:
        self.runs = 0
        self.may_end = threading.Event()

    def tool(self) -> Tool:
        def run(_arguments: object) -> object:
            self.runs += 1
            self.may_end.wait(20)
            return {
                "time": "12:34",
                "date": "2026-07-15",
                "weekday": "Wednesday",
                "timezone": "UTC",
            }

        return Tool(
            "get_current_time", "Tells the time.", {"type": "object", "properties": {}}, run
        )


@pytest.mark.parametrize("ends", ["while the link is down", "in the next session"])
def test_a_function_that_runs_while_the_link_is_cut_is_answered_once(
    fast_service: RunningService, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    slow = SlowClock()
    monkeypatch.setattr(functions_desk, "current_time_tool", slow.tool)
    asyncio.run(_cut_while_it_runs(fast_service, slow, ends))


async def _cut_while_it_runs(service: RunningService, slow: SlowClock, ends: str) -> None:
    async with (
        CutLink("127.0.0.1", service.port) as link,
        Headless(link.url, service.key) as program,
    ):
        program.start()
        await program.until(lambda s: mode(s) is Mode.LISTENING)
        program.write("What time is it?")
        await program.until(lambda s: mode(s) is Mode.USING_TOOL)
        link.cut()
        await program.until(lambda s: isinstance(s.connection, con.Retrying))
        if ends == "while the link is down":
            slow.may_end.set()
        await program.until(lambda s: s.run.sessions == 2)
        slow.may_end.set()
        await program.until(lambda s: answers(s) and mode(s) is Mode.LISTENING)
        (answer,) = answers(program.state)
        assert "12:34" in answer.text
        assert slow.runs == 1
        (row,) = [i for i in program.state.conversation if i.tool is not None]
        assert row.tool is not None
        assert "12:34" in (row.tool.output or "")
        assert not program.told(ev.ServiceErrorReported)
        assert lines(program.state) == ["Reconnected. Your conversation is kept."]


@pytest.mark.parametrize("jump_s", [HOURS, -HOURS])
def test_a_computer_whose_clock_is_set_while_one_talks_forgets_nothing(
    fast_service: RunningService, jump_s: float
) -> None:
    asyncio.run(_clock_is_set(fast_service, jump_s))


async def _clock_is_set(service: RunningService, jump_s: float) -> None:
    set_by = [0.0]
    clock = SteadyClock(lambda: time.time() + set_by[0])
    async with (
        CutLink("127.0.0.1", service.port) as link,
        Headless(link.url, service.key, clock) as program,
    ):
        program.start()
        await program.until(lambda s: mode(s) is Mode.LISTENING)
        program.write("Hello")
        await program.until(lambda s: len(answers(s)) == 1 and mode(s) is Mode.LISTENING)
        set_by[0] = jump_s
        program.write("Hello again")
        await program.until(lambda s: len(answers(s)) == 2 and mode(s) is Mode.LISTENING)
        assert not program.told(ev.SessionEndNeared, ev.MoveDue, ev.RetryScheduled)
        assert program.state.program.notices == ()
        link.cut()
        await program.until(lambda s: s.run.sessions == 2 and mode(s) is Mode.LISTENING)
        assert lines(program.state) == ["Reconnected. Your conversation is kept."]
        times = [item.at_s for item in program.state.conversation]
        assert times == sorted(times)
        assert times[-1] - times[0] < 60.0
        assert all(
            0 <= s < 60.0
            for s in program.state.answers.service_latencies_s + program.state.answers.latencies_s
        )
        session = program.state.current.session
        assert session is not None
        assert session.expires_at_s is not None
        assert 3_000.0 < session.expires_at_s - session.created_at_s <= 3_660.0


def test_a_link_that_is_dead_without_a_word_is_noticed_by_its_heartbeat(
    fast_service: RunningService,
) -> None:
    asyncio.run(_half_open(fast_service))


async def _half_open(service: RunningService) -> None:
    async with (
        CutLink("127.0.0.1", service.port) as link,
        # 8 and 15 by default
        Headless(link.url, service.key, heartbeat_s=1, connect_timeout_s=1) as program,
    ):
        program.start()
        await program.until(lambda s: mode(s) is Mode.LISTENING)
        program.write("Hello")
        await program.until(lambda s: len(answers(s)) == 1 and mode(s) is Mode.LISTENING)
        link.frozen = True  # for ever, as far as the system is asked: only a heartbeat can tell
        await program.until(lambda s: isinstance(s.connection, con.Retrying))
        link.frozen = False
        await program.until(lambda s: s.run.sessions == 2)
        assert lines(program.state) == ["Reconnected. Your conversation is kept."]
