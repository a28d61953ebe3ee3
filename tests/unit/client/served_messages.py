"""Messages about MCP servers that the service calls, and what they mean."""

from __future__ import annotations

from tests.unit.client.service_messages import NOW, Case, I, P, R
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.functions import ListedTool

OF_CALL = {"item_id": I, "output_index": 0}
CALL = {"id": I, "type": "mcp_call", "server_label": "notes", "name": "add", "arguments": "{}"}
TOOL = {"name": "add", "description": "Adds.", "input_schema": {"type": "object"}}
LISTED = {
    "id": I,
    "type": "mcp_list_tools",
    "server_label": "notes",
    "tools": [TOOL, {"name": 7}, None],
}
REQUEST = {
    "id": I,
    "type": "mcp_approval_request",
    "server_label": "notes",
    "name": "add",
    "arguments": "{}",
}
FOUND = ev.ToolsListed(I, "notes", (ListedTool("add", "Adds.", '{"type": "object"}'),))
ADDED = ev.ServiceCallAdded(I, "notes", "add", "{}", NOW)

SERVED_CASES: list[Case] = [
    ({"type": "mcp_list_tools.in_progress", "item_id": I}, (ev.ListingBegan(I),)),
    ({"type": "mcp_list_tools.completed", "item_id": I}, (ev.ListingCompleted(I),)),
    ({"type": "mcp_list_tools.failed", "item_id": I}, (ev.ListingFailed(I),)),
    (
        {
            "type": "mcp_list_tools.failed",
            "item_id": I,
            "error": {"code": "unreachable", "message": "No answer."},
        },
        (ev.ListingFailed(I, "No answer."),),
    ),
    ({"type": "conversation.item.created", "item": LISTED}, (FOUND,)),
    (
        {"type": "conversation.item.created", "item": {**LISTED, "tools": [], "error": "gone"}},
        (ev.ToolsListed(I, "notes", (), "gone"),),
    ),
    ({"type": "conversation.item.done", "item": LISTED}, (FOUND,)),
    (
        {"type": "conversation.item.created", "item": REQUEST},
        (ev.ApprovalAsked(I, "notes", "add", "{}", NOW),),
    ),
    (
        {"type": "response.output_item.added", "response_id": R, "item": REQUEST},
        (ev.ApprovalAsked(I, "notes", "add", "{}", NOW, R),),
    ),
    (
        {
            "type": "conversation.item.created",
            "item": {
                "id": I,
                "type": "mcp_approval_response",
                "approval_request_id": P,
                "approve": False,
            },
        },
        (ev.ApprovalGiven(I, P, approve=False),),
    ),
    ({"type": "conversation.item.created", "item": CALL}, (ADDED,)),
    (
        {
            "type": "response.output_item.added",
            "response_id": R,
            "item": {**CALL, "approval_request_id": P},
        },
        (ev.ServiceCallAdded(I, "notes", "add", "{}", NOW, R, P),),
    ),
    (
        {"type": "response.mcp_call_arguments.delta", "response_id": R, **OF_CALL, "delta": "{}"},
        (ev.ServiceCallGrew(I, "{}"),),
    ),
    (
        {
            "type": "response.mcp_call_arguments.done",
            "response_id": R,
            **OF_CALL,
            "arguments": "{}",
        },
        (ev.ServiceCallWritten(I, "{}"),),
    ),
    ({"type": "response.mcp_call.in_progress", **OF_CALL}, (ev.ServiceCallBegan(I),)),
    ({"type": "response.mcp_call.completed", **OF_CALL}, (ev.ServiceCallEnded(I, ok=True),)),
    ({"type": "response.mcp_call.failed", **OF_CALL}, (ev.ServiceCallEnded(I, ok=False),)),
    (
        {"type": "response.output_item.done", "response_id": R, "item": {**CALL, "output": "done"}},
        (ev.ServiceCallTold(I, "done", ok=True),),
    ),
    (
        {
            "type": "response.output_item.done",
            "response_id": R,
            "item": {**CALL, "error": {"message": "no list"}},
        },
        (ev.ServiceCallTold(I, '{"error": "no list"}', ok=False),),
    ),
    ({"type": "response.output_item.done", "response_id": R, "item": REQUEST}, ()),
]
