"""A hosted agent that is asked over HTTP, by the Responses or the Invocations protocol."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

import aiohttp

from voicelive_desktop.localservice.companion.agent import agent_failures
from voicelive_desktop.localservice.companion.agent.agent_address import (
    AUTO,
    INVOCATIONS,
    RESPONSES,
    AgentAddress,
)
from voicelive_desktop.localservice.companion.agent.agent_port import AgentTurn, ReportSink
from voicelive_desktop.localservice.companion.agent.agent_readers import Reader, reader_of
from voicelive_desktop.localservice.companion.agent.agent_requests import (
    AgentAnswer,
    AgentServer,
    RefusedError,
)
from voicelive_desktop.localservice.companion.brain_port import Finished
from voicelive_desktop.localservice.companion.thinking_task import Limit, ThinkingTask, limited
from voicelive_desktop.localservice.protocol.wire_errors import WireError

log = logging.getLogger(__name__)

FIRST_S = 60.0
BETWEEN_S = 60.0  # an agent may work for long, but it tells something
LOOKS_EVERY_S = 1.0  # until the agent is up; it may be started later

TellStarter = Callable[..., None]


@dataclass(frozen=True, slots=True)
class _Telling:
    """Who is told an answer, how long it may take, and since when it is waited for."""

    thinking: ThinkingTask
    limit: Limit
    begun: float


def _nothing(_event: str, **_fields: object) -> None:
    pass


class HttpAgent:
    """See `port.Agent`. Use on the event loop's thread; ``close`` before the loop ends.

    ``tell`` gets events without words: ready and first_delta with ``ms``.
    """

    def __init__(
        self,
        address: AgentAddress,
        tell: TellStarter = _nothing,
        *,
        first_s: float = FIRST_S,
        between_s: float = BETWEEN_S,
    ) -> None:
        self._server = AgentServer(address)
        self._host = address.host
        self._wanted = address.protocol
        self._found = ""  # the protocol that it served last
        self._tell = tell
        self._first_s = first_s
        self._between_s = between_s
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Wait in the background until the agent is up, to tell it."""
        self._run(self._await_ready(), "agent-readiness")

    def answer(self, turn: AgentTurn, report: ReportSink) -> ThinkingTask:
        """See `port.Agent`."""
        thinking = ThinkingTask()
        thinking.task = self._run(self._answer(turn, report, thinking), "agent-answer")
        return thinking

    async def close(self) -> None:
        """End everything that runs."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.close()

    def _run(self, work: Coroutine[Any, Any, None], name: str) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def _await_ready(self) -> None:
        begun = time.monotonic()
        while True:
            try:
                if await self._server.readiness() < 500:  # some servers have no such endpoint
                    break
            except (aiohttp.ClientError, TimeoutError, OSError) as problem:
                log.debug("the agent is not up yet: %s", type(problem).__name__)
            await asyncio.sleep(LOOKS_EVERY_S)
        self._tell("ready", ms=_ms_since(begun))

    async def _answer(self, turn: AgentTurn, report: ReportSink, thinking: ThinkingTask) -> None:
        try:
            async with limited(self._first_s, agent_failures.no_answer(self._host)) as limit:
                await self._ask(turn, report, thinking, limit)
        except WireError as problem:
            thinking.fail(problem)
        except Exception as problem:  # noqa: BLE001 - libraries raise what they like; the conversation goes on
            thinking.fail(agent_failures.worded(problem, self._host, has_begun=thinking.has_begun))

    async def _ask(
        self, turn: AgentTurn, report: ReportSink, thinking: ThinkingTask, limit: Limit
    ) -> None:
        """Ask by the protocol that is wanted, or by one after the other until one is served."""
        begun = time.monotonic()
        for protocol in self._candidates(turn):
            try:
                async with self._server.ask(protocol, turn) as answer:
                    self._found = protocol
                    reader = reader_of(protocol, self._host, report)
                    await self._read(answer, reader, _Telling(thinking, limit, begun))
                    return
            except RefusedError as refused:
                if refused.status not in agent_failures.ABSENT:
                    raise agent_failures.refused(self._host, refused.status, refused.body) from None
                if self._wanted != AUTO:
                    raise agent_failures.no_endpoint(
                        self._host, protocol, refused.status, refused.body
                    ) from None
        raise agent_failures.no_protocol(self._host)

    def _candidates(self, turn: AgentTurn) -> tuple[str, ...]:
        if turn.invoke_input is not None:
            if RESPONSES in {self._wanted, self._found}:
                raise agent_failures.takes_no_input()
            return (INVOCATIONS,)
        if self._wanted != AUTO:
            return (self._wanted,)
        if self._found == INVOCATIONS:
            return (INVOCATIONS, RESPONSES)
        return (RESPONSES, INVOCATIONS)

    async def _read(self, answer: AgentAnswer, reader: Reader, to: _Telling) -> None:
        async for event in answer.events():
            to.limit.put_off(self._between_s, agent_failures.stalls(self._host))
            message = event.message()
            if message is None:
                log.info("an event of the agent was no JSON object")
                continue
            for thought in reader.take(message) if answer.is_streamed else reader.whole(message):
                if (
                    isinstance(thought, Finished)
                    and thought.reason == "stop"
                    and not reader.has_come
                ):
                    raise agent_failures.empty(self._host)
                if not to.thinking.has_begun:
                    to.thinking.has_begun = True
                    self._tell("first_delta", ms=_ms_since(to.begun))
                to.thinking.put(thought)
            if reader.is_over:
                return
        if not reader.has_come:
            raise agent_failures.empty(self._host)
        to.thinking.put(Finished(is_silent=True))  # the check list says that its end is missing


def _ms_since(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)
