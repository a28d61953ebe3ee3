"""Who may connect: the key check and the answers to a refused handshake, without I/O.

The key comes as header ``api-key``, as query parameter ``api-key``, or as a bearer token in header or query parameter
``Authorization`` (Voice Live API reference, "Authentication"). Refusals carry Azure's JSON error body.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from voicelive_desktop.localservice.faults import REFUSALS, RETRY_AFTER_S

PATH_END = "/voice-live/realtime"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An HTTP answer instead of a WebSocket."""

    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)


def refusal(status: int) -> Refusal:
    """Word a refusal as Azure does."""
    message = REFUSALS.get(status, "The request was refused.")
    headers = {"Retry-After": str(RETRY_AFTER_S)} if status in (429, 503) else {}
    return Refusal(status, json.dumps({"error": {"code": str(status), "message": message}}), headers)


def has_key(headers: Mapping[str, str], query: Mapping[str, str], key: str) -> bool:
    """Whether the request shows the key, in any of the documented places."""
    bearer = headers.get("Authorization") or query.get("Authorization") or ""
    scheme, _, token = bearer.partition(" ")
    shown = [headers.get("api-key"), query.get("api-key"), token if scheme.lower() == "bearer" else None]
    return any(hmac.compare_digest(candidate.encode(), key.encode()) for candidate in shown if candidate)


def names_a_model(query: Mapping[str, str]) -> bool:
    """Whether a model or an agent is asked for, as the service requires."""
    return bool(query.get("model") or query.get("agent-name"))
