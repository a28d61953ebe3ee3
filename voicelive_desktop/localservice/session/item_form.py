"""The form of the items that a client sends: what each may hold, and how the service gives it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from voicelive_desktop.localservice.companion.conversation_items import (
    ServedConversation,
    ServedItem,
)
from voicelive_desktop.localservice.protocol import field_checks as checks
from voicelive_desktop.localservice.protocol import picture_sizes
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.field_checks import JsonObject

ITEM_TYPES = ("message", "function_call", "function_call_output", "mcp_approval_response")
REFERENCE = "item_reference"
ROLES = ("system", "user", "assistant")
STATUSES = ("completed", "incomplete", "in_progress")
CONTENT_OF_ROLE = {
    "system": ("input_text", "text"),
    "user": ("input_text", "input_audio", "input_image", "text"),
    "assistant": ("text", "output_text", "input_text", "audio"),
}
REQUIRED = {
    "function_call": ("name", "call_id", "arguments"),
    "function_call_output": ("call_id", "output"),
    "mcp_approval_response": ("approval_request_id", "approve"),
}
SWITCHES = ("approve",)  # of the required fields; the others are strings


def item_from_request(
    request: object, new_id: Callable[[str], str], where: str = "item"
) -> ServedItem:
    """Validate an item and give it the form of the service's answers; ``where`` names it in errors.

    Raises:
        WireError: as the service words it.
    """
    if not isinstance(request, Mapping):
        raise (
            errors.missing(where)
            if request is None
            else errors.invalid_type(where, "object", request)
        )
    kind = request.get("type")
    if kind is None:
        raise errors.missing(f"{where}.type")
    if kind not in ITEM_TYPES:
        raise errors.invalid_choice(f"{where}.type", kind, ITEM_TYPES)
    for name in REQUIRED.get(kind, ()):
        if request.get(name) is None:
            raise errors.missing(f"{where}.{name}")
        if name in SWITCHES:
            check = checks.boolean
        else:
            check = checks.text
        check(f"{where}.{name}", request[name])
    item_id = checks.text(f"{where}.id", request.get("id")) or new_id("item")
    status = checks.nullable(checks.one_of(*STATUSES))(f"{where}.status", request.get("status"))
    wire: JsonObject = {"id": item_id, "object": "realtime.item", "type": kind}
    if kind != "function_call_output":  # recorded: an output comes back without one
        wire["status"] = status or "completed"
    wire |= {name: value for name, value in request.items() if name not in {*wire, "status"}}
    if kind == "message":
        wire["role"], wire["content"] = _checked_message(request, where)
    return ServedItem(wire)


def referred_items(
    requests: list[Any], conversation: ServedConversation, new_id: Callable[[str], str], where: str
) -> list[ServedItem]:
    """Return the items of a request; an ``item_reference`` among them stands for one
    of the conversation.
    """
    found = []
    for index, request in enumerate(requests):
        if isinstance(request, Mapping) and request.get("type") == REFERENCE:
            found.append(conversation.get(request.get("id"), "reference", "referencing"))
        else:
            found.append(item_from_request(request, new_id, f"{where}[{index}]"))
    return found


def ready_made_text(message: Mapping[str, Any], new_id: Callable[[str], str], where: str) -> str:
    """Return the words of an assistant's message that a client wants to be said as they are."""
    given = {"type": "message", "role": "assistant", **message}
    checks.one_of("message")(f"{where}.type", given["type"])
    checks.one_of("assistant")(f"{where}.role", given["role"])
    return item_from_request(given, new_id, where).text


def _checked_message(request: Mapping[str, Any], where: str) -> tuple[str, list[JsonObject]]:
    role = request.get("role")
    if role is None:
        raise errors.missing(f"{where}.role")
    if role not in ROLES:
        raise errors.invalid_choice(f"{where}.role", role, ROLES)
    content = request.get("content")
    if content is None:
        raise errors.missing(f"{where}.content")
    if not isinstance(content, list):
        raise errors.invalid_type(f"{where}.content", "array", content)
    return role, [
        _checked_part(role, f"{where}.content[{index}]", part) for index, part in enumerate(content)
    ]


def _checked_part(role: str, where: str, part: object) -> JsonObject:
    wire = checks.mapping(where, part)
    kind = wire.get("type")
    if kind not in CONTENT_OF_ROLE[role]:
        raise errors.invalid_choice(f"{where}.type", kind, CONTENT_OF_ROLE[role])
    if "text" in kind:
        _need_text(wire, "text", where)
    if kind == "input_audio":
        _need_text(wire, "audio", where)
    if kind == "input_image":
        picture_sizes.check(wire, where)
    if wire.get("transcript") is not None:
        checks.text(f"{where}.transcript", wire["transcript"])
    if kind == "output_text":  # recorded: given back under the name of the service's own parts
        wire["type"] = "text"
    return wire


def _need_text(part: Mapping[str, Any], name: str, where: str) -> None:
    if part.get(name) is None:
        raise errors.missing(f"{where}.{name}")
    checks.text(f"{where}.{name}", part[name])
