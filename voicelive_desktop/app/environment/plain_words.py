"""Lines for a terminal, a pipe or nobody, in whatever encoding they have."""

from __future__ import annotations

import contextlib
from typing import TextIO

from voicelive_desktop.domain.words.encodings import whole


def say(line: str, out: TextIO | None) -> None:
    """Write one line; what the encoding does not know becomes a question mark. Nobody may be there to read it."""
    if out is None:  # a program without a console
        return
    encoding = out.encoding or "utf-8"
    with contextlib.suppress(OSError, ValueError):  # a closed pipe
        out.write(whole(line).encode(encoding, "replace").decode(encoding) + "\n")
        out.flush()
