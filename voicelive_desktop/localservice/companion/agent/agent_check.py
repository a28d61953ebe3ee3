"""The check list: whether an agent would work behind Voice Live once it is deployed, found out by
one question.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp

from voicelive_desktop.localservice.companion.agent import agent_failures
from voicelive_desktop.localservice.companion.agent.agent_address import (
    AUTO,
    INVOCATIONS,
    RESPONSES,
    AgentAddress,
)
from voicelive_desktop.localservice.companion.agent.agent_manifest import manifest_problem
from voicelive_desktop.localservice.companion.agent.agent_observation import (
    FIRST_DELTA_MS,
    MOST_NAMES,
    SPEECH,
    Observation,
)
from voicelive_desktop.localservice.companion.agent.agent_port import AgentTurn
from voicelive_desktop.localservice.companion.agent.agent_readers import reader_of
from voicelive_desktop.localservice.companion.agent.agent_requests import (
    AgentAnswer,
    AgentServer,
    RefusedError,
)
from voicelive_desktop.localservice.companion.brain_port import MoreWords
from voicelive_desktop.localservice.protocol.wire_errors import WireError

OK, PROBLEM, SKIPPED = "ok", "problem", "skipped"
ABOUT_THE_ANSWER = ("streaming", "event_names", "ending", "first_delta", "speakable")
CHECKS = ("readiness", "answer", *ABOUT_THE_ANSWER, "manifest")
ANSWER_S = 60.0

TellFinding = Callable[..., None]


class AgentExamination:
    """Checks one agent. ``tell`` gets each of CHECKS with its ``result``, at last "verdict".

    ``folder``: where the agent's manifest lies, None when nobody has said it.
    """

    def __init__(
        self, address: AgentAddress, words: str, folder: Path | None, tell: TellFinding
    ) -> None:
        self._server = AgentServer(address)
        self._address = address
        self._turn = AgentTurn(f"check_{secrets.token_hex(8)}", words)
        self._folder = folder
        self._tell_outside = tell
        self._results: dict[str, str] = {}
        self._protocol = address.protocol

    async def run(self, answer_s: float = ANSWER_S) -> bool:
        """Check; return whether the agent is ready for Voice Live."""
        try:
            if await self._readiness():
                await self._answer(answer_s)
            for name in ("answer", *ABOUT_THE_ANSWER):
                if name not in self._results:
                    self._tell(name, SKIPPED)
            self._manifest()
        finally:
            await self._server.close()
        is_ready = all(result == OK for result in self._results.values())
        has_problem = PROBLEM in self._results.values()
        if is_ready:
            state = OK
        else:
            state = PROBLEM if has_problem else SKIPPED
        self._tell("verdict", state)
        return is_ready

    def _tell(self, check: str, result: str, **details: Any) -> None:
        self._results[check] = result
        self._tell_outside(check, result=result, **details)

    async def _readiness(self) -> bool:
        """Return whether somebody is there to be asked."""
        begun = time.monotonic()
        try:
            status = await self._server.readiness()
        except TimeoutError:
            self._tell("readiness", PROBLEM, why="silent")
            return False
        except (aiohttp.ClientError, OSError):
            self._tell("readiness", PROBLEM, why="unreachable")
            return False
        if status == 200:
            self._tell("readiness", OK, ms=_ms_since(begun))
        else:
            if status >= 500:
                self._tell(
                    "readiness",
                    PROBLEM,
                    why="not_ready",
                    status=status,
                )
            else:
                self._tell(
                    "readiness",
                    PROBLEM,
                    why="no_endpoint",
                    status=status,
                )
        return True

    async def _answer(self, answer_s: float) -> None:
        wanted = (RESPONSES, INVOCATIONS) if self._protocol == AUTO else (self._protocol,)
        begun = time.monotonic()
        for protocol in wanted:
            try:
                async with self._server.ask(protocol, self._turn) as answer:
                    self._protocol = protocol
                    await self._listen(
                        answer, Observation(protocol, answer.is_streamed), begun, answer_s
                    )
                    return
            except RefusedError as refused:
                if refused.status not in agent_failures.ABSENT or protocol == wanted[-1]:
                    said = agent_failures.words_in(refused.body)
                    why = "no_endpoint" if refused.status in agent_failures.ABSENT else "refused"
                    self._tell("answer", PROBLEM, why=why, status=refused.status, says=said)
                    return
            except (aiohttp.ClientError, OSError, TimeoutError):
                self._tell("answer", PROBLEM, why="closed")
                return

    async def _listen(
        self, answer: AgentAnswer, seen: Observation, begun: float, answer_s: float
    ) -> None:
        why, says = "", ""
        try:
            async with asyncio.timeout(answer_s):
                await self._read(answer, seen, begun)
        except WireError as problem:
            why, says = "failed", problem.message
        except TimeoutError:
            why = "endless" if seen.text else "silent"
        except (aiohttp.ClientError, OSError, ValueError):
            why = "closed"
        if why:
            self._tell("answer", PROBLEM, why=why, protocol=seen.protocol, says=says)
        else:
            self._tell("answer", OK, protocol=seen.protocol)
        self._judge(seen)

    async def _read(self, answer: AgentAnswer, seen: Observation, begun: float) -> None:
        reader = reader_of(seen.protocol, self._address.host, lambda _told: None)
        async for event in answer.events():
            message = event.message()
            if message is None:
                continue
            if seen.is_streamed:
                seen.see(message)
            for thought in reader.take(message) if seen.is_streamed else reader.whole(message):
                if isinstance(thought, MoreWords):
                    if seen.first_ms is None:
                        seen.first_ms = _ms_since(begun)
                    seen.text += thought.text
            if reader.is_over:
                seen.is_over = True
                return

    def _judge(self, seen: Observation) -> None:
        has_words = bool(seen.text.strip())
        if seen.is_streamed:
            self._tell("streaming", OK)
        else:
            self._tell("streaming", PROBLEM)
        expected = SPEECH[seen.protocol][0]
        if has_words and not seen.strange:
            self._tell("event_names", OK)
        else:
            names = (seen.strange or seen.names)[:MOST_NAMES]
            self._tell("event_names", PROBLEM, names=names, expected=expected, spoke=has_words)
        if seen.is_streamed:
            missing = seen.missing_ends()
        else:
            missing = []
        if missing:
            self._tell("ending", PROBLEM, missing=missing)
        else:
            self._tell("ending", OK)
        if not has_words:
            return
        assert seen.first_ms is not None
        if seen.first_ms <= FIRST_DELTA_MS:
            self._tell("first_delta", OK, ms=seen.first_ms)
        else:
            self._tell("first_delta", PROBLEM, ms=seen.first_ms)
        kinds = seen.unspeakable()
        if kinds:
            self._tell("speakable", PROBLEM, kinds=kinds)
        else:
            self._tell("speakable", OK)

    def _manifest(self) -> None:
        """The Responses protocol needs no word in it."""
        if self._protocol == RESPONSES:
            self._tell("manifest", OK, why="not_needed")
        elif self._folder is None:
            self._tell("manifest", SKIPPED, why="no_folder")
        elif problem := manifest_problem(self._folder):
            self._tell("manifest", PROBLEM, **problem)
        else:
            self._tell("manifest", OK)


def _ms_since(begun: float) -> int:
    return round((time.monotonic() - begun) * 1000)
