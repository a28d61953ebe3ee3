"""What refuses a connection says why: its words arrive, and what differs for the person has kinds
of its own.
"""

from __future__ import annotations

import json
import socket
import ssl
import time
from email.utils import formatdate

import aiohttp
import pytest
from azure.ai.voicelive.aio import ConnectionError as VoiceLiveError
from azure.ai.voicelive.aio import connect
from azure.core.credentials import AzureKeyCredential
from multidict import CIMultiDict, CIMultiDictProxy
from yarl import URL

from tests.support.odd_services import answering, saying, serving
from tests.unit.client.loopback import KEY, at, connector, run
from voicelive_desktop.client.azure_failures import connect_failure, service_failure
from voicelive_desktop.client.azure_handshake import HandshakeRefusedError, open_connection
from voicelive_desktop.client.handshake_answers import MOST_WORDS, HttpAnswer, said_in
from voicelive_desktop.client.network_failures import (
    MOST_RETRY_AFTER_S,
    Way,
    from_answer,
    from_exception,
)
from voicelive_desktop.client.ports import ConnectFailed
from voicelive_desktop.domain.words.failures import Failure, FailureKind

AZURE = "https://demo.services.ai.azure.com"
KEYED, TOKEN = Way(AZURE, "gpt-9"), Way(AZURE, "gpt-9", keyed=False)
PAGE = b"<!DOCTYPE html><html><head><title>Web filter &amp; more</title></head><body>Blocked</body></html>"


def error(code: str, words: str) -> bytes:
    return json.dumps({"error": {"code": code, "message": words}}).encode()


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize(
    "status", [400, 401, 402, 403, 404, 405, 409, 410, 413, 418, 429, 500, 502, 503]
)
def test_the_words_of_a_refused_handshake_arrive_whatever_its_status(
    status: int, late: bool
) -> None:
    async def scenario() -> None:
        async with serving(saying(status, error("Named", "Its own words."), late=late)) as service:
            with pytest.raises(ConnectFailed) as failed:
                await connector().connect(at(service.url))
            assert len(service.requests) == 1
        failure = failed.value.failure
        assert (failure.code, failure.service_code, failure.message) == (
            str(status),
            "Named",
            "Its own words.",
        )
        assert failure.kind is not FailureKind.UNKNOWN

    run(scenario)


def test_a_refusal_that_quotes_the_key_does_not_bring_it_into_the_window() -> None:
    async def scenario() -> None:
        async with serving(saying(401, error("401", f"The key {KEY} is wrong."))) as service:
            with pytest.raises(ConnectFailed) as failed:
                await connector().connect(at(service.url))
        assert failed.value.failure.message == "The key … is wrong."

    run(scenario)


FIREWALL = "Public access is disabled. Please configure private endpoint."


@pytest.mark.parametrize(
    ("status", "body", "way", "kind"),
    [
        (
            401,
            error("401", "Access denied due to invalid subscription key"),
            KEYED,
            FailureKind.REFUSED,
        ),
        (401, b"", KEYED, FailureKind.REFUSED),
        (401, b"", TOKEN, FailureKind.SIGN_IN_REFUSED),
        (
            401,
            error("PermissionDenied", "The principal lacks the data action"),
            TOKEN,
            FailureKind.ROLE_MISSING,
        ),
        (403, b"", KEYED, FailureKind.FORBIDDEN),
        (403, b"", TOKEN, FailureKind.ROLE_MISSING),
        (403, error("403", FIREWALL), KEYED, FailureKind.NETWORK_BLOCKED),
        (
            403,
            error("403", "Access denied due to Virtual Network/Firewall rules."),
            TOKEN,
            FailureKind.NETWORK_BLOCKED,
        ),
        (
            403,
            error("AuthenticationTypeDisabled", "Key based authentication is disabled"),
            KEYED,
            FailureKind.KEYS_DISABLED,
        ),
        (
            403,
            error("403", "Out of call volume quota. It is replenished in 2 days."),
            KEYED,
            FailureKind.QUOTA,
        ),
        (402, b"", KEYED, FailureKind.QUOTA),
        (
            429,
            error("insufficient_quota", "You exceeded your current quota"),
            KEYED,
            FailureKind.QUOTA,
        ),
        (
            429,
            error("429", "exceeded call rate limit of your current pricing tier"),
            KEYED,
            FailureKind.RATE_LIMITED,
        ),
        (
            429,
            error("429", "Rate limit reached, see your quota page"),
            KEYED,
            FailureKind.RATE_LIMITED,
        ),
        (404, error("DeploymentNotFound", "no such deployment"), KEYED, FailureKind.NOT_OFFERED),
        (404, b"", Way(AZURE + "/gateway", "m"), FailureKind.WRONG_PATH),
        (404, PAGE, Way("https://voice.example"), FailureKind.BAD_ENDPOINT),
        (403, PAGE, KEYED, FailureKind.INTERCEPTED),
        (401, PAGE, KEYED, FailureKind.INTERCEPTED),
        (200, PAGE, KEYED, FailureKind.INTERCEPTED),
        (200, PAGE, Way("https://voice.example"), FailureKind.BAD_ENDPOINT),
        (511, PAGE, KEYED, FailureKind.INTERCEPTED),
        (502, PAGE, KEYED, FailureKind.SERVICE_PROBLEM),
        (407, b"", KEYED, FailureKind.PROXY_SIGN_IN),
        (410, b"", KEYED, FailureKind.NOT_ACCEPTED),
        (599, b"", KEYED, FailureKind.SERVICE_PROBLEM),
    ],
)
def test_what_differs_for_the_person_has_a_kind_of_its_own(
    status: int, body: bytes, way: Way, kind: FailureKind
) -> None:
    assert from_answer(HttpAnswer(status, {}, body), way).kind is kind


