"""The servers that find a way through, as a service tells them: whatever it tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aiortc import RTCIceServer
from aiortc.rtcicetransport import parse_stun_turn_uri

MOST_SERVERS = 20  # the service names two or three
MOST_PORT = 65_535


def ice_servers(told: object) -> list[RTCIceServer]:
    """Return the servers as aiortc wants them; what is none is left out."""
    servers = []
    for server in _mappings(told):
        name, secret = (_text(server.get(key)) for key in ("username", "credential"))
        known = [url for url in _urls(server) if _is_address(url)]
        if name is None or secret is None:
            known = [url for url in known if not url.startswith("turn")]  # refused without them
        if known:
            servers.append(RTCIceServer(known, name, secret))
    return servers


def names_relay(told: object) -> bool:
    """Whether a relay is among them."""
    return any("turn" in str(url) for server in _mappings(told) for url in _urls(server))


def _mappings(told: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(told, list | tuple):
        yield from (server for server in told[:MOST_SERVERS] if isinstance(server, Mapping))


def _urls(server: Mapping[str, Any]) -> list[Any]:
    urls = server.get("urls") or server.get("url")
    if isinstance(urls, str):
        return [urls]
    if isinstance(urls, list | tuple):
        return list(urls[:MOST_SERVERS])
    return []


def _text(value: object) -> str | None:
    """The text, if it is one that can be sent."""
    if not isinstance(value, str):
        return None
    try:
        value.encode()
    except UnicodeError:
        return None
    return value


def _is_address(url: object) -> bool:
    if not isinstance(url, str):
        return False
    try:
        parsed = parse_stun_turn_uri(url)
        parsed["host"].encode("idna")
    except ValueError:
        return False
    return bool(0 < parsed["port"] <= MOST_PORT)
