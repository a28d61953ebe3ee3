"""The port to MCP servers: what they are asked, and how they fail."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, Protocol


class McpFailedError(Exception):
    """A server could not be asked, or what it was asked failed; the text says why."""


@dataclass(frozen=True, slots=True)
class McpAddress:
    """Where a server is. Headers may hold keys: they are in no representation."""

    label: str
    url: str
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class McpFound:
    """One tool of a server."""

    name: str
    description: str
    input_schema: Mapping[str, Any]


class McpPort(Protocol):
    """Asks servers. The futures raise McpFailedError; who cancels one ends the work."""

    def list_tools(self, address: McpAddress) -> Future[tuple[McpFound, ...]]:
        """Return all tools of a server."""
        ...

    def call(self, address: McpAddress, tool: str, arguments: Mapping[str, Any]) -> Future[str]:
        """Return what a tool gives, as text."""
        ...


class NoServers:
    """Where there is no line to any server."""

    def list_tools(self, address: McpAddress) -> Future[tuple[McpFound, ...]]:  # noqa: ARG002
        """Find none."""
        return _failed()

    def call(self, address: McpAddress, tool: str, arguments: Mapping[str, Any]) -> Future[str]:  # noqa: ARG002
        """Call none."""
        return _failed()


def _failed() -> Future[Any]:
    future = Future[Any]()
    future.set_exception(McpFailedError("this service calls no MCP servers"))
    return future
