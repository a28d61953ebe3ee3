"""Errors of aiohttp, the operating system and HTTP, translated into failure kinds: the one table."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping

import aiohttp

from voicelive_desktop.domain.failures import Failure, FailureKind

_BY_STATUS = {
    400: FailureKind.REJECTED_SETTINGS,
    401: FailureKind.REFUSED,
    403: FailureKind.REFUSED,
    404: FailureKind.NOT_OFFERED,
    408: FailureKind.TIMED_OUT,
    429: FailureKind.RATE_LIMITED,
}
_REQUEST_ID_HEADERS = ("apim-request-id", "x-ms-request-id", "x-request-id")


def from_status(status: int, headers: dict[str, str], subject: str) -> Failure:
    """The failure that an HTTP answer with this status to the handshake means. `headers` have lower-case names."""
    other = FailureKind.UNREACHABLE if status >= 500 else FailureKind.UNKNOWN
    if status < 400:  # something answers, but no Voice Live service
        other = FailureKind.BAD_ENDPOINT
    kind = _BY_STATUS.get(status, other)
    return Failure(kind, str(status), "", request_id_of(headers), subject, _seconds(headers.get("retry-after", "")))


def request_id_of(headers: Mapping[str, str]) -> str:
    """The service's name for a request, "" if it gave none. `headers` have lower-case names."""
    return next((headers[name] for name in _REQUEST_ID_HEADERS if name in headers), "")


def _seconds(text: str) -> float | None:
    try:
        return max(0.0, float(text))
    except ValueError:
        return None


def from_exception(error: BaseException, subject: str) -> Failure:
    """The failure that an error below the protocol means; unknown ones keep their class name as the code."""
    text = str(error)
    match error:
        case aiohttp.WSServerHandshakeError():
            headers = {name.lower(): value for name, value in (error.headers or {}).items()}
            return from_status(error.status, headers, subject)
        case TimeoutError():
            return Failure(FailureKind.TIMED_OUT, subject=subject)
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError() | UnicodeError():
            return Failure(FailureKind.BAD_ENDPOINT, message=text, subject=subject)
        case aiohttp.ClientConnectorCertificateError() | aiohttp.ClientConnectorSSLError() | ssl.SSLError():
            return Failure(FailureKind.TLS, message=text, subject=subject)
        case aiohttp.ClientConnectorDNSError() | socket.gaierror():
            return Failure(FailureKind.UNREACHABLE, "dns", text, subject=subject)
        case aiohttp.ClientConnectionError() | OSError():
            return Failure(FailureKind.UNREACHABLE, message=text, subject=subject)
        case aiohttp.ClientError() if type(error) is aiohttp.ClientError:  # how the SDK refuses a redirect
            return Failure(FailureKind.BAD_ENDPOINT, "redirect", text, subject=subject)
        case _:
            return Failure(FailureKind.UNKNOWN, type(error).__name__, text, subject=subject)
