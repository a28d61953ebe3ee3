"""Keys of MCP servers that the service calls: put into a message when it is sent, and nowhere else.

State, "Session as JSON", "Copy as Python", files and logs hold `${NAME}` in their place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

PLACE = re.compile(r"\$\{(?:env:)?([A-Za-z_][A-Za-z0-9_]*)\}")
SECRET_FIELDS = ("authorization", "headers")


class SecretPlaces:
    """Values by name, in memory only."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def keep(self, values: Mapping[str, str]) -> None:
        """Know these from now on."""
        self._values |= values

    def filled(self, wire: Mapping[str, Any]) -> dict[str, Any]:
        """Return a session or an answer's wishes with values in place of `${NAME}`;
        unknown names stay.
        """
        tools = wire.get("tools")
        if not self._values or not isinstance(tools, list):
            return dict(wire)
        return {**wire, "tools": [self._tool(tool) for tool in tools]}

    def _tool(self, tool: Any) -> Any:
        if not _is_server(tool):
            return tool
        return {
            name: self._value(inner) if name in SECRET_FIELDS else inner
            for name, inner in tool.items()
        }

    def _value(self, value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: self._value(inner) for name, inner in value.items()}
        if not isinstance(value, str):
            return value
        return PLACE.sub(lambda place: self._values.get(place[1], place[0]), value)


def without_secrets(session: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a session as the service tells it, without the keys that it may tell back."""
    avatar, tools = session.get("avatar"), session.get("tools")
    if isinstance(avatar, Mapping):  # its relays come with passwords
        told = {name: inner for name, inner in avatar.items() if name != "ice_servers"}
        session = {**session, "avatar": told}
    if not isinstance(tools, list) or not any(map(_is_server, tools)):
        return session
    return {**session, "tools": [_without(tool) if _is_server(tool) else tool for tool in tools]}


def _is_server(tool: Any) -> bool:
    return isinstance(tool, Mapping) and tool.get("type") == "mcp"


def _without(tool: Mapping[str, Any]) -> dict[str, Any]:
    return {name: inner for name, inner in tool.items() if name not in SECRET_FIELDS}
