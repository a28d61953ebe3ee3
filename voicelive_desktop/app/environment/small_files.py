"""Small text files: read as other programs write them, and written whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from pathlib import Path
from typing import TextIO

from voicelive_desktop.domain.words.encodings import decoded, json_of

LARGEST = 2_000_000  # bytes; what a person could have written into settings is far less
ASIDE = ".unusable"
_BEGIN, _END = ".vld-", ".tmp"
# What is left of a killed program; the second form is that of versions before.
_LEFT = re.compile(r"\.vld-.*\.tmp|(settings|remembered)\.json[a-z0-9_]{8}")


def read_json(path: Path) -> object:
    """Return a JSON file's contents, in any Unicode form. Raises OSError, RecursionError,
    ValueError (too large).
    """
    return json_of(_read(path))


def read_text(path: Path) -> str:
    """Return the file's text, in any Unicode form. Raises OSError, ValueError."""
    return decoded(_read(path))


def _read(path: Path) -> bytes:
    _refuse_what_is_no_file(path)  # a pipe would never end
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise ValueError("the file is too large")
    return data


def write_atomically(path: Path, text: str) -> None:
    """Replace a file atomically; a link stays a link. Raises OSError: also for a device or a pipe,
    which stay.
    """
    path = Path(os.path.realpath(path))
    _refuse_what_is_no_file(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    import tempfile  # noqa: PLC0415 - a start writes nothing before its first frame

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=_BEGIN, suffix=_END)
    try:
        # half a character is none
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
            file.flush()
            _keep_mode(path, name)
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def own_file(path: Path, begin: bytes) -> TextIO:
    """Return a file to write, empty, for its owner's eyes only; a pipe only if somebody
    reads it already.

    Raises:
        OSError: it cannot be written; FileExistsError: what is there begins otherwise, so it is
            none of ours.
    """
    if path.is_file() and path.stat().st_size and not _begins(path, begin):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NONBLOCK", 0)
    file = os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8")
    if path.is_file():  # a device is everybody's
        with contextlib.suppress(OSError):  # somebody else's file that we may write
            path.chmod(0o600)  # a file that was there before kept its mode
    return file


def _refuse_what_is_no_file(path: Path) -> None:
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))


def _begins(path: Path, begin: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(begin)) == begin


def _keep_mode(path: Path, name: str) -> None:
    with contextlib.suppress(OSError):
        Path(name).chmod(path.stat().st_mode & 0o777)


def free_name(path: Path, *, at_end: bool = False) -> Path:
    """Return this path if it is free, else the first free one with a number after its name, or
    after its suffix.
    """
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        if at_end:
            numbered = f"{path.name}-{number}"
        else:
            numbered = f"{path.stem}-{number}{path.suffix}"
        free = path.with_name(numbered)
    return free


def put_aside(path: Path) -> Path:
    """Give a file that cannot be used another name, so that nothing of it is lost when one is
    written in its place; returns that name. Raises OSError.
    """
    place = Path(os.path.realpath(path))  # a link stays one, and the next save goes where it points
    aside = free_name(place.with_name(f"{place.name}{ASIDE}"), at_end=True)
    place.rename(aside)
    return aside


def is_file(path: Path) -> bool:
    """Whether the file exists; False for impossible names and folders that may not be entered."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def sweep(folder: Path) -> None:
    """Remove temporary files that a killed program left here. Never raises."""
    with contextlib.suppress(OSError):
        for path in list(folder.iterdir()):
            if _LEFT.fullmatch(path.name):
                with contextlib.suppress(OSError):
                    path.unlink()
