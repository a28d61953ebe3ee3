"""A conversation as a language model is given it: what was really heard, as much of it as fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from voicelive_desktop.localservice.companion.brain_port import ChatMessage
from voicelive_desktop.localservice.companion.conversation_items import ServedItem, served_output

CHARS_PER_TOKEN = 3.5  # of English; other languages need more tokens
PICTURE_TOKENS = 600
SUMMARY_SHARE = 0.2  # of the room, for what was said before
SUMMARY_LINE = 120  # characters of each turn


def messages_of(instructions: Iterable[str], items: Sequence[ServedItem]) -> list[ChatMessage]:
    """Return instructions and items in OpenAI's form; calls without an output are left out, no
    server takes them.
    """
    told = "\n\n".join(part for part in instructions if part.strip())
    messages: list[ChatMessage] = [{"role": "system", "content": told}] if told else []
    answered = {
        item.wire.get("call_id") for item in items if item.wire["type"] == "function_call_output"
    }
    asked_for = {
        item.id: item.wire for item in items if item.wire["type"] == "mcp_approval_request"
    }
    called: set[Any] = set()
    for item in items:
        kind = item.wire["type"]
        if kind == "message":
            messages.extend(_message(item))
        elif kind == "function_call" and item.wire["call_id"] in answered:
            called.add(item.wire["call_id"])
            _add_call(messages, item.wire)
        elif kind == "function_call_output" and item.wire["call_id"] in called:
            messages.append(
                {
                    "role": "tool",
                    "tool_call_id": item.wire["call_id"],
                    "content": item.wire["output"],
                }
            )
        elif (gave := served_output(item)) is not None:
            asked = asked_for.get(str(item.wire.get("approval_request_id")), item.wire)
            _add_call(messages, {**asked, "call_id": item.id})
            messages.append({"role": "tool", "tool_call_id": item.id, "content": gave})
    return messages


def _message(item: ServedItem) -> list[ChatMessage]:
    text, pictures = item.heard_text, item.picture_urls
    if pictures and item.role == "user":
        parts: list[ChatMessage] = [{"type": "text", "text": text}] if text else []
        parts += [{"type": "image_url", "image_url": {"url": url}} for url in pictures]
        return [{"role": "user", "content": parts}]
    if text:
        return [{"role": item.role, "content": text}]
    return []


def _add_call(messages: list[ChatMessage], wire: Mapping[str, Any]) -> None:
    call = {
        "id": wire["call_id"],
        "type": "function",
        "function": {"name": wire["name"], "arguments": wire["arguments"]},
    }
    if messages and messages[-1].get("tool_calls"):
        messages[-1]["tool_calls"].append(call)
    else:
        messages.append({"role": "assistant", "content": None, "tool_calls": [call]})


def tokens_of(message: ChatMessage) -> int:
    """Estimate the tokens of one message."""
    content = message.get("content") or ""
    if isinstance(content, str):
        pictures = []
    else:
        pictures = [part for part in content if part["type"] == "image_url"]
    if isinstance(content, str):
        text = content
    else:
        text = "".join(part.get("text", "") for part in content)
    calls = "".join(str(call["function"]) for call in message.get("tool_calls", ()))
    return round((len(text) + len(calls)) / CHARS_PER_TOKEN) + PICTURE_TOKENS * len(pictures) + 4


def compacted(messages: Sequence[ChatMessage], room: int) -> tuple[list[ChatMessage], int]:
    """Return the messages that fit into so many tokens, and how many were left out.

    The system's message and the newest ones stay; of what came before one note
    tells the beginnings.
    """
    if sum(map(tokens_of, messages)) <= room:
        return list(messages), 0
    head = [message for message in messages[:1] if message["role"] == "system"]
    rest = list(messages[len(head) :])
    left = room * (1 - SUMMARY_SHARE) - sum(map(tokens_of, head))
    kept = 0
    while kept < len(rest) and (kept == 0 or left >= tokens_of(rest[-kept - 1])):
        left -= tokens_of(rest[-kept - 1])
        kept += 1
    while kept > 1 and rest[-kept]["role"] == "tool":  # an output needs its call
        kept -= 1
    dropped = rest[: len(rest) - kept]
    note = _note(dropped, int(room * SUMMARY_SHARE * CHARS_PER_TOKEN))
    return [*head, *([note] if note else []), *rest[len(rest) - kept :]], len(dropped)


def _note(dropped: Sequence[ChatMessage], longest: int) -> ChatMessage | None:
    lines: list[str] = []
    for message in reversed(dropped):
        text = message.get("content")
        if not isinstance(text, str) or message["role"] not in {"user", "assistant"}:
            continue
        line = f"{message['role']}: {text[:SUMMARY_LINE]}{'…' if len(text) > SUMMARY_LINE else ''}"
        if sum(map(len, lines)) + len(line) > longest:
            break
        lines.insert(0, line)
    if not lines:
        return None
    return {
        "role": "system",
        "content": "\n".join(["Earlier in this conversation, in short:", *lines]),
    }
