"""What a hosted agent tells beside its speech, as a person reads it: names and values in
place of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from voicelive_desktop.domain.words.tool_words import readable_name

# the first of them stands in the card's line
HEADINGS = ("title", "heading", "name", "message", "text")
NOT_READ = frozenset({"type", "actions"})  # the kind is in the card's line, the actions are buttons
LONGEST_HEADING = 80
LONGEST = 20_000  # characters of JSON; more is shown as it came
DEEPEST = 4
INDENT = "    "


def heading(line: str) -> str:
    """What a report is about, in its own words; "" if it does not say."""
    told = _read(line)
    if not isinstance(told, dict):
        return ""
    found = (told[name] for name in HEADINGS if isinstance(told.get(name), str))
    return " ".join(next(found, "").split())[:LONGEST_HEADING]


def readable(line: str) -> str:
    """A report with a line for each value; what is no JSON, or too deep, as it came."""
    told = _read(line)
    if not isinstance(told, dict | list) or _depth(told) > DEEPEST:
        return line
    return "\n".join(_lines(told, "")) or line


def _read(line: str) -> Any:
    if len(line) > LONGEST:
        return None
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _depth(value: object) -> int:
    """How deep it is nested; no deeper than one more than is read."""
    level, depth = [value], 0
    while level and depth <= DEEPEST:
        level = [inner for outer in level for inner in _inside(outer)]
        depth += bool(level)
    return depth


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, list):
        return list(value)
    return []


def _lines(value: object, indent: str) -> Iterator[str]:
    """Yield the lines of an object or a list."""
    if isinstance(value, dict):
        for name, one in value.items():
            if indent or name not in NOT_READ:
                yield from _named(readable_name(str(name)), one, indent)
        return
    for one in value if isinstance(value, list) else ():
        if isinstance(one, dict | list):
            inner = list(_lines(one, indent + INDENT))
        else:
            inner = [f"{indent}{_plain(one)}"]
        first, *rest = inner or [indent]
        yield f"{indent}\N{BULLET} {first.strip()}".rstrip()
        yield from rest


def _named(name: str, value: object, indent: str) -> Iterator[str]:
    if isinstance(value, dict) or (
        isinstance(value, list) and any(isinstance(one, dict | list) for one in value)
    ):
        yield f"{indent}{name}:"
        yield from _lines(value, indent + INDENT)
    elif isinstance(value, list):
        yield f"{indent}{name}: {', '.join(map(_plain, value))}"
    else:
        yield f"{indent}{name}: {_plain(value)}"


def _plain(value: object) -> str:
    """Text as it is; numbers and yes, no, nothing as JSON writes them."""
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
