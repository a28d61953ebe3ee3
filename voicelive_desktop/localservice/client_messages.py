"""What a client's message says, or the error that answers it."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from typing import Any

from voicelive_desktop.localservice import wire_errors as errors

Handler = Callable[[Mapping[str, Any]], None]


def parsed(message: str) -> dict[str, Any]:
    """Read a message as a JSON object."""
    try:
        event = json.loads(message)
    except ValueError:
        raise errors.invalid_json() from None
    if not isinstance(event, dict):
        raise errors.invalid_json()
    return event


def audio_bytes(holder: Mapping[str, Any], name: str) -> bytes:
    """Decode the base64 audio in a field."""
    encoded = holder.get(name)
    if encoded is None:
        raise errors.missing(name)
    if not isinstance(encoded, str):
        raise errors.invalid_type(name, "string", encoded)
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        message = f"Invalid '{name}'. Expected base64-encoded audio bytes but got an invalid value."
        raise errors.invalid_value(name, message) from None


def require(event: Mapping[str, Any], *names: str) -> None:
    """Refuse an event without these fields."""
    for name in names:
        if event.get(name) is None:
            raise errors.missing(name)
