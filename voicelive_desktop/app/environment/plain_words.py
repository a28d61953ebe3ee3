"""Writes lines to a terminal, a pipe or nowhere, in any encoding."""

from __future__ import annotations

import contextlib
from typing import TextIO

from voicelive_desktop.domain.words.encodings import whole


def say(line: str, out: TextIO | None) -> None:
    """Write one line; characters outside the encoding become question marks. Works without a reader
    too.
    """
    if out is None:  # a program without a console
        return
    encoding = out.encoding or "utf-8"
    with contextlib.suppress(OSError, ValueError):  # a closed pipe
        out.write(whole(line).encode(encoding, "replace").decode(encoding) + "\n")
        out.flush()
