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
from voicelive_desktop.domain.words.wording import Words, all_of

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
    """Return the request that a file describes. Raises ValueError with all that is wrong."""
    if not isinstance(content, Mapping) or not isinstance(content.get("url"), str):
        raise ValueError(Words("“http” needs a “url”"))
    url, headers = content["url"], content.get("headers") or {}
    method = str(content.get("method") or "GET").upper()
    wrong = [problem for problem in (_wrong_url(url), _wrong_headers(headers)) if problem]
    if method not in METHODS:
        wrong.insert(0, Words("“method” must be GET, POST, PUT, PATCH or DELETE"))
    if wrong:
        raise ValueError(all_of(wrong))
    return HttpRequest(url, method, tuple(headers.items()), content.get("body"))


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


def _wrong_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return Words("“url” is not an address")
    if "{" in parts.scheme or "{" in parts.netloc or "}" in parts.netloc:
        return Words("“url” must name its host: no {place} there")
    if not host or any(character.isspace() or ord(character) < 32 for character in url):
        return Words("“url” is not an address")
    if parts.username is not None or parts.password is not None:
        return Words("“url” must not contain a user or password")
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(host)):
        return Words("“url” must begin with https://, or http:// on this computer")
    return ""


def _wrong_headers(headers: object) -> str:
    if isinstance(headers, Mapping) and all(_is_header(*header) for header in headers.items()):
        return ""
    return Words("“headers” must be an object with texts")


def _is_header(name: object, value: object) -> bool:
    if not isinstance(name, str) or not isinstance(value, str) or not _HEADER.match(name):
        return False
    return all(ord(character) >= 32 for character in value)


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
