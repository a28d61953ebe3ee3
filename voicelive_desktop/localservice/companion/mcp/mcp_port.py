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


class McpLine(Protocol):
    """The line of one session to one server. The futures raise McpFailedError; who cancels one ends
    the work.
    """

    def list_tools(self) -> Future[tuple[McpFound, ...]]:
        """Return all tools of the server."""
        ...

    def call(self, tool: str, arguments: Mapping[str, Any]) -> Future[str]:
        """Return what a tool gives, as text."""
        ...

    def close(self) -> None:
        """End the line; what still runs on it fails."""
        ...


class McpPort(Protocol):
    """Has lines to servers."""

    def line(self, address: McpAddress) -> McpLine:
        """Return a new line; it is opened by the first question."""
        ...


class NoServers:
    """Where there is no line to any server."""

    def line(self, address: McpAddress) -> McpLine:  # noqa: ARG002 - the port names it
        """Return a line that leads nowhere."""
        return _NoLine()


class _NoLine:
    def list_tools(self) -> Future[tuple[McpFound, ...]]:
        return _failed()

    def call(self, tool: str, arguments: Mapping[str, Any]) -> Future[str]:  # noqa: ARG002 - see McpLine
        return _failed()

    def close(self) -> None:
        pass


def _failed() -> Future[Any]:
    future = Future[Any]()
    future.set_exception(McpFailedError("this service calls no MCP servers"))
    return future
