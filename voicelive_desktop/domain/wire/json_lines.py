"""Finds the line of a field in a JSON text. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]', re.DOTALL)

Path = tuple[str, ...]


def line_of(text: str, path: Path) -> int:
    """The line (from 1) of the field at `path` in a valid JSON text; of what is nearest around it
    if it is absent.
    """
    found: dict[Path, int] = {(): 0} | dict(_fields(text))
    start = next(
        found[path[:length]] for length in range(len(path), -1, -1) if path[:length] in found
    )
    return 1 + text.count("\n", 0, start)


def _fields(text: str) -> Iterator[tuple[Path, int]]:
    """(path, place) of every field; one in an object of an array has the array's path
    before its name.
    """
    around: list[tuple[Path, bool]] = []  # (path, is an object) of each open bracket
    path: Path = ()
    expects_name = False
    for token in _TOKEN.finditer(text):
        sign = token.group()
        if sign in "{[":
            around.append((path, sign == "{"))
            expects_name = sign == "{"
        elif sign in "}]":
            path, _ = around.pop()
            expects_name = False
        elif sign == ",":
            path, expects_name = around[-1]
        elif sign != ":" and expects_name:
            path, expects_name = (*around[-1][0], json.loads(sign)), False
            yield path, token.start()
