"""A check of the connection against servers that work, refuse, lie and are not there."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web

from tests.support.odd_services import Handler, answering, serving, talking
from tests.support.openid import make_certificate, serving_context, trusting
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.check import ConnectionCheck
from voicelive_desktop.client.ports import Agent, ConnectFailed, Endpoint
from voicelive_desktop.client.proxies import proxy_for
from voicelive_desktop.domain.facts.access_state import CheckResult, CheckStatus, CheckStep
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.kinds import ProxyChoice

KEY = "SECRET-KEY-123"
CREATED = json.dumps(
    {"type": "session.created", "session": {"id": "sess_1", "model": "gpt-realtime"}}
)


def greeting() -> Handler:
    async def talk(socket: web.WebSocketResponse, _request: web.Request) -> None:
        await socket.send_str(CREATED)
        await socket.receive()

    return talking(talk)


def run(scenario: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(scenario())  # type: ignore[arg-type]


async def check(
    url: str, resolve: Callable[[], Awaitable[Endpoint]] | None = None
) -> list[CheckResult]:
    results: list[CheckResult] = []

    async def found() -> Endpoint:
        return Endpoint(url, KEY, "gpt-realtime")

    await ConnectionCheck(AzureConnector(lambda: 0.0), resolve or found, results.append).run(
        url, None
    )
    assert KEY not in repr(results)
    return [result for result in results if result.status is not CheckStatus.RUNNING]


def test_what_works_is_told_step_by_step() -> None:
    async def scenario() -> None:
        async with serving(greeting()) as service:
            results = await check(service.url)
        steps = [
            CheckStep.ADDRESS,
            CheckStep.NAME,
            CheckStep.REACH,
            CheckStep.CREDENTIAL,
            CheckStep.ACCEPTED,
        ]
        assert [r.step for r in results] == [*steps, CheckStep.SESSION]
        assert {r.status for r in results} == {CheckStatus.OK}
        assert results[-1].fact("session") == "sess_1"
        assert results[-1].fact("model") == "gpt-realtime"

    run(scenario)


@pytest.mark.parametrize(
    ("handler", "step", "kind"),
    [
        (answering(401, apim_request_id="req-1"), CheckStep.ACCEPTED, FailureKind.REFUSED),
        (answering(404), CheckStep.ACCEPTED, FailureKind.NOT_OFFERED),
        (answering(429), CheckStep.ACCEPTED, FailureKind.RATE_LIMITED),
        (
            answering(302, Location="http://127.0.0.1:1"),
            CheckStep.ACCEPTED,
            FailureKind.BAD_ENDPOINT,
        ),
    ],
)
def test_it_ends_at_the_step_that_fails(
    handler: Handler, step: CheckStep, kind: FailureKind
) -> None:
    async def scenario() -> None:
        async with serving(handler) as service:
            last = (await check(service.url))[-1]
        assert last.failure is not None
        assert (last.step, last.status, last.failure.kind) == (step, CheckStatus.FAILED, kind)

    run(scenario)


def test_a_name_that_nobody_knows_and_a_port_that_nobody_answers() -> None:
    async def scenario() -> None:
        assert (await check("https://voice.invalid"))[-1].step is CheckStep.NAME
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            last = (await check(f"http://127.0.0.1:{taken.getsockname()[1]}"))[-1]
        assert (last.step, last.status) == (CheckStep.REACH, CheckStatus.FAILED)
        assert (await check("http://voice.example"))[-1].step is CheckStep.ADDRESS

    run(scenario)


def test_a_missing_credential_is_a_step_of_its_own() -> None:
    async def nobody() -> Endpoint:
        raise ConnectFailed(Failure(FailureKind.NO_CREDENTIAL, "signed_out"))

    async def scenario() -> None:
        async with serving(greeting()) as service:
            assert (await check(service.url, nobody))[-1].step is CheckStep.CREDENTIAL
            assert service.requests == []

    run(scenario)


def test_a_certificate_is_believed_or_not(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    certificate = make_certificate(tmp_path)

    async def scenario() -> None:
        server = await asyncio.start_server(
            lambda _r, w: w.close(), "127.0.0.1", 0, ssl=serving_context(certificate)
        )
        async with server:
            url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            assert (await check(url))[-1].step is CheckStep.TLS
            results: list[CheckResult] = []

            async def refused() -> Endpoint:
                raise ConnectFailed(Failure(FailureKind.NO_CREDENTIAL))

            believing = ConnectionCheck(
                AzureConnector(lambda: 0.0), refused, results.append, trusting(certificate)
            )
            await believing.run(url, None)
        tls = next(r for r in results if r.step is CheckStep.TLS and r.status is CheckStatus.OK)
        assert tls.fact("issuer") == "Stand-in Authority"

    run(scenario)
    caplog.clear()


def test_an_agent_and_an_own_model_are_named_in_the_address() -> None:
    async def scenario() -> None:
        async with serving(greeting()) as service:
            agent = Agent("ag", "pr", "3", "cv", "cid", "fro")
            connector = AzureConnector(lambda: 0.0)
            for endpoint in (
                Endpoint(service.url, KEY, "m", agent=agent),
                Endpoint(service.url, KEY, "m", agent=Agent("ag", "pr")),
                Endpoint(
                    service.url, KEY, "mine", query=(("profile", "byom-azure-openai-realtime"),)
                ),
            ):
                await (await connector.connect(endpoint)).close()
        full, short, own = (request.query for request in service.requests)
        assert {n: full[n] for n in full if n not in {"api-version", "x-ms-client-sdk"}} == {
            "agent-name": "ag",
            "agent-project-name": "pr",
            "agent-version": "3",
            "conversation-id": "cv",
            "agent-authentication-identity-client-id": "cid",
            "foundry-resource-override": "fro",
        }
        assert set(short) == {"api-version", "x-ms-client-sdk", "agent-name", "agent-project-name"}
        assert (own["model"], own["profile"]) == ("mine", "byom-azure-openai-realtime")

    run(scenario)


def test_a_proxy_is_asked_in_place_of_the_service() -> None:
    async def scenario() -> None:
        async with serving(answering(502)) as proxy:
            endpoint = Endpoint("http://localhost:9", KEY, "m", proxy=proxy.url)
            with pytest.raises(ConnectFailed):
                await AzureConnector(lambda: 0.0).connect(endpoint)
        assert [str(request.url.host) for request in proxy.requests] == ["localhost"]

    run(scenario)


def test_which_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "proxy.example:8080")
    monkeypatch.setenv("no_proxy", "inside.example")
    assert proxy_for("https://x.azure.com", ProxyChoice.SYSTEM) == "http://proxy.example:8080"
    assert proxy_for("https://inside.example", ProxyChoice.SYSTEM) is None
    assert proxy_for("http://127.0.0.1:1", ProxyChoice.MANUAL, "http://p:1") is None
    assert (
        proxy_for("https://x.azure.com", ProxyChoice.MANUAL, "p.example:1") == "http://p.example:1"
    )
    assert proxy_for("https://x.azure.com", ProxyChoice.NONE) is None
