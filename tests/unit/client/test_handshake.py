"""The real SDK opens connections to real servers on loopback that refuse, stall and answer
nonsense.
"""

from __future__ import annotations

import asyncio
import logging
import socket

import pytest
from aiohttp import web
from azure.core.exceptions import ClientAuthenticationError
from azure.identity import CredentialUnavailableError

from tests.support.fakes import until
from tests.support.odd_services import Handler, answering, serving, silent, talking
from tests.unit.client.loopback import KEY, Entra, at, connector, run
from voicelive_desktop.client import azure_connector, credentials
from voicelive_desktop.client.azure_connector import endpoint_problem
from voicelive_desktop.client.ports import ConnectFailed, Endpoint, Link
from voicelive_desktop.domain.words.failures import Failure, FailureKind


async def failure_at(endpoint: Endpoint) -> Failure:
    with pytest.raises(ConnectFailed) as failed:
        await connector().connect(endpoint)
    assert KEY not in repr(failed.value.failure)
    return failed.value.failure


@pytest.mark.parametrize(
    ("handler", "expected"),
    [
        (
            answering(401, apim_request_id="req-1"),
            Failure(FailureKind.REFUSED, "401", "no", "req-1", "127.0.0.1"),
        ),
        (answering(403), Failure(FailureKind.FORBIDDEN, "403", "no", subject="127.0.0.1")),
        (
            answering(404, x_ms_request_id="req-2"),
            Failure(FailureKind.NOT_OFFERED, "404", "no", "req-2", "my-model"),
        ),
        (answering(408), Failure(FailureKind.TIMED_OUT, "408", "no", subject="127.0.0.1")),
        (
            answering(429, Retry_After="12"),
            Failure(FailureKind.RATE_LIMITED, "429", "no", subject="127.0.0.1", retry_after_s=12.0),
        ),
        (
            answering(429, Retry_After="soon"),
            Failure(FailureKind.RATE_LIMITED, "429", "no", subject="127.0.0.1"),
        ),
        (answering(500), Failure(FailureKind.SERVICE_PROBLEM, "500", "no", subject="127.0.0.1")),
        (answering(503), Failure(FailureKind.SERVICE_PROBLEM, "503", "no", subject="127.0.0.1")),
        (answering(400), Failure(FailureKind.REJECTED_SETTINGS, "400", "no", subject="127.0.0.1")),
        (answering(418), Failure(FailureKind.NOT_ACCEPTED, "418", "no", subject="127.0.0.1")),
        (answering(200), Failure(FailureKind.BAD_ENDPOINT, "200", "no", subject="127.0.0.1")),
        (
            answering(302, Location="http://127.0.0.1:1/"),
            Failure(FailureKind.BAD_ENDPOINT, "redirect", subject="127.0.0.1"),
        ),
    ],
)
def test_a_refused_handshake_has_the_kind_that_its_status_means(
    handler: Handler, expected: Failure
) -> None:
    async def scenario() -> None:
        async with serving(handler) as service:
            assert await failure_at(at(service.url, "my-model")) == expected
            assert len(service.requests) == 1  # nobody followed a redirect with the key

    run(scenario)


def test_a_refused_port_is_unreachable() -> None:
    async def scenario() -> None:
        with socket.socket() as taken:
            # bound and not listening: nobody else gets it, nobody answers
            taken.bind(("127.0.0.1", 0))
            failure = await failure_at(at(f"http://127.0.0.1:{taken.getsockname()[1]}"))
        assert (failure.kind, failure.subject) == (FailureKind.UNREACHABLE, "127.0.0.1")

    run(scenario)


def test_a_name_that_is_not_found_is_named_and_no_object_of_python_is() -> None:
    async def scenario() -> None:
        failure = await failure_at(at("https://voice.invalid"))
        # Without a network, or a name server, nobody can say that the name does not exist.
        assert failure.kind in {FailureKind.NO_SUCH_HOST, FailureKind.OFFLINE}
        assert (failure.code, failure.subject) == ("", "voice.invalid")
        assert failure.message
        assert not set("<>[]()") & set(failure.message)

    run(scenario)


def test_a_server_without_tls_behind_https_is_no_certificate_that_is_not_trusted() -> None:
    async def scenario() -> None:
        async with serving(answering(200)) as service:
            failure = await failure_at(at(service.url.replace("http:", "https:")))
        assert (failure.kind, failure.subject) == (FailureKind.TLS_FAILED, "127.0.0.1")
        assert not set("<>[]()") & set(failure.message)

    run(scenario)


