"""What killed windows left of an avatar's pictures is removed, and nothing else."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

import pytest

from voicelive_desktop.app.environment.picture_file import NAME, PREFIX, YOUNG_S, PictureFile

OLD_S = time.time() - YOUNG_S - 100


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left(folder: Path, name: str, *, old: bool = True) -> Path:
    made = folder / (PREFIX + name)
    made.mkdir()
    (made / NAME).write_bytes(b"pixels")
    if old:
        os.utime(made, (OLD_S, OLD_S))
    return made


def test_what_killed_windows_left_goes_and_what_is_in_use_stays(temporary: Path) -> None:
    living = PictureFile(10)
    os.utime(Path(living.path).parent, (OLD_S, OLD_S))
    stale, empty = left(temporary, "stale"), temporary / (PREFIX + "empty")
    empty.mkdir()
    os.utime(empty, (OLD_S, OLD_S))
    young, other = left(temporary, "young", old=False), temporary / "voicelive-other"
    other.mkdir()
    file = PictureFile(10)
    assert [place.exists() for place in (stale, empty, young, other)] == [False, False, True, True]
    assert Path(living.path).stat().st_size == Path(file.path).stat().st_size == 10
    for each in (living, file):
        each.close()
    assert not Path(living.path).parent.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_is_not_followed(temporary: Path) -> None:
    target = temporary / "somebody's"
    target.mkdir()
    (target / NAME).write_bytes(b"words")
    (temporary / (PREFIX + "link")).symlink_to(target)
    PictureFile(10).close()
    assert (target / NAME).read_bytes() == b"words"