@pytest.mark.parametrize(
    ("body", "content_type", "code", "words"),
    [
        (error("a", "Words."), "application/json", "a", "Words."),
        (
            b'{"error": "invalid_key", "error_description": "No such key"}',
            "",
            "invalid_key",
            "No such key",
        ),
        (b'{"error": "plain"}', "", "", "plain"),
        (b'{"statusCode": 401, "message": "Access denied"}', "", "401", "Access denied"),
        (b'{"code": "x", "message": "Top"}', "", "x", "Top"),
        (
            b'{"title": "Problem", "detail": "In detail"}',
            "application/problem+json",
            "",
            "In detail",
        ),
        (b'{"error": {"message": null, "innererror": {"code": "Inner"}}}', "", "Inner", ""),
        (b'"just a text"', "", "", "just a text"),
        (b"not json", "text/plain", "", "not json"),
        (b"two\r\nlines\x00", "text/plain", "", "two lines"),
        (b"\xff\xfe", "text/plain", "", ""),
        (b'{"error": {"message": "half \\ud83d emoji"}}', "", "", "half ? emoji"),
        (
            b'{"error": {"code": ["x"], "message": {"y": 1}}}',
            "",
            "",
            '{"error": {"code": ["x"], "message": {"y": 1}}}',
        ),
        (b"[" * 5000, "", "", "[" * MOST_WORDS),
        (b"x" * 100_000, "text/plain", "", "x" * MOST_WORDS),
        (PAGE, "text/html", "", "Web filter & more"),
        (b"<html><body>no title</body></html>", "", "", "no title"),
        (b"<html><style>x</style><h1>Blocked</h1>Rule 7</html>", "", "", "Blocked Rule 7"),
        ("Accès refusé".encode("latin-1"), "text/plain", "", "Accès refusé"),
        ("额度不足".encode("gbk"), "text/plain; charset=gbk", "", "额度不足"),
        (b'{"error": {"code": "a", "message": "It is cut he', "", "", "It is cut he"),
        (b'data: {"error": {"message": "In an \\"event\\"."}}', "", "", 'In an "event".'),
        (
            b'{"message": "{\\"error\\": {\\"code\\": \\"z\\", \\"message\\": \\"No.\\"}}"}',
            "",
            "z",
            "No.",
        ),
        (b'{"error": {"code": "a", "details": [{"message": "No."}]}}', "", "a", "No."),
        (b'{"error": ["No.", "Never."]}', "", "", "No."),
        (b'{"base_resp": {"status_msg": "No."}}', "", "", "No."),
        (b"", "", "", ""),
        (
            b'{"error": {"code": "x", "message": {"lang": "en", "value": "No."}}}',
            "application/json",
            "x",
            "No.",
        ),
        (
            b'{"error": {"innererror": {"code": "z", "message": "No."}}}',
            "application/json",
            "z",
            "No.",
        ),
        (b'{"error": {"details": 1}, "message": "No."}', "application/json", "", "No."),
        (
            b'{"fault": {"faultstring": "No.", "detail": {"errorcode": "q"}}}',
            "application/json",
            "",
            "No.",
        ),
        (b'{"detail": [{"msg": "No.", "type": "missing"}]}', "application/json", "missing", "No."),
        (b'{"errors": [{"code": "x", "message": "No."}]}', "application/json", "x", "No."),
        (b'[{"error": {"code": "x", "message": "No."}}]', "application/json", "x", "No."),
        (b"<Error><Code>A</Code><Message>No.</Message></Error>", "application/xml", "", "A No."),
        (
            '{"error": {"code": "x", "message": "No."}}'.encode("utf-16"),
            "application/json",
            "x",
            "No.",
        ),
        ('{"message": "No."}'.encode("utf-8-sig"), "application/json", "", "No."),
    ],
)
def test_a_body_of_any_form_is_read(body: bytes, content_type: str, code: str, words: str) -> None:
    said = said_in(HttpAnswer(400, {"content-type": content_type}, body))
    assert (said.code, said.words) == (code, words)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "12"}, 12.0),
        ({"retry-after": "-5"}, 0.0),
        ({"retry-after": "inf"}, MOST_RETRY_AFTER_S),
        ({"retry-after": "1e999"}, MOST_RETRY_AFTER_S),
        ({"retry-after": "9" * 400}, MOST_RETRY_AFTER_S),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "7776000"}, MOST_RETRY_AFTER_S),
        ({"retry-after": "Wed, 31 Dec 9999 23:59:59 GMT"}, MOST_RETRY_AFTER_S),
        ({"retry-after": "Wed, 31 Dec 99999999999 23:59:59 GMT"}, None),
        ({"retry-after": "Thu, 01 Jan 1970 00:00:00 GMT"}, 0.0),
        ({"retry-after": "soon"}, None),
        ({"retry-after-ms": "1500", "retry-after": "9"}, 1.5),
        ({"x-ms-retry-after-ms": "900", "retry-after": "9"}, 0.9),
        ({"retry-after": "7s"}, 7.0),
        ({}, None),
    ],
)
def test_the_wait_that_an_answer_asks_for_is_bounded(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert from_answer(HttpAnswer(429, headers), KEYED).retry_after_s == seconds


def test_a_date_to_wait_for_is_understood() -> None:
    in_a_minute = formatdate(time.time() + 60, usegmt=True)
    waits = from_answer(HttpAnswer(503, {"retry-after": in_a_minute}), KEYED).retry_after_s
    assert waits is not None
    assert 0 < waits <= 61


def test_a_model_is_named_as_a_model_and_a_path_as_a_path() -> None:
    assert from_answer(HttpAnswer(404), KEYED).subject == "gpt-9"
    assert from_answer(HttpAnswer(500), KEYED).subject == "demo.services.ai.azure.com"
    assert (
        from_answer(HttpAnswer(404), Way("https://voice.example/a/b/")).subject
        == "voice.example/a/b"
    )


ONLINE, OFFLINE = frozenset({"192.0.2.7"}), frozenset[str]()
PROXIED = Way(AZURE, proxy="http://ada:secret@proxy.example:8080")


def _at(
    host: str, below: OSError, kind: type[aiohttp.ClientConnectorError]
) -> aiohttp.ClientConnectorError:
    connection = aiohttp.client_reqrep.ConnectionKey(
        host, 443, True, ssl.create_default_context(), None, None, None
    )
    return kind(connection, below)


UNKNOWN_NAME = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
NO_NAME_SERVER = socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
REFUSED = ConnectionRefusedError(111, "Connect call failed ('127.0.0.1', 9)")
UNTRUSTED = ssl.SSLCertVerificationError(
    1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed (_ssl.c:1006)"
)
NO_TLS = ssl.SSLError(1, "[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1006)")
NOBODY_THERE = _at("demo", REFUSED, aiohttp.ClientConnectorError)
PLAIN_SERVER = _at("demo", NO_TLS, aiohttp.ClientConnectorSSLError)
ASKED = aiohttp.RequestInfo(
    URL("http://p"), "CONNECT", CIMultiDictProxy(CIMultiDict()), URL("http://p")
)


def proxy_answer(status: int) -> aiohttp.ClientHttpProxyError:
    return aiohttp.ClientHttpProxyError(ASKED, (), status=status, message="No")


@pytest.mark.parametrize(
    ("raised", "ways", "way", "kind", "words"),
    [
        (TimeoutError(), ONLINE, KEYED, FailureKind.TIMED_OUT, ""),
        (
            _at("demo", UNKNOWN_NAME, aiohttp.ClientConnectorDNSError),
            ONLINE,
            KEYED,
            FailureKind.NO_SUCH_HOST,
            None,
        ),
        (
            _at("demo", UNKNOWN_NAME, aiohttp.ClientConnectorDNSError),
            OFFLINE,
            KEYED,
            FailureKind.OFFLINE,
            None,
        ),
        (
            _at("demo", NO_NAME_SERVER, aiohttp.ClientConnectorDNSError),
            ONLINE,
            KEYED,
            FailureKind.OFFLINE,
            None,
        ),
        (UNKNOWN_NAME, ONLINE, KEYED, FailureKind.NO_SUCH_HOST, "Name or service not known"),
        (
            _at("demo", REFUSED, aiohttp.ClientConnectorError),
            ONLINE,
            KEYED,
            FailureKind.UNREACHABLE,
            "Connection refused",
        ),
        (NOBODY_THERE, OFFLINE, KEYED, FailureKind.OFFLINE, "Connection refused"),
        (
            REFUSED,
            OFFLINE,
            Way("http://127.0.0.1:9"),
            FailureKind.UNREACHABLE,
            "Connection refused",
        ),
        (
            OSError(
                "Multiple exceptions: [Errno 111] Connect call failed ('::1', 9, 0, 0), [Errno 111] …"
            ),
            ONLINE,
            KEYED,
            FailureKind.UNREACHABLE,
            "Connection refused",
        ),
        (UNTRUSTED, ONLINE, KEYED, FailureKind.TLS, None),
        (
            _at("demo", NO_TLS, aiohttp.ClientConnectorSSLError),
            ONLINE,
            KEYED,
            FailureKind.TLS_FAILED,
            "wrong version number",
        ),
        (aiohttp.InvalidURL("x"), ONLINE, KEYED, FailureKind.BAD_ENDPOINT, "x"),
        (UnicodeError("x"), ONLINE, KEYED, FailureKind.BAD_ENDPOINT, "x"),
        (
            aiohttp.ServerDisconnectedError(),
            ONLINE,
            KEYED,
            FailureKind.UNREACHABLE,
            "Server disconnected",
        ),
        (KeyError("x"), ONLINE, KEYED, FailureKind.UNKNOWN, "'x'"),
        (proxy_answer(407), ONLINE, PROXIED, FailureKind.PROXY_SIGN_IN, "No"),
        (proxy_answer(403), ONLINE, PROXIED, FailureKind.PROXY_REFUSED, "No"),
        (proxy_answer(400), ONLINE, PROXIED, FailureKind.PROXY_REFUSED, "No"),
        (proxy_answer(502), ONLINE, PROXIED, FailureKind.PROXY_FAILED, "No"),
        (proxy_answer(504), ONLINE, PROXIED, FailureKind.PROXY_FAILED, "No"),
        (
            _at("proxy.example", REFUSED, aiohttp.ClientProxyConnectionError),
            ONLINE,
            PROXIED,
            FailureKind.PROXY_UNREACHABLE,
            "Connection refused",
        ),
        (
            _at("proxy.example", UNKNOWN_NAME, aiohttp.ClientConnectorDNSError),
            ONLINE,
            PROXIED,
            FailureKind.PROXY_UNREACHABLE,
            None,
        ),
    ],
)
def test_errors_below_the_protocol_have_kinds_and_words_without_objects_of_python(
    raised: Exception, ways: frozenset[str], way: Way, kind: FailureKind, words: str | None
) -> None:
    failure = from_exception(raised, way, lambda: ways)
    assert failure.kind is kind
    assert words is None or failure.message == words
    assert not set("<>[]()") & set(failure.message)
    expected = "proxy.example:8080" if kind.is_of_proxy else way.host
    assert failure.subject == expected
    assert "secret" not in repr(failure)


def test_the_text_of_an_error_loses_what_only_python_understands() -> None:
    text = "Cannot connect to host x:443 ssl:<truststore._api.SSLContext object at 0x7f26> [Name not known]\nsecond"
    failure = connect_failure(VoiceLiveError(text), KEYED)
    assert (failure.kind, failure.message) == (
        FailureKind.UNREACHABLE,
        "Cannot connect to host x:443 [Name not known]",
    )


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("inference_rate_limit_exceeded", FailureKind.RATE_LIMITED),
        ("insufficient_quota", FailureKind.QUOTA),
        ("DeploymentNotFound", FailureKind.NOT_OFFERED),
        ("session_expired", FailureKind.SESSION_ENDED),
    ],
)
def test_errors_in_a_session_have_the_same_kinds(code: str, kind: FailureKind) -> None:
    assert service_failure(code, "Words.") == Failure(kind, code, "Words.")


def test_our_handshake_asks_as_the_sdk_s_own_does() -> None:
    """The session is ours (see `open_connection`); address and headers are still the SDK's."""

    async def scenario() -> None:
        async with serving(answering(401)) as service:
            for enter in (lambda manager: manager.__aenter__(), open_connection):
                manager = connect(
                    credential=AzureKeyCredential(KEY),
                    endpoint=service.url,
                    model="m",
                    query={"x": "y"},
                    headers={"x-more": "1"},
                    connection_options={"heartbeat": 8.0},
                )
                with pytest.raises((VoiceLiveError, HandshakeRefusedError)):
                    await enter(manager)
            theirs, ours = service.requests
        assert ours.path_qs == theirs.path_qs
        changing = {"Sec-WebSocket-Key"}
        kept = [
            {n: v for n, v in request.headers.items() if n not in changing}
            for request in (theirs, ours)
        ]
        assert kept[0] == kept[1]

    run(scenario)
