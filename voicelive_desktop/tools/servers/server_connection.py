"""One MCP server: started, asked for its tools, called, and started again when it died. Runs on the
servers' thread.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.tools.registry import MOST_OUTPUT, ToolFailedError
from voicelive_desktop.tools.servers.server_config import ServerConfig
from voicelive_desktop.tools.servers.server_sign_in import ServerSignIn

START_S = 30.0  # npx and uvx fetch a server at its first start
LIST_S = 15.0
AGAIN_S = (0.3, 1.0, 3.0, 10.0, 30.0, 60.0)
HEALTHY_S = 30.0  # who lived for so long may be started again at once
WAIT_S = 5.0  # that a call waits for a server which is being started again
MOST_TOOLS = 128  # models take no more
MOST_PAGES = 20
MOST_IMAGE = 20_000_000  # characters of base64
MOST_IMAGES = 16
# they say at WARNING what we report, with words of the conversation
QUIET = ("mcp", "httpx2", "httpcore2", "client")


@dataclass(frozen=True, slots=True)
class ServerTool:
    """A tool as its server lists it."""

    name: str
    description: str
    parameters: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ServerNews:
    """How a server is: starting, sign_in, connected, failed (`reason`) or off; `tools` as listed
    last, `listed`: of how many.
    """

    label: str
    status: str
    reason: str = ""
    tools: tuple[ServerTool, ...] = ()
    listed: int = 0


@dataclass(frozen=True, slots=True)
class ToolAnswer:
    """What a tool gives: text, and encoded pictures."""

    text: str
    images: tuple[bytes, ...] = ()


class ServerConnection:
    """Lives from `live` to its cancellation.

    Args:
        tell: called on this thread with news.
        complain: called on this thread with lines that it wrote beside the protocol.
        sign_in: for servers at an address that ask for it.
    """

    def __init__(
        self,
        config: ServerConfig,
        tell: Callable[[ServerNews], None],
        complain: Callable[[str], None],
        sign_in: ServerSignIn | None = None,
    ) -> None:
        self._sign_in = sign_in
        self._config = config
        self._tell = tell
        self._complain = complain
        self._session: Any = None
        self._ready = asyncio.Event()
        self._ended = asyncio.Event()
        self._died = False
        self._relist = asyncio.Event()
        self._tools: tuple[ServerTool, ...] = ()
        self._listed = 0

    async def live(self) -> None:
        """Start it and keep it running. One that never came up is not tried again by itself."""
        for name in QUIET:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        tries, was_up = 0, False
        while True:
            began = asyncio.get_running_loop().time()
            self._news("starting")
            try:
                was_up = await self._live_once() or was_up
                reason: str = Words("it ended")
            except asyncio.CancelledError:
                raise
            except BaseException as error:  # noqa: BLE001 - whatever the SDK raises in groups; it is told
                was_up = was_up or self._ready.is_set()
                reason = self._sign_in_problem() or reason_of(error)
                if self._died and self._config.command:
                    reason = Words("it ended")
            self._session = None
            self._ready.clear()
            self._news("failed", reason)
            if not was_up:
                return
            if asyncio.get_running_loop().time() - began >= HEALTHY_S:
                tries = 0
            await asyncio.sleep(AGAIN_S[min(tries, len(AGAIN_S) - 1)])
            tries += 1

    async def call(
        self,
        tool: str,
        arguments: Mapping[str, Any],
        limit_s: float,
        advance: Callable[[float | None, str], None] = lambda _share, _doing: None,
    ) -> ToolAnswer:
        """Return what the tool gives. Raises ToolFailedError. `advance`: see `registry.Aside`, on
        this thread; the server is told when the time is over or nobody waits any more.
        """

        async def on_progress(done: float, total: float | None, words: str | None) -> None:
            if total:
                advance(done / total, str(words or ""))
            else:
                advance(None, str(words or ""))

        await self._until_ready(limit_s)
        from mcp import MCPError  # noqa: PLC0415 - the server is connected: it is imported

        try:
            result = await self._session.call_tool(
                tool,
                dict(arguments),
                read_timeout_seconds=limit_s,
                progress_callback=on_progress,
            )
        except MCPError as error:
            if self._ended.is_set():
                problem = f"the server {self._config.label} ended during the call"
            else:
                problem = f"{self._config.label}: {str(error)[:300]}"
            raise ToolFailedError(problem) from error
        except (OSError, RuntimeError) as error:
            self._ended.set()
            raise ToolFailedError(f"the server {self._config.label} does not answer") from error
        text = text_of(result)
        if result.is_error:
            raise ToolFailedError(text[:2_000] or "the tool failed")
        return ToolAnswer(text, images_of(result))

    async def _until_ready(self, limit_s: float) -> None:
        try:
            async with asyncio.timeout(min(WAIT_S, limit_s)):
                await self._ready.wait()
        except TimeoutError:
            raise ToolFailedError(f"the server {self._config.label} is not running") from None

    async def _live_once(self) -> bool:
        """Whether it came up; returns when it has ended."""
        self._ended, self._relist = asyncio.Event(), asyncio.Event()
        self._died = False
        from mcp import ClientSession  # noqa: PLC0415 - slow to import, and only servers need it
        from mcp.types import Implementation  # noqa: PLC0415

        info = Implementation(name="voicelive-desktop", version="1")
        async with (
            self._streams() as (incoming, outgoing),
            self._noticing_its_end(),
            ClientSession(
                incoming, outgoing, message_handler=self._on_message, client_info=info
            ) as session,
        ):
            async with asyncio.timeout(START_S) as limit:
                self._follow_sign_in(limit)
                await session.initialize()
            self._session = session
            if self._sign_in is not None:
                self._sign_in.may_ask = False  # later a browser would be a surprise
            await self._list(session)
            self._ready.set()
            while not self._ended.is_set():
                await self._until_ended_or_changed()
                if self._relist.is_set():
                    self._relist.clear()
                    await self._list(session)
        return True

    @contextlib.asynccontextmanager
    async def _noticing_its_end(self) -> AsyncIterator[None]:
        """Tell an end of its own from ours, which follows a failure."""
        try:
            yield
        finally:
            self._died = self._ended.is_set()

    def _follow_sign_in(self, limit: asyncio.Timeout) -> None:
        """A person takes their time; who cannot be asked is not waited for."""
        if self._sign_in is None:
            return
        now = asyncio.get_running_loop().time

        def wait(is_waiting: bool) -> None:
            if is_waiting:
                limit.reschedule(None)
            else:
                limit.reschedule(now() + START_S)
            if is_waiting:
                self._news("sign_in")
            else:
                self._news("starting")

        self._sign_in.waiting = wait
        self._sign_in.stuck = lambda: limit.reschedule(now())

    def _sign_in_problem(self) -> str:
        if self._sign_in is None:
            return ""
        return self._sign_in.problem

    async def _until_ended_or_changed(self) -> None:
        async with asyncio.TaskGroup() as group:
            waits = [group.create_task(event.wait()) for event in (self._ended, self._relist)]
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
            for wait in waits:
                wait.cancel()

    async def _list(self, session: Any) -> None:
        tools: list[Any] = []
        cursor: str | None = None
        from mcp.types import PaginatedRequestParams  # noqa: PLC0415 - see above

        async with asyncio.timeout(LIST_S):
            for _ in range(MOST_PAGES):
                params = None
                if cursor:
                    params = PaginatedRequestParams(cursor=cursor)
                page = await session.list_tools(params=params)
                tools += page.tools
                cursor = page.next_cursor
                if not cursor:
                    break
        self._listed = len(tools)
        self._tools = tuple(
            ServerTool(str(tool.name), str(tool.description or ""), dict(tool.input_schema or {}))
            for tool in tools[:MOST_TOOLS]
        )
        self._news("connected")

    async def _on_message(self, message: Any) -> None:
        root = getattr(message, "root", message)
        if getattr(root, "method", "") == "notifications/tools/list_changed":
            self._relist.set()

    def _news(self, status: str, reason: str = "") -> None:
        self._tell(ServerNews(self._config.label, status, reason, self._tools, self._listed))

    @contextlib.asynccontextmanager
    async def _streams(self) -> AsyncIterator[tuple[Any, Any]]:
        if self._config.command:
            from voicelive_desktop.tools.servers.stdio_transport import program_lines  # noqa: PLC0415 - see above

            async with program_lines(self._config, self._complain, self._ended) as streams:
                yield streams
            return
        import httpx2  # noqa: PLC0415 - see above
        from mcp.client.streamable_http import streamable_http_client  # noqa: PLC0415

        timeout = httpx2.Timeout(START_S, read=300.0)
        headers = dict(self._config.headers)
        auth = None
        if self._sign_in is not None and "authorization" not in map(str.lower, headers):
            auth = await self._sign_in.authentication()
        async with (
            httpx2.AsyncClient(headers=headers, timeout=timeout, auth=auth) as http,
            streamable_http_client(self._config.url, http_client=http) as streams,
        ):
            yield streams[0], streams[1]


def text_of(result: Any) -> str:
    """Return what a model reads of a result: its texts; of sounds and resources that there were
    some, and why it does not get them.
    """
    parts = [_part(block) for block in result.content]
    text = "\n".join(part for part in parts if part)
    if not text and result.structured_content is not None:
        text = json.dumps(result.structured_content, ensure_ascii=False)
    if len(text) > MOST_OUTPUT:
        raise ToolFailedError("the tool gave more than 1 MB")
    return text


def images_of(result: Any) -> tuple[bytes, ...]:
    """Return its pictures, as they came; without what is no base64 or more than anybody shows."""
    found = []
    for block in result.content:
        if block.type == "image" and len(block.data) <= MOST_IMAGE:
            with contextlib.suppress(ValueError):
                found.append(base64.b64decode(block.data, validate=True))
    return tuple(found[:MOST_IMAGES])


def _part(block: Any) -> str:
    if block.type == "text":
        return str(block.text)
    if block.type == "image":
        return ""
    if block.type == "resource_link":
        return f"[the resource {block.uri} was left out: resources are not read]"
    if block.type == "resource":
        return f"[the resource {block.resource.uri} was left out: resources are not read]"
    return f"[{block.type} left out: only text and pictures are passed on]"


def reason_of(error: BaseException) -> str:
    """Return in words why a server is not there; of a group the first."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, TimeoutError):
        return Words("it did not answer in time")
    if isinstance(error, ToolFailedError):
        return str(error)
    text = " ".join(str(error).split())[:200]
    return text or type(error).__name__
