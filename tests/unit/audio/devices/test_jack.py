"""What a killed JACK client leaves behind, on which every program that looks for sound would wait."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from voicelive_desktop.audio.devices.jack import clear_leftovers

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="JACK of Linux")


@pytest.fixture
def processes(tmp_path: Path) -> Path:
    """One process of ours that has other files in its memory, and one that ends while it is looked
    at.
    """
    folder = tmp_path / "proc"
    (folder / "4711").mkdir(parents=True)
    (folder / "4711" / "maps").write_text("7f00-7f01 rw-s 0 00:19 17 /dev/shm/other\n")
    (folder / "4712").mkdir()
    (folder / "uptime").touch()
    return folder


def database_of(user: int, shared: Path) -> Path:
    database = shared / f"jack_db-{user}"
    database.mkdir(parents=True)
    (database / "__db.001").write_bytes(b"locked")
    return database


def test_what_nobody_has_open_goes(tmp_path: Path, processes: Path) -> None:
    mine, theirs = database_of(os.getuid(), tmp_path), database_of(os.getuid() + 1, tmp_path)
    assert clear_leftovers(tmp_path, processes)
    assert not mine.exists()
    assert theirs.exists()


def test_what_somebody_uses_stays(tmp_path: Path, processes: Path) -> None:
    mine = database_of(os.getuid(), tmp_path)
    (processes / "4711" / "maps").write_text(f"7f00-7f01 rw-s 0 00:19 17 {mine}/__db.001\n")
    assert not clear_leftovers(tmp_path, processes)
    assert (mine / "__db.001").exists()


def test_nothing_is_followed_out_of_the_folder(tmp_path: Path, processes: Path) -> None:
    elsewhere = database_of(os.getuid(), tmp_path / "elsewhere")
    (tmp_path / f"jack_db-{os.getuid()}").symlink_to(elsewhere)
    assert not clear_leftovers(tmp_path, processes)
    assert (elsewhere / "__db.001").exists()


@pytest.mark.parametrize("what", ["nothing", "a file"])
def test_where_there_is_no_database_nothing_happens(
    what: str, tmp_path: Path, processes: Path
) -> None:
    if what == "a file":
        (tmp_path / f"jack_db-{os.getuid()}").touch()
    assert not clear_leftovers(tmp_path, processes)
    assert not clear_leftovers(tmp_path, tmp_path / "no_proc")
