"""Messages about MCP servers that the service calls -> events."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from voicelive_desktop.client.azure_fields import (
    SdkMessage,
    fields_of,
    item_id_of,
    optional_item_id,
    required_id,
    text_of,
)
from voicelive_desktop.client.azure_reasons import plain
from voicelive_desktop.client.handshake_answers import words_in
from voicelive_desktop.domain.facts.functions import ListedTool
from voicelive_desktop.domain.facts.service_calls import (
    ApprovalAsked,
    ApprovalGiven,
    ListingBegan,
    ListingCompleted,
    ListingFailed,
    ServiceCallAdded,
    ServiceCallBegan,
    ServiceCallEnded,
    ServiceCallEvent,
    ServiceCallGrew,
    ServiceCallTold,
    ServiceCallWritten,
    ToolsListed,
)
from voicelive_desktop.domain.words.ids import ItemId, ResponseId

MOST_TOOLS = 500  # of one server
SERVED_KINDS = frozenset(
    {"mcp_list_tools", "mcp_call", "mcp_approval_request", "mcp_approval_response"}
)


def served_item(
    raw: SdkMessage, at_s: float, response_id: ResponseId | None = None
) -> Sequence[ServiceCallEvent]:
    """What one of the four kinds of items means that is added to the conversation. Raises
    ValueError, TypeError.
    """
    item_id = ItemId(required_id(raw.get("id")))
    kind = raw.get("type")
    if kind == "mcp_list_tools":
        return (_listed(raw, item_id),)
    if kind == "mcp_approval_response":
        request_id = ItemId(required_id(raw.get("approval_request_id")))
        return (ApprovalGiven(item_id, request_id, raw.get("approve") is True),)
    server, name, arguments = (
        text_of(raw.get("server_label")),
        text_of(raw.get("name")),
        text_of(raw.get("arguments")),
    )
    if kind == "mcp_approval_request":
        return (ApprovalAsked(item_id, server, name, arguments, at_s, response_id),)
    request = optional_item_id(raw.get("approval_request_id"))
    added = ServiceCallAdded(item_id, server, name, arguments, at_s, response_id, request)
    return (added, *_result(raw, item_id))


def served_item_done(raw: SdkMessage) -> Sequence[ServiceCallEvent]:
    """What a complete item means: the result of a call, or tools that were not told before."""
    item_id = ItemId(required_id(raw.get("id")))
    if raw.get("type") == "mcp_call":
        return tuple(_result(raw, item_id)) or (
            ServiceCallWritten(item_id, text_of(raw.get("arguments"))),
        )
    if raw.get("type") == "mcp_list_tools":
        return (_listed(raw, item_id),)
    return ()


def _listed(raw: SdkMessage, item_id: ItemId) -> ToolsListed:
    tools = raw.get("tools")
    if isinstance(tools, Sequence):
        listed = tools
    else:
        listed = ()
    found = tuple(_tools(listed))
    return ToolsListed(item_id, text_of(raw.get("server_label")), found, _words(raw.get("error")))


def _tools(tools: Sequence[Any]) -> Iterator[ListedTool]:
    for tool in tools[:MOST_TOOLS]:
        said = fields_of(tool)
        if isinstance(said.get("name"), str):
            schema = json.dumps(said.get("input_schema") or {}, ensure_ascii=False, default=str)
            yield ListedTool(said["name"], text_of(said.get("description")), schema)


def _result(raw: SdkMessage, item_id: ItemId) -> Iterator[ServiceCallTold]:
    error, output = raw.get("error"), raw.get("output")
    if error:
        yield ServiceCallTold(
            item_id, json.dumps({"error": _words(error)}, ensure_ascii=False), ok=False
        )
    elif output is not None:
        if isinstance(output, str):
            said = output
        else:
            said = json.dumps(output, ensure_ascii=False, default=str)
        yield ServiceCallTold(item_id, said, ok=True)


def _words(error: object) -> str:
    """The service's words about what went wrong, whatever form it gives them."""
    if isinstance(error, str):
        return text_of(error)
    said = fields_of(error)
    for name in ("message", "error", "detail", "code", "type"):
        if isinstance(said.get(name), str) and said[name]:
            return text_of(said[name])
    return words_in(plain(error))[1]


def _listing_failed(m: SdkMessage, _clock: Callable[[], float]) -> Sequence[ServiceCallEvent]:
    return (ListingFailed(item_id_of(m), _words(m.get("error")) or _words(m.get("message"))),)


def _written(m: SdkMessage, _clock: Callable[[], float]) -> Sequence[ServiceCallEvent]:
    return (ServiceCallWritten(item_id_of(m), text_of(m.get("arguments"))),)


SERVED: Mapping[str, Callable[[SdkMessage, Callable[[], float]], Sequence[ServiceCallEvent]]] = {
    "mcp_list_tools.in_progress": lambda m, _clock: (ListingBegan(item_id_of(m)),),
    "mcp_list_tools.completed": lambda m, _clock: (ListingCompleted(item_id_of(m)),),
    "mcp_list_tools.failed": _listing_failed,
    "response.mcp_call_arguments.delta": lambda m, _clock: (
        ServiceCallGrew(item_id_of(m), text_of(m.delta)),
    ),
    "response.mcp_call_arguments.done": lambda m, _clock: (
        ServiceCallWritten(item_id_of(m), text_of(m.get("arguments"))),
    ),
    "response.mcp_call.in_progress": lambda m, _clock: (ServiceCallBegan(item_id_of(m)),),
    "response.mcp_call.completed": lambda m, _clock: (ServiceCallEnded(item_id_of(m), ok=True),),
    "response.mcp_call.failed": lambda m, _clock: (ServiceCallEnded(item_id_of(m), ok=False),),
}
