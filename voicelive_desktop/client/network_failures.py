"""Answers of HTTP, errors of aiohttp and of the operating system, translated into failure kinds:
the one table.
"""

from __future__ import annotations

import errno
import math
import os
import re
import socket
import ssl
import time
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp

from voicelive_desktop.client.handshake_answers import HttpAnswer, ServiceWords, said_in
from voicelive_desktop.client.surroundings import way_out
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.hosts import is_azure, is_loopback
from voicelive_desktop.domain.words.quick_classes import dataclass

# whatever a header says: nobody waits for months, and the button is there all the time
MOST_RETRY_AFTER_S = 600.0
_REQUEST_ID_HEADERS = ("apim-request-id", "x-ms-request-id", "x-request-id")

# What the status alone means; `_kind` looks at the words too.
_BY_STATUS = {
    400: FailureKind.REJECTED_SETTINGS,
    401: FailureKind.REFUSED,
    402: FailureKind.QUOTA,
    403: FailureKind.FORBIDDEN,
    404: FailureKind.NOT_OFFERED,
    407: FailureKind.PROXY_SIGN_IN,
    408: FailureKind.TIMED_OUT,
    429: FailureKind.RATE_LIMITED,
    451: FailureKind.INTERCEPTED,
    511: FailureKind.INTERCEPTED,
}
# a page with one of these is not the service's
_PAGE_OF_THE_NETWORK = frozenset({200, 401, 403, 407, 451, 511})
_NO_SUCH_PAGE = frozenset({404, 405, 410, 426})

# The services' words for what a status does not tell (Azure's front ends, Voice Live, Azure
# OpenAI).
_ANY = re.IGNORECASE
_NETWORK_RULES = re.compile(
    "public (network )?access is disabled|virtual network|firewall|private endpoint", _ANY
)
_KEYS_OFF = re.compile(
    "AuthenticationTypeDisabled|key.based authentication is disabled|local auth", _ANY
)
_ROLE = re.compile(
    "PermissionDenied|principal|data action|required role|not authorized to perform|RBAC", _ANY
)
_QUOTA = re.compile("quota", _ANY)
_RATE = re.compile("rate.?limit|too many requests", _ANY)

_NAME_UNKNOWN = {
    number
    for name in ("EAI_NONAME", "EAI_NODATA", "WSAHOST_NOT_FOUND", "WSANO_DATA")
    if (number := getattr(socket, name, getattr(errno, name, None))) is not None
} | {11001, 11004}
_OBJECT = re.compile(
    r"\s*(ssl:)?<[^<>]* object at 0x[0-9a-fA-F]+>|\s*ssl:(default|True|False|None)\b"
)
_ERRNO = re.compile(r"\[Errno (\d+)\]")
_BRACKETS = re.compile(r"^\[.*?\]\s*|\s*\(_?ssl\.c:\d+\)$")


@dataclass(frozen=True, slots=True)
class Way:
    """Where a connection was to go, and how. `keyed`: with a key, not with a token. `proxy`: its
    address, or "".
    """

    url: str = ""
    model: str = ""
    keyed: bool = True
    proxy: str = ""

    @property
    def host(self) -> str:
        """The host of the service, the address itself if it has none."""
        return _host(self.url)

    @property
    def path(self) -> str:
        """Host and path, where the address has a path of its own; else ""."""
        if self.url:
            path = urlsplit(self.url).path.strip("/")
        else:
            path = ""
        if path:
            return f"{self.host}/{path}"
        return ""


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def _place(url: str) -> str:
    """Host and port, never a name or password."""
    parts = urlsplit(url)
    if parts.port:
        return f"{parts.hostname}:{parts.port}"
    return parts.hostname or url


def request_id_of(headers: Mapping[str, str]) -> str:
    """The service's name for a request, "" if it gave none. `headers` have lower-case names."""
    return next((headers[name] for name in _REQUEST_ID_HEADERS if name in headers), "")


