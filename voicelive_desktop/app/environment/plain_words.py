"""Writes lines to a terminal, a pipe or nowhere, in any encoding."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TextIO

from voicelive_desktop.domain.words.encodings import whole


def say(line: str, out: TextIO | None) -> bool:
    """Write one line; characters outside the encoding become question marks. Works without a reader
    too. False: somebody reads, and it could not be written.
    """
    if out is None:  # a program without a console
        return True
    encoding = out.encoding or "utf-8"
    try:
        out.write(whole(line).encode(encoding, "replace").decode(encoding) + "\n")
        out.flush()
    except BrokenPipeError:  # who reads has enough
        return True
    except OSError:
        return False
    except ValueError:  # it is closed
        return True
    return True


def say_all(lines: Iterable[str], out: TextIO | None) -> int:
    """Write what a command was asked for; returns its exit code, 1 where that could not be written."""
    if all(say(line, out) for line in lines):
        return 0
    say("The output could not be written.", sys.stderr)
    return 1
