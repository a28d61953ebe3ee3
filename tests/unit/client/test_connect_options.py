"""Every parameter of the SDK's connect() and of its connection options has a setting that works, or
a reason.
"""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any

import pytest
from aiohttp import WSMsgType, web
from azure.ai.voicelive.aio import WebsocketConnectionOptions, connect
from azure.core.credentials import AzureKeyCredential

from tests.support.odd_services import serving, talking
from tests.unit.client.loopback import Entra
from voicelive_desktop.app.environment.local_service import LocalServiceProcess
from voicelive_desktop.app.services.endpoint import EndpointFinder, link_of
from voicelive_desktop.app.storage.secrets import AskedKeys, MemoryKeys
from voicelive_desktop.client.azure_connector import AzureConnection, AzureConnector
from voicelive_desktop.client.ports import ConnectionLost, Endpoint
from voicelive_desktop.domain.settings import SPECS, Settings, changed, problem_with
from voicelive_desktop.domain.settings.advanced import savable
from voicelive_desktop.domain.words.failures import FailureKind
from voicelive_desktop.domain.words.kinds import EchoReference, Target
from voicelive_desktop.domain.words.sign_in import SignIn

# By which settings each is made.
OF_CONNECT = {
    "credential": ("sign_in", "tenant"),
    "endpoint": ("endpoint",),
    "api_version": ("api_version",),
    "model": ("model",),
    "agent_name": ("agent_name",),
    "project_name": ("agent_project",),
    "agent_version": ("agent_version",),
    "conversation_id": ("agent_conversation",),
    "authentication_identity_client_id": ("agent_identity",),
    "foundry_resource_override": ("agent_resource",),
    "query": ("extra_query", "own_model_profile"),
    "headers": ("extra_headers",),
    "credential_scopes": ("token_scopes",),
}
OF_OPTIONS = {
    "compression": ("compression",),
    "max_msg_size": ("max_message_mib",),
    "heartbeat": ("heartbeat_s",),
    "receive_timeout": ("receive_timeout_s",),
    "close_timeout": ("close_timeout_s",),
    # the SDK ignores it: the program keeps the time itself
    "handshake_timeout": ("connect_timeout_s",),
}
REASONS = {
    "connection_options": "each of them stands in OF_OPTIONS or here",
    "kwargs": "the SDK ignores whatever is given by another name",
    "autoping": "the program answers pings itself; without that the SDK takes each of the service's for an empty frame, "
    "and answers none until the service gives the connection up (measured below)",
    "autoclose": "the program leaves a connection as soon as the service closes it, so the option changes nothing",
    "vendor_options": "what aiohttp knows beyond the rest: TLS comes from the system's store, the proxy has its own "
    "setting, origin and protocol are headers, and the others would replace what connect() makes itself",
}


def test_every_parameter_has_settings_or_a_reason() -> None:
    parameters = set(inspect.signature(connect).parameters)
    options = set(WebsocketConnectionOptions.__annotations__)
    assert parameters - OF_CONNECT.keys() - REASONS.keys() == set()
    assert options - OF_OPTIONS.keys() - REASONS.keys() == set()
    assert (OF_CONNECT.keys() | OF_OPTIONS.keys() | REASONS.keys()) == parameters | options
    assert all(
        name in SPECS for names in (*OF_CONNECT.values(), *OF_OPTIONS.values()) for name in names
    )


async def endpoint_for(url: str, **settings: object) -> Endpoint:
    chosen, _ = changed(Settings(target=Target.AZURE, endpoint=url), settings)
    keys = MemoryKeys()
    keys.put(url, "KEY")
    return await EndpointFinder(lambda: chosen, LocalServiceProcess(), AskedKeys(keys), None)()


async def wait(socket: web.WebSocketResponse, _request: web.Request) -> None:
    await socket.receive()


async def connected(
    talk: Callable[[web.WebSocketResponse, web.Request], Coroutine[Any, Any, None]],
    look: Callable[[AzureConnection], Coroutine[Any, Any, None]] | None = None,
    **settings: object,
) -> web.Request:
    """Connect with these settings, let `look` happen, and give back what the service was asked."""
    async with serving(talking(talk)) as service:
        connection = await AzureConnector(lambda: 1.0).connect(
            await endpoint_for(service.url, **settings)
        )
        try:
            if look is not None:
                await look(connection)
        finally:
            await connection.close()
        return service.requests[0]


def test_headers_parameters_and_version_reach_the_service_and_headers_no_representation() -> None:
    async def scenario() -> None:
        request = await connected(
            wait,
            extra_headers="X-Team: support\nX-Gateway-Key: hidden",
            extra_query="features: client_ec_reference:true\nx=y",
            api_version="2026-06-01-preview",
        )
        assert (request.headers["X-Team"], request.headers["X-Gateway-Key"]) == (
            "support",
            "hidden",
        )
        assert request.headers["api-key"] == "KEY"
        assert request.query["features"] == "client_ec_reference:true"
        assert (request.query["x"], request.query["api-version"]) == ("y", "2026-06-01-preview")
        both = await endpoint_for(
            "http://127.0.0.1:9",
            extra_query="features: new:true",
            echo_reference=EchoReference.CLIENT,
        )
        assert both.query == (("features", "new:true,client_ec_reference:true"),)
        endpoint = await endpoint_for("http://127.0.0.1:9", extra_headers="X-Gateway-Key: hidden")
        assert "hidden" not in repr(endpoint) + repr(endpoint.link)

    asyncio.run(scenario())


