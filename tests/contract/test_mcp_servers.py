"""Real MCP servers as child processes: whatever they do, calls end in words, and none outlives its
connection.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.processes import assert_flat, held
from tests.support.waiting import PATIENCE, eventually
from voicelive_desktop.tools.registry import ToolFailedError
from voicelive_desktop.tools.servers import server_connection
from voicelive_desktop.tools.servers.server_config import servers_from
from voicelive_desktop.tools.servers.server_connection import (
    MOST_TOOLS,
    ServerConnection,
    ServerNews,
    ToolAnswer,
)
from voicelive_desktop.tools.servers.server_thread import ServerThread

NOTES = Path(__file__).parents[2] / "resources/examples/notes_server.py"
LIMIT_S = 60.0
ODD = """
import json, os, sys, time
mode = sys.argv[1]
def say(message): print(json.dumps({"jsonrpc": "2.0", **message}), flush=True)
if mode == "silent": time.sleep(600)
if mode == "garbage":
    while True: print("this is no message", flush=True); time.sleep(0.01)
if mode == "ends": sys.exit(3)
for line in sys.stdin:
    asked = json.loads(line)
    if "error" in asked: print(asked["id"], asked["error"]["message"], file=sys.stderr, flush=True)
    if asked.get("method") == "initialize":
        info = {"protocolVersion": asked["params"]["protocolVersion"], "capabilities": {"tools": {"listChanged": True}},
                "serverInfo": {"name": "odd", "version": "1"}}
        say({"id": asked["id"], "result": info})
    elif asked.get("method") == "notifications/cancelled": print("cancelled", file=sys.stderr, flush=True)
    elif asked.get("method") == "tools/list":
        if mode == "lists": time.sleep(600)
        count = 500 if mode == "many" else 1
        names = ["a\\x07b"] if mode == "control" else [f"tool_{n}" for n in range(count)]
        say({"id": asked["id"], "result": {"tools": [{"name": n, "inputSchema": {"type": "object"}} for n in names]}})
        if mode == "flood":
            for n in range(2000): say({"method": "notifications/message", "params": {"level": "info", "data": n}})
    elif asked.get("method") == "tools/call":
        if mode == "dies": os._exit(1)
        if mode == "hangs": time.sleep(600)
        if mode == "wants":
            for wish in ("sampling/createMessage", "elicitation/create", "roots/list"):
                say({"id": wish, "method": wish, "params": {"messages": [], "maxTokens": 1,
                    "message": "?", "requestedSchema": {"type": "object", "properties": {}}}})
        if mode == "advances":
            token = asked["params"]["_meta"]["progressToken"]
            for n in range(1, 4): say({"method": "notifications/progress",
                "params": {"progressToken": token, "progress": n, "total": 4, "message": f"page {n}"}})
            continue
        if mode == "shows":
            image = {"type": "image", "data": "AAEC", "mimeType": "image/png"}
            link = {"type": "resource_link", "uri": "file:///etc/passwd", "name": "p"}
            say({"id": asked["id"], "result": {"content": [image, link, {**image, "data": "?"}]}})
            continue
        say({"id": asked["id"], "result": {"content": [{"type": "text", "text": "fine"}]}})
"""


@pytest.fixture(autouse=True)
def _time_for_a_busy_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that imports its SDK has thirty seconds to come up, and less than one to end: long
    for a person who waits, but too short where all else runs, too.
    """
    for name in ("START_S", "LIST_S"):
        monkeypatch.setattr(server_connection, name, getattr(server_connection, name) * PATIENCE)


class Server:
    """One server and what was told of it."""

    def __init__(self, thread: ServerThread, said: dict[str, Any]) -> None:
        (config,), problems = servers_from({"mcpServers": {"odd": said}})
        assert problems == ()
        self.news: list[ServerNews] = []
        self.lines: list[str] = []
        self.advanced: list[tuple[float | None, str]] = []
        self._thread = thread

        async def make() -> ServerConnection:
            return ServerConnection(config, self.news.append, self.lines.append)

        self.connection = thread.start(make()).result(LIMIT_S)
        self.life = thread.start(self.connection.live())

    @property
    def status(self) -> str:
        return self.news[-1].status if self.news else ""

    def call(self, tool: str, limit_s: float = LIMIT_S, **arguments: object) -> str:
        return self.answer(tool, limit_s, **arguments).text

    def answer(self, tool: str, limit_s: float = LIMIT_S, **arguments: object) -> ToolAnswer:
        call = self.connection.call(
            tool, arguments, limit_s, lambda *news: self.advanced.append(news)
        )
        return self._thread.start(call).result(60)

    def cancelled(self, tool: str) -> None:
        """Begin a call, and give it up once it has said how far it is."""
        call = self.connection.call(tool, {}, 60.0, lambda *news: self.advanced.append(news))
        begun = self._thread.start(call)
        eventually(lambda: len(self.advanced) == 3, timeout_s=30, what="its progress")
        begun.cancel()


@contextmanager
def server(*arguments: str) -> Iterator[Server]:
    thread = ServerThread()
    try:
        yield Server(thread, {"command": sys.executable, "args": list(arguments)})
    finally:
        thread.close()


def odd(mode: str) -> tuple[str, ...]:
    return "-c", ODD, mode


