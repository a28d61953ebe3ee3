"""The file: whose it is, what it does with another version, what is left of a damaged one."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from tests.support.library_parts import entry, item, placed
from voicelive_desktop.domain.facts.library import EntryId
from voicelive_desktop.domain.facts.pictures import Picture
from voicelive_desktop.library.file import (
    COMPANIONS,
    NAME,
    Trouble,
    is_damage,
    open_to_read,
    open_to_write,
    salvage,
    trouble,
)
from voicelive_desktop.library.schema import STEPS, NewerLibrary, bring_up
from voicelive_desktop.library.shelf import Shelf

posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps users apart by their folders"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library" / NAME


def texts(shelf: Shelf) -> set[str]:
    return {row.text for found in shelf.entries(10_000) for row in shelf.rows(found.id)}


def filled(path: Path, entries: int = 20, rows: int = 12) -> set[str]:
    """A library with so much in it; returns its texts."""
    shelf = open_to_write(path)
    with shelf.transaction():
        for e in range(entries):
            said = (item(f"r{r}", f"entry {e} row {r} " + "word " * 30) for r in range(rows))
            shelf.keep(entry(f"e{e}"), placed(*said))
    kept = texts(shelf)
    shelf.connection.close()
    return kept


@posix
def test_only_the_owner_can_read_what_is_kept(path: Path) -> None:
    shelf = open_to_write(path)
    shelf.keep(entry(), placed(item("a")))
    for ending in COMPANIONS:
        assert stat.S_IMODE(Path(f"{path}{ending}").stat().st_mode) == 0o600, ending
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    shelf.connection.close()


@pytest.mark.parametrize("version", range(1, len(STEPS) + 1))
def test_a_library_of_each_version_is_opened(path: Path, version: int) -> None:
    path.parent.mkdir()
    old = sqlite3.connect(path, isolation_level=None)
    bring_up(old, STEPS[:version])
    old.execute(
        "INSERT INTO entries (id, started_at_s, ended_at_s, title, rows) VALUES ('e', 1, 2, 'old talk', 1)"
    )
    old.execute("INSERT INTO items VALUES (1000, 1, 1.0, 'a', 'user', 1.0, 'old words', '{}')")
    old.close()
    shelf = open_to_write(path)
    assert texts(shelf) == {"old words"}
    assert shelf.connection.execute("PRAGMA user_version").fetchone() == (len(STEPS),)
    shelf.connection.close()


LATER = (
    *STEPS,
    (
        "ALTER TABLE entries ADD COLUMN mood TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX moods ON entries (mood)",
    ),
)


def test_a_step_that_is_added_changes_a_file_that_is_there_and_keeps_what_is_in_it(
    path: Path,
) -> None:
    said = filled(path, 3, 3)
    shelf = open_to_write(path, LATER)
    assert texts(shelf) == said
    assert shelf.connection.execute("SELECT DISTINCT mood FROM entries").fetchall() == [("",)]
    shelf.connection.close()


def test_a_step_that_fails_leaves_the_file_as_it_was(path: Path) -> None:
    said = filled(path, 3, 3)
    with pytest.raises(sqlite3.Error):
        open_to_write(path, (*LATER[:-1], (LATER[-1][0], "CREATE TABLE entries (n)")))
    shelf = open_to_write(path)
    assert texts(shelf) == said
    shelf.connection.close()


def test_a_library_of_a_newer_version_is_left_alone(path: Path) -> None:
    open_to_write(path, LATER).connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerLibrary):
        open_to_write(path)
    assert path.read_bytes() == before
    assert trouble(NewerLibrary()).kind is Trouble.NEWER


def test_what_the_log_of_a_killed_program_holds_is_there(path: Path, tmp_path: Path) -> None:
    shelf = open_to_write(path)
    shelf.keep(entry(), placed(item("a", "only in the log")))
    left = tmp_path / "left"
    shutil.copytree(path.parent, left)
    shelf.connection.close()
    found = open_to_write(left / NAME)
    assert texts(found) == {"only in the log"}
    found.connection.close()


def damage(path: Path, *pages: int) -> None:
    with path.open("r+b") as file:
        for page in pages:
            file.seek(page * 4096)
            file.write(b"\xff\x13\x37\x00" * 1024)


def leaf_pages(path: Path, table: str) -> list[int]:
    """Which pages hold the rows of a table (numbers from 0)."""
    connection = sqlite3.connect(path)
    found = connection.execute(
        "SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf'", (table,)
    ).fetchall()
    connection.close()
    return [page - 1 for (page,) in found]


def test_around_damaged_pages_everything_is_saved(path: Path) -> None:
    said = filled(path)
    pages = leaf_pages(path, "items")
    damage(path, pages[3], pages[7])
    reader = open_to_read(path)
    with contextlib.closing(reader.connection), pytest.raises(sqlite3.Error) as error:
        texts(reader)
    assert is_damage(error.value)
    shelf = salvage(path)
    kept = texts(shelf)
    assert kept < said
    assert len(kept) >= len(said) - 2 * 30
    assert shelf.total() >= 16  # a page may hold all of two conversations
    assert path.with_name("conversations.damaged-1.sqlite").exists()
    shelf.connection.close()


@pytest.mark.parametrize(
    "table", ["entries", "tags", "words_data", "items_by_id", "items_by_place", "pictures"]
)
def test_a_damage_beside_the_rows_costs_no_row(path: Path, table: str) -> None:
    shelf = open_to_write(path)
    picture = Picture(b"p" * 9000, "image/png", 1, 1)
    shelf.keep(entry("p"), placed(item("with picture", pictures=(picture,))))
    shelf.tag([EntryId("p")], "tag")
    shelf.connection.close()
    said = filled(path)
    damage(path, *leaf_pages(path, table)[:1])
    shelf = salvage(path)
    assert texts(shelf) == said
    assert not shelf.index.is_untidy
    shelf.connection.close()


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 400, b"SQLite format 3\x00" + b"\x00" * 4080]
)
def test_a_file_that_is_none_is_set_aside(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(sqlite3.Error) as error:
        open_to_write(path)
    assert is_damage(error.value)
    shelf = salvage(path)
    assert path.with_name("conversations.damaged-1.sqlite").read_bytes() == content
    shelf.keep(entry(), placed(item("a")))
    assert texts(shelf) == {"text of a"}
    shelf.connection.close()


def test_an_empty_file_becomes_a_library(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    shelf = open_to_write(path)
    assert texts(shelf) == set()
    shelf.connection.close()


@posix
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises((sqlite3.Error, OSError)) as error:
        open_to_write(tmp_path / "file" / NAME)
    assert trouble(error.value).kind is Trouble.READ_ONLY
