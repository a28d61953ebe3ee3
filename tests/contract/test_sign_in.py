"""Servers that want a sign-in: OAuth with a stand-in of the server, its sign-in page and the
browser.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import ClientSession, web

from tests.support.waiting import eventually
from voicelive_desktop.tools.servers.server_config import ServerConfig
from voicelive_desktop.tools.servers.server_connection import ServerConnection, ServerNews
from voicelive_desktop.tools.servers.server_sign_in import ServerSignIn, SignInDesk
from voicelive_desktop.tools.servers.server_thread import ServerThread

LIMIT_S = 30.0


class Guarded:
    """An MCP server behind a sign-in, the place where one signs in, and a person with a browser."""

    def __init__(self) -> None:
        self.base = ""
        self.tokens: set[str] = set()
        self.challenges: dict[str, str] = {}
        self.granted: list[str] = []
        self.secrets: dict[str, str] = {}
        self.pages: list[str] = []
        self.refuses = False

    async def serve(self) -> None:
        app = web.Application()
        app.add_routes(
            [
                web.post("/mcp", self.ask),
                web.get("/.well-known/oauth-protected-resource/mcp", self.resource),
                web.get("/.well-known/oauth-authorization-server", self.metadata),
                web.post("/register", self.register),
                web.get("/authorize", self.authorize),
                web.post("/token", self.token),
            ]
        )
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        self.runner = runner
        self.base = f"http://127.0.0.1:{runner.addresses[0][1]}"

    async def ask(self, request: web.Request) -> web.Response:
        if request.headers.get("Authorization", "").removeprefix("Bearer ") not in self.tokens:
            place = f"{self.base}/.well-known/oauth-protected-resource/mcp"
            challenge = f'Bearer resource_metadata="{place}"'
            return web.Response(status=401, headers={"WWW-Authenticate": challenge})
        asked = await request.json()
        if "id" not in asked:
            return web.Response(status=202)
        results: dict[str, Any] = {
            "initialize": {
                "protocolVersion": asked.get("params", {}).get("protocolVersion"),
                "capabilities": {"tools": {}},
                "serverInfo": {"name": "guarded", "version": "1"},
            },
            "tools/list": {"tools": [{"name": "open", "inputSchema": {"type": "object"}}]},
            "tools/call": {"content": [{"type": "text", "text": "opened"}]},
        }
        result = results.get(asked["method"], {})
        return web.json_response({"jsonrpc": "2.0", "id": asked["id"], "result": result})

    async def resource(self, _request: web.Request) -> web.Response:
        said = {"resource": f"{self.base}/mcp", "authorization_servers": [self.base]}
        return web.json_response(said)

    async def metadata(self, _request: web.Request) -> web.Response:
        said = {
            "issuer": self.base,
            "authorization_endpoint": f"{self.base}/authorize",
            "token_endpoint": f"{self.base}/token",
            "registration_endpoint": f"{self.base}/register",
            "response_types_supported": ["code"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["none"],
        }
        return web.json_response(said)

    async def register(self, request: web.Request) -> web.Response:
        said = {**await request.json(), "client_id": "desktop"}
        return web.json_response(said | {"token_endpoint_auth_method": "none"}, status=201)

    async def authorize(self, request: web.Request) -> web.Response:
        asked = request.query
        self.challenges["c0de"] = asked["code_challenge"]
        said = {"error": "access_denied"} if self.refuses else {"code": "c0de"}
        back = urlencode({**said, "state": asked["state"]})
        raise web.HTTPFound(f"{asked['redirect_uri']}?{back}")

    async def token(self, request: web.Request) -> web.Response:
        asked = await request.post()
        self.granted.append(str(asked["grant_type"]))
        if asked["grant_type"] == "authorization_code":
            digest = hashlib.sha256(str(asked["code_verifier"]).encode()).digest()
            proof = base64.urlsafe_b64encode(digest).decode().rstrip("=")
            assert proof == self.challenges[str(asked["code"])]
        else:
            assert asked["refresh_token"] == "r3fresh"
        token = f"t0ken-{len(self.granted)}"
        self.tokens = {token}
        said = {"access_token": token, "token_type": "Bearer", "expires_in": 3600}
        return web.json_response(said | {"refresh_token": "r3fresh"})

    async def open_page(self, address: str) -> bool:
        async with ClientSession() as browser, browser.get(address) as page:
            self.pages.append(await page.text())
        return True

    async def read(self, name: str) -> str | None:
        return self.secrets.get(name)

    @property
    def desk(self) -> SignInDesk:
        return SignInDesk(self.read, self.secrets.__setitem__, self.open_page, "You are signed in.")


class Bench:
    """The guarded server, and our line to it."""

    def __init__(self, thread: ServerThread) -> None:
        self.thread, self.guarded = thread, Guarded()
        thread.start(self.guarded.serve()).result(LIMIT_S)
        self.news: list[ServerNews] = []

    def connect(self, *, may_ask: bool) -> ServerConnection:
        self.news = []
        url = f"{self.guarded.base}/mcp"

        async def make() -> ServerConnection:
            sign_in = ServerSignIn(url, self.guarded.desk)
            sign_in.may_ask = may_ask
            config = ServerConfig("guarded", url=url)
            return ServerConnection(config, self.news.append, lambda _line: None, sign_in)

        connection = self.thread.start(make()).result(LIMIT_S)
        self.life = self.thread.start(connection.live())
        return connection

    def until(self, status: str) -> ServerNews:
        eventually(
            lambda: bool(self.news) and self.news[-1].status == status, timeout_s=60, what=status
        )
        return self.news[-1]


@pytest.fixture
def bench() -> Iterator[Bench]:
    thread = ServerThread()
    made = Bench(thread)
    try:
        yield made
    finally:
        thread.start(made.guarded.runner.cleanup()).result(LIMIT_S)
        thread.close()


def test_who_turned_it_on_signs_in_in_the_browser_and_is_not_asked_again(bench: Bench) -> None:
    connection = bench.connect(may_ask=True)
    assert bench.until("connected").tools[0].name == "open"
    assert "sign_in" in [news.status for news in bench.news]
    assert bench.thread.start(connection.call("open", {}, LIMIT_S)).result(LIMIT_S).text == "opened"
    assert "You are signed in." in bench.guarded.pages[0]
    bench.life.cancel()
    bench.connect(may_ask=False)
    bench.until("connected")
    assert (bench.guarded.granted, len(bench.guarded.pages)) == (["authorization_code"], 1)


def test_at_a_start_no_browser_opens_by_itself(bench: Bench) -> None:
    bench.connect(may_ask=False)
    assert bench.until("failed").reason == "it wants you to sign in"
    assert bench.guarded.pages == []


def test_what_has_run_out_is_renewed_without_a_browser(bench: Bench) -> None:
    bench.connect(may_ask=True)
    bench.until("connected")
    bench.life.cancel()
    name = next(name for name in bench.guarded.secrets if "tokens" in name)
    kept = json.loads(bench.guarded.secrets[name])
    bench.guarded.secrets[name] = json.dumps(kept | {"ends_s": 1.0})
    bench.connect(may_ask=False)
    bench.until("connected")
    assert bench.guarded.granted == ["authorization_code", "refresh_token"]


def test_a_sign_in_that_is_refused_is_told_with_its_reason(bench: Bench) -> None:
    bench.guarded.refuses = True
    bench.connect(may_ask=True)
    assert bench.until("failed").reason == "the sign-in was refused: access_denied"


def test_a_server_sends_the_browser_to_no_odd_address(bench: Bench) -> None:
    async def odd(_request: web.Request) -> web.Response:
        said = {
            "issuer": bench.guarded.base,
            "authorization_endpoint": "http://192.0.2.1/login",
            "token_endpoint": f"{bench.guarded.base}/token",
            "registration_endpoint": f"{bench.guarded.base}/register",
            "response_types_supported": ["code"],
            "code_challenge_methods_supported": ["S256"],
        }
        return web.json_response(said)

    bench.guarded.metadata = odd  # type: ignore[method-assign] # what it says of itself
    bench.thread.start(bench.guarded.runner.cleanup()).result(LIMIT_S)
    bench.thread.start(bench.guarded.serve()).result(LIMIT_S)
    bench.connect(may_ask=True)
    assert "address" in bench.until("failed").reason
    assert bench.guarded.pages == []