def from_answer(answer: HttpAnswer, way: Way) -> Failure:
    """The failure that an HTTP answer in place of a connection means."""
    said = said_in(answer)
    kind = _kind(answer.status, said, way)
    code = str(answer.status)
    if said.code == code:
        service_code = ""
    else:
        service_code = said.code
    return Failure(
        kind,
        code,
        said.words,
        request_id_of(answer.headers),
        subject_of(kind, way),
        _retry_after_s(answer.headers),
        service_code=service_code,
    )


def _kind(status: int, said: ServiceWords, way: Way) -> FailureKind:
    if said.is_page and (kind := _kind_of_page(status, way)) is not None:
        return kind
    text = f"{said.code} {said.words}"
    match status:
        case 401 if not way.keyed:
            if _ROLE.search(text):
                return FailureKind.ROLE_MISSING
            return FailureKind.SIGN_IN_REFUSED
        case 403:
            return _forbidden(text, way)
        case 404 | 405 | 410 if way.path:
            return FailureKind.WRONG_PATH
        case 429 if is_about_quota(text):
            return FailureKind.QUOTA
    return _BY_STATUS.get(status) or _other(status)


def is_about_quota(words: str) -> bool:
    """Whether the words say that something is used up, not that requests came too fast."""
    return bool(_QUOTA.search(words)) and not _RATE.search(words)


def _kind_of_page(status: int, way: Way) -> FailureKind | None:
    """What a web page in place of the service's answer means; None: the status tells more."""
    if status in _NO_SUCH_PAGE:
        if way.path:
            return FailureKind.WRONG_PATH
        return FailureKind.BAD_ENDPOINT
    if status == 200 and not is_azure(way.host):
        return FailureKind.BAD_ENDPOINT  # somebody's web site
    if status in _PAGE_OF_THE_NETWORK:
        return FailureKind.INTERCEPTED
    return None


def _forbidden(text: str, way: Way) -> FailureKind:
    if _NETWORK_RULES.search(text):
        return FailureKind.NETWORK_BLOCKED
    if _KEYS_OFF.search(text):
        return FailureKind.KEYS_DISABLED
    if _QUOTA.search(text):
        return FailureKind.QUOTA
    if _ROLE.search(text) or not way.keyed:
        return FailureKind.ROLE_MISSING
    return FailureKind.FORBIDDEN


def _other(status: int) -> FailureKind:
    if status < 400:  # something answers, but no Voice Live service
        return FailureKind.BAD_ENDPOINT
    if status >= 500:
        return FailureKind.SERVICE_PROBLEM
    return FailureKind.NOT_ACCEPTED


def subject_of(kind: FailureKind, way: Way) -> str:
    """What the words about this kind name: a model, a path, the proxy, else the host."""
    if kind is FailureKind.NOT_OFFERED and way.model:
        return way.model
    if kind is FailureKind.WRONG_PATH:
        return way.path
    if kind.is_of_proxy and way.proxy:
        return _place(way.proxy)
    return way.host


def _retry_after_s(headers: Mapping[str, str]) -> float | None:
    """When to ask again, in seconds or as a date; never more than `MOST_RETRY_AFTER_S`."""
    for name in ("retry-after-ms", "x-ms-retry-after-ms"):
        if (ms := _number(headers.get(name, ""))) is not None:
            return _bounded(ms / 1000)
    text = headers.get("retry-after", "").strip().removesuffix("s")
    if (seconds := _number(text)) is not None:
        return _bounded(seconds)
    try:
        return _bounded(parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError, OSError):
        return None


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except (ValueError, OverflowError):
        return None
    if math.isnan(number):
        return None
    return number


def _bounded(seconds: float) -> float:
    return min(max(0.0, seconds), MOST_RETRY_AFTER_S)


