"""MCP servers that the service calls: the events and their order, approvals, and what is refused."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any

import pytest

from tests.unit.localservice.surroundings import Session, kinds, one
from voicelive_desktop.localservice.companion.mcp.mcp_port import (
    McpAddress,
    McpFailedError,
    McpFound,
)

SERVER = {
    "type": "mcp",
    "server_label": "notes",
    "server_url": "http://127.0.0.1:1/mcp",
    "authorization": "k3y",
}
SCHEMA = {"type": "object", "properties": {"item": {"type": "string"}}, "required": ["item"]}
TOOLS = (
    McpFound("add_to_list", "Add something to the list.", SCHEMA),
    McpFound("wipe", "Forget everything.", {}),
)


class FakeServers:
    """Answers when the test says so."""

    def __init__(self) -> None:
        self.looks: list[tuple[McpAddress, Future[tuple[McpFound, ...]]]] = []
        self.calls: list[tuple[str, Mapping[str, Any], Future[str]]] = []

        self.closed: list[McpAddress] = []

    def line(self, address: McpAddress) -> FakeLine:
        return FakeLine(self, address)


class FakeLine:
    """One line of them."""

    def __init__(self, servers: FakeServers, address: McpAddress) -> None:
        self._servers, self._address = servers, address

    def list_tools(self) -> Future[tuple[McpFound, ...]]:
        self._servers.looks.append((self._address, Future()))
        return self._servers.looks[-1][1]

    def call(self, tool: str, arguments: Mapping[str, Any]) -> Future[str]:
        self._servers.calls.append((tool, arguments, Future()))
        return self._servers.calls[-1][2]

    def close(self) -> None:
        self._servers.closed.append(self._address)


class Scene:
    """A session with a server whose tools are known."""

    def __init__(self, **server: Any) -> None:
        self.servers = FakeServers()
        self.session = Session("gpt-4o", servers=self.servers)
        began = self.session.send(
            "session.update", session={"modalities": ["text"], "tools": [SERVER | server]}
        )
        assert kinds(began) == ["session.updated", "mcp_list_tools.in_progress"]
        self.servers.looks[0][1].set_result(TOOLS)
        self.listed = self.session.wait(0.0)

    def asked(self, text: str = "add milk to my list") -> list[dict[str, Any]]:
        self.session.type_in(text)
        return self.answered()

    def answered(self) -> list[dict[str, Any]]:
        return self.session.send("response.create") + self.session.wait(30.0)

    def approve(self, request: str, *, approve: bool = True) -> list[dict[str, Any]]:
        item = {"type": "mcp_approval_response", "approval_request_id": request, "approve": approve}
        return self.session.send("conversation.item.create", item=item)

    def ended(self, output: str = "milk is on the list now") -> list[dict[str, Any]]:
        self.servers.calls[-1][2].set_result(output)
        return self.session.wait(30.0)


def request_of(events: list[dict[str, Any]]) -> str:
    created = [e["item"] for e in events if e["type"] == "conversation.item.created"]
    return next(str(item["id"]) for item in created if item["type"] == "mcp_approval_request")


def words_of(events: list[dict[str, Any]]) -> str:
    return str(one(events, "response.text.done")["text"])


def test_the_tools_are_told_once_they_are_known() -> None:
    scene = Scene()
    assert kinds(scene.listed) == ["conversation.item.created", "mcp_list_tools.completed"]
    item = scene.listed[0]["item"]
    assert (item["type"], item["server_label"]) == ("mcp_list_tools", "notes")
    assert [tool["name"] for tool in item["tools"]] == ["add_to_list", "wipe"]
    assert scene.listed[1]["item_id"] == item["id"]
    assert scene.servers.looks[0][0].headers == (("Authorization", "Bearer k3y"),)
    assert scene.session.configure(temperature=0.7)["tools"]
    assert len(scene.servers.looks) == 1


def test_only_allowed_tools_are_offered() -> None:
    scene = Scene(allowed_tools=["wipe"])
    assert [tool["name"] for tool in scene.listed[0]["item"]["tools"]] == ["wipe"]
    assert scene.servers.calls == []
    assert "mcp_approval_request" not in str(scene.asked())


def test_a_server_without_a_list_is_told_and_the_conversation_goes_on() -> None:
    servers = FakeServers()
    session = Session("gpt-4o", servers=servers)
    session.send("session.update", session={"modalities": ["text"], "tools": [SERVER]})
    servers.looks[0][1].set_exception(McpFailedError("nobody there"))
    events = session.wait(0.0)
    assert kinds(events) == ["conversation.item.created", "mcp_list_tools.failed"]
    assert events[0]["item"]["error"]["message"] == "nobody there"
    session.type_in("hello")
    session.send("response.create")
    assert one(session.wait(30.0), "response.done")["response"]["status"] == "completed"


def test_a_call_that_needs_no_approval_runs_within_the_answer() -> None:
    scene = Scene(require_approval="never")
    begun = scene.asked()
    assert kinds(begun) == [
        "response.created",
        "response.output_item.added",
        "conversation.item.created",
        "response.mcp_call_arguments.delta",
        "response.mcp_call_arguments.done",
        "response.mcp_call.in_progress",
    ]
    assert scene.servers.calls[0][:2] == ("add_to_list", {"item": "milk"})
    ended = scene.ended()
    assert kinds(ended) == [
        "response.mcp_call.completed",
        "response.output_item.done",
        "response.done",
    ]
    assert ended[1]["item"]["output"] == "milk is on the list now"
    assert "milk is on the list now" in words_of(scene.answered())


def test_an_approved_call_runs_after_the_answer_and_is_answered_when_asked_for() -> None:
    scene = Scene()
    asked = scene.asked()
    assert asked[-1]["type"] == "response.done"
    assert scene.servers.calls == []
    begun = scene.approve(request_of(asked))
    assert kinds(begun) == ["conversation.item.created", "response.mcp_call.in_progress"]
    call = begun[1]["item"]
    assert (call["type"], call["approval_request_id"]) == ("mcp_call", request_of(asked))
    ended = scene.ended()
    assert kinds(ended) == ["response.mcp_call.completed", "response.output_item.done"]
    assert {event.get("item_id", call["id"]) for event in ended} == {call["id"]}
    assert "milk is on the list now" in words_of(scene.answered())


def test_what_is_denied_runs_nothing_and_is_said() -> None:
    scene = Scene()
    request = request_of(scene.asked())
    assert kinds(scene.approve(request, approve=False)) == ["conversation.item.created"]
    assert scene.servers.calls == []
    assert "did not allow it" in words_of(scene.answered())


def test_an_approval_counts_once_and_only_for_a_request_that_there_is() -> None:
    scene = Scene()
    request = request_of(scene.asked())
    scene.approve(request)
    for wrong in (request, "mcpr_nowhere"):
        (refused,) = scene.approve(wrong)
        assert refused["error"]["param"] == "item.approval_request_id"
    assert len(scene.servers.calls) == 1


@pytest.mark.parametrize(
    ("approval", "asks"),
    [
        ("always", True),
        (None, True),
        ("never", False),
        ({"never": ["add_to_list"]}, False),
        ({"always": ["add_to_list"]}, True),
        ({"never": ["wipe"]}, True),
    ],
)
def test_approvals_are_asked_for_as_the_session_says(approval: object, asks: bool) -> None:
    scene = Scene(require_approval=approval)
    scene.asked()
    assert bool(scene.servers.calls) is not asks


def test_a_failed_call_says_why_and_the_companion_says_so_too() -> None:
    scene = Scene(require_approval="never")
    scene.asked()
    scene.servers.calls[0][2].set_exception(McpFailedError("the list is full"))
    ended = scene.session.wait(30.0)
    assert kinds(ended) == [
        "response.mcp_call.failed",
        "response.output_item.done",
        "response.done",
    ]
    assert ended[1]["item"]["error"]["message"] == "the list is full"
    assert "the list is full" in words_of(scene.answered())


def test_an_interruption_ends_the_answer_but_not_the_call() -> None:
    scene = Scene(require_approval="never")
    scene.asked()
    assert (
        one(scene.session.send("response.cancel"), "response.done")["response"]["status"]
        == "cancelled"
    )
    assert kinds(scene.ended()) == ["response.mcp_call.completed", "response.output_item.done"]


def test_who_leaves_ends_what_runs() -> None:
    scene = Scene(require_approval="never")
    scene.asked()
    scene.session.dialogue.close()
    assert scene.servers.calls[0][2].cancelled()


@pytest.mark.parametrize(
    ("wrong", "param"),
    [
        ({"server_label": ""}, "session.tools[0].server_label"),
        ({"server_url": None}, "session.tools[0].server_url"),
        ({"server_url": "ftp://x"}, "session.tools[0].server_url"),
        ({"headers": ["x"]}, "session.tools[0].headers"),
        ({"headers": {"x": 1}}, "session.tools[0].headers.x"),
        ({"allowed_tools": "all"}, "session.tools[0].allowed_tools"),
        ({"require_approval": "sometimes"}, "session.tools[0].require_approval"),
        ({"require_approval": {"often": []}}, "session.tools[0].require_approval"),
        ({"authorization": 7}, "session.tools[0].authorization"),
    ],
)
def test_what_the_service_refuses(wrong: dict[str, Any], param: str) -> None:
    (refused,) = Session().send("session.update", session={"tools": [SERVER | wrong]})
    assert refused["error"]["param"] == param


def test_two_servers_of_one_label_are_refused() -> None:
    (refused,) = Session().send("session.update", session={"tools": [SERVER, SERVER]})
    assert "Duplicate" in refused["error"]["message"]


def test_a_line_ends_with_its_server_or_its_session() -> None:
    scene = Scene()
    assert scene.servers.closed == []
    scene.session.send("session.update", session={"tools": [SERVER | {"allowed_tools": ["wipe"]}]})
    assert len(scene.servers.closed) == 1, "other settings are another line"
    scene.session.send("session.update", session={"tools": []})
    assert len(scene.servers.closed) == 2


def test_models_of_the_phi_family_take_no_servers() -> None:
    session = Session("phi4-mini", servers=FakeServers())
    (refused,) = session.send("session.update", session={"tools": [SERVER]})
    assert refused["type"] == "error"
    assert "phi4-mini" in refused["error"]["message"]
