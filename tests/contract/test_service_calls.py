"""The local service calls a real MCP server over HTTP, and our client hears all of it."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
from asyncio import wrap_future
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest

from tests.contract.conftest import PATIENT, RunningService
from tests.support.processes import assert_flat, held
from tests.support.waiting import eventually
from voicelive_desktop.client.azure_connector import AzureConnection, AzureConnector
from voicelive_desktop.client.ports import Endpoint
from voicelive_desktop.domain.facts.answer import ResponseDone
from voicelive_desktop.domain.facts.effects import (
    ConfigureSession,
    CreateResponse,
    SendApproval,
    SendText,
)
from voicelive_desktop.domain.facts.service_calls import (
    ApprovalAsked,
    ListingFailed,
    ServiceCallEnded,
    ServiceCallTold,
    ToolsListed,
)
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.wire.session_update import session_update
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import AnswerKind
from voicelive_desktop.localservice.companion.mcp import http_servers
from voicelive_desktop.localservice.companion.mcp.http_servers import HttpServers
from voicelive_desktop.localservice.companion.mcp.mcp_port import McpAddress

Run = Callable[[Coroutine[Any, Any, Any]], Any]
E = TypeVar("E")
NOTES = Path(__file__).parents[2] / "resources/examples/notes_server.py"
MODEL = "gpt-4o"
LONG_S = 900.0  # for a thousand answers


def server(url: str, **more: str) -> dict[str, Any]:
    said = {"type": "mcp", "server_label": "notes", "server_url": url, "authorization": "${KEY}"}
    return said | more


def answers(port: int) -> bool:
    with socket.socket() as trying:
        return trying.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def http_server(script: Path = NOTES) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [sys.executable, str(script), "--http", str(port)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            eventually(lambda: answers(port))
            yield f"http://127.0.0.1:{port}/mcp"
        finally:
            process.terminate()


async def opened(service: RunningService, url: str, **more: str) -> AzureConnection:
    connector = AzureConnector(lambda: 1.0)
    connector.secrets.keep({"KEY": "s3cret"})
    connection = await connector.connect(
        Endpoint(service.endpoint, service.key, MODEL, link=PATIENT)
    )
    settings = Settings(model=MODEL, answer_as=AnswerKind.TEXT)
    await connection.send(ConfigureSession(session_update(settings, [server(url, **more)])))
    return connection


async def until(connection: AzureConnection, kind: type[E]) -> E:
    while True:
        for event in await connection.receive():
            if isinstance(event, kind):
                return event


def test_a_call_is_allowed_made_and_told(run: Run, fast_service: RunningService) -> None:
    async def talk(
        url: str,
    ) -> tuple[ToolsListed, ApprovalAsked, ServiceCallEnded, ServiceCallTold]:
        connection = await opened(fast_service, url)
        try:
            listed = await until(connection, ToolsListed)
            await connection.send(SendText(ItemId("said"), "add milk to my list"))
            await connection.send(CreateResponse())
            asked = await until(connection, ApprovalAsked)
            await connection.send(SendApproval(asked.item_id, approve=True))
            return (
                listed,
                asked,
                await until(connection, ServiceCallEnded),
                await until(connection, ServiceCallTold),
            )
        finally:
            await connection.close()

    with http_server() as url:
        listed, asked, ended, told = run(talk(url))
    assert {tool.name for tool in listed.tools} == {"add_to_list", "read_list", "remove_from_list"}
    assert (asked.server, asked.name, asked.arguments) == (
        "notes",
        "add_to_list",
        '{"item": "milk"}',
    )
    assert ended.ok
    assert (told.output, told.ok) == ("milk is on the list now", True)


def test_another_host_is_asked_only_where_whoever_started_the_service_says_so(
    run: Run, fast_service: RunningService
) -> None:
    async def talk() -> tuple[ToolsListed, ListingFailed]:
        connection = await opened(fast_service, "https://mcp.example.org/mcp")
        try:
            return await until(connection, ToolsListed), await until(connection, ListingFailed)
        finally:
            await connection.close()

    listed, failed = run(talk())
    assert failed.item_id == listed.item_id
    assert "--mcp-host" in listed.problem


COUNTING = """
import sys
from mcp.server.mcpserver import Context, MCPServer
server, visits = MCPServer("counting"), {}

@server.tool()
def visit(ctx: Context) -> str:
    key = ctx.request_context.request.headers["mcp-session-id"]
    visits[key] = visits.get(key, 0) + 1
    return f"{visits[key]} of {len(visits)}"

server.run("streamable-http", host="127.0.0.1", port=int(sys.argv[2]))
"""


def test_a_session_has_one_line_to_a_server_and_another_session_another(tmp_path: Path) -> None:
    script = tmp_path / "counting.py"
    script.write_text(COUNTING, encoding="utf-8")

    async def visits(url: str) -> list[str]:
        servers = HttpServers()
        try:
            first, second = (servers.line(McpAddress("a", url)) for _ in range(2))
            said = [await wrap_future(line.call("visit", {})) for line in (first, first, second)]
            first.close()
            return [*said, await wrap_future(first.call("visit", {}))]
        finally:
            await servers.close()

    with http_server(script) as url:
        assert asyncio.run(visits(url)) == ["1 of 1", "2 of 1", "1 of 2", "1 of 3"]


def test_what_its_package_takes_to_load_is_not_taken_off_a_servers_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def hours_later() -> None:
        loop = asyncio.get_running_loop()
        real = loop.time
        monkeypatch.setattr(loop, "time", lambda: real() + 3_600)

    async def listed(url: str) -> tuple[str, ...]:
        servers = HttpServers()
        try:
            found = await wrap_future(servers.line(McpAddress("notes", url)).list_tools())
            return tuple(tool.name for tool in found)
        finally:
            await servers.close()

    monkeypatch.setattr(http_servers, "_package", hours_later)
    with http_server() as url:
        assert "add_to_list" in asyncio.run(listed(url))


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_thousand_calls_through_the_service_keep_it_flat(fast_service: RunningService) -> None:
    async def call(connection: AzureConnection, number: int) -> None:
        await connection.send(SendText(ItemId(f"said{number}"), "read my list"))
        await connection.send(CreateResponse())
        told = await until(connection, ServiceCallTold)
        assert told.ok
        await until(connection, ResponseDone)

    async def talk(url: str) -> tuple[tuple[int, float], tuple[int, float]]:
        connection = await opened(fast_service, url, require_approval="never")
        try:
            await until(connection, ToolsListed)
            for number in range(100):
                await call(connection, number)
            before = held(fast_service.process.pid)
            for number in range(100, 1_100):
                await call(connection, number)
            return before, held(fast_service.process.pid)
        finally:
            await connection.close()

    with http_server() as url:
        assert_flat(*asyncio.run(asyncio.wait_for(talk(url), LONG_S)))
