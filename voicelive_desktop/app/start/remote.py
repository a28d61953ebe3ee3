"""A start that only gives orders to the running program: no window, no Qt."""

from __future__ import annotations

import contextlib
import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from voicelive_desktop.app.environment.options import Options
from voicelive_desktop.app.environment.orders import as_line
from voicelive_desktop.app.environment.places import settings_file
from voicelive_desktop.app.environment.plain_words import say, say_all
from voicelive_desktop.app.start.instance_place import is_same_user, place_for

ANSWER_S = 10.0  # a busy computer; where none runs it is known at once
SILENT = 1
NOT_RUNNING = 3
NO_EFFECT = 4  # no conversation, or a talk key that is not used
INTERRUPTED = 130


def give(options: Options, out: TextIO, problems: TextIO) -> int:
    """Have the running program carry out the orders of this start; print what it tells. Returns the
    exit code.

    Ctrl+C is how one stops watching, at whatever moment it comes.
    """
    try:
        return _give(options, out, problems)
    except KeyboardInterrupt:
        if options.orders.watch:
            return 0
        return INTERRUPTED


def _give(options: Options, out: TextIO, problems: TextIO) -> int:
    path = settings_file(options)
    with contextlib.ExitStack() as stack:
        try:
            if path is None:
                place = ""
            else:
                place = place_for(path)
            answers = stack.enter_context(_asked(place, as_line(options.orders)))
            answer = json.loads(next(answers))
        except TimeoutError:
            say(f"Voice Live Desktop runs, but did not answer within {ANSWER_S:g} s.", problems)
            return SILENT
        except (OSError, StopIteration, ValueError):
            say("Voice Live Desktop is not running.", problems)
            return NOT_RUNNING
        if note := answer.get("note"):
            say(str(note), problems)
        if answer.get("error"):
            return NO_EFFECT
        if options.orders.status:
            return say_all([json.dumps(answer["status"])], out)
        if options.orders.watch:
            with contextlib.suppress(OSError):
                for line in answers:
                    _print(json.loads(line), out)
    return 0


def _print(status: object, out: TextIO) -> None:
    """One line, at once. Raises OSError when nobody reads any more."""
    out.write(json.dumps(status) + "\n")
    out.flush()


@contextlib.contextmanager
def _asked(place: str, line: bytes) -> Iterator[Iterator[bytes]]:
    """The lines that the running program answers with, the first within `ANSWER_S`. Raises OSError
    if none runs.
    """
    if not place:
        raise FileNotFoundError
    if sys.platform == "win32":
        with Path(rf"\\.\pipe\{place}").open("r+b", buffering=0) as pipe:
            pipe.write(line)
            yield _lines(pipe)
        return
    with socket.socket(socket.AF_UNIX) as end:
        end.settimeout(ANSWER_S)
        end.connect(place)
        if not is_same_user(end.fileno()):
            raise PermissionError
        end.sendall(line)
        with end.makefile("rb") as answers:
            first = answers.readline()
            end.settimeout(None)
            yield _with(first, answers)


def _with(first: bytes, rest: BinaryIO) -> Iterator[bytes]:
    if first:
        yield first
        yield from rest


def _lines(pipe: BinaryIO) -> Iterator[bytes]:
    while line := pipe.readline():
        yield line
