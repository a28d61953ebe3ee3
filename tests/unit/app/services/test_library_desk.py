"""The desk between window and library: effects in, events out, everything on the disk."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.support.kinds import is_of
from tests.support.library_parts import AT_S, entry, item, placed
from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.services.kept_conversations import DAY_S, LibraryDesk
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.conversation import Role, Status
from voicelive_desktop.domain.facts.library import Collection, Count, EntryId, Sieve
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.kinds import KeptFor
from voicelive_desktop.library.file import NAME, open_to_write

TALK = EntryId("talk")
LONG_S = 30.0


class Desk:
    """A desk whose events are looked at."""

    def __init__(self, folder: Path | None, state: State | None = None) -> None:
        self.events: list[ev.Event] = []
        self.log = JsonLog(None)
        self.desk = LibraryDesk(
            folder,
            self.events.append,
            lambda: state or State(),
            self.log,
            lambda: AT_S + 10 * DAY_S,
        )

    async def told(self, kind: type) -> ev.Event:
        """The next event of this kind, which is taken away."""
        async with asyncio.timeout(LONG_S):
            while True:
                for at, event in enumerate(self.events):
                    if is_of(event, kind):
                        return self.events.pop(at)
                await asyncio.sleep(0.005)


def run(
    folder: Path | None, act: Callable[[Desk], Awaitable[None]], state: State | None = None
) -> None:
    async def whole() -> None:
        desk = Desk(folder, state)
        await act(desk)
        await desk.desk.close()

    asyncio.run(whole())


def filled(folder: Path) -> None:
    shelf = open_to_write(folder / NAME)
    shelf.keep(entry(), placed(item("a", "alpha words"), item("b", "beta words")))
    shelf.connection.close()


def test_what_was_kept_is_listed_found_counted_and_read(tmp_path: Path) -> None:
    filled(tmp_path)

    async def act(desk: Desk) -> None:
        desk.desk.open()
        assert await desk.told(lib.LibraryOffered) == lib.LibraryOffered(1)
        desk.desk.run(do.LookUp("", Sieve(), 10))
        listed = await desk.told(lib.EntriesListed)
        assert isinstance(listed, lib.EntriesListed)
        assert [found.title for found in listed.entries] == ["alpha words"]
        desk.desk.run(do.LookUp("words", Sieve(), 10))
        found = await desk.told(lib.HitsFound)
        assert isinstance(found, lib.HitsFound)
        assert {hit.item for hit in found.hits} == {"a", "b"}
        assert await desk.told(lib.HitsCounted) == lib.HitsCounted("words", Sieve(), Count(2, 1))
        desk.desk.run(do.ReadEntry(TALK, ItemId("b")))
        read = await desk.told(lib.EntryRead)
        assert isinstance(read, lib.EntryRead)
        assert ([row.id for row in read.rows], read.item) == (["a", "b"], "b")

    run(tmp_path, act)


def test_changes_are_done_and_told(tmp_path: Path) -> None:
    filled(tmp_path)

    async def act(desk: Desk) -> None:
        for order in (
            do.RenameEntry(TALK, "Greek"),
            do.PinEntries((TALK,), True),
            do.TagEntries((TALK,), "work", False),
            do.HideEntries((TALK,), True),
            do.HideEntries((TALK,), False),
        ):
            desk.desk.run(order)
            await desk.told(lib.LibraryChanged)
        desk.desk.run(do.LookUp("", Sieve(), 10))
        listed = await desk.told(lib.EntriesListed)
        assert isinstance(listed, lib.EntriesListed)
        found = listed.entries[0]
        assert (found.title, found.pinned, found.tags) == ("Greek", True, ("work",))
        desk.desk.run(do.EmptyLibrary())
        await desk.told(lib.LibraryChanged)
        desk.desk.run(do.LookUp("", Sieve(), 10))
        assert await desk.told(lib.EntriesListed) == lib.EntriesListed(Sieve(), (), 0)

    run(tmp_path, act)


@pytest.mark.parametrize(
    ("days", "left"),
    [(KeptFor.WEEK, 0), (KeptFor.MONTH, 1), (KeptFor.FOREVER, 1), (KeptFor.NONE, 1)],
)
def test_what_is_older_than_it_is_kept_goes_at_the_start(
    tmp_path: Path, days: KeptFor, left: int
) -> None:
    filled(tmp_path)

    async def act(desk: Desk) -> None:
        desk.desk.open()
        await desk.told(lib.LibraryOffered)
        await asyncio.wrap_future(desk.desk._library.change(lambda _shelf: None))  # type: ignore[union-attr]
        desk.desk.run(do.LookUp("", Sieve(), 10))
        listed = await desk.told(lib.EntriesListed)
        assert isinstance(listed, lib.EntriesListed)
        assert listed.total == left

    run(tmp_path, act, State(settings=Settings(keep_conversations=days)))


def test_without_a_folder_nothing_happens(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.desk.open()
        desk.desk.keep(entry(), tuple(placed(item("a"))), ())
        desk.desk.run(do.LookUp("", Sieve(), 10))
        desk.desk.run(do.EmptyLibrary())
        await asyncio.sleep(0)
        assert desk.events == []

    run(None, act)


def test_a_library_that_cannot_be_written_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    async def act(desk: Desk) -> None:
        for n in range(3):
            desk.desk.keep(entry(), tuple(placed(item(f"a{n}"))), ())
        assert await desk.told(lib.LibraryTroubled) == lib.LibraryTroubled(
            "read_only", "Not a directory"
        )
        await asyncio.sleep(0.05)
        assert desk.events == []

    run(tmp_path / "file", act)


def test_the_log_has_numbers_and_no_words(tmp_path: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.desk.keep(entry(), tuple(placed(item("a", "a secret"))), ())
        await desk.told(lib.LibraryChanged)
        lines = [{k: v for k, v in line.items() if k != "t"} for line in desk.log.latest()]
        assert lines == [{"topic": "library", "event": "saved", "items": 1}]

    run(tmp_path, act)


def test_the_companion_finds_nothing_that_nobody_heard(tmp_path: Path) -> None:
    shelf = open_to_write(tmp_path / NAME)
    cut = item(
        "a",
        "Lisbon is lovely but Porto is better",
        Role.ASSISTANT,
        status=Status.INTERRUPTED,
        heard_ms=500.0,
        received_ms=1000.0,
    )
    shelf.keep(entry(), placed(item("u", "Where shall I go?"), cut))
    shelf.connection.close()

    async def act(desk: Desk) -> None:
        (found,) = await asyncio.to_thread(desk.desk.passages, "lisbon", 8)
        assert "Porto" not in found.text
        assert await asyncio.to_thread(desk.desk.passages, "porto", 8) == ()

    run(tmp_path, act)


def test_the_companion_finds_passages_of_earlier_conversations_only(tmp_path: Path) -> None:
    filled(tmp_path)

    async def act(desk: Desk) -> None:
        found = await asyncio.to_thread(desk.desk.passages, "alpha", 8)
        assert [(passage.speaker, passage.text) for passage in found] == [("user", "alpha words")]
        assert await asyncio.to_thread(desk.desk.passages, "words", 1) != ()

    run(tmp_path, act)

    async def present(desk: Desk) -> None:
        assert await asyncio.to_thread(desk.desk.passages, "alpha", 8) == ()

    run(tmp_path, present, State(library=Collection(present=TALK)))


def test_what_could_not_be_changed_is_told_and_listed_again_as_it_is(tmp_path: Path) -> None:
    """The window shows at once what it asked for; it must not stay so where the disk said no."""
    filled(tmp_path)

    async def act(desk: Desk) -> None:
        library = desk.desk._library
        assert library is not None

        def fail(_entry_ids: object, _hidden: object) -> None:
            raise sqlite3.OperationalError("attempt to write a readonly database")

        shelf = await asyncio.wrap_future(library.change(lambda shelf: shelf))
        shelf.hide = fail  # type: ignore[method-assign, assignment]
        desk.desk.run(do.HideEntries((TALK,), True))
        await desk.told(lib.LibraryTroubled)
        await desk.told(lib.LibraryChanged)

    run(tmp_path, act)


@pytest.mark.parametrize("kind", ["folder", "file in place of the folder"])
def test_a_library_that_cannot_be_opened_is_told_at_the_start(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "library"
    if kind == "folder":
        (folder / NAME).mkdir(parents=True)
    else:
        folder.write_text("no folder")

    async def act(desk: Desk) -> None:
        desk.desk.open()
        desk.desk.keep(entry(), tuple(placed(item("a"))), ())
        await desk.told(lib.LibraryTroubled)

    run(folder, act)