def test_scopes_are_what_the_token_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    entra = Entra()
    monkeypatch.setattr("azure.identity.aio.DefaultAzureCredential", lambda **_: entra)

    async def scenario() -> None:
        await connected(
            wait,
            sign_in=SignIn.COMPUTER,
            trusted_host="127.0.0.1",
            token_scopes="https://a/.default\nb",
        )
        assert entra.scopes == ("https://a/.default", "b")

    asyncio.run(scenario())


@pytest.mark.parametrize("bits", ["9", "12", "15"])
def test_compression_is_agreed_with_the_service(bits: str) -> None:
    async def scenario() -> None:
        offered = (await connected(wait, compression=bits)).headers["Sec-WebSocket-Extensions"]
        assert offered.startswith("permessage-deflate")
        assert bits == "15" or bits in offered
        assert "Sec-WebSocket-Extensions" not in (await connected(wait)).headers

    asyncio.run(scenario())


def test_a_heartbeat_is_what_the_setting_says_and_none_is_none() -> None:
    async def scenario() -> None:
        settings = changed(Settings(), {"heartbeat_s": 0})[0]
        assert link_of(settings).heartbeat_s == 0
        async with serving(talking(wait)) as service:
            link = replace(link_of(settings), heartbeat_s=0.2)
            quick = await AzureConnector(lambda: 1.0).connect(
                Endpoint(service.url, "KEY", "m", link=link)
            )
            assert _heartbeat(quick) == 0.2
            none = await AzureConnector(lambda: 1.0).connect(
                await endpoint_for(service.url, heartbeat_s=0)
            )
            assert _heartbeat(none) is None
            for connection in (quick, none):
                await connection.close()

    asyncio.run(scenario())


def _heartbeat(connection: AzureConnection) -> object:
    return connection._connection._connection._heartbeat  # aiohttp tells it nowhere else


def test_a_service_that_is_silent_for_too_long_is_lost() -> None:
    async def scenario() -> None:
        async with serving(talking(wait)) as service:
            link = replace(link_of(Settings()), receive_timeout_s=0.05)
            connection = await AzureConnector(lambda: 1.0).connect(
                Endpoint(service.url, "KEY", "m", link=link)
            )
            with pytest.raises(ConnectionLost) as lost:
                await connection.receive()
            assert lost.value.failure.kind is FailureKind.TIMED_OUT
            await connection.close()

    asyncio.run(scenario())


def test_the_numbers_are_those_of_the_settings() -> None:
    link = link_of(
        Settings(
            connect_timeout_s=3,
            receive_timeout_s=60,
            close_timeout_s=0.3,
            max_message_mib=2,
            heartbeat_s=20,
        )
    )
    assert (
        link.connect_timeout_s,
        link.receive_timeout_s,
        link.close_timeout_s,
        link.heartbeat_s,
    ) == (3, 60, 0.3, 20)
    assert link.max_message_bytes == 2 * 1024 * 1024


def test_why_autoping_has_no_setting(caplog: pytest.LogCaptureFixture) -> None:
    """The reason above, seen: the ping of the service is not answered, and reads as an empty frame."""

    async def scenario() -> None:
        got: list[WSMsgType] = []

        async def ping(socket: web.WebSocketResponse, _request: web.Request) -> None:
            await socket.ping()
            socket._autoping = False  # show us the answer
            got.append((await socket.receive()).type)

        async with serving(talking(ping)) as service:
            options: WebsocketConnectionOptions = {"autoping": False, "close_timeout": 0.2}
            key = AzureKeyCredential("K")
            async with connect(
                credential=key, endpoint=service.url, connection_options=options
            ) as connection:
                assert await connection.recv_bytes() == b""
        assert got == [WSMsgType.CLOSE]

    asyncio.run(scenario())
    caplog.clear()  # the SDK warns of a type of message that it does not know


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("extra_headers", "Authorization: Bearer x", "is part of the sign-in"),
        ("extra_headers", "api-key: x", "is part of the sign-in"),
        ("extra_headers", "Host: evil.example", "is set by the connection itself"),
        ("extra_headers", "Sec-WebSocket-Key: x", "is set by the connection itself"),
        ("extra_headers", "X Y: z", "is not a valid header"),
        ("extra_headers", "X: ä", "is not a valid header"),
        ("extra_headers", "nothing", "is not in the form"),
        ("extra_query", "model: x", "has its own setting"),
        ("extra_query", "agent-name: x", "has its own setting"),
        ("extra_query", "API-KEY: x", "is part of the sign-in"),
        ("api_version", "newest", "such as 2026-07-15"),
        ("token_scopes", "a b", "contains a space"),
    ],
)
def test_what_cannot_be_sent_is_refused_in_a_sentence(name: str, value: str, words: str) -> None:
    assert words in problem_with(name, value)
    assert problem_with(name, value).endswith(".")


def test_lines_that_hold_keys_go_to_no_file() -> None:
    assert (
        savable("extra_headers", "X-Team: support\nX-Gateway-Key: x\nx-auth = y")
        == "X-Team: support"
    )
    assert savable("extra_query", "sig: x\ndesign: y\nsubscription-key: z") == "design: y"
    assert savable("instructions", "api key: x") == "api key: x"
