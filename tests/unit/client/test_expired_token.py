"""A token that expires between two tries, at an OpenID stand-in over TLS and a service that knows
good tokens from bad.

Each try asks for a token; one that is refused is renewed; a sign-in that cannot be renewed stops
and says so; and a computer that is offline is not taken for one where nobody is signed in.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web

from tests.support.fakes import FakeMicrophone, FakeSleep, FakeSpeaker, Reports, until
from tests.support.odd_services import serving
from tests.support.openid import TENANT, Authority, authority, make_certificate, trusting
from voicelive_desktop.client import entra as module
from voicelive_desktop.client.azure_connector import AzureConnector
from voicelive_desktop.client.azure_failures import connect_failure
from voicelive_desktop.client.credentials import CredentialFinder, credential
from voicelive_desktop.client.entra import Directory, Entra
from voicelive_desktop.client.network_failures import Way
from voicelive_desktop.client.ports import ConnectFailed, Endpoint
from voicelive_desktop.client.session import SessionParts
from voicelive_desktop.client.supervisor import Supervisor
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.words.failures import SIGN_IN, SIGNED_OUT, FailureKind
from voicelive_desktop.domain.words.sign_in import SignIn

GREETING = (
    {"type": "session.created", "session": {"id": "s"}},
    {"type": "session.updated", "session": {"id": "s"}},
)


class Guarded:
    """A service that lets in whoever has a good token; `good` holds them, `shown` all that it was
    shown.
    """

    def __init__(self, *good: int) -> None:
        self.good = {f"Bearer STAND-IN-TOKEN-{n}" for n in good}
        self.shown: list[str] = []
        self.drop = asyncio.Event()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        token = request.headers["Authorization"]
        self.shown.append(token.removeprefix("Bearer STAND-IN-"))
        if token not in self.good:
            return web.Response(status=401)
        socket = web.WebSocketResponse(timeout=0.1)
        await socket.prepare(request)
        for message in GREETING:
            await socket.send_str(json.dumps(message))
        await self.drop.wait()
        self.drop.clear()
        assert request.transport is not None
        request.transport.abort()
        return socket


Scenario = Callable[[Authority, Entra], Awaitable[None]]


@pytest.fixture
def signed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Scenario], None]:
    """Run a scenario with somebody who signed in by a code: the first token is in the cache."""
    monkeypatch.setattr(module, "_keeps_encrypted", lambda: False)
    certificate = make_certificate(tmp_path)

    async def main(scenario: Scenario) -> None:
        async with authority(certificate) as provider:
            entra = Entra(None)
            directory = Directory(
                authority=provider.host, known_authority=False, tls=trusting(certificate)
            )
            await entra.sign_in(SignIn.DEVICE_CODE, directory, lambda _code, _page: None)
            await scenario(provider, entra)

    return lambda scenario: asyncio.run(main(scenario))


def supervisor(url: str, entra: Entra, reports: Reports) -> Supervisor:
    async def resolve() -> Endpoint:
        return Endpoint(url, None, "m", sign_in=SignIn.DEVICE_CODE)

    parts = SessionParts(
        FakeMicrophone(),
        FakeSpeaker(),
        reports,
        dict,
        list,
        lambda: 1.0,
        lambda: 0.0,
        lambda _frame: None,
    )
    connector = AzureConnector(lambda: 1.0, CredentialFinder(entra))
    return Supervisor(connector, resolve, parts, [], FakeSleep(), lambda: 0.5)


def connected(reports: Reports, times: int) -> Callable[[], bool]:
    return lambda: len(reports.of(ev.SessionConfigured)) == times


def test_a_token_that_is_refused_after_a_drop_is_renewed_and_the_conversation_goes_on(
    signed_in: Callable[[Scenario], None],
) -> None:
    async def scenario(provider: Authority, entra: Entra) -> None:
        service, reports = Guarded(1), Reports()
        async with serving(service.answer) as served:
            running = supervisor(served.url, entra, reports)
            task = asyncio.ensure_future(running.run())
            await until(connected(reports, 1))
            service.good = {"Bearer STAND-IN-TOKEN-2"}  # the first expires while one talks
            service.drop.set()
            await until(connected(reports, 2))
            assert service.shown == ["TOKEN-1", "TOKEN-1", "TOKEN-2"]
            assert provider.grants[1:] == ["refresh_token"], "nobody was asked to sign in"
            assert reports.of(ev.ConnectionFailed) == []
            running.end()
            await asyncio.gather(task, return_exceptions=True)

    signed_in(scenario)


def test_a_new_token_that_is_refused_too_ends_it_with_a_reason(
    signed_in: Callable[[Scenario], None],
) -> None:
    async def scenario(_provider: Authority, entra: Entra) -> None:
        service, reports = Guarded(), Reports()
        async with serving(service.answer) as served:
            await supervisor(served.url, entra, reports).run()
        assert service.shown == ["TOKEN-1", "TOKEN-2"], "once renewed, not for ever"
        (failed,) = reports.of(ev.ConnectionFailed)
        assert isinstance(failed, ev.ConnectionFailed)
        assert (failed.because.kind, failed.because.code) == (FailureKind.SIGN_IN_REFUSED, "401")

    signed_in(scenario)


def test_a_sign_in_that_cannot_be_renewed_asks_for_a_new_one(
    signed_in: Callable[[Scenario], None], caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario(provider: Authority, entra: Entra) -> None:
        provider.refusal = "invalid_grant"
        service, reports = Guarded(), Reports()
        async with serving(service.answer) as served:
            await supervisor(served.url, entra, reports).run()
        (failed,) = reports.of(ev.ConnectionFailed)
        assert isinstance(failed, ev.ConnectionFailed)
        assert failed.because.kind is FailureKind.NO_CREDENTIAL
        assert failed.because.code == SIGNED_OUT, "“Sign in again.”"

    signed_in(scenario)
    caplog.clear()


def test_the_computer_s_own_sign_in_gives_each_try_a_new_token(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)

    async def scenario() -> None:
        async with authority(certificate) as provider:
            _as_an_application(monkeypatch, provider.host)
            service = Guarded(2)
            tls = trusting(certificate)
            connector = AzureConnector(
                lambda: 1.0, lambda endpoint: credential(endpoint.key, endpoint.proxy, tls)
            )
            async with serving(service.answer) as served:
                endpoint = Endpoint(served.url, None, "m")
                with pytest.raises(ConnectFailed):
                    await connector.connect(endpoint)
                connection = await connector.connect(endpoint)
                service.drop.set()
                await connection.close()
            assert service.shown == ["TOKEN-1", "TOKEN-2"]

    asyncio.run(scenario())


def test_a_computer_that_is_offline_is_not_one_where_nobody_is_signed_in(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def scenario() -> None:
        _as_an_application(monkeypatch, "127.0.0.1:9")  # nobody listens
        monkeypatch.setattr("azure.core.pipeline.policies.AsyncRetryPolicy.sleep", _at_once)
        with pytest.raises(ConnectFailed) as failed:
            await AzureConnector(lambda: 1.0).connect(Endpoint("http://127.0.0.1:9", None, "m"))
        failure = failed.value.failure
        assert failure.code == SIGN_IN
        # as the machine of the test is
        assert failure.kind in {FailureKind.UNREACHABLE, FailureKind.OFFLINE}
        assert not failure.kind.is_permanent

    asyncio.run(scenario())
    caplog.clear()


def test_a_hand_made_sign_in_that_cannot_reach_its_renewal_is_offline_too(
    signed_in: Callable[[Scenario], None],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def scenario(_provider: Authority, entra: Entra) -> None:
        def unreachable(*_args: object, **_more: object) -> None:
            raise ConnectionError("no route")

        monkeypatch.setattr("requests.Session.request", unreachable)
        secret = entra.credential()
        secret.renew()
        with pytest.raises(Exception, match="no route") as failed:
            await secret.get_token(module.SCOPE)
        assert connect_failure(failed.value, Way("https://x")).code == SIGN_IN

    signed_in(scenario)
    caplog.clear()


async def _at_once(*_args: object, **_more: object) -> None:
    """No wait between the tries of azure-core."""


def _as_an_application(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    monkeypatch.setenv("AZURE_TOKEN_CREDENTIALS", "EnvironmentCredential")
    monkeypatch.setenv("AZURE_AUTHORITY_HOST", f"https://{host}")
    monkeypatch.setenv("AZURE_TENANT_ID", TENANT)
    monkeypatch.setenv("AZURE_CLIENT_ID", "66666666-7777-8888-9999-000000000000")
    monkeypatch.setenv("AZURE_CLIENT_SECRET", "a secret")
