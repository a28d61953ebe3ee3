"""Items of the conversation as the service tells them -> ours."""

from __future__ import annotations

import base64

from voicelive_desktop.client.azure_fields import SdkMessage, required_id, text_of
from voicelive_desktop.domain.facts.conversation import Item, Role, Status, ToolCall
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId

_ROLES = {"user": Role.USER, "assistant": Role.ASSISTANT, "system": Role.SYSTEM}


def item_of(raw: SdkMessage, at_s: float, response_id: ResponseId | None = None) -> Item | None:
    """Our form of an item that was made at `at_s` (Unix seconds); None for kinds that have no row.

    Raises:
        ValueError, TypeError, AttributeError: it is no item.
    """
    kind = raw.get("type")
    item_id = ItemId(required_id(raw.get("id")))
    if kind == "message":
        return _message_item(raw, item_id, at_s, response_id)
    if kind == "function_call":
        call = ToolCall(
            CallId(required_id(raw.get("call_id"))),
            text_of(raw.get("name")),
            text_of(raw.get("arguments")),
        )
        return Item(item_id, Role.TOOL, at_s=at_s, response_id=response_id, tool=call)
    if kind == "function_call_output":
        result = ToolCall(
            CallId(required_id(raw.get("call_id"))), "", output=text_of(raw.get("output"))
        )
        return Item(item_id, Role.TOOL, status=Status.FINAL, at_s=at_s, tool=result)
    return None


def _message_item(
    raw: SdkMessage, item_id: ItemId, at_s: float, response_id: ResponseId | None
) -> Item:
    role = _ROLES.get(str(raw.get("role")), Role.SYSTEM)
    text = content_text(raw)
    parts = [part.get("type") for part in raw.get("content") or ()]
    waits_for_words = role is Role.USER and "input_audio" in parts and not text
    open_answer = role is Role.ASSISTANT and raw.get("status") != "completed"
    if waits_for_words or open_answer or not parts:
        status = Status.PARTIAL
    else:
        status = Status.FINAL
    return Item(item_id, role, text, status, at_s, response_id)


def retrieved_sound(raw: SdkMessage) -> bytes:
    """The sound of a spoken message; the reference does not say in which form it comes, so it is
    taken for the service's own.
    """
    for part in raw.get("content") or ():
        sound = part.get("audio")
        if isinstance(sound, str) and sound:
            pcm = base64.b64decode(sound, validate=True)
            return pcm[: len(pcm) // 2 * 2]
    return b""


def content_text(raw: SdkMessage) -> str:
    """All words of a message item, spoken or written. Raises TypeError, AttributeError for what is
    no item.
    """
    parts = raw.get("content") or ()
    words = (part.get("text") or part.get("transcript") or part.get("refusal") for part in parts)
    return " ".join(text for one in words if (text := text_of(one)))
