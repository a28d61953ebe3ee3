"""MCP servers over streamable HTTP, by the official package; each session has a line of its own to
each of its servers.

Only servers on this computer are asked, and hosts that whoever started the service named: a
session's address comes from its client.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import ipaddress
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterable, Mapping
from concurrent.futures import Future
from typing import Any
from urllib.parse import urlsplit

from voicelive_desktop.localservice.companion.mcp.mcp_port import (
    McpAddress,
    McpFailedError,
    McpFound,
)

LIST_S = 15.0
CALL_S = 60.0
MOST_TOOLS = 128
MOST_PAGES = 20
MOST_OUTPUT = 1_000_000  # characters
QUIET = ("mcp", "httpx2", "httpcore2", "client")  # what they log may hold words of the conversation


class HttpServers:
    """See `McpPort`. Event loop's thread only; `close` ends what still runs."""

    def __init__(self, hosts: Iterable[str] = ()) -> None:
        self._hosts = frozenset(host.lower() for host in hosts)
        self._tasks: set[asyncio.Task[None]] = set()

    def line(self, address: McpAddress) -> HttpLine:
        """See `McpPort`."""
        return HttpLine(address, self._begin, allowed=self._is_allowed(address.url))

    async def close(self) -> None:
        """End everything that runs."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work, name="mcp server")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def _is_allowed(self, url: str) -> bool:
        host = (urlsplit(url).hostname or "").lower()
        return host == "localhost" or host in self._hosts or _is_loopback(host)


class HttpLine:
    """See `McpLine`. One connection for all questions, so that a server may keep what it knows of a
    session; after a failure the next question opens another.
    """

    def __init__(
        self,
        address: McpAddress,
        begin: Callable[[Coroutine[Any, Any, None]], asyncio.Task[None]],
        *,
        allowed: bool,
    ) -> None:
        self._address, self._begin, self._allowed = address, begin, allowed
        self._life: asyncio.Task[None] | None = None
        self._session: asyncio.Future[Any] | None = None

    def list_tools(self) -> Future[tuple[McpFound, ...]]:
        """See `McpLine`."""
        return self._ask(self._list, LIST_S)

    def call(self, tool: str, arguments: Mapping[str, Any]) -> Future[str]:
        """See `McpLine`."""

        async def call(session: Any) -> str:
            result = await session.call_tool(tool, dict(arguments), read_timeout_seconds=CALL_S)
            return _text_of(result)

        return self._ask(call, CALL_S)

    def close(self) -> None:
        """See `McpLine`."""
        if self._life is not None:
            self._life.cancel()
        self._life = self._session = None

    def _ask(self, question: Callable[[Any], Awaitable[Any]], limit_s: float) -> Future[Any]:
        future = Future[Any]()
        task = self._begin(self._answer(question, future, limit_s))
        future.add_done_callback(lambda done: task.cancel() if done.cancelled() else None)
        return future

    async def _answer(
        self, question: Callable[[Any], Awaitable[Any]], future: Future[Any], limit_s: float
    ) -> None:
        try:
            await _package()  # the limit is the server's
            async with asyncio.timeout(limit_s):
                result = await question(await self._connected())
        except asyncio.CancelledError:
            future.cancel()
            raise
        except McpFailedError as error:
            _end(future, error=error)
        except BaseException as error:  # noqa: BLE001 - whatever the package raises, in groups too; it is told
            self.close()
            _end(future, error=McpFailedError(_reason(error)))
        else:
            _end(future, result)

    async def _connected(self) -> Any:
        if not self._allowed:
            raise McpFailedError(
                "this local service calls MCP servers on this computer only; start it with --mcp-host for another"
            )
        if self._session is None or self._life is None or self._life.done():
            self._session = asyncio.get_running_loop().create_future()
            self._life = self._begin(self._live(self._session))
        return await asyncio.shield(self._session)

    async def _live(self, ready: asyncio.Future[Any]) -> None:
        """Hold the connection until it is closed, or ends by itself."""
        try:
            async with self._opened() as session:
                if not ready.done():
                    ready.set_result(session)
                await asyncio.Event().wait()
        except asyncio.CancelledError:
            ready.cancel()
            raise
        except BaseException as error:  # noqa: BLE001 - see above
            if not ready.done():
                ready.set_exception(McpFailedError(_reason(error)))
                ready.exception()  # whoever asked may have gone

    @staticmethod
    async def _list(session: Any) -> tuple[McpFound, ...]:
        found, cursor = list[Any](), None
        for _ in range(MOST_PAGES):
            page = await session.list_tools(params=_page(cursor))
            found += page.tools
            cursor = page.next_cursor
            if not cursor:
                break
        return tuple(
            McpFound(str(tool.name), str(tool.description or ""), dict(tool.input_schema or {}))
            for tool in found[:MOST_TOOLS]
        )

    @contextlib.asynccontextmanager
    async def _opened(self) -> AsyncIterator[Any]:
        for name in QUIET:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        import httpx2  # noqa: PLC0415 - see `_package`
        from mcp import ClientSession  # noqa: PLC0415
        from mcp.client.streamable_http import streamable_http_client  # noqa: PLC0415
        from mcp.types import Implementation  # noqa: PLC0415

        timeout = httpx2.Timeout(LIST_S, read=CALL_S)
        info = Implementation(name="voicelive-local-service", version="1")
        headers = dict(self._address.headers)
        async with (
            httpx2.AsyncClient(headers=headers, timeout=timeout) as http,
            streamable_http_client(self._address.url, http_client=http) as streams,
            ClientSession(streams[0], streams[1], client_info=info) as session,
        ):
            async with asyncio.timeout(LIST_S):
                await session.initialize()
            yield session


async def _package() -> None:
    """Import what calls servers: slow, and only sessions with servers need it; on a thread, for the
    loop carries sound.
    """
    await asyncio.to_thread(importlib.import_module, "mcp.client.streamable_http")


def _text_of(result: Any) -> str:
    text = "\n".join(str(block.text) for block in result.content if block.type == "text")
    if result.is_error:
        raise McpFailedError(text[:2_000] or "the tool failed")
    if len(text) > MOST_OUTPUT:
        raise McpFailedError("the tool gave too much")
    return text


def _end(future: Future[Any], result: Any = None, error: McpFailedError | None = None) -> None:
    if not future.set_running_or_notify_cancel():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)


def _page(cursor: str | None) -> Any:
    from mcp.types import PaginatedRequestParams  # noqa: PLC0415 - see `_opened`

    if cursor:
        return PaginatedRequestParams(cursor=cursor)
    return None


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _reason(error: BaseException) -> str:
    """Why, in words; of a group the first."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, TimeoutError):
        return "the server did not answer in time"
    return " ".join(str(error).split())[:300] or type(error).__name__
