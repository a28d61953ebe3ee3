"""A stand-in for a language model's server: OpenAI's chat completions, streamed, with the troubles
of real ones.
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

CONTEXT_ERROR = {
    "error": {"message": "the request exceeds the available context size", "code": 400}
}


@dataclass
class ModelServer:
    """Answers with ``text`` after ``first_s``, ``rate`` tokens a second; remembers what it was
    asked.
    """

    text: str = "Paris is the capital of France, of course. It lies on the Seine."
    first_s: float = 0.0
    rate: float = 1000.0
    listing_s: float = 0.0  # before it lists its models
    # refuse requests with this field: "*" for all
    statuses: dict[str, int] = field(default_factory=dict)
    refusing_headers: dict[str, str] = field(default_factory=dict)
    calls: Sequence[dict[str, Any]] = ()  # deltas of tool calls, as they are sent
    stall_after: int | None = None  # tokens
    break_after: int | None = None
    never: bool = False
    first_line: str = ""  # what comes in the stream before the answer, as it is
    context: int | None = None  # characters of all messages
    reason: str = "stop"
    models: Sequence[dict[str, Any]] = ({"id": "small", "object": "model"},)
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    sent: int = 0
    left_early: asyncio.Event = field(default_factory=asyncio.Event)
    port: int = 0

    @property
    def url(self) -> str:
        """The base address as a person writes it."""
        return f"http://127.0.0.1:{self.port}"

    async def _list(self, _request: web.Request) -> web.Response:
        await asyncio.sleep(self.listing_s)
        return web.json_response({"object": "list", "data": list(self.models)})

    async def _complete(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self.asked.append(asked)
        self.headers.append(dict(request.headers))
        for name, status in self.statuses.items():
            if (
                name == "*"
                or name in asked
                or (name == "image_url" and name in json.dumps(asked["messages"]))
            ):
                return web.json_response(
                    {"error": {"message": f"unsupported: {name}"}},
                    status=status,
                    headers=self.refusing_headers,
                )
        if self.context is not None and len(json.dumps(asked["messages"])) > self.context:
            return web.json_response(CONTEXT_ERROR, status=400)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        try:
            await response.prepare(request)
            await self._stream(response, asked.get("max_tokens"))
        except (ConnectionError, asyncio.CancelledError):
            self.left_early.set()
            raise
        return response

    async def _stream(self, response: web.StreamResponse, most: int | None) -> None:
        await response.write(self.first_line.encode())
        await asyncio.sleep(3600 if self.never else self.first_s)
        for count, token in enumerate(re.findall(r"\s*\S+|\s+$", self.text)[:most]):
            if count == self.stall_after:
                await asyncio.sleep(3600)
            if count == self.break_after:
                assert response._req is not None
                assert response._req.transport is not None
                response._req.transport.abort()
                return
            await self._send(response, {"content": token})
            self.sent += 1
            await asyncio.sleep(1 / self.rate)
        for call in self.calls:
            await self._send(response, {"tool_calls": [call]})
        await self._send(response, {}, reason="tool_calls" if self.calls else self.reason)
        usage = {"prompt_tokens": 21, "completion_tokens": 8, "total_tokens": 29}
        await response.write(
            b"data: " + json.dumps(_chunk([]) | {"usage": usage}).encode() + b"\n\ndata: [DONE]\n\n"
        )

    async def _send(
        self, response: web.StreamResponse, delta: dict[str, Any], reason: str | None = None
    ) -> None:
        chunk = _chunk([{"index": 0, "delta": delta, "finish_reason": reason}])
        await response.write(b"data: " + json.dumps(chunk).encode() + b"\n\n")


def _chunk(choices: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": "c",
        "object": "chat.completion.chunk",
        "created": 1,
        "model": "small",
        "choices": choices,
    }


@asynccontextmanager
async def serving(server: ModelServer) -> AsyncIterator[ModelServer]:
    """Let it listen on a free port of this computer."""
    application = web.Application()
    application.router.add_get("/v1/models", server._list)
    application.router.add_post("/v1/chat/completions", server._complete)
    runner = web.AppRunner(application, handler_cancellation=True, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    server.port = runner.addresses[0][1]
    try:
        yield server
    finally:
        await runner.cleanup()
