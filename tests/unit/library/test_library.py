"""The library with its threads: what is kept is kept, whatever happens to disk, file and process."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from tests.support.library_parts import entry, item, placed
from tests.unit.library.test_file import damage, filled, leaf_pages, texts
from voicelive_desktop.domain.facts.library import EntryId, Placed, RecordingFile, Sieve
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.library import conversation_library as module
from voicelive_desktop.library import looking
from voicelive_desktop.library.conversation_library import RECORDINGS, Library
from voicelive_desktop.library.file import NAME, LibraryTrouble, Trouble, open_to_write
from voicelive_desktop.library.recordings.flac import FlacFile, seconds_of
from voicelive_desktop.library.shelf import Shelf

LONG_S = 60.0
TALK = EntryId("talk")


class Heard:
    """What a library told."""

    def __init__(self) -> None:
        self.troubles: list[Trouble] = []
        self.rows = 0

    def tell(self, because: LibraryTrouble) -> None:
        self.troubles.append(because.kind)

    def saved(self, rows: int) -> None:
        self.rows += rows


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def library(tmp_path: Path, heard: Heard) -> Iterator[Library]:
    opened = Library(tmp_path / "library", heard.tell, heard.saved)
    yield opened
    opened.close()


def until(happened: Callable[[], object]) -> None:
    end = time.monotonic() + LONG_S
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.005)


def all_texts(library: Library) -> set[str]:
    library.change(lambda _shelf: None).result(LONG_S)
    return library.ask(texts).result(LONG_S)


def test_what_is_kept_can_be_read_at_once(library: Library, heard: Heard) -> None:
    library.keep(entry(), placed(item("a", "one"), item("b", "two")))
    library.keep(entry(), [Placed(item("a", "three"), None)], [ItemId("b")])
    assert all_texts(library) == {"three"}
    assert heard.rows == 3


def test_nothing_is_on_the_disk_before_there_is_something_to_keep(library: Library) -> None:
    assert library.ask(lambda shelf: shelf.entries(9)).result(LONG_S) == ()
    assert not library.path.parent.exists()
    library.keep(entry(), placed(item("a")))
    library.change(lambda _shelf: None).result(LONG_S)
    assert library.ask(lambda shelf: shelf.total()).result(LONG_S) == 1


def test_what_waits_at_the_end_is_written(tmp_path: Path) -> None:
    library = Library(tmp_path)
    for n in range(50):
        library.keep(entry(), [Placed(item(f"r{n}"), ItemId(f"r{n - 1}"))])
    library.close()
    shelf = open_to_write(library.path)
    assert [row.id for row in shelf.rows(TALK)] == [f"r{n}" for n in range(50)]
    shelf.connection.close()


def test_a_full_disk_loses_nothing(
    library: Library, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RETRY_S", 0.05)
    library.keep(entry(), placed(item("a")))
    limit = "PRAGMA max_page_count"
    pages = library.change(
        lambda shelf: shelf.connection.execute(f"{limit} = 1").fetchone()[0]
    ).result(LONG_S)
    for n in range(3):
        library.keep(entry(), placed(item(f"large{n}", str(n) * 100_000)))
    until(lambda: heard.troubles)
    with pytest.raises(LibraryTrouble):
        library.change(lambda shelf: shelf.total()).result(LONG_S)
    assert heard.troubles == [Trouble.FULL]
    assert library.ask(lambda shelf: shelf.entries(9)[0].rows).result(LONG_S) == 1
    library._writer.submit(
        lambda shelf: shelf.connection.execute(f"{limit} = {pages + 1000}")
    ).result(LONG_S)
    until(lambda: heard.rows == 4)
    assert len(all_texts(library)) == 4


def test_another_program_that_writes_is_waited_for(library: Library, heard: Heard) -> None:
    other = Library(library.path.parent)
    for n in range(20):
        library.keep(entry("mine"), [Placed(item(f"m{n}"), ItemId(f"m{n - 1}"))])
        other.keep(entry("others"), [Placed(item(f"o{n}"), ItemId(f"o{n - 1}"))])
    other.change(lambda _shelf: None).result(LONG_S)
    assert len(all_texts(library)) == 40
    assert heard.troubles == []
    other.close()


def test_a_program_that_holds_the_library_is_named_and_what_is_to_be_kept_waits(
    library: Library, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "RETRY_S", 0.05)
    library.keep(entry(), placed(item("a")))
    library.change(lambda shelf: shelf.connection.execute("PRAGMA busy_timeout = 1")).result(LONG_S)
    with contextlib.closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        library.keep(entry(), placed(item("b")))
        until(lambda: heard.troubles == [Trouble.BUSY])
        other.execute("ROLLBACK")
    until(lambda: heard.rows == 2)


@pytest.mark.parametrize("finder", ["reader", "writer"])
def test_damage_is_told_and_mended_by_whoever_finds_it(
    tmp_path: Path, heard: Heard, finder: str
) -> None:
    library = Library(tmp_path, heard.tell)
    said = filled(library.path)
    damage(library.path, leaf_pages(library.path, "items")[3])
    look = library.ask if finder == "reader" else library.change
    kept = look(texts).result(LONG_S)
    assert heard.troubles == [Trouble.SALVAGED]
    assert len(said) - 30 < len(kept) < len(said)
    assert library.ask(texts).result(LONG_S) == kept
    library.keep(entry(), placed(item("new", "and on it goes")))
    assert "and on it goes" in all_texts(library)
    assert heard.troubles == [Trouble.SALVAGED]
    library.close()


def test_a_library_of_a_newer_version_is_told_and_stays_as_it_is(
    tmp_path: Path, heard: Heard
) -> None:
    library = Library(tmp_path, heard.tell)
    filled(library.path, 1, 1)
    with contextlib.closing(sqlite3.connect(library.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = library.path.read_bytes()
    library.keep(entry(), placed(item("a")))
    until(lambda: heard.troubles)
    library.close()
    assert heard.troubles == [Trouble.NEWER]
    assert library.path.read_bytes() == before


def test_deleted_words_are_wiped_without_being_asked_to(library: Library) -> None:
    library.keep(entry("other"), placed(*(item(f"o{n}", f"kept {n}") for n in range(50))))
    library.keep(entry(), placed(item("a", "Zanzibar and Ouagadougou")))
    library.change(lambda shelf: shelf.purge([TALK])).result(LONG_S)

    def files() -> bytes:
        return b"".join(path.read_bytes() for path in library.path.parent.iterdir()).lower()

    until(lambda: b"zanzibar" not in files() and b"ouagadougou" not in files())
    assert library.ask(lambda shelf: shelf.total()).result(LONG_S) == 1


def test_a_search_gives_way_to_the_next_one(library: Library) -> None:
    library.keep(entry(), placed(*(item(f"r{n}", "same words again") for n in range(200))))
    library.change(lambda _shelf: None).result(LONG_S)

    def slow(shelf: Shelf) -> object:
        numbers = (
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"
        )
        return shelf.connection.execute(numbers).fetchone()  # would never end

    endless = [library.ask(slow, "search") for _ in range(3)]
    until(endless[0].running)
    library.forget("search")
    hits = library.ask(
        lambda shelf: looking.found(shelf.connection, "same", Sieve(), 50), "search"
    ).result(LONG_S)
    assert len(hits) == 50
    with pytest.raises(LibraryTrouble):
        endless[0].result(LONG_S)
    for waiting in endless[1:]:
        with pytest.raises(CancelledError):
            waiting.result(LONG_S)


CHILD = """
import sys
from pathlib import Path
from tests.support.library_parts import entry, item
from voicelive_desktop.domain.facts.library import Placed
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.library.conversation_library import RECORDINGS, Library

