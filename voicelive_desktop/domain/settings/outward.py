"""Finds custom fields that reach beyond the session: tools the service calls, addresses it
contacts. Pure.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

LISTED = 6
_NAMES = re.compile(
    r"tool|mcp|function|server|host|url|uri|endpoint|address|header|authori[sz]|token(?!s)|key(?!word)|proxy",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:/|^\s*(//|\\\\)", re.IGNORECASE)


def outward_fields(text: str) -> tuple[str, ...]:
    """Return the first few fields of a JSON object that name tools or addresses; none if it
    is no JSON.
    """
    try:
        found = json.loads(text) if text.strip() else {}
        return tuple(dict.fromkeys(_fields(found)))[:LISTED]
    except ValueError:
        return ()
    except RecursionError:
        return ("…",)


def _fields(value: object, at: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            place = f"{at}.{name}" if at else name
            if _NAMES.search(name):
                yield place
            else:
                yield from _fields(inner, place)
    elif isinstance(value, list):
        for inner in value:
            yield from _fields(inner, at)
    elif isinstance(value, str) and _ADDRESS.search(value):
        yield at
