"""Files and clipboard, with a library on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.support.library_parts import AT_S, entry, item, placed
from voicelive_desktop.app.services.conversation_files import ConversationFiles
from voicelive_desktop.domain.facts import library_events as lib
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.conversation import Conversation, Role
from voicelive_desktop.domain.facts.events import Event
from voicelive_desktop.domain.facts.library import EntryId, Past, RecordingFile
from voicelive_desktop.library.conversation_library import Library
from voicelive_desktop.library.file import NAME
from voicelive_desktop.library.forms.passing_on import FORMS

A, B = EntryId("a"), EntryId("b")
LONG_S = 30.0


class Files:
    """The desk's part for files, with what it reports and copies."""

    def __init__(self, folder: Path | None) -> None:
        self.library = None if folder is None else Library(folder)
        self.events: asyncio.Queue[Event] = asyncio.Queue()
        self.copied: list[str] = []
        self.files = ConversationFiles(self.library, self.events.put_nowait, self.copied.append)

    async def told(self) -> Event:
        async with asyncio.timeout(LONG_S):
            return await self.events.get()


def run(folder: Path | None, act: Callable[[Files], Awaitable[None]]) -> None:
    async def whole() -> None:
        files = Files(folder)
        if files.library is not None:
            files.library.keep(
                entry("a"), placed(item("a1", "alpha words"), item("a2", "answer", Role.ASSISTANT))
            )
            files.library.keep(
                entry("b", AT_S + 60), placed(item("b1", "beta words", at_s=AT_S + 60))
            )
            await asyncio.wrap_future(files.library.change(lambda _shelf: None))
        await act(files)
        if files.library is not None:
            files.library.close()

    asyncio.run(whole())


@pytest.mark.parametrize("form", [*FORMS, "zip"])
def test_one_is_written_in_each_form(tmp_path: Path, form: str) -> None:
    async def act(files: Files) -> None:
        path = str(tmp_path / "out")
        files.files.run(do.ExportEntries((A,), form, path))
        assert await files.told() == lib.ConversationsExported(path)

    run(tmp_path / "library", act)
    assert (tmp_path / "out").stat().st_size > 0


def test_several_become_an_archive_that_another_library_takes_in(tmp_path: Path) -> None:
    path = str(tmp_path / "out.zip")

    async def export(files: Files) -> None:
        files.files.run(do.ExportEntries((A, B), "json", path))
        assert await files.told() == lib.ConversationsExported(path)
        await asyncio.wrap_future(files.library.change(lambda shelf: shelf.purge([A])))  # type: ignore[union-attr]
        files.files.run(do.ImportFile(path))
        assert await files.told() == lib.ConversationsImported(1, 1)
        assert await files.told() == lib.LibraryChanged()
        rows = await asyncio.wrap_future(files.library.ask(lambda shelf: tuple(shelf.rows(A))))  # type: ignore[union-attr]
        assert [row.text for row in rows] == ["alpha words", "answer"]

    run(tmp_path / "library", export)


def test_what_was_deleted_a_moment_ago_can_be_imported(tmp_path: Path) -> None:
    path = str(tmp_path / "out.json")

    async def act(files: Files) -> None:
        files.files.run(do.ExportEntries((A,), "json", path))
        await files.told()
        await asyncio.wrap_future(files.library.change(lambda shelf: shelf.hide([A])))  # type: ignore[union-attr]
        files.files.run(do.ImportFile(path))
        assert await files.told() == lib.ConversationsImported(1)

    run(tmp_path / "library", act)


def test_markdown_goes_to_the_clipboard(tmp_path: Path) -> None:
    async def act(files: Files) -> None:
        files.files.run(do.CopyAsMarkdown((A, B)))
        assert await files.told() == lib.MarkdownCopied()
        assert "alpha words" in files.copied[0]
        assert "beta words" in files.copied[0]

    run(tmp_path / "library", act)


def test_what_is_shown_is_exported_where_nothing_is_kept(tmp_path: Path) -> None:
    async def act(files: Files) -> None:
        path = str(tmp_path / "out.txt")
        past = Past(entry("p"), Conversation().add(item("x", "only here")))
        files.files.run(do.ExportEntries((), "txt", path, past))
        assert await files.told() == lib.ConversationsExported(path)
        files.files.run(do.ImportFile(path))
        event = await files.told()
        assert isinstance(event, lib.ConversationsImported)
        assert event.problem

    run(None, act)
    assert "only here" in (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("none of ours")

    async def act(files: Files) -> None:
        orders: tuple[do.ExportEntries | do.ImportFile, ...] = (
            do.ExportEntries((A,), "md", str(tmp_path / "file" / "below")),
            do.ExportEntries((EntryId("gone"),), "md", str(tmp_path / "x")),
            do.ImportFile(str(tmp_path / "file")),
            do.ImportFile(str(tmp_path / "nowhere")),
            do.ImportFile(str(tmp_path)),
        )
        for order in orders:
            files.files.run(order)
            event = await files.told()
            assert isinstance(event, lib.ConversationsExported | lib.ConversationsImported)
            assert event.problem, order
        assert not (tmp_path / "x").exists()

    run(tmp_path / "library", act)


@pytest.mark.parametrize("form", ["flac", "wav"])
def test_a_recording_that_is_gone_is_said_and_no_empty_file_is_written(
    tmp_path: Path, form: str
) -> None:
    async def act(files: Files) -> None:
        recording = RecordingFile("gone.flac", AT_S, 3.0)
        assert files.library is not None
        await asyncio.wrap_future(files.library.change(lambda shelf: shelf.record(A, recording)))
        files.files.run(do.ExportEntries((A,), form, str(tmp_path / "out")))
        told = await files.told()
        assert isinstance(told, lib.ConversationsExported)
        assert told.problem

    run(tmp_path / "library", act)
    assert not (tmp_path / "out").exists()


def test_what_cannot_be_copied_is_said(tmp_path: Path) -> None:
    async def act(files: Files) -> None:
        (tmp_path / NAME).mkdir()
        files.library = Library(tmp_path)
        files.files = ConversationFiles(files.library, files.events.put_nowait, files.copied.append)
        files.files.run(do.CopyAsMarkdown((A,)))
        assert isinstance(await files.told(), lib.LibraryTroubled)
        assert files.copied == []

    run(None, act)
