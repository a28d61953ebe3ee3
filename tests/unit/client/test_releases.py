"""Reading a releases page, from a server on this computer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from aiohttp import web

from voicelive_desktop.client.releases import ReleasesUnreadableError, _is_of_site, newest_release
from voicelive_desktop.domain.facts.updates_state import Release

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def read(handler: Handler, path: str = "/releases/latest") -> tuple[Release, str]:
    """What is read there, and the server's own address."""

    async def main() -> tuple[Release, str]:
        application = web.Application()
        application.router.add_get("/{tail:.*}", handler)
        runner = web.AppRunner(application)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            base = f"http://127.0.0.1:{runner.addresses[0][1]}"
            return await newest_release(base + path, None), base
        finally:
            await runner.cleanup()

    return asyncio.run(main())


def answering(body: object) -> Handler:
    async def handler(_request: web.Request) -> web.StreamResponse:
        return web.json_response(body)

    return handler


async def leading_on(request: web.Request) -> web.StreamResponse:
    if request.path.endswith("/latest"):
        raise web.HTTPFound("/releases/tag/v1.4.0")
    return web.Response(text="<html>", content_type="text/html")


def test_a_page_that_leads_on_to_the_newest_release() -> None:
    release, base = read(leading_on)
    assert release == Release("1.4.0", f"{base}/releases/tag/v1.4.0")


@pytest.mark.parametrize("field", ["version", "tag_name"])
def test_an_object_that_names_it(field: str) -> None:
    release, base = read(
        answering({field: "v1.4.0", "html_url": "https://elsewhere.example/evil"}), "/api"
    )
    assert release == Release("1.4.0", f"{base}/api")


@pytest.mark.parametrize(
    "body",
    [
        {"tag_name": "v2", "draft": True},
        {"tag_name": "2.0", "prerelease": True},
        [],
        {"tag_name": "latest"},
        "2.0",
    ],
)
def test_what_names_no_release_is_no_release(body: object) -> None:
    with pytest.raises(ReleasesUnreadableError):
        read(answering(body))


def test_whatever_goes_wrong_is_one_kind_of_error() -> None:
    async def broken(_request: web.Request) -> web.StreamResponse:
        raise web.HTTPNotFound

    with pytest.raises(ReleasesUnreadableError):
        read(broken)
    for address in ("http://127.0.0.1:1/", "https://", "nonsense"):
        with pytest.raises(ReleasesUnreadableError):
            asyncio.run(newest_release(address, None))


@pytest.mark.parametrize(
    "elsewhere",
    [
        "http://localhost:{port}/releases/tag/v9.9",
        "http://127.0.0.2:{port}/releases/tag/v9.9",
        "https://evil.example/releases/tag/v9.9",
        "http://192.168.0.1/releases/tag/v9.9",
        "file:///etc/passwd",
        "//127.0.0.2:{port}/v9.9",
        "",
    ],
)
def test_nobody_elsewhere_is_asked_because_a_page_leads_there(elsewhere: str) -> None:
    asked: list[str] = []

    async def handler(request: web.Request) -> web.StreamResponse:
        asked.append(f"{request.host}{request.path}")
        port = request.host.rpartition(":")[2]
        return web.Response(status=302, headers={"Location": elsewhere.format(port=port)})

    with pytest.raises(ReleasesUnreadableError):
        read(handler)
    assert {host.partition(":")[0] for host in asked} == {"127.0.0.1"}


@pytest.mark.parametrize(
    ("following", "address", "may"),
    [
        ("https://github.com/o/n/releases/tag/v1", "https://github.com/o/n/releases/latest", True),
        ("https://www.example.org/v1", "https://example.org/", True),
        ("https://example.org/v1", "https://www.example.org/", True),
        ("http://example.org/v1", "https://example.org/", False),
        ("http://127.0.0.1/v1", "https://example.org/", False),
        ("https://127.0.0.1/v1", "https://example.org/", False),
        ("https://evilexample.org/v1", "https://example.org/", False),
        ("https://org/v1", "https://example.org/", False),
    ],
)
def test_a_page_leads_on_within_its_site(following: str, address: str, may: bool) -> None:
    assert _is_of_site(following, address) is may
