"""The library's file: where it is, who may read it, how it is opened, and what becomes of
a damaged one.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from voicelive_desktop.library.rescue import save_from
from voicelive_desktop.library.schema import STEPS, NewerLibrary, bring_up
from voicelive_desktop.library.shelf import Shelf

NAME = "conversations.sqlite"
FOLDER_MODE, FILE_MODE = 0o700, 0o600
BUSY_MS = 5_000  # what another program may take for one of its writes
COMPANIONS = ("", "-wal", "-shm")
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Trouble(StrEnum):
    """Why the library cannot be used."""

    FULL = "full"  # the disk
    READ_ONLY = "read_only"  # the folder or the file
    NEWER = "newer"  # written by a later version of this program
    BUSY = "busy"  # another program holds it
    SALVAGED = "salvaged"  # it was damaged; what could be read is there again
    OTHER = "other"


class LibraryTrouble(Exception):  # noqa: N818 - a fact
    """The library cannot be used.

    Attributes:
        said: what the system or SQLite says of it.
    """

    def __init__(self, kind: Trouble, said: str = "") -> None:
        super().__init__(kind, said)
        self.kind = kind
        self.said = said


class Damaged(sqlite3.DatabaseError):
    """Another thread found the file to be broken."""


def trouble(error: Exception) -> LibraryTrouble:
    """What an error of SQLite, or of the system, means here."""
    if isinstance(error, LibraryTrouble):
        return error
    if isinstance(error, NewerLibrary):
        return LibraryTrouble(Trouble.NEWER)
    if isinstance(error, OSError):
        return LibraryTrouble(Trouble.READ_ONLY, error.strerror or "")
    code = _code(error)
    kinds = {
        sqlite3.SQLITE_FULL: Trouble.FULL,
        sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
        sqlite3.SQLITE_CANTOPEN: Trouble.READ_ONLY,
        sqlite3.SQLITE_PERM: Trouble.READ_ONLY,
        sqlite3.SQLITE_BUSY: Trouble.BUSY,
        sqlite3.SQLITE_LOCKED: Trouble.BUSY,
    }
    return LibraryTrouble(kinds.get(code, Trouble.OTHER), getattr(error, "sqlite_errorname", ""))


def is_damage(error: Exception) -> bool:
    """Whether the file itself is broken, or is none of SQLite's."""
    return isinstance(error, Damaged) or (
        isinstance(error, sqlite3.Error) and _code(error) in _DAMAGED
    )


def open_to_write(path: Path, steps: Sequence[Sequence[str]] = STEPS) -> Shelf:
    """Open the file, and make it if it is not there. Raises OSError, sqlite3.Error, NewerLibrary."""
    _make_private(path)
    connection = _connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # Each commit is on the disk when it returns: a power cut takes no more than a kill does.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
        bring_up(connection, steps)
        shelf = Shelf(connection)
        shelf.index.prepare()
    except BaseException:
        connection.close()
        raise
    for ending in COMPANIONS[1:]:
        with contextlib.suppress(OSError):
            Path(f"{path}{ending}").chmod(FILE_MODE)
    return shelf


def open_to_read(path: Path) -> Shelf:
    """Open the file beside a writer. Raises sqlite3.Error."""
    connection = _connect(path)
    connection.execute("PRAGMA query_only = ON")
    return Shelf(connection)


def empty() -> Shelf:
    """A library in which nothing is, for who asks before there is a file."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    bring_up(connection)
    return Shelf(connection)


def truncate_log(connection: sqlite3.Connection) -> bool:
    """Empty the write-ahead log, in which words that were deleted may still stand; False while
    somebody reads.
    """
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def set_aside(path: Path) -> Path:
    """Give a damaged file another name, beside a new one into which goes what can be read of it;
    returns that name.

    Raises:
        OSError: it could not be renamed; nothing was changed.
    """
    number = 1
    while any(Path(f"{_aside(path, number)}{ending}").exists() for ending in COMPANIONS):
        number += 1
    aside = _aside(path, number)
    for ending in COMPANIONS:
        with contextlib.suppress(FileNotFoundError):
            os.rename(f"{path}{ending}", f"{aside}{ending}")  # noqa: PTH104 - names with an ending that is no suffix
    return aside


def salvage(path: Path) -> Shelf:
    """Set the damaged file aside and open a new one with what could be read of it.
    Raises OSError, sqlite3.Error.
    """
    aside = set_aside(path)
    shelf = open_to_write(path)
    save_from(aside, shelf)
    return shelf


def _aside(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")


def _make_private(path: Path) -> None:
    """The folder, if it is made now, and the file are for their owner only."""
    if not path.parent.exists():
        path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        path.parent.chmod(FOLDER_MODE)  # whatever the umask is
    with contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    # a folder that cannot be written is found by SQLite, which says it better
    with contextlib.suppress(OSError):
        path.chmod(FILE_MODE)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        path, isolation_level=None, timeout=BUSY_MS / 1000, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA temp_store = MEMORY")  # no words in temporary files
    except BaseException:
        connection.close()
        raise
    return connection


def _code(error: Exception) -> int:
    """The primary result code."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
