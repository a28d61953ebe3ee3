"""Decodes text from other programs: byte order marks, UTF-16 and UTF-32, lone surrogates. Pure."""

from __future__ import annotations

import json
import re
from typing import Any

_HALF = re.compile("[\ud800-\udfff]")


def decoded(data: bytes) -> str:
    """Return a file's text, in any Unicode form. Raises UnicodeDecodeError, a ValueError."""
    return data.decode(json.detect_encoding(data)).removeprefix("\ufeff")


def encoding_of(head: bytes) -> str:
    """Return the encoding of a JSON lines file, by its first four bytes."""
    return json.detect_encoding(head)


def whole(text: str) -> str:
    """Return the text without lone surrogates, which cannot be written or painted;
    pairs are joined.

    One that has none is the same object, also a text that remembers of what it was made.
    """
    if text.isascii() or not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def json_of(data: bytes) -> object:
    """Return a JSON file's contents, with joined surrogates. Raises ValueError, RecursionError."""
    return whole_value(json.loads(decoded(data)))


def json_of_text(text: str) -> object:
    """Return what a text in JSON says, as `json_of` does. Raises ValueError, RecursionError."""
    return whole_value(json.loads(text))


def json_fields(text: str) -> dict[str, Any]:
    """Return the fields of a JSON object; none where the text says something else."""
    try:
        said = json_of_text(text)
    except (ValueError, RecursionError):
        return {}
    if isinstance(said, dict):
        return said
    return {}


def whole_value(value: object) -> object:
    """Return what JSON said, each text of it without lone surrogates."""
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [whole_value(one) for one in value]
    if isinstance(value, dict):
        return {whole(name): whole_value(one) for name, one in value.items()}
    return value
