"""The MCP servers of a session: their tools, the calls of them, and the approvals that some calls
wait for.

The order of events is the reference's. A call that needs no approval runs within its answer; one
that was approved runs by itself, and nothing answers it until the client asks for an answer. A
running call cannot be cancelled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError, Future
from dataclasses import dataclass, field
from typing import Any

from voicelive_desktop.localservice.companion.conversation_items import ServedItem
from voicelive_desktop.localservice.companion.mcp.mcp_port import (
    McpAddress,
    McpFailedError,
    McpFound,
    McpLine,
)
from voicelive_desktop.localservice.companion.small_companion import CallTool
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.field_checks import JsonObject
from voicelive_desktop.localservice.session.response_output import ARGUMENT_PIECE, ResponseOutput
from voicelive_desktop.localservice.session.session_desk import SessionDesk

APPROVAL = "mcp_approval_response"
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(slots=True)
class _Server:
    """One server of the session; `tools` None while nobody knows them."""

    wire: JsonObject
    item_id: str
    line: McpLine
    looking: Future[tuple[McpFound, ...]] | None = None
    tools: tuple[McpFound, ...] = ()

    @property
    def label(self) -> str:
        return str(self.wire["server_label"])

    @property
    def allowed(self) -> tuple[McpFound, ...]:
        wanted = self.wire.get("allowed_tools")
        return tuple(tool for tool in self.tools if not wanted or tool.name in wanted)

    def asks(self, tool: str) -> bool:
        """Whether a call of this tool waits for an approval; what is named nowhere does."""
        approval = self.wire.get("require_approval") or "always"
        if isinstance(approval, Mapping):
            return tool not in (approval.get("never") or ()) or tool in (
                approval.get("always") or ()
            )
        return bool(approval != "never")


@dataclass(slots=True)
class _Call:
    """A call that waits or runs."""

    server: _Server
    tool: str
    arguments: Mapping[str, Any]
    response_id: str
    output_index: int
    item: ServedItem
    running: Future[str] = field(default_factory=Future)


class ServerCalls:
    """Shares the desk with the other parts of a session."""

    def __init__(self, desk: SessionDesk) -> None:
        self._desk = desk
        self._servers: dict[str, _Server] = {}
        self._asked: dict[str, _Call] = {}
        self._running: list[_Call] = []

    # ---- servers

    def configure(self) -> None:
        """Look at servers that the session did not have before, or has otherwise."""
        tools = [tool for tool in self._desk.session["tools"] or () if tool.get("type") == "mcp"]
        labels = {tool["server_label"] for tool in tools}
        for label in [label for label in self._servers if label not in labels]:
            _stop(self._servers.pop(label))
        for tool in tools:
            old = self._servers.get(tool["server_label"])
            if old is None or old.wire != tool:
                _stop(old)
                self._look(dict(tool))

    def _look(self, wire: JsonObject) -> None:
        around = self._desk.around
        server = _Server(wire, around.new_id("mcpl"), around.servers.line(_address(wire)))
        self._servers[server.label] = server
        self._desk.emit({"type": "mcp_list_tools.in_progress", "item_id": server.item_id})
        server.looking = server.line.list_tools()
        server.looking.add_done_callback(lambda _: around.wake())

    def _listed(self, server: _Server, looking: Future[tuple[McpFound, ...]]) -> None:
        """Tell which tools were found, or why none."""
        problem = _problem(looking)
        server.looking, server.tools = None, () if problem else looking.result()
        tools = [
            {
                "name": tool.name,
                "description": tool.description,
                "input_schema": dict(tool.input_schema),
            }
            for tool in server.allowed
        ]
        item: JsonObject = {
            "id": server.item_id, "object": "realtime.item", "type": "mcp_list_tools",
            "server_label": server.label, "tools": tools,
        }  # fmt: skip
        if problem:
            item["error"] = {"type": "mcp_error", "message": problem}
        self._desk.add_item(ServedItem(item))
        kind = "failed" if problem else "completed"
        self._desk.emit({"type": f"mcp_list_tools.{kind}", "item_id": server.item_id})

    # ---- what the answerer may call

    def functions(self) -> list[JsonObject]:
        """Return the tools of all servers in the form of functions, each with a name of its own."""
        return [
            {
                "type": "function",
                "name": name,
                "description": tool.description,
                "parameters": dict(tool.input_schema),
            }
            for name, (_, tool) in self._named().items()
        ]

    def has(self, name: str) -> bool:
        """Whether this is one of them."""
        return name in self._named()

    def _named(self) -> dict[str, tuple[_Server, McpFound]]:
        taken = {
            str(tool.get("name"))
            for tool in self._desk.session["tools"] or ()
            if tool.get("type") == "function"
        }
        found: dict[str, tuple[_Server, McpFound]] = {}
        for server in self._servers.values():
            for tool in server.allowed:
                name = _NOT_IN_NAMES.sub("_", tool.name)[:64]
                if name in taken or name in found:
                    name = f"{_NOT_IN_NAMES.sub('_', server.label)}_{name}"[:64]
                found[name] = (server, tool)
        return found

    # ---- calls

    def call(self, output: ResponseOutput, reply: CallTool) -> Iterator[Future[str]]:
        """Call a tool within an answer, or ask whether it may be called; yields what to wait for."""
        server, tool = self._named()[reply.name]
        arguments = json.dumps(dict(reply.arguments), ensure_ascii=False)
        if server.asks(tool.name):
            self._ask(output, server, tool.name, reply.arguments, arguments)
            return
        item = self._item("mcp_call", "mcp", server, tool.name, "")
        output.add(item)
        at = output.items.index(item)
        place = {"response_id": output.response_id, "item_id": item.id, "output_index": at}
        for start in range(0, len(arguments), ARGUMENT_PIECE):
            piece = arguments[start : start + ARGUMENT_PIECE]
            self._desk.emit({"type": "response.mcp_call_arguments.delta", **place, "delta": piece})
        self._desk.emit(
            {"type": "response.mcp_call_arguments.done", **place, "arguments": arguments}
        )
        item.wire["arguments"] = arguments
        call = _Call(server, tool.name, reply.arguments, output.response_id, at, item)
        self._begin(call)
        yield call.running
        self.advance()

    def _ask(
        self,
        output: ResponseOutput,
        server: _Server,
        tool: str,
        values: Mapping[str, Any],
        arguments: str,
    ) -> None:
        item = self._item("mcp_approval_request", "mcpr", server, tool, arguments)
        output.add(item)
        output.tell("response.output_item.done", item)
        at = output.items.index(item)
        self._asked[item.id] = _Call(server, tool, values, output.response_id, at, item)

    def check(self, item: ServedItem) -> None:
        """Refuse an approval of nothing. Raises WireError."""
        if item.wire["type"] == APPROVAL and item.wire["approval_request_id"] not in self._asked:
            told = f"There is no open approval request with the id '{str(item.wire['approval_request_id'])[:80]}'."
            raise errors.invalid_value("item.approval_request_id", told)

    def take(self, item: ServedItem) -> None:
        """Call what was approved; what was denied is known by its item."""
        if item.wire["type"] != APPROVAL:
            return
        call = self._asked.pop(item.wire["approval_request_id"])
        if not item.wire["approve"]:
            return
        arguments = str(call.item.wire["arguments"])
        made = self._item("mcp_call", "mcp", call.server, call.tool, arguments)
        made.wire["approval_request_id"] = call.item.id
        self._desk.add_item(made)
        call.item, call.output_index = made, 0
        self._begin(call)

    def _item(
        self, kind: str, prefix: str, server: _Server, tool: str, arguments: str
    ) -> ServedItem:
        wire: JsonObject = {
            "id": self._desk.around.new_id(prefix), "object": "realtime.item", "type": kind,
            "server_label": server.label, "name": tool, "arguments": arguments,
        }  # fmt: skip
        return ServedItem(wire)

    def _begin(self, call: _Call) -> None:
        around = self._desk.around
        self._tell(call, "response.mcp_call.in_progress")
        call.running = call.server.line.call(call.tool, call.arguments)
        self._running.append(call)
        call.running.add_done_callback(lambda _: around.wake())

    def _end(self, call: _Call) -> None:
        problem = _problem(call.running)
        if problem:
            call.item.wire["error"] = {"type": "mcp_error", "message": problem}
            self._tell(call, "response.mcp_call.failed")
        else:
            call.item.wire["output"] = call.running.result()
            self._tell(call, "response.mcp_call.completed")
        place = {"response_id": call.response_id, "output_index": call.output_index}
        self._desk.emit(
            {"type": "response.output_item.done", **place, "item": dict(call.item.wire)}
        )

    def _tell(self, call: _Call, kind: str) -> None:
        self._desk.emit({"type": kind, "item_id": call.item.id, "output_index": call.output_index})

    # ---- time

    def advance(self) -> None:
        """Tell what has ended."""
        for server in tuple(self._servers.values()):
            if server.looking is not None and server.looking.done():
                self._listed(server, server.looking)
        for call in [call for call in self._running if call.running.done()]:
            self._running.remove(call)
            self._end(call)

    def close(self) -> None:
        """End what still runs: nobody is told."""
        for call in self._running:
            call.running.cancel()
        for server in self._servers.values():
            _stop(server)


def _address(wire: JsonObject) -> McpAddress:
    headers = [(str(name), str(value)) for name, value in (wire.get("headers") or {}).items()]
    if wire.get("authorization"):
        headers.append(("Authorization", _with_scheme(str(wire["authorization"]))))
    return McpAddress(str(wire["server_label"]), str(wire["server_url"]), tuple(headers))


def _stop(server: _Server | None) -> None:
    if server is None:
        return
    if server.looking is not None:
        server.looking.cancel()
    server.line.close()


def _problem(done: Future[Any]) -> str:
    """Why it failed; "" where it did not."""
    try:
        done.result()
    except McpFailedError as error:
        return str(error) or "it failed"
    except CancelledError:
        return "it was ended"
    return ""


def _with_scheme(authorization: str) -> str:
    """A bare token is a bearer's."""
    if " " in authorization.strip():
        return authorization
    return f"Bearer {authorization}"
