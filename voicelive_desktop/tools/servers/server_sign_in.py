"""Signs in at MCP servers that ask for it: OAuth in the browser, by the package `mcp`, which speaks
the protocol. Runs on the servers' thread; the tokens are kept where the other secrets are.
"""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from voicelive_desktop.domain.words.hosts import is_loopback
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.tools.registry import ToolFailedError

SIGN_IN_S = 300.0  # a person looks for a password
LONGEST_REQUEST = 16_384  # bytes of the browser's request
LONGEST_ADDRESS = 8_000
PATH = "/callback"
CLIENT = "Voice Live Desktop"


@dataclass(frozen=True, slots=True)
class SignInDesk:
    """What signing in needs of the program. `read` and `keep`: secrets by name; `open_page` shows
    an address in the browser and says whether it did; `done`: what the page says at the end.
    """

    read: Callable[[str], Awaitable[str | None]]
    keep: Callable[[str, str], object]
    open_page: Callable[[str], Awaitable[bool]]
    done: str = ""


class ServerSignIn:
    """At one server.

    Attributes:
        may_ask: the person has just turned the server on, so that a browser is no surprise.
        problem: why the latest try failed, "" for nothing.
    """

    def __init__(self, url: str, desk: SignInDesk) -> None:
        self._url, self._desk = url, desk
        self.may_ask = False
        self.problem = ""
        self.waiting: Callable[[bool], None] = lambda _is_waiting: None
        self.stuck: Callable[[], None] = lambda: None
        self._port = 0
        self._came_back: asyncio.Future[dict[str, str]] | None = None
        self._server: asyncio.Server | None = None

    async def authentication(self) -> Any:
        """Return what the HTTP client signs its requests with."""
        from mcp.client.auth import OAuthClientProvider  # noqa: PLC0415 - slow, and only servers need it
        from mcp.shared.auth import OAuthClientMetadata  # noqa: PLC0415 - see above

        self.problem = ""
        kept = _KeptSignIn(self._url, self._desk)
        client = await kept.get_client_info()
        self._port = _port_of(client) or _free_port()
        said = OAuthClientMetadata.model_validate(
            {
                "client_name": CLIENT,
                "redirect_uris": [f"http://127.0.0.1:{self._port}{PATH}"],
            }
        )
        provider = OAuthClientProvider(
            self._url,
            said,
            kept,
            redirect_handler=self._show,
            callback_handler=self._until_back,
        )
        kept.context = provider.context
        self._kept = kept
        return provider

    async def close(self) -> None:
        """Wait for no browser any more."""
        if self._server is not None:
            self._server.close()
        self._server = self._came_back = None

    async def _show(self, address: str) -> None:
        if not self.may_ask:
            self._fail(Words("it wants you to sign in"))
        if not _is_page(address):
            self._fail(Words("it wants you to sign in at an invalid address"))
        self._came_back = asyncio.get_running_loop().create_future()
        try:
            self._server = await asyncio.start_server(self._on_browser, "127.0.0.1", self._port)
        except OSError:
            self._kept.forget_client()  # it is registered with this port
            self._fail(Words("another program uses the port that the browser should come back to"))
        self.waiting(True)
        if not await self._desk.open_page(address):
            self._fail(Words("no browser could be opened"))

    async def _until_back(self) -> Any:
        from mcp.client.auth import AuthorizationCodeResult  # noqa: PLC0415 - see above

        assert self._came_back is not None
        try:
            async with asyncio.timeout(SIGN_IN_S):
                said = await self._came_back
        except TimeoutError:
            self._fail(Words("nobody signed in"))
        finally:
            await self.close()
            self.waiting(False)
        if "code" not in said:
            why = said.get("error_description") or said.get("error", "")
            self._fail(Words("the sign-in was refused: {why}", why=why[:200]))
        return AuthorizationCodeResult(
            code=said["code"], state=said.get("state"), iss=said.get("iss")
        )

    def _fail(self, why: str) -> None:
        """The HTTP transport keeps errors to itself, and would wait."""
        self.problem = why
        self.stuck()
        raise ToolFailedError(why)

    async def _on_browser(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            line = (await reader.readline())[:LONGEST_REQUEST].decode("latin-1")
            target = line.split(" ")[1] if line.count(" ") >= 2 else ""
            parts = urlsplit(target)
            said = {name: values[0] for name, values in parse_qs(parts.query).items()}
            if parts.path != PATH or not ("code" in said or "error" in said):
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            else:
                if "code" in said:
                    writer.write(_page(self._desk.done))
                else:
                    writer.write(_page(""))
                if self._came_back is not None and not self._came_back.done():
                    self._came_back.set_result(said)
            await writer.drain()
        except (OSError, ValueError):
            pass  # a browser that hung up, or something that is none
        finally:
            writer.close()


class _KeptSignIn:
    """The package's `TokenStorage`. The time when the access ends is kept too, so that it is
    refreshed after a restart.
    """

    def __init__(self, url: str, desk: SignInDesk) -> None:
        self._tokens, self._client = f"oauth tokens {url}", f"oauth client {url}"
        self._desk = desk
        self.context: Any = None

    async def get_tokens(self) -> Any:
        from mcp.shared.auth import OAuthToken  # noqa: PLC0415 - see `ServerSignIn.authentication`

        kept = _read(await self._desk.read(self._tokens))
        if self.context is not None:
            self.context.token_expiry_time = kept.get("ends_s")
        return _as(OAuthToken, kept.get("token"))

    async def set_tokens(self, tokens: Any) -> None:
        said = {"token": tokens.model_dump(mode="json", exclude_none=True)}
        if tokens.expires_in:
            said["ends_s"] = time.time() + float(tokens.expires_in)
        self._desk.keep(self._tokens, json.dumps(said))

    async def get_client_info(self) -> Any:
        from mcp.shared.auth import OAuthClientInformationFull  # noqa: PLC0415 - see above

        return _as(OAuthClientInformationFull, _read(await self._desk.read(self._client)) or None)

    async def set_client_info(self, client_info: Any) -> None:
        said = client_info.model_dump(mode="json", exclude_none=True)
        self._desk.keep(self._client, json.dumps(said))

    def forget_client(self) -> None:
        """Register anew at the next sign-in."""
        self._desk.keep(self._client, "")


def _read(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    if isinstance(found, dict):
        return found
    return {}


def _as(kind: Any, said: object) -> Any:
    """What was kept, or None where it is of another version."""
    if said is None:
        return None
    try:
        return kind.model_validate(said)
    except ValueError:
        return None


def _port_of(client: Any) -> int:
    if client is None or not client.redirect_uris:
        return 0
    return int(client.redirect_uris[0].port or 0)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _is_page(address: str) -> bool:
    """Whether a browser may be sent there: the address comes from a server."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    secure = parts.scheme == "https" or (
        parts.scheme == "http" and is_loopback(parts.hostname or "")
    )
    return (
        bool(secure and parts.hostname) and address.isprintable() and len(address) < LONGEST_ADDRESS
    )


def _page(words: str) -> bytes:
    body = f"<!doctype html><meta charset=utf-8><title>{CLIENT}</title><p>{words}".encode()
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}"
    )
    return f"{head}\r\nConnection: close\r\n\r\n".encode() + body
