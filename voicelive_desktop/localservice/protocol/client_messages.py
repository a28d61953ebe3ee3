"""What a client's message says, or the error that answers it."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from math import isfinite
from typing import Any, NoReturn

from voicelive_desktop.localservice.protocol import wire_errors as errors

Handler = Callable[[Mapping[str, Any]], None]
MAX_DEPTH = 64  # of objects and arrays; a deep one costs the stack of whoever copies it


def parsed(message: str) -> dict[str, Any]:
    """Read a message as a JSON object that can be sent back: whole characters, finite numbers, no
    deep nesting.
    """
    try:
        event = json.loads(message, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):
        raise errors.invalid_json() from None
    if not isinstance(event, dict):
        raise errors.invalid_json()
    return {str(_clean(name, 0)): _clean(value, 1) for name, value in event.items()}


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON number")


def _finite(digits: str) -> float:
    value = float(digits)
    if not isfinite(value):
        _no_number(digits)
    return value


def _clean(value: Any, depth: int) -> Any:
    if isinstance(value, str):
        return whole_text(value)
    if not isinstance(value, dict | list):
        return value
    if depth > MAX_DEPTH:
        raise errors.nested_too_deeply(MAX_DEPTH)
    if isinstance(value, list):
        return [_clean(item, depth + 1) for item in value]
    return {whole_text(name): _clean(item, depth + 1) for name, item in value.items()}


def whole_text(text: str) -> str:
    """Return the text with a replacement character for each half of a character that stands alone."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def encoded(event: Mapping[str, Any]) -> str:
    """Return an event as the text to send, which UTF-8 can always carry."""
    text = json.dumps(event, ensure_ascii=False, separators=(",", ":"))
    return whole_text(text)


def audio_bytes(holder: Mapping[str, Any], name: str) -> bytes:
    """Decode the base64 audio in a field."""
    text = holder.get(name)
    if text is None:
        raise errors.missing(name)
    if not isinstance(text, str):
        raise errors.invalid_type(name, "string", text)
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        message = f"Invalid '{name}'. Expected base64-encoded audio bytes but got an invalid value."
        raise errors.invalid_value(name, message) from None


def require(event: Mapping[str, Any], *names: str) -> None:
    """Refuse an event without these fields."""
    for name in names:
        if event.get(name) is None:
            raise errors.missing(name)


def require_texts(event: Mapping[str, Any], *names: str) -> list[str]:
    """Return the strings in these fields; refuse an event in which one is missing or is no string."""
    require(event, *names)
    for name in names:
        if not isinstance(event[name], str):
            raise errors.invalid_type(name, "string", event[name])
    return [event[name] for name in names]
