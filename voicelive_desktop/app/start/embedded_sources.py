"""Keeps PySide's own Python from being compiled at each start.

WORKAROUND shiboken 6: it carries fourteen modules as text inside its library and compiles them
whenever it is imported: 60 ms. What came of it is kept here as Python keeps what comes of a file:
in the folder `__pycache__` beside it, for this very text and this version of Python. A frozen
program brings it along (`packaging/`) and writes nothing. One of them, which writes type hints for
developers and takes 20 ms even so, is left out.
"""

from __future__ import annotations

import builtins
import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import (
    MAGIC_NUMBER,
    cache_from_source,
    find_spec,
    source_hash,
)
from pathlib import Path
from types import CodeType
from typing import Any

LIBRARY = "shiboken6"
LEFT_OUT = "shibokensupport/signature/lib/pyi_generator.py"
NAME = f"embedded.{sys.implementation.cache_tag}"


def place() -> Path | None:
    """Return the file in which the compiled modules are kept; None if the library is nowhere."""
    if (bundle := getattr(sys, "_MEIPASS", None)) is not None:
        return Path(bundle, LIBRARY, NAME)
    spec = find_spec(LIBRARY)
    if spec is None or spec.origin is None:
        return None
    return Path(cache_from_source(spec.origin)).with_name(NAME)


@contextmanager
def compiled_once(kept: Path | None) -> Iterator[None]:
    """Within, a text that was compiled at an earlier start is not compiled again."""
    made = compile
    known = _read(kept)
    before = len(known)

    def compile_once(source: Any, filename: Any, mode: str, *more: Any, **named: Any) -> Any:
        if more or named or not isinstance(source, bytes):
            return made(source, filename, mode, *more, **named)
        if filename == LEFT_OUT:
            source = b""
        key = f"{filename} {source_hash(source).hex()}"
        if key not in known:
            known[key] = made(source, filename, mode)
        return known[key]

    vars(builtins)["compile"] = compile_once
    try:
        yield
    finally:
        vars(builtins)["compile"] = made
    if kept is not None and len(known) > before and _may_write():
        _write(kept, known)


def _may_write() -> bool:
    return not sys.dont_write_bytecode and not hasattr(sys, "_MEIPASS")


def _read(kept: Path | None) -> dict[str, CodeType]:
    if kept is None:
        return {}
    try:
        content = kept.read_bytes()
        if content.startswith(MAGIC_NUMBER):
            return dict(marshal.loads(content[len(MAGIC_NUMBER) :]))
    except (OSError, EOFError, ValueError, TypeError):
        pass
    return {}


def _write(kept: Path, known: dict[str, CodeType]) -> None:
    """As Python does it: whole or not at all, and not where it may not."""
    unfinished = kept.with_name(f"{kept.name}.{os.getpid()}")
    with suppress(OSError):
        kept.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(MAGIC_NUMBER + marshal.dumps(known))
        unfinished.replace(kept)
