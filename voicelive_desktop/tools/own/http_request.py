"""A request to a web address, with places for arguments that never reach its scheme or host."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import field
from ipaddress import ip_address
from typing import Any
from urllib.parse import quote, urlsplit

from voicelive_desktop.domain.words.hosts import is_loopback
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.wording import Words

METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})
WITH_BODY = frozenset({"POST", "PUT", "PATCH"})
SECRET = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
_PLACE = re.compile(r"\{([A-Za-z_][A-Za-z0-9_.-]*)\}")
_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+\Z")


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """What is asked. `{name}` stands for an argument, `${NAME}` in a header for a secret
    of the keyring.
    """

    url: str
    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()
    body: Any = field(default=None, hash=False)

    @property
    def host(self) -> str:
        """The host, in lower case."""
        return (urlsplit(self.url).hostname or "").lower()

    @property
    def is_private(self) -> bool:
        """Whether it is in the person's own network, though not on this computer."""
        return not is_loopback(self.host) and is_private_host(self.host)

    def address(self, arguments: Mapping[str, Any]) -> str:
        """The address with the arguments in their places, encoded."""
        return _PLACE.sub(
            lambda place: quote(_text(arguments.get(place[1], "")), safe=""), self.url
        )

    def places(self) -> frozenset[str]:
        """The names of all arguments that have a place in the address or the body."""
        return frozenset(_PLACE.findall(self.url)) | _places_in(self.body)

    def content(self, arguments: Mapping[str, Any], text: str) -> bytes | None:
        """The body: as the file says, with the arguments in their places; else the arguments
        themselves, as `text`.
        """
        if self.body is None:
            if self.method in WITH_BODY:
                return text.encode()
            return None
        if isinstance(self.body, str):
            return _PLACE.sub(
                lambda place: quote(_text(arguments.get(place[1], "")), safe=""), self.body
            ).encode()
        return json.dumps(_filled(self.body, arguments), ensure_ascii=False).encode()

    def as_json(self) -> dict[str, Any]:
        """The form of a file."""
        said: dict[str, Any] = {"method": self.method, "url": self.url}
        if self.headers:
            said["headers"] = dict(self.headers)
        if self.body is None:
            return said
        return said | {"body": self.body}


def request_from(content: object) -> HttpRequest:
    """Return the request that a file describes. Raises ValueError with the reason."""
    if not isinstance(content, Mapping) or not isinstance(content.get("url"), str):
        raise ValueError(Words("“http” needs a “url”"))
    method = str(content.get("method") or "GET").upper()
    if method not in METHODS:
        raise ValueError(Words("“method” must be GET, POST, PUT, PATCH or DELETE"))
    return HttpRequest(
        _url(content["url"]), method, _headers(content.get("headers") or {}), content.get("body")
    )


def is_private_host(host: str) -> bool:
    """Whether a host by its name, or address, is in somebody's own network."""
    try:
        return not ip_address(host).is_global
    except ValueError:
        return (
            host == "localhost"
            or "." not in host
            or host.endswith((".local", ".lan", ".internal", ".home.arpa"))
        )


def _url(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError as error:
        raise ValueError(Words("“url” is not an address")) from error
    if "{" in parts.scheme or "{" in parts.netloc or "}" in parts.netloc:
        raise ValueError(Words("“url” must name its host: no {place} there"))
    if not host or any(character.isspace() or ord(character) < 32 for character in url):
        raise ValueError(Words("“url” is not an address"))
    if parts.username is not None or parts.password is not None:
        raise ValueError(Words("“url” must not contain a user or password"))
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
        raise ValueError(Words("“url” must begin with https://, or http:// on this computer"))
    return url


def _headers(headers: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(headers, Mapping):
        raise ValueError(Words("“headers” must be an object with texts"))
    for name, value in headers.items():
        usable = isinstance(name, str) and isinstance(value, str) and _HEADER.match(name)
        if not usable or any(ord(character) < 32 for character in value):
            raise ValueError(Words("“headers” must be an object with texts"))
    return tuple(headers.items())


def _filled(value: Any, arguments: Mapping[str, Any]) -> Any:
    if isinstance(value, str):
        whole = _PLACE.fullmatch(value)
        if whole:
            return arguments.get(whole[1])
        return _PLACE.sub(lambda place: _text(arguments.get(place[1], "")), value)
    if isinstance(value, Mapping):
        return {key: _filled(inner, arguments) for key, inner in value.items()}
    if isinstance(value, list):
        return [_filled(inner, arguments) for inner in value]
    return value


def _places_in(body: Any) -> frozenset[str]:
    if isinstance(body, str):
        return frozenset(_PLACE.findall(body))
    if isinstance(body, Mapping):
        return _places_in(list(body.values()))
    if isinstance(body, list):
        return frozenset().union(*map(_places_in, body))
    return frozenset()


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
