"""One question to an agent's server over HTTP, and the events of its answer as they come."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from voicelive_desktop.localservice.companion.agent.agent_address import (
    INVOCATIONS,
    READINESS,
    RESPONSES,
    AgentAddress,
)
from voicelive_desktop.localservice.companion.agent.agent_port import AgentTurn
from voicelive_desktop.localservice.companion.agent.event_stream import EventStream, StreamEvent

CONNECT_S = 5.0
READY_S = 2.0  # a server on one's own computer answers at once
MOST_READ = 65_536  # bytes of an answer with an error
STREAM = "text/event-stream"


class RefusedError(Exception):
    """An answer with an HTTP error."""

    def __init__(self, status: int, body: str) -> None:
        super().__init__(status)
        self.status = status
        self.body = body


@dataclass
class AgentAnswer:
    """The answer of an agent. ``is_streamed``: its events come one by one, else there is one with
    all of it.
    """

    response: aiohttp.ClientResponse
    is_streamed: bool
    _stream: EventStream = field(default_factory=EventStream)

    async def events(self) -> AsyncIterator[StreamEvent]:
        """Return the events; aiohttp's errors when the connection breaks."""
        if not self.is_streamed:
            yield StreamEvent("", await self.response.text(errors="replace"))
            return
        async for piece in self.response.content.iter_any():
            for event in self._stream.push(piece):
                yield event
        for event in self._stream.finish():
            yield event


class AgentServer:
    """The server of one agent. Use on the event loop's thread; ``close`` before the loop ends."""

    def __init__(self, address: AgentAddress) -> None:
        self.address = address
        self._http: aiohttp.ClientSession | None = None

    async def close(self) -> None:
        """Close all connections."""
        if self._http is not None:
            await self._http.close()

    async def readiness(self) -> int:
        """Return the HTTP status of GET /readiness; aiohttp's errors or TimeoutError
        when nobody answers.
        """
        limit = aiohttp.ClientTimeout(total=READY_S)
        address = self.address.at(READINESS)
        async with self._session().get(address, timeout=limit, allow_redirects=False) as answer:
            return answer.status

    @asynccontextmanager
    async def ask(self, protocol: str, turn: AgentTurn) -> AsyncIterator[AgentAnswer]:
        """Ask; at the end of the block the connection is closed, which stops the agent.

        Raises:
            RefusedError: an answer with an HTTP error.
        """
        if protocol == INVOCATIONS:
            query = {"agent_session_id": turn.thread_id}
        else:
            query = {}
        request = self._session().post(
            self.address.at(f"/{protocol}"),
            json=body_of(protocol, turn),
            params=query,
            headers={"Accept": f"{STREAM}, application/json"},
            allow_redirects=False,
        )
        async with request as response:
            if response.status >= 300:
                raw = await response.content.read(MOST_READ)
                raise RefusedError(response.status, raw.decode(errors="replace"))
            yield AgentAnswer(response, response.content_type == STREAM)

    def _session(self) -> aiohttp.ClientSession:
        if self._http is None:
            self._http = aiohttp.ClientSession(
                # an agent is often started anew between two turns
                connector=aiohttp.TCPConnector(force_close=True),
                timeout=aiohttp.ClientTimeout(total=None, connect=CONNECT_S),
                trust_env=not self.address.is_near,  # no proxy stands between here and near
            )
        return self._http


def body_of(protocol: str, turn: AgentTurn) -> dict[str, Any]:
    """Return what is posted for one turn."""
    if turn.invoke_input is not None:
        return dict(turn.invoke_input)
    if protocol != RESPONSES:
        return {"type": "input_audio.transcription", "input": turn.words}
    body: dict[str, Any] = {
        "input": _input_of(turn),
        "stream": True,
        "conversation": {"id": turn.thread_id},
    }
    return body | ({"instructions": turn.wishes} if turn.wishes else {})


def _input_of(turn: AgentTurn) -> str | list[dict[str, Any]]:
    if not turn.pictures:
        return turn.words
    parts: list[dict[str, Any]] = [{"type": "input_text", "text": turn.words}] if turn.words else []
    parts += [{"type": "input_image", "image_url": url, "detail": "auto"} for url in turn.pictures]
    return [{"type": "message", "role": "user", "content": parts}]
