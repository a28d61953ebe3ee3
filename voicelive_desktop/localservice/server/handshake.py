"""Who may connect: the key check and the answers to a refused handshake, without I/O.

The key comes as header ``api-key``, as query parameter ``api-key``, or as a bearer token in header
or query parameter ``Authorization`` (Voice Live API reference, "Authentication"). Refusals carry
Azure's JSON error body.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from voicelive_desktop.localservice.server.faults import REFUSALS, RETRY_AFTER_S

NOT_FROM_HERE = "This service answers programs on this computer only: Origin and Host have to be loopback addresses."
PATH_END = "/voice-live/realtime"


@dataclass(frozen=True, slots=True)
class HandshakeRefusal:
    """An HTTP answer instead of a WebSocket."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)


def refusal(status: int, message: str = "") -> HandshakeRefusal:
    """Word a refusal as Azure does, or with a message of our own."""
    message = message or REFUSALS.get(status, "The request was refused.")
    if status in (429, 503):
        headers = {"Retry-After": str(RETRY_AFTER_S)}
    else:
        headers = {}
    return HandshakeRefusal(
        status, json.dumps({"error": {"code": str(status), "message": message}}), headers
    )


def has_key(headers: Mapping[str, str], query: Mapping[str, str], key: str) -> bool:
    """Whether the request shows the key, in any of the documented places."""
    bearer = headers.get("Authorization") or query.get("Authorization") or ""
    scheme, _, token = bearer.partition(" ")
    shown = [
        headers.get("api-key"),
        query.get("api-key"),
        token if scheme.lower() == "bearer" else None,
    ]
    return any(
        hmac.compare_digest(_bytes(candidate), _bytes(key)) for candidate in shown if candidate
    )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")  # a header may hold any byte


def comes_from_here(headers: Mapping[str, str]) -> bool:
    """Whether a request was meant for this computer by something that is no web page of elsewhere.

    A page may open WebSockets to 127.0.0.1, and a name of its own may point there: its browser then
    says so in ``Origin`` and in ``Host``.
    """
    origin = headers.get("Origin")
    return is_loopback(f"//{headers.get('Host', '')}") and (origin is None or is_loopback(origin))


def is_loopback(url: str) -> bool:
    """Whether an address names this computer."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def names_a_model(query: Mapping[str, str]) -> bool:
    """Whether a model or an agent is asked for, as the service requires."""
    return bool(query.get("model") or query.get("agent-name"))
