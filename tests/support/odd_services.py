"""Services that go wrong: a real server on loopback that answers the handshake, or talks, as the
test says.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

Talk = Callable[[web.WebSocketResponse, web.Request], Awaitable[None]]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class OddService:
    """Where the server is and what it was asked."""

    url: str
    requests: list[web.Request] = field(default_factory=list)


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[OddService]:
    """A server whose every path is answered by `handler`."""
    service = OddService("")

    async def noted(request: web.Request) -> web.StreamResponse:
        service.requests.append(request)
        return await handler(request)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", noted)
    runner = web.AppRunner(
        application, shutdown_timeout=0.1, access_log=None, handler_cancellation=True
    )
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    service.url = f"http://127.0.0.1:{port}"
    try:
        yield service
    finally:
        await runner.cleanup()


def answering(status: int, **headers: str) -> Handler:
    """Refuses the handshake; header names are written with underscores."""

    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(
            status=status, headers={n.replace("_", "-"): v for n, v in headers.items()}, text="no"
        )

    return answer


def saying(
    status: int, body: bytes, content_type: str = "application/json", *, late: bool = False
) -> Handler:
    """Refuses the handshake with these words; `late`: they come after the headers, in a part of
    their own.
    """

    async def answer(request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": content_type, "Content-Length": str(len(body))}
        response = web.StreamResponse(status=status, headers=headers)
        await response.prepare(request)
        if late:
            await response.write(body[:1])
            await asyncio.sleep(0.05)
            await response.write(body[1:])
        else:
            await response.write(body)
        await response.write_eof()
        return response

    return answer


def silent() -> Handler:
    """Never answers the handshake."""
    never = asyncio.Event()

    async def answer(_request: web.Request) -> web.StreamResponse:
        await never.wait()
        raise AssertionError("unreachable")

    return answer


def talking(talk: Talk) -> Handler:
    """Accepts the handshake and talks; the connection ends with the talk."""

    async def answer(request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(timeout=0.1)
        await socket.prepare(request)
        await talk(socket, request)
        return socket

    return answer
