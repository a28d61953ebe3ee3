"""Answers a call with what a web address says."""

from __future__ import annotations

import socket
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urljoin, urlsplit

from voicelive_desktop.domain.words.hosts import is_loopback
from voicelive_desktop.tools.own.http_request import SECRET, HttpRequest, is_private_host
from voicelive_desktop.tools.registry import MOST_OUTPUT, ToolFailedError

if TYPE_CHECKING:
    import aiohttp
    from aiohttp.abc import ResolveResult

MOST_REDIRECTS = 5
PIECE = 65_536
Secrets: TypeAlias = Callable[[str], Awaitable[str | None]]


async def ask_address(
    request: HttpRequest, arguments: Mapping[str, Any], text: str, secrets: Secrets
) -> str:
    """Return what the address answers. Raises ToolFailedError."""
    import aiohttp  # noqa: PLC0415 - only functions with an address need it

    headers = {name: await _with_secrets(value, secrets) for name, value in request.headers}
    content = request.content(arguments, text)
    if content is not None and not any(name.lower() == "content-type" for name in headers):
        headers["Content-Type"] = "application/json"
    connector = aiohttp.TCPConnector(resolver=_resolver(request))
    try:
        async with aiohttp.ClientSession(
            connector=connector, trust_env=not is_loopback(request.host)
        ) as http:
            return await _follow(http, request, request.address(arguments), headers, content)
    except ToolFailedError:
        raise
    except (aiohttp.ClientError, OSError, ValueError) as error:
        raise ToolFailedError(f"{request.host} cannot be asked: {type(error).__name__}") from error


async def _follow(
    http: aiohttp.ClientSession,
    request: HttpRequest,
    address: str,
    headers: Mapping[str, str],
    content: bytes | None,
) -> str:
    from yarl import URL  # noqa: PLC0415 - comes with aiohttp

    method = request.method
    for _ in range(MOST_REDIRECTS):
        target = URL(address, encoded=True)
        async with http.request(
            method, target, headers=headers, data=content, allow_redirects=False
        ) as answer:
            if answer.status not in {301, 302, 303, 307, 308} or "Location" not in answer.headers:
                return await _read(answer)
            address = urljoin(address, answer.headers["Location"])
            if answer.status in {301, 302, 303}:
                method, content = "GET", None
        if urlsplit(address)[:2] != urlsplit(request.url)[:2]:
            raise ToolFailedError(f"{request.host} sends the request on to another host")
    raise ToolFailedError(f"{request.host} sends the request round in circles")


async def _read(answer: aiohttp.ClientResponse) -> str:
    whole = bytearray()
    async for piece in answer.content.iter_chunked(PIECE):
        whole += piece
        if len(whole) > MOST_OUTPUT:
            raise ToolFailedError("the address answered more than 1 MB")
    try:
        text = whole.decode(answer.get_encoding(), errors="replace")
    except (LookupError, RuntimeError):
        text = whole.decode(errors="replace")
    if answer.status >= 400:
        problem = f"the address answered {answer.status}"
        if first := " ".join(text.split())[:200]:
            problem += f": {first}"
        raise ToolFailedError(problem)
    return text


async def _with_secrets(value: str, secrets: Secrets) -> str:
    for name in SECRET.findall(value):
        secret = await secrets(name)
        if secret is None:
            raise ToolFailedError(f"the secret {name} is not in the keyring")
        value = value.replace("${" + name + "}", secret)
    return value


def _resolver(request: HttpRequest) -> Any:
    """A name of the internet must not lead into the person's own network."""
    from aiohttp.resolver import ThreadedResolver  # noqa: PLC0415 - comes with aiohttp

    class Guarded(ThreadedResolver):
        async def resolve(
            self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
        ) -> list[ResolveResult]:
            places = await super().resolve(host, port, family)
            if is_loopback(request.host) or request.is_private or host != request.host:
                return places
            public = [place for place in places if not is_private_host(place["host"])]
            if not public:
                raise ToolFailedError(f"{host} leads into your own network")
            return public

    return Guarded()
