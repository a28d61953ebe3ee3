"""Serves the window with kept conversations, and keeps the present one."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from itertools import islice
from pathlib import Path
from typing import TypeVar, assert_never

from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.services.conversation_files import ConversationFiles, PassingOnEffect
from voicelive_desktop.app.services.keeper import Keeper
from voicelive_desktop.app.services.recording_desk import BothSides, RecordingDesk
from voicelive_desktop.domain.facts import library_events as ev
from voicelive_desktop.domain.facts import library_orders as do
from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.events import Event
from voicelive_desktop.domain.facts.library import (
    MOST_HITS,
    Count,
    Entry,
    EntryId,
    Hit,
    Labels,
    Placed,
    Sieve,
)
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.library import looking
from voicelive_desktop.library.conversation_library import Library
from voicelive_desktop.library.file import LibraryTrouble, Trouble
from voicelive_desktop.library.forms.telling import day_and_time
from voicelive_desktop.library.shelf import Shelf
from voicelive_desktop.tools.builtin.earlier_talks import Passage

T = TypeVar("T")

SEARCH = "search"
DAY_S = 86_400.0
EXPIRY_S = 3600.0
SEARCH_S = 15.0  # that the companion waits for what it looks for
SPEAKERS = (Role.USER, Role.ASSISTANT)


class LibraryDesk:
    """Carries out the effects on kept conversations. Loop thread only; the library's own threads do
    the work.

    Args:
        folder: where they are kept; None: nowhere, and nothing is.
        sound: what is recorded; None: nothing can be.
    """

    def __init__(
        self,
        folder: Path | None,
        report: Callable[[Event], None],
        state: Callable[[], State],
        log: JsonLog,
        wall_clock: Callable[[], float] = time.time,
        sound: BothSides | None = None,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._report, self._state, self._log, self._wall_clock = report, state, log, wall_clock
        if folder is None:
            self._library = None
        else:
            self._library = Library(folder, self._on_trouble, self._on_saved)
        self._files = ConversationFiles(self._library, report)
        self.recording: RecordingDesk | None = None
        if sound is not None:
            self.recording = RecordingDesk(
                self._library, sound, report, state, log, wall_clock=wall_clock
            )
        self._expiry: asyncio.TimerHandle | None = None
        self.keeper = Keeper(self, report, self._loop.call_later, _name, self._forget)

    def open(self) -> None:
        """Tell that there is a place for conversations, and delete what is older than
        they are kept.
        """
        library = self._library
        if library is None:
            return
        self._expire(library)
        if self.recording is not None:
            self.recording.silence_deleted()
        self._then(library.ask(lambda shelf: shelf.total()), self._on_opened)

    async def heard(self, item_id: ItemId) -> bytes:
        """Return the sound of a row of an earlier session, b"" if there is none."""
        if self.recording is None:
            return b""
        return await self.recording.read(item_id)

    def passages(self, query: str, most: int) -> tuple[Passage, ...]:
        """Passages of earlier conversations, newest first. Waits for the library: not on
        the loop's thread.

        Raises LibraryTrouble.
        """
        library, present = self._library, self._state().library.present
        if library is None:
            return ()
        asked = library.ask(lambda shelf: looking.heard(shelf.connection, query, MOST_HITS))
        spoken = (
            hit
            for hit in asked.result(SEARCH_S)
            if hit.role in SPEAKERS and hit.entry.id != present
        )
        return tuple(_passage(hit) for hit in islice(spoken, most))

    def follow(self, old: State, new: State, event: Event) -> None:
        """Follow the store: keep what settles, and where it is heard."""
        self.keeper(old, new, event)
        if self.recording is not None:
            self.recording.on_event(old, new, event)

    def _expire(self, library: Library) -> None:
        """Delete what is older than it is kept, now and every hour: the program may run for weeks."""
        days = self._state().settings.keep_conversations
        if days.isdecimal() and library.path.exists():
            before_s = self._wall_clock() - int(days) * DAY_S
            self._then(library.change(lambda shelf: shelf.expire(before_s)), self._on_expired)
        self._expiry = self._loop.call_later(EXPIRY_S, self._expire, library)

    def _on_expired(self, number: int) -> None:
        if number:
            self._report(ev.LibraryChanged())

    def keep(self, entry: Entry, rows: tuple[Placed, ...], gone: tuple[ItemId, ...]) -> None:
        """Keep rows, and others no more."""
        if self._library is not None:
            self._library.keep(entry, rows, gone)
            if gone and self.recording is not None:
                self.recording.silence_deleted()

    def run(self, order: do.LibraryEffect) -> None:
        """Do it, or begin to. Without a library only the conversation that is shown can
        be passed on.
        """
        if isinstance(order, PassingOnEffect):
            self._files.run(order)
            return
        if isinstance(order, do.StartRecording | do.StopRecording):
            self._record(on=isinstance(order, do.StartRecording))
            return
        if self._library is None:
            return
        match order:
            case do.LookUp():
                self._look_up(self._library, order)
            case do.ReadEntry():
                self._read(self._library, order)
            case _:
                self._change(self._library, order)

    def _record(self, *, on: bool) -> None:
        if self.recording is not None and on:
            self.recording.start()
        elif self.recording is not None:
            self.recording.stop()

    async def close(self) -> None:
        """Write what is not written yet, and end."""
        if self._expiry is not None:
            self._expiry.cancel()
        if self.recording is not None:
            await self.recording.close()
        self.keeper.end()
        if self._library is not None:
            await asyncio.to_thread(self._library.close)

    def _look_up(self, library: Library, order: do.LookUp) -> None:
        query, sieve, most = order.query, order.sieve, order.most
        library.forget(SEARCH)
        if not query.strip():
            listed = library.ask(
                lambda shelf: _listed(shelf, sieve, most, library.recordings), SEARCH
            )
            self._then(listed, self._report)
            return

        def tell(hits: tuple[Hit, ...]) -> None:
            self._report(ev.HitsFound(query, sieve, hits))
            self._then(
                library.ask(lambda shelf: looking.counted(shelf.connection, query, sieve), SEARCH),
                count,
            )

        def count(counted: Count) -> None:
            self._report(ev.HitsCounted(query, sieve, counted))

        found = library.ask(
            lambda shelf: looking.found(shelf.connection, query, sieve, MOST_HITS), SEARCH
        )
        self._then(found, tell)

    def _read(self, library: Library, order: do.ReadEntry) -> None:
        def tell(event: ev.EntryRead | None) -> None:
            if event is not None:
                self._report(event)

        now_s = self._wall_clock()
        self._then(library.ask(lambda shelf: _read(shelf, order, now_s)), tell)

    def _change(self, library: Library, order: do.LibraryEffect) -> None:
        match order:
            case do.RenameEntry(entry_id, title):
                changed = library.change(lambda shelf: shelf.rename(entry_id, title))
            case do.PinEntries(entry_ids, pinned):
                changed = library.change(lambda shelf: shelf.pin(entry_ids, pinned))
            case do.TagEntries(entry_ids, tag, off):
                changed = library.change(lambda shelf: shelf.tag(entry_ids, tag, off=off))
            case do.HideEntries(entry_ids, hidden):
                changed = library.change(lambda shelf: shelf.hide(entry_ids, hidden))
            case do.PurgeHidden():
                changed = library.change(_purge)
            case do.EmptyLibrary():
                self.keeper.drop()
                changed = library.change(_empty)
            case do.ForgetPresent():
                self.keeper.drop()
                return
            case (
                do.LookUp()
                | do.ReadEntry()
                | do.ExportEntries()
                | do.CopyAsMarkdown()
                | do.ImportFile()
            ):
                return  # not here
            case do.StartRecording() | do.StopRecording():
                return
            case _:
                assert_never(order)
        # what could not be changed is listed again as it is
        changed.add_done_callback(lambda _done: self._soon(self._on_changed))
        self._then(changed, lambda _nothing: None)

    def _on_changed(self) -> None:
        self._report(ev.LibraryChanged())

    def _forget(self, entry_id: EntryId) -> None:
        if self._library is not None:
            forgotten = self._library.change(lambda shelf: shelf.purge([entry_id]))
            self._then(forgotten, lambda _number: self._report(ev.LibraryChanged()))

    def _then(self, asked: Future[T], tell: Callable[[T], None]) -> None:
        """Tell the answer on the loop's thread, or what went wrong."""

        def answered(future: Future[T]) -> None:
            try:
                result = future.result()
            except CancelledError:
                return
            except LibraryTrouble as trouble:
                if trouble.said != "SQLITE_INTERRUPT":  # another question has taken its place
                    self._on_trouble(trouble)
                return
            self._soon(lambda: tell(result))

        asked.add_done_callback(answered)

    def _soon(self, call: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(call)

    # On any thread.

    def _on_trouble(self, trouble: LibraryTrouble) -> None:
        self._soon(lambda: self._tell_trouble(trouble))

    def _on_saved(self, rows: int) -> None:
        self._soon(lambda: self._tell_saved(rows))

    # On the loop's.

    def _tell_trouble(self, trouble: LibraryTrouble) -> None:
        self._log.write("library", "trouble", kind=trouble.kind.value)
        self._report(ev.LibraryTroubled(trouble.kind.value, trouble.said))
        if trouble.kind is Trouble.SALVAGED:
            self._report(ev.LibraryChanged())

    def _tell_saved(self, rows: int) -> None:
        self._log.write("library", "saved", items=rows)
        self._report(ev.LibraryChanged())

    def _on_opened(self, total: int) -> None:
        self._log.write("library", "opened", conversations=total)
        self._report(ev.LibraryOffered(total))


def _listed(shelf: Shelf, sieve: Sieve, most: int, recordings: Path) -> ev.EntriesListed:
    entries = looking.sieved(shelf.connection, sieve, most)
    labels = shelf.labels() if entries else Labels()
    return ev.EntriesListed(
        sieve,
        entries,
        looking.sieved_total(shelf.connection, sieve),
        labels,
        shelf.total(),
        bytes_in(recordings),
    )


def _read(shelf: Shelf, order: do.ReadEntry, now_s: float) -> ev.EntryRead | None:
    entry = shelf.entry(order.entry_id)
    if entry is None:
        return None
    heard = frozenset(sound.item for sound in shelf.heard.sounds(order.entry_id))
    return ev.EntryRead(
        entry, tuple(shelf.rows(order.entry_id)), now_s, order.item, order.go_on, heard
    )


def _passage(hit: Hit) -> Passage:
    return Passage(day_and_time(hit.at_s), hit.entry.title, str(hit.role), hit.passage)


def bytes_in(folder: Path) -> int:
    """What the files in a folder take on the disk."""
    with contextlib.suppress(OSError):
        return sum(path.stat().st_size for path in folder.iterdir())
    return 0


def _purge(shelf: Shelf) -> None:
    shelf.purge()


def _empty(shelf: Shelf) -> None:
    shelf.hide_all()
    shelf.purge()


def _name(started_at_s: float) -> EntryId:
    """The time of the beginning, and something that no other program chooses."""
    return EntryId(
        f"{time.strftime('%Y%m%d-%H%M%S', time.localtime(started_at_s))}-{secrets.token_hex(4)}"
    )