def from_exception(
    error: BaseException, way: Way, ways_out: Callable[[], frozenset[str]] = way_out
) -> Failure:
    """The failure that an error below the protocol means; unknown ones keep their class name
    as the code.
    """
    kind = _kind_of(error, way, ways_out)
    if kind is FailureKind.UNKNOWN:
        code = type(error).__name__
    else:
        code = ""
    if isinstance(error, aiohttp.ClientHttpProxyError):
        code = str(error.status)
    return Failure(kind, code, words_of(error), subject=subject_of(kind, way))


def _kind_of(error: BaseException, way: Way, ways_out: Callable[[], frozenset[str]]) -> FailureKind:
    match error:
        case aiohttp.ClientHttpProxyError():
            return _kind_of_proxy(error.status)
        case TimeoutError():
            return FailureKind.TIMED_OUT
        case aiohttp.InvalidURL() | aiohttp.NonHttpUrlClientError() | UnicodeError():
            return FailureKind.BAD_ENDPOINT
        case (
            aiohttp.ClientResponseError() | aiohttp.ClientPayloadError()
        ):  # something that speaks no HTTP
            return FailureKind.BAD_ENDPOINT
        case aiohttp.ClientConnectorCertificateError() | ssl.SSLCertVerificationError():
            return FailureKind.TLS
        case aiohttp.ClientConnectorSSLError() | ssl.SSLError():
            return FailureKind.TLS_FAILED
        case aiohttp.ClientConnectionError() | OSError():
            return _kind_of_connection(error, way, ways_out)
        case _:
            return FailureKind.UNKNOWN


def _kind_of_proxy(status: int) -> FailureKind:
    """What the proxy's answer means, when it was asked for the way to the service."""
    if status == 407:
        return FailureKind.PROXY_SIGN_IN
    if status >= 500:
        return FailureKind.PROXY_FAILED
    return FailureKind.PROXY_REFUSED


def _kind_of_connection(
    error: BaseException, way: Way, ways_out: Callable[[], frozenset[str]]
) -> FailureKind:
    below = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(below, ssl.SSLCertVerificationError):
        return FailureKind.TLS
    if not is_loopback(way.host) and not ways_out():
        return FailureKind.OFFLINE
    if way.proxy and (
        isinstance(error, aiohttp.ClientProxyConnectionError) or _is_at(error, way.proxy)
    ):
        return FailureKind.PROXY_UNREACHABLE
    if isinstance(below, socket.gaierror):
        return FailureKind.NO_SUCH_HOST if below.errno in _NAME_UNKNOWN else FailureKind.OFFLINE
    return FailureKind.UNREACHABLE


def _is_at(error: BaseException, url: str) -> bool:
    return isinstance(error, aiohttp.ClientConnectorError) and error.host == urlsplit(url).hostname


def words_of(error: BaseException) -> str:
    """What the system says about it, without the names of Python's objects."""
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return error.message
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return words_of(error.certificate_error)
    if isinstance(error, aiohttp.ClientConnectorError):
        return words_of(error.os_error)
    if said := getattr(error, "verify_message", ""):  # of a certificate
        return str(said)
    if isinstance(error, OSError):
        return _of_system(error)
    if isinstance(error, aiohttp.ClientResponseError | aiohttp.ClientPayloadError):
        return ""  # bytes as Python writes them
    return without_objects(str(error))


def _of_system(error: OSError) -> str:
    """The system's own words: those of asyncio hold addresses as Python writes them."""
    if isinstance(error, socket.gaierror | ssl.SSLError):
        return _BRACKETS.sub("", error.strerror or str(error))
    several = _ERRNO.search(str(error))
    number = error.errno or (int(several.group(1)) if several else 0)
    if number:
        return os.strerror(number)
    return without_objects(str(error))


def without_objects(text: str) -> str:
    """The first line of it, without what only Python understands."""
    return _BRACKETS.sub("", _OBJECT.sub("", text.strip().partition("\n")[0])).strip()
