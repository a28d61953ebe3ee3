"""A stand-in for a hosted agent: Responses and Invocations over plain HTTP, with the faults of real
ones.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

HELLO = "Hello, I can find you a hotel. Where shall it be?"


@dataclass
class StandInAgent:
    """Answers with ``text``, word by word; remembers what it was asked. ``steps`` replace the
    events it would send.
    """

    protocols: Sequence[str] = ("responses",)
    text: str = HELLO
    reports: Sequence[dict[str, Any]] = ()  # before the words
    steps: Sequence[dict[str, Any]] | None = None
    first_s: float = 0.0
    between_s: float = 0.0
    stall_after: int | None = None  # events
    break_after: int | None = None
    status: int = 200
    error: Any = None  # the body of another status
    in_one_piece: bool = False
    readiness: int = 200
    asked: list[tuple[str, dict[str, Any], dict[str, str]]] = field(default_factory=list)
    left_early: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def events(self, protocol: str) -> list[dict[str, Any]]:
        if self.steps is not None:
            return list(self.steps)
        return (
            _responses(self.text)
            if protocol == "responses"
            else _invocations(self.text, self.reports)
        )

    async def _ready(self, _request: web.Request) -> web.Response:
        return web.Response(status=self.readiness)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        protocol = request.path.strip("/")
        self.asked.append((protocol, await request.json(), dict(request.query)))
        if self.status != 200:
            return web.json_response(self.error, status=self.status)
        events = self.events(protocol)
        if self.in_one_piece:
            return web.json_response(events[-1].get("response", events[-1]))
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        try:
            await response.prepare(request)
            await self._stream(request, response, events)
        except (ConnectionError, asyncio.CancelledError):
            self.left_early.set()
            raise
        return response

    async def _stream(
        self, request: web.Request, response: web.StreamResponse, events: list[dict[str, Any]]
    ) -> None:
        await asyncio.sleep(self.first_s)
        for count, event in enumerate(events):
            if count == self.stall_after:
                await asyncio.sleep(3600)
            if count == self.break_after:
                assert request.transport is not None
                request.transport.abort()
                return
            await response.write(
                f": keep-alive\n\nevent: {event['type']}\ndata: {json.dumps(event)}\n\n".encode()
            )
            await asyncio.sleep(self.between_s)


def _responses(text: str) -> list[dict[str, Any]]:
    place = {"item_id": "msg_1", "output_index": 0, "content_index": 0}
    whole = [
        {"type": "message", "role": "assistant", "content": [{"type": "output_text", "text": text}]}
    ]
    done = {
        "id": "resp_1",
        "status": "completed",
        "output": whole,
        "usage": {"input_tokens": 9, "output_tokens": 4},
    }
    deltas = [
        {"type": "response.output_text.delta", **place, "delta": word}
        for word in re.findall(r"\S+\s*", text)
    ]
    return [
        {
            "type": "response.created",
            "response": {"id": "resp_1", "status": "in_progress", "output": []},
        },
        *deltas,
        {"type": "response.output_text.done", **place, "text": text},
        {"type": "response.completed", "response": done},
    ]


def _invocations(text: str, reports: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    deltas = [
        {"type": "output_audio_transcription.delta", "delta": word}
        for word in re.findall(r"\S+\s*", text)
    ]
    return [
        *reports,
        *deltas,
        {"type": "output_audio_transcription.done", "text": text},
        {"type": "done"},
    ]


@asynccontextmanager
async def serving_agent(agent: StandInAgent) -> AsyncIterator[StandInAgent]:
    """Let it listen on a free port of this computer."""
    application = web.Application()
    application.router.add_get("/readiness", agent._ready)
    for protocol in agent.protocols:
        application.router.add_post(f"/{protocol}", agent._answer)
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", agent.port).start()
    agent.port = runner.addresses[0][1]
    try:
        yield agent
    finally:
        await runner.cleanup()
