"""What the window asks for about functions and MCP servers.

Texts of the person may hold keys: they are not shown by `repr`.
"""

from __future__ import annotations

from dataclasses import field

from voicelive_desktop.domain.facts.functions import Consent
from voicelive_desktop.domain.words.quick_classes import dataclass


@dataclass(frozen=True, slots=True)
class SwitchFunction:
    """Offer a function, or not."""

    key: str
    on: bool


@dataclass(frozen=True, slots=True)
class ChooseConsent:
    """Say when a function may act without a question."""

    key: str
    consent: Consent


@dataclass(frozen=True, slots=True)
class TryFunction:
    """Run a function with this JSON; the model hears nothing of it."""

    key: str
    arguments: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SaveFunction:
    """Keep this function, in place of one if `key` is not "".

    `unread`: fields that hold no JSON. Then nothing is kept, and only the others are looked at.
    """

    text: str = field(repr=False)
    key: str
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RemoveFunction:
    """Delete one of the user's own."""

    key: str


@dataclass(frozen=True, slots=True)
class ImportFunction:
    """Take over a function from a file."""

    path: str


@dataclass(frozen=True, slots=True)
class ExportFunction:
    """Write a function to a file."""

    key: str
    path: str


@dataclass(frozen=True, slots=True)
class KeepSecret:
    """Keep this for functions that name it."""

    name: str
    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SwitchServer:
    """Let an MCP server run, or not; the user has seen what it runs."""

    label: str
    on: bool


@dataclass(frozen=True, slots=True)
class RemoveServer:
    """Forget an MCP server."""

    label: str


@dataclass(frozen=True, slots=True)
class RetryServer:
    """Start an MCP server again."""

    label: str


@dataclass(frozen=True, slots=True)
class SaveServer:
    """Keep the server of this JSON, in place of that one ("": a new one)."""

    text: str = field(repr=False)
    label: str


@dataclass(frozen=True, slots=True)
class ImportServers:
    """Set up the MCP servers of this JSON."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class OpenServers:
    """Set up the MCP servers of a file."""

    path: str


@dataclass(frozen=True, slots=True)
class ExportServers:
    """Write the MCP servers down for other assistants."""

    path: str


FunctionRequest = (
    SwitchFunction
    | ChooseConsent
    | TryFunction
    | SaveFunction
    | RemoveFunction
    | ImportFunction
    | ExportFunction
    | KeepSecret
)
ServerRequest = (
    SwitchServer
    | RemoveServer
    | RetryServer
    | SaveServer
    | ImportServers
    | OpenServers
    | ExportServers
)
