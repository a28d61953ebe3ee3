"""The file in which the media process leaves pictures for the window, and those of windows that
were killed.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import tempfile
import time
from pathlib import Path
from typing import BinaryIO

if sys.platform != "win32":
    import fcntl

PREFIX, NAME = "voicelive-avatar-", "pictures"
YOUNG_S = 60.0  # another window may be about to hold it


class PictureFile:
    """Held while the window lives; what is held by nobody was left behind.

    Args:
        size: bytes.
    """

    def __init__(self, size: int) -> None:
        sweep()
        self._folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        self._file = (self._folder / NAME).open("w+b")
        self._file.truncate(size)
        _hold(self._file)

    @property
    def path(self) -> str:
        """Where it lies."""
        return str(self._folder / NAME)

    def close(self) -> None:
        """Remove it."""
        self._file.close()
        shutil.rmtree(self._folder, ignore_errors=True)


def sweep() -> None:
    """Remove what killed windows left, 16 MB each."""
    for folder in Path(tempfile.gettempdir()).glob(PREFIX + "*"):
        try:
            if _is_left_behind(folder):
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:
            continue


def _is_left_behind(folder: Path) -> bool:
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or time.time() - found.st_mtime < YOUNG_S:
        return False
    if sys.platform == "win32":
        return True  # a file that is open can't be removed there
    if found.st_uid != os.getuid():
        return False
    try:
        with (folder / NAME).open("r+b") as file:
            return _hold(file)
    except FileNotFoundError:
        return True


def _hold(file: BinaryIO) -> bool:
    """Hold a file as long as it is open; False if another process does."""
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
