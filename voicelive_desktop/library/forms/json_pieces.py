"""Reads a large JSON file without holding up the other threads.

`json.loads` lets nobody else run before it is done: 100 MB of it stopped window and sound for 14 s.
Python's own scanner does let them run, and what was read of a list need not be kept.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Generator, Iterator
from json import scanner
from typing import IO

from voicelive_desktop.domain.words.encodings import encoding_of, whole_value

PIECE = 1 << 20  # bytes
SMALL = (
    20_000  # characters; what is read within them takes the part in C a fraction of a millisecond
)
_BLANKS = re.compile(r"[ \t\n\r]*")


class _Patient(json.JSONDecoder):
    """The one of the standard library without its part in C: slow, and never in anybody's way."""

    def __init__(self) -> None:
        super().__init__()
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined]  # not in the stubs


_quick, _patient = json.JSONDecoder(), _Patient()


def text_of(file: IO[bytes]) -> str:
    """Return a file's text, in any Unicode form. Raises OSError, UnicodeDecodeError (a ValueError)."""
    first = file.read(PIECE)
    decoder = codecs.getincrementaldecoder(encoding_of(first[:4]))()
    pieces = [decoder.decode(first)]
    while piece := file.read(PIECE):
        pieces.append(decoder.decode(piece))
    pieces.append(decoder.decode(b"", final=True))
    return "".join(pieces).removeprefix("\ufeff")


def members(text: str) -> Iterator[tuple[str, object]]:
    """Yield the members of the object that this text is: name and value; of a list one entry
    after the other, each with the list's name.

    Raises:
        ValueError: it is no object, or no JSON; what came before was none either.
        RecursionError: it is too deep.
    """
    at = _behind(text, 0, "{")
    if text.startswith("}", at):
        _end(text, at + 1)
        return
    while True:
        name, at = _value(text, at)
        if not isinstance(name, str):
            raise ValueError("no name")
        at = _behind(text, at, ":")
        if text.startswith("[", at):
            at = yield from _entries(text, at, name)
        else:
            value, at = _value(text, at)
            yield name, whole_value(value)
        is_last, at = _is_last(text, at, "}")
        if is_last:
            _end(text, at)
            return


def _entries(text: str, at: int, name: str) -> Generator[tuple[str, object], None, int]:
    """Return the place behind the list."""
    at = _behind(text, at, "[")
    if text.startswith("]", at):
        return _blanks(text, at + 1)
    while True:
        value, at = _value(text, at)
        yield name, whole_value(value)
        is_last, at = _is_last(text, at, "]")
        if is_last:
            return at


def _value(text: str, at: int) -> tuple[object, int]:
    """Return a value and the place behind it. Raises ValueError, RecursionError."""
    piece = text[at : at + SMALL]
    try:
        value, used = _quick.raw_decode(piece)
    except (ValueError, RecursionError):
        used = len(piece)
    if used < len(piece):  # a number may go on behind the piece
        return value, at + used
    return _patient.raw_decode(text, at)


def _is_last(text: str, at: int, end: str) -> tuple[bool, int]:
    at = _blanks(text, at)
    if text.startswith(end, at):
        return True, _blanks(text, at + 1)
    return False, _behind(text, at, ",")


def _behind(text: str, at: int, sign: str) -> int:
    """The next place behind this sign."""
    at = _blanks(text, at)
    if not text.startswith(sign, at):
        raise ValueError(f"no {sign} at {at}")
    return _blanks(text, at + 1)


def _blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    assert found is not None
    return found.end()


def _end(text: str, at: int) -> None:
    if _blanks(text, at) < len(text):
        raise ValueError("more behind the end")