def running(mark: str) -> list[int]:
    """Processes of this user whose command line holds the mark."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            try:
                line = (folder / "cmdline").read_bytes()
                state = (folder / "stat").read_text().rsplit(")", 1)[1].split()[0]
            except OSError:
                continue
            if mark.encode() in line and state != "Z":
                found.append(int(folder.name))
    return found


def test_the_example_is_listed_and_called() -> None:
    with server(str(NOTES)) as notes:
        eventually(lambda: notes.status == "connected", timeout_s=60, what="the notes server")
        assert [tool.name for tool in notes.news[-1].tools] == [
            "add_to_list",
            "read_list",
            "remove_from_list",
        ]
        assert notes.call("add_to_list", item="milk") == "milk is on the list now"
        assert notes.call("read_list") == "milk"
        with pytest.raises(ToolFailedError, match="not on the list"):
            notes.call("remove_from_list", item="bread")


@pytest.mark.parametrize("mode", ["silent", "garbage", "ends", "lists"])
def test_a_server_that_never_comes_up_is_told_with_a_reason(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if mode in {"silent", "garbage"}:
        monkeypatch.setattr(server_connection, "START_S", 2.0)
    monkeypatch.setattr(server_connection, "LIST_S", 2.0)
    with server(*odd(mode)) as bad:
        eventually(lambda: bad.status == "failed", timeout_s=60, what="its failure")
        late, ended = "it did not answer in time", "it ended"
        reasons = {"silent": late, "lists": late, "ends": ended, "garbage": late}
        assert bad.news[-1].reason == reasons[mode]
        if mode == "garbage":
            eventually(lambda: bad.lines, timeout_s=60, what="what it wrote, at a later try")
            assert "no message" in bad.lines[0]


def test_a_server_that_is_not_there_is_told() -> None:
    thread = ServerThread()
    try:
        missing = Server(thread, {"command": "no-such-server"})
        eventually(lambda: missing.status == "failed", timeout_s=30, what="its failure")
        assert "no-such-server" in missing.news[-1].reason
    finally:
        thread.close()


def test_a_server_that_dies_in_a_call_is_told_and_started_again() -> None:
    with server(*odd("dies")) as mortal:
        eventually(lambda: mortal.status == "connected", timeout_s=60, what="the server")
        with pytest.raises(ToolFailedError, match="odd"):
            mortal.call("tool_0")
        eventually(
            lambda: [news.status for news in mortal.news].count("connected") > 1,
            timeout_s=60,
            what="its second life",
        )
        assert all(news.tools for news in mortal.news[2:]), "its tools stay offered"


def test_a_call_that_hangs_ends_in_time() -> None:
    with server(*odd("hangs")) as slow:
        eventually(lambda: slow.status == "connected", timeout_s=60, what="the server")
        with pytest.raises(ToolFailedError):
            slow.call("tool_0", limit_s=0.5)


def test_a_call_says_how_far_it_is_and_its_server_is_told_when_nobody_waits_any_more() -> None:
    with server(*odd("advances")) as busy:
        eventually(lambda: busy.status == "connected", timeout_s=60, what="the server")
        busy.cancelled("tool_0")
        assert busy.advanced == [(0.25, "page 1"), (0.5, "page 2"), (0.75, "page 3")]
        eventually(lambda: "cancelled" in busy.lines, timeout_s=30, what="its notice")
        with pytest.raises(ToolFailedError):
            busy.call("tool_0", limit_s=0.5)
        eventually(lambda: busy.lines.count("cancelled") == 2, timeout_s=30, what="its notice")


def test_what_a_server_wants_of_us_is_refused_with_a_reason() -> None:
    with server(*odd("wants")) as curious:
        eventually(lambda: curious.status == "connected", timeout_s=60, what="the server")
        assert curious.call("tool_0") == "fine"
        eventually(lambda: len(curious.lines) == 3, timeout_s=30, what="three refusals")
        assert {line.split()[0] for line in curious.lines} == {
            "sampling/createMessage",
            "elicitation/create",
            "roots/list",
        }
        assert all(len(line.split()) > 2 for line in curious.lines), "each says why"


def test_pictures_are_passed_on_and_resources_left_out_with_a_reason() -> None:
    with server(*odd("shows")) as showing:
        eventually(lambda: showing.status == "connected", timeout_s=60, what="the server")
        answer = showing.answer("tool_0")
        assert answer.images == (b"\x00\x01\x02",)
        assert (
            answer.text == "[the resource file:///etc/passwd was left out: resources are not read]"
        )


@pytest.mark.parametrize(("mode", "tools"), [("many", MOST_TOOLS), ("flood", 1), ("control", 1)])
def test_odd_lists_and_floods_leave_it_usable(mode: str, tools: int) -> None:
    with server(*odd(mode)) as strange:
        eventually(lambda: strange.status == "connected", timeout_s=60, what="the server")
        assert len(strange.news[-1].tools) == tools
        assert strange.call(strange.news[-1].tools[0].name, limit_s=30) == "fine"


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
@pytest.mark.parametrize("mode", ["silent", "garbage", "fine"])
def test_no_server_outlives_its_connection(mode: str, tmp_path: Path) -> None:
    mark = str(tmp_path / "mark")
    with server(*odd(mode), mark):
        eventually(lambda: bool(running(mark)), timeout_s=30, what="the server")
    eventually(lambda: not running(mark), timeout_s=30, what="its end")


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_server_that_still_starts_is_ended_like_any_other(tmp_path: Path) -> None:
    mark = str(tmp_path / "mark")
    for n in range(12):
        with server(*odd("fine"), mark) as starting:
            time.sleep(n * 0.002)  # somewhere between the first step and the connected pipes
        assert starting.life.done(), n
        assert running(mark) == []


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_thousand_calls_in_a_row_keep_memory_and_descriptors_flat() -> None:
    with server(str(NOTES)) as notes:
        eventually(lambda: notes.status == "connected", timeout_s=60, what="the notes server")
        for _ in range(200):
            notes.call("read_list")
        before = held(os.getpid())
        for _ in range(1_000):
            notes.call("read_list")
        assert_flat(before, held(os.getpid()))
