"""The tools of MCP servers: as functions with names of their own, and as the service is
told of them.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from voicelive_desktop.app.services.functions.known_functions import KnownFunction
from voicelive_desktop.domain.facts.functions import Origin, TellServer
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.gui.wording.language import shown
from voicelive_desktop.tools.own.http_call import Secrets
from voicelive_desktop.tools.servers.server_config import PLACE, ServerConfig
from voicelive_desktop.tools.servers.server_connection import MOST_TOOLS, ServerTool
from voicelive_desktop.tools.servers.server_sign_in import SignInDesk
from voicelive_desktop.tools.servers.server_thread import on_loop

NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_-]+")  # of functions


async def secret_values(config: ServerConfig, secrets: Secrets) -> dict[str, str]:
    """Return what `${NAME}` stands for in a server's settings. Raises KeyError with the name of a
    missing one.
    """
    texts = [value for _, value in (*config.env, *config.headers)] + [config.authorization]
    values: dict[str, str] = {}
    for name in {place for text in texts for place in PLACE.findall(text)}:
        value = os.environ.get(name) or await secrets(name)
        if value is None:
            raise KeyError(name)
        values[name] = value
    return values


def sign_in_desk(
    loop: asyncio.AbstractEventLoop,
    secrets: Secrets,
    keep_secret: Callable[[str, str], object],
    open_page: Callable[[str], bool],
) -> SignInDesk:
    """Return what signing in needs, for use on the servers' thread; all of it runs on the loop's."""

    async def read(name: str) -> str | None:
        return await on_loop(loop, _ask(secrets, name))

    async def show(address: str) -> bool:
        return await on_loop(loop, _ask_page(open_page, address))

    return SignInDesk(
        read,
        lambda name, value: loop.call_soon_threadsafe(keep_secret, name, value),
        show,
        shown(Words("You are signed in. You can close this page.")),
    )


async def _ask(secrets: Secrets, name: str) -> str | None:
    return await secrets(name)


async def _ask_page(open_page: Callable[[str], bool], address: str) -> bool:
    return open_page(address)


def service_tool(
    config: ServerConfig, tools: Sequence[ServerTool], is_off: Callable[[ServerTool], bool]
) -> dict[str, Any] | None:
    """Return the server as a tool of a session; None where all of its tools are off."""
    on = [tool.name for tool in tools if not is_off(tool)]
    if len(on) == len(tools):
        return config.as_tool()
    if on:
        return config.as_tool(on)
    return None


def tools_of(order: TellServer) -> tuple[ServerTool, ...]:
    """Return the tools that the service has found."""
    found = order.tools[:MOST_TOOLS]
    return tuple(
        ServerTool(tool.name, tool.description, _schema(tool.parameters)) for tool in found
    )


def _schema(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if isinstance(found, dict):
        return found
    return {}


def named_apart(functions: Iterable[KnownFunction]) -> tuple[KnownFunction, ...]:
    """Return them all; tools of servers whose name is taken bear their server's label before it."""
    taken: set[str] = set()
    found = []
    for function in functions:
        offered = function.offered
        if offered.origin is Origin.SERVER and offered.name in taken:
            name = f"{NOT_IN_NAMES.sub('_', offered.source)}_{offered.name}"[:64]
            renamed = replace(offered, name=name)
            function = replace(function, offered=renamed, tool=replace(function.tool, name=name))  # noqa: PLW2901
        if function.offered.on:
            taken.add(function.offered.name)
        found.append(function)
    return tuple(found)
