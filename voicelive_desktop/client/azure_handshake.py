"""The handshake of a connection: the SDK's request, on an HTTP session of ours."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import aiohttp
from azure.ai.voicelive.aio import VoiceLiveConnection, _patch

from voicelive_desktop.client.handshake_answers import HttpAnswer
from voicelive_desktop.client.names import Names

MOST_BODY = 64 * 1024
BODY_DEADLINE_S = 2.0  # the status alone is worth telling
SWITCHING = 101


class HandshakeRefusedError(Exception):
    """Another answer than a WebSocket came."""

    def __init__(self, answer: HttpAnswer) -> None:
        super().__init__(f"answered with {answer.status}")
        self.answer = answer


class RedirectRefusedError(Exception):
    """The answer leads elsewhere, and nobody follows it with a key."""


async def open_connection(manager: Any) -> VoiceLiveConnection:
    """Open the connection that the SDK's `connect` describes.

    WORKAROUND azure-ai-voicelive 1.3.1: its own HTTP session drops the body of a refusal, which
    says why, and stays
    open when a handshake is cancelled. Address, headers and options are the SDK's; a test compares
    the requests.

    Raises:
        HandshakeRefusedError, RedirectRefusedError: an answer came, but no WebSocket.
        aiohttp.ClientError, OSError: no answer came.
    """
    headers = {**await manager._get_auth_headers(), **_of(manager, "extra_headers")}
    if not any(name.lower() == "user-agent" for name in headers):
        headers["User-Agent"] = _patch._USER_AGENT
    refusals: list[HttpAnswer] = []
    session = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(resolver=Names()), trace_configs=[_reading(refusals)]
    )
    try:
        url, options = manager._prepare_url(), _of(manager, "connection_options")
        socket = await session.ws_connect(url, headers=headers, **options)
    except aiohttp.WSServerHandshakeError as error:
        await session.close()
        if refusals:
            answer = refusals[-1]
        else:
            answer = HttpAnswer(error.status, _lower(error.headers or {}))
        raise HandshakeRefusedError(answer) from error
    except BaseException:
        await session.close()
        raise
    return VoiceLiveConnection(session, socket)


def _of(manager: Any, name: str) -> dict[str, Any]:
    """A private mapping of the SDK's connection manager."""
    return dict(getattr(manager, f"_VoiceLiveConnectionManager__{name}"))


def _reading(refusals: list[HttpAnswer]) -> aiohttp.TraceConfig:
    """Reads what comes in place of a WebSocket, before aiohttp drops it."""

    async def on_end(
        _session: Any, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        response = params.response
        if response.status != SWITCHING:
            refusals.append(
                HttpAnswer(response.status, _lower(response.headers), await _body(response))
            )

    async def on_redirect(
        _session: Any, _context: SimpleNamespace, params: aiohttp.TraceRequestRedirectParams
    ) -> None:
        params.response.close()
        raise RedirectRefusedError(params.response.headers.get("location", ""))

    trace = aiohttp.TraceConfig()
    trace.on_request_end.append(on_end)
    trace.on_request_redirect.append(on_redirect)
    return trace


async def _body(response: aiohttp.ClientResponse) -> bytes:
    """Its beginning, as far as it comes in time."""
    body = b""
    with suppress(TimeoutError, aiohttp.ClientError, OSError):
        async with asyncio.timeout(BODY_DEADLINE_S):
            while len(body) < MOST_BODY and (part := await response.content.read(MOST_BODY)):
                body += part
    return body[:MOST_BODY]


def _lower(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
