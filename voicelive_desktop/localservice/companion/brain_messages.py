"""What is sent to an OpenAI-compatible server, and the calls of functions that come back in pieces."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from voicelive_desktop.localservice.companion.brain_port import CalledFunction, ChatMessage, Prompt
from voicelive_desktop.localservice.protocol.client_messages import whole_text

UNSEEN = "(Here the person showed a picture, which you cannot see.)"


def request_of(prompt: Prompt, left_out: Collection[str]) -> dict[str, Any]:
    """Return the fields of a request beside model and messages, without those that the server does
    not take.
    """
    request: dict[str, Any] = {
        "stream": True,
        "stream_options": {"include_usage": True},
        "reasoning_effort": "none",  # who listens should not wait for thoughts
        "temperature": prompt.temperature,
        "max_tokens": prompt.max_tokens,
        **_tools(prompt),
    }
    return {
        name: value for name, value in request.items() if value is not None and name not in left_out
    }


def _tools(prompt: Prompt) -> dict[str, Any]:
    """Return tools and their choice; "none" means that there are none, for not every server knows
    the choice.
    """
    tools = [_tool(tool) for tool in prompt.tools if tool.get("type") == "function"]
    if not tools or prompt.tool_choice == "none":
        return {}
    return {"tools": tools} | _choice(
        prompt.tool_choice, {tool["function"]["name"] for tool in tools}
    )


def _tool(tool: Mapping[str, Any]) -> dict[str, Any]:
    parameters = tool.get("parameters") or {"type": "object", "properties": {}}
    described = {
        "name": tool["name"],
        "description": tool.get("description") or "",
        "parameters": parameters,
    }
    return {"type": "function", "function": described}


def _choice(choice: Any, names: Collection[str]) -> dict[str, Any]:
    if isinstance(choice, Mapping):
        choice = choice.get("name") or (choice.get("function") or {}).get("name")
    if choice == "required":
        return {"tool_choice": choice}
    if choice in names:
        return {"tool_choice": {"type": "function", "function": {"name": choice}}}
    return {}


def without_pictures(messages: Sequence[ChatMessage]) -> list[ChatMessage]:
    """Return the messages with a note in the place of each picture."""
    return [_without_pictures(message) for message in messages]


def _without_pictures(message: ChatMessage) -> ChatMessage:
    content = message.get("content")
    if not isinstance(content, list):
        return message
    texts = [part.get("text", UNSEEN) for part in content]
    return message | {"content": " ".join(texts)}


@dataclass(slots=True)
class _Call:
    id: str = ""
    name: str = ""
    arguments: str = ""


class ToolCalls:
    """Puts calls together from their pieces: by index; a server that gives none sends
    each call whole.
    """

    def __init__(self) -> None:
        self._calls: dict[int, _Call] = {}

    def add(self, piece: Any) -> None:
        """Take a piece of a call."""
        index = piece.index
        if index is None:
            index = self._index_of(piece)
        call = self._calls.setdefault(index, _Call())
        call.id = piece.id or call.id
        if piece.function is not None:
            call.name += piece.function.name or ""
            call.arguments += piece.function.arguments or ""

    def _index_of(self, piece: Any) -> int:
        begins = bool(piece.function is not None and piece.function.name)
        last = max(self._calls, default=-1)
        if begins or last < 0:
            return last + 1
        return last

    def whole(self) -> Iterator[CalledFunction]:
        """Return the calls in their order."""
        for _, call in sorted(self._calls.items()):
            yield CalledFunction(whole_text(call.name), whole_text(call.arguments))