@pytest.mark.parametrize(
    "greeting", [b"SSH-2.0-OpenSSH_9.6\r\n", b"\x00\x01\x02\xff" * 8, b"HTTP/9 what\r\n\r\n", b""]
)
def test_a_port_that_speaks_something_else_is_no_service(greeting: bytes) -> None:
    async def scenario() -> None:
        async def speak(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(greeting)
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(speak, "127.0.0.1", 0)
        async with server:
            failure = await failure_at(at(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"))
        assert failure.kind is (FailureKind.BAD_ENDPOINT if greeting else FailureKind.UNREACHABLE)
        assert "b'" not in failure.message
        assert not set("<>[]()") & set(failure.message)

    run(scenario)


def test_a_handshake_that_is_never_answered_is_given_up() -> None:
    async def scenario() -> None:
        async with serving(silent()) as service:
            failure = await failure_at(at(service.url, link=Link(connect_timeout_s=0.1)))
            assert (failure.kind, failure.subject) == (FailureKind.TIMED_OUT, "127.0.0.1")

    run(scenario)


def test_a_handshake_can_be_cancelled_and_leaves_nothing_open() -> None:
    async def scenario() -> None:
        async with serving(silent()) as service:
            task = asyncio.ensure_future(connector().connect(at(service.url)))
            await until(lambda: service.requests)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    run(scenario)


@pytest.mark.parametrize(
    ("url", "kind", "code"),
    [
        ("", FailureKind.NO_ENDPOINT, "scheme"),
        ("http://voice.example", FailureKind.BAD_ENDPOINT, "plain_http"),
        ("ws://10.0.0.1:80", FailureKind.BAD_ENDPOINT, "plain_http"),
        ("http://127.0.0.1.voice.example", FailureKind.BAD_ENDPOINT, "plain_http"),
        ("http://localhost@voice.example", FailureKind.BAD_ENDPOINT, "plain_http"),
        ("voice.example", FailureKind.BAD_ENDPOINT, "scheme"),
        ("https://", FailureKind.BAD_ENDPOINT, "scheme"),
        ("ftp://voice.example", FailureKind.BAD_ENDPOINT, "scheme"),
        ("https://[voice", FailureKind.BAD_ENDPOINT, "address"),
        ("https://voice.example:99999", FailureKind.BAD_ENDPOINT, "address"),
    ],
)
def test_an_unfit_address_is_refused_before_any_credential_is_made(
    url: str, kind: FailureKind, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unexpected(_key: str | None) -> None:
        raise AssertionError("a credential was made")

    monkeypatch.setattr(azure_connector, "credential", unexpected)

    async def scenario() -> None:
        failure = await failure_at(at(url, key=None))
        assert (failure.kind, failure.code, failure.subject) == (kind, code, url)
        assert failure.kind.is_permanent

    run(scenario)


@pytest.mark.parametrize(
    "url",
    [
        "https://voice.example",
        "WSS://voice.example/x",
        "http://localhost",
        "ws://[::1]:9",
        "http://127.0.0.2",
    ],
)
def test_fit_addresses_have_no_problem(url: str) -> None:
    assert endpoint_problem(url) is None


def test_a_host_name_that_is_none_is_an_unfit_address() -> None:
    async def scenario() -> None:
        assert (
            await failure_at(at(f"https://{'x' * 70}.example"))
        ).kind is FailureKind.BAD_ENDPOINT

    run(scenario)


def test_key_model_and_version_are_told_to_the_service() -> None:
    async def scenario() -> None:
        async def wait(socket: web.WebSocketResponse, _request: web.Request) -> None:
            await socket.receive()

        async with serving(talking(wait)) as service:
            endpoint = Endpoint(service.url, f" {KEY}\n", "my-model", "2026-01-01")
            connection = await connector().connect(endpoint)
            await connection.close()
            (request,) = service.requests
            assert request.path == "/voice-live/realtime"
            assert (request.query["model"], request.query["api-version"]) == (
                "my-model",
                "2026-01-01",
            )
            assert request.headers["api-key"] == KEY

    run(scenario)


def test_without_a_key_it_signs_in_with_entra_and_closes_the_credential(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entra = Entra()
    monkeypatch.setattr("azure.identity.aio.DefaultAzureCredential", lambda **_: entra)

    async def scenario() -> None:
        async with serving(answering(401)) as service:
            assert (await failure_at(at(service.url, key=None))).kind is FailureKind.SIGN_IN_REFUSED
            assert service.requests[0].headers["Authorization"] == "Bearer ENTRA"
        assert not entra.open
        assert entra.scopes == ("https://ai.azure.com/.default",)

    run(scenario)


@pytest.mark.parametrize(
    "error", [ClientAuthenticationError("no"), CredentialUnavailableError("none\nand more")]
)
def test_nobody_who_could_sign_in_is_a_kind_of_its_own(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    entra = Entra(error)
    monkeypatch.setattr("azure.identity.aio.DefaultAzureCredential", lambda **_: entra)

    async def scenario() -> None:
        failure = await failure_at(at("http://127.0.0.1:9", key=None))
        assert (failure.kind, failure.code) == (FailureKind.NO_CREDENTIAL, "no_token")
        assert "\n" not in failure.message
        assert not entra.open

    run(scenario)


def test_keys_are_in_no_representation_and_no_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("azure").setLevel(logging.DEBUG)
    try:

        async def scenario() -> None:
            async with credentials.credential(KEY) as secret:
                assert KEY not in repr(secret)
            async with serving(answering(401)) as service:
                await failure_at(at(service.url))

        run(scenario)
    finally:
        logging.getLogger("azure").setLevel(logging.INFO)
    assert KEY not in repr(at("https://voice.example"))
    assert KEY not in caplog.text
    caplog.clear()
