"""Finds a socket path out of reach of other users, and checks who is at the other end."""

from __future__ import annotations

import contextlib
import getpass
import hashlib
import os
import socket
import stat
import struct
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from platformdirs import user_cache_path

PREFIX = "voicelive-desktop-"
PRIVATE = 0o700
# bytes; the address of a local socket has 104 on macOS, 108 on Linux, with its end
LONGEST_PATH = 100
_PEER = {  # level and option of the socket, size and form of the answer, where in it the user is
    "linux": (1, 17, 12, "=iii", 1),  # SOL_SOCKET, SO_PEERCRED: process, user, group
    "darwin": (0, 1, 76, "=II", 1),  # SOL_LOCAL, LOCAL_PEERCRED: version, user, groups
}


def place_for(settings: Path, environment: Mapping[str, str] = os.environ) -> str:
    """Return the socket for these settings: a path, on Windows a name; "" if no place is safe."""
    name = PREFIX + hashlib.sha256(os.fsencode(settings)).hexdigest()[:16]
    if sys.platform == "win32":
        return f"{name}-{hashlib.sha256(_user().encode()).hexdigest()[:8]}"
    for folder in _folders(environment):
        path = folder / name
        if len(os.fsencode(path)) <= LONGEST_PATH and _is_ours_alone(folder):
            return str(path)
    return ""


def is_same_user(descriptor: int) -> bool:
    """Whether the other end of the socket belongs to this user; on Windows Qt keeps others out."""
    if sys.platform == "win32":
        return True
    peer = _peer(descriptor)
    return peer is not None and peer == os.getuid()


def _folders(environment: Mapping[str, str]) -> Iterator[Path]:
    """Yield the candidate folders in a fixed order, so that every start picks the same."""
    if given := environment.get("XDG_RUNTIME_DIR", ""):
        yield Path(given)
    with contextlib.suppress(RuntimeError):  # no home
        yield user_cache_path("voicelive-desktop", appauthor=False) / "run"
    yield Path(tempfile.gettempdir()) / f"{PREFIX}{os.getuid() if sys.platform != 'win32' else ''}"


def _is_ours_alone(folder: Path) -> bool:
    """Make the folder if needed; whether it is ours: no link, and closed to others."""
    if sys.platform == "win32":
        return True
    with contextlib.suppress(OSError):
        if not os.path.lexists(folder):
            folder.mkdir(mode=PRIVATE, parents=True)
        found = folder.lstat()
        return (
            stat.S_ISDIR(found.st_mode)
            and found.st_uid == os.getuid()
            and not found.st_mode & 0o077
        )
    return False


def _peer(descriptor: int) -> int | None:
    """Return the user at the other end; None where the system does not say."""
    if sys.platform not in _PEER:
        return None
    level, option, size, form, place = _PEER[sys.platform]
    try:
        with socket.socket(fileno=os.dup(descriptor)) as ours:
            return int(struct.unpack_from(form, ours.getsockopt(level, option, size))[place])
    except (OSError, struct.error):
        return None


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # the last one on Windows, where no variable says it
        return ""