written = 0
def saved(rows):
    global written
    written += rows
    print(written, flush=True)

library = Library(Path(sys.argv[1]), saved=saved)
n = 0
while True:
    row = item(f"r{n}", f"row {n} " + "words " * (n % 40))
    library.keep(entry(sys.argv[2]), [Placed(row, ItemId(f"r{n - 1}"))])
    library.change(lambda _shelf: None).result()
    n += 1
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_kill_at_any_moment_loses_nothing_that_was_settled(tmp_path: Path) -> None:
    seconds = random.Random(18)
    kept: dict[str, int] = {}
    for name in "abcdefgh":
        command = [sys.executable, "-c", CHILD, str(tmp_path), name]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            told = int(child.stdout.readline())  # it talks
            time.sleep(seconds.uniform(0.0, 0.2))
            os.kill(child.pid, signal.SIGKILL)
            told = max([told, *(int(line) for line in child.stdout.read().split())])
        with contextlib.closing(
            open_to_write(tmp_path / "conversations.sqlite").connection
        ) as connection:
            shelf = Shelf(connection)
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            rows = [row.id for row in shelf.rows(EntryId(name))]
            assert rows == [f"r{n}" for n in range(len(rows))]
            assert told <= len(rows) <= told + 1
            kept[name] = len(rows)
            assert {entry.id: entry.rows for entry in shelf.entries(99)} == kept
            assert looking.counted(connection, '"row"', Sieve()).rows == sum(kept.values())


def test_recordings_are_put_in_order_when_the_library_is_opened(tmp_path: Path) -> None:
    """One without an end gets one, one of nobody goes; what another program is writing at the
    moment stays.
    """
    shelf = open_to_write(tmp_path / NAME)
    shelf.keep(entry("talk"), placed(item("a")))
    shelf.record(TALK, RecordingFile("killed.flac", 1.0))
    shelf.connection.close()
    folder = tmp_path / RECORDINGS
    folder.mkdir()
    file = FlacFile(folder / "open.flac")
    for _ in range(4):
        file.write(bytes(range(256)) * 300)
    (folder / "a folder").mkdir()  # cannot be removed so, and keeps no other from its turn
    for name in ("killed.flac", "nobody.flac", "at work.flac"):
        shutil.copy(folder / "open.flac", folder / name)
    file.close()
    (folder / "open.flac").unlink()
    for name in ("killed.flac", "nobody.flac", "a folder"):
        os.utime(folder / name, (1.0, 1.0))
    library = Library(tmp_path)
    library.change(lambda _shelf: None).result(LONG_S)
    assert {path.name for path in folder.iterdir()} == {
        "killed.flac",
        "at work.flac",
        "a folder",
    }
    assert seconds_of(folder / "killed.flac") > 0
    library.close()


def test_two_programs_keep_in_one_library_at_once(tmp_path: Path) -> None:
    """As two windows do: each its own conversation, and each sees the other's."""
    programs = [Library(tmp_path), Library(tmp_path)]
    for n in range(60):
        for number, program in enumerate(programs):
            program.keep(
                entry(f"talk{number}"), placed(item(f"{number}.{n}", f"words {number} {n}"))[:1]
            )
    for program in programs:
        program.change(lambda _shelf: None).result(LONG_S)
    for program in programs:
        kept = program.ask(lambda shelf: {one.id: one.rows for one in shelf.entries(9)}).result(
            LONG_S
        )
        assert kept == {"talk0": 60, "talk1": 60}
    programs[0].change(lambda shelf: shelf.purge([EntryId("talk1")])).result(LONG_S)
    assert programs[1].ask(lambda shelf: shelf.total()).result(LONG_S) == 1
    for program in programs:
        program.close()
