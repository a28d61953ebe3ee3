"""Clears away what a killed JACK client has left behind. Linux only.

libjack opens a small database of clients whenever PortAudio, or an ALSA device named "jack", looks
for a server. A program that is killed in that moment leaves one of the database's locks taken, and
every later program of this user that looks for a server waits for it, for ever: PortAudio does not
even come to list the devices. While nobody has the database open it tells nothing, so it can go;
libjack makes it anew.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

SHARED = Path("/dev/shm")  # libjack's own choice, made when it is built
PROCESSES = Path("/proc")


def clear_leftovers(shared: Path = SHARED, processes: Path = PROCESSES) -> bool:
    """Remove this user's database of JACK clients if nobody has it open, and tell whether it did.

    Never fails. Takes some 10 ms: call it before PortAudio is loaded, not at each look for devices.
    """
    if os.name == "nt" or not processes.is_dir():
        return False
    database = shared / f"jack_db-{os.getuid()}"
    if database.is_symlink() or not database.is_dir() or _is_open(database, processes):
        return False
    shutil.rmtree(database, ignore_errors=True)
    return not database.exists()


def _is_open(database: Path, processes: Path) -> bool:
    """Whether a process of this user has a file of the database in its memory, as every
    JACK client has.
    """
    inside = os.fsencode(f"{database}/")
    return any(
        inside in _mapped(process) for process in processes.iterdir() if process.name.isdecimal()
    )


def _mapped(process: Path) -> bytes:
    try:
        return (process / "maps").read_bytes()
    except OSError:
        # It has ended, or is another user's, who has a database of their own.
        return b""
