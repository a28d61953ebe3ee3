"""The library as the program has it: one thread that writes, one that reads."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TypeVar

from voicelive_desktop.domain.facts.library import Entry, Placed
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.library import file
from voicelive_desktop.library.file import NAME, LibraryTrouble, Trouble
from voicelive_desktop.library.recordings import flac
from voicelive_desktop.library.shelf import Shelf
from voicelive_desktop.library.writing_thread import ShelfThread

T = TypeVar("T")

RECORDINGS = "recordings"  # the folder of their files
RETRY_S = 10.0  # a disk that was full, a library that another program held
END_S = 0.7  # of the 2 s in which the program has to be gone
LET_GO_S = 2.0
MEND_S = 600.0  # a large file is read row by row
TRUNCATE_S = 1.0


class Library:
    """Any thread may ask; each question is answered on a thread of the library.

    What is to be kept is written in the order in which it was given. What cannot be written waits,
    and is tried again
    with whatever is written next, and every `RETRY_S`. Nothing is made on the disk before there is
    something to keep.

    Args:
        folder: where its file is, and the folder of recordings.
        tell: takes why the library cannot be used, once until it works again; called on the writing
            thread.
        saved: takes how many rows were written; called on the writing thread.
    """

    def __init__(
        self,
        folder: Path,
        tell: Callable[[LibraryTrouble], None] = lambda _trouble: None,
        saved: Callable[[int], None] = lambda _rows: None,
    ) -> None:
        self.path = folder / NAME
        self.recordings = folder / RECORDINGS
        self._tell, self._saved = tell, saved
        self._writer = ShelfThread(
            "library writer", self._open_to_write, self._salvaged, self._rest
        )
        self._reader = ShelfThread("library reader", self._open_to_read, self._mended)
        self._waiting: list[tuple[Entry, Sequence[Placed], tuple[ItemId, ...]]] = []
        self._lock = threading.Lock()
        self._told = False
        self._salvages = 0
        self._salvages_seen = 0
        self._reads_nothing = False
        self._log_is_old = False

    def keep(self, entry: Entry, rows: Sequence[Placed], gone: Iterable[ItemId] = ()) -> None:
        """Keep rows of a conversation, in place of those with the same ids, and keep
        others no more.
        """
        with self._lock:
            self._waiting.append((entry, rows, tuple(gone)))
        self._writer.submit(self._write).add_done_callback(self._after_writing)

    def change(self, act: Callable[[Shelf], T]) -> Future[T]:
        """Change something, after what is to be kept was written. Its future raises LibraryTrouble."""

        def work(shelf: Shelf) -> T:
            self._write(shelf)
            try:
                return act(shelf)
            finally:
                self._remove_silenced(shelf)

        return self._writer.submit(work)

    def ask(self, question: Callable[[Shelf], T], group: str = "") -> Future[T]:
        """Read something. Its future raises LibraryTrouble; a later `forget` of its group may
        cancel it.
        """
        if self._reads_nothing and self.path.exists():
            self._reads_nothing = False
            self._reader.let_go(0)
        return self._reader.submit(question, group)

    def forget(self, group: str) -> None:
        """Nobody waits any more for questions of this group."""
        self._reader.forget(group)

    def close(self) -> None:
        """Write what waits, and end both threads; waits no longer than `END_S`."""
        end = time.monotonic() + END_S
        self._reader.forget("")
        for thread in (self._writer, self._reader):
            thread.end()
        for thread in (self._writer, self._reader):
            thread.join(max(0.0, end - time.monotonic()))

    # The writing thread.

    def _open_to_write(self) -> Shelf:
        try:
            shelf = file.open_to_write(self.path)
        except sqlite3.Error as error:
            if not file.is_damage(error):
                raise
            return self._salvaged()
        shelf.purge()  # what was deleted when the program was ended before it was gone
        self._remove_silenced(shelf)
        self._look_after_recordings(shelf)
        return shelf

    def _look_after_recordings(self, shelf: Shelf) -> None:
        """Those that nobody knows of go; those that a killed program left without an end get one."""
        known = {recording.name for recording in shelf.heard.recordings()}
        found = list[Path]()
        with contextlib.suppress(OSError):
            found += self.recordings.iterdir()
        for path in found:
            with contextlib.suppress(OSError):  # one that cannot be mended keeps no other from it
                self._look_after(path, is_known=path.name in known)

    def _look_after(self, path: Path, *, is_known: bool) -> None:
        if is_known:
            flac.is_complete(path, time.time())
        elif time.time() - path.stat().st_mtime >= flac.AT_WORK_S:  # no other program is writing it
            path.unlink()

    def _remove_silenced(self, shelf: Shelf) -> None:
        """Remove the files of recordings whose conversations are gone."""
        for name in shelf.take_silenced():
            with contextlib.suppress(OSError):
                (self.recordings / name).unlink()

    def _salvaged(self) -> Shelf:
        self._reader.let_go(LET_GO_S)  # some systems rename no file that is open
        shelf = file.salvage(self.path)
        self._salvages += 1
        self._tell(LibraryTrouble(Trouble.SALVAGED))
        return shelf

    def _write(self, shelf: Shelf) -> None:
        """Write what waits. Raises sqlite3.Error; then it waits on."""
        with self._lock:
            waiting = tuple(self._waiting)
        if not waiting:
            return
        with shelf.transaction():
            for entry, rows, gone in waiting:
                shelf.keep(entry, rows, gone)
        self._remove_silenced(shelf)
        with self._lock:
            del self._waiting[: len(waiting)]
        self._told = False
        self._saved(sum(len(rows) for _, rows, _ in waiting))

    def _after_writing(self, done: Future[None]) -> None:
        if (
            not done.cancelled()
            and isinstance(error := done.exception(), LibraryTrouble)
            and not self._told
        ):
            self._told = True
            self._tell(error)

    def _rest(self, shelf: Shelf | None, *, paused: bool) -> float | None:
        """Try again to write what waits; else put the file in order, in small parts."""
        if self._waiting:
            if paused:
                self._writer.submit(self._write).add_done_callback(self._after_writing)
            return RETRY_S
        if shelf is None:
            return None
        with contextlib.suppress(sqlite3.Error):
            return self._tidy(shelf)
        return None

    def _tidy(self, shelf: Shelf) -> float | None:
        """What was deleted goes from the index, and then from the log of what is not in the file
        itself yet.
        """
        if shelf.index.is_untidy:
            self._log_is_old = True
            with shelf.transaction():
                shelf.index.tidy()
            return 0.0
        if self._log_is_old and not file.truncate_log(shelf.connection):
            return TRUNCATE_S  # somebody reads
        self._log_is_old = False
        return None

    # The reading thread.

    def _open_to_read(self) -> Shelf:
        self._salvages_seen = self._salvages
        self._reads_nothing = not self.path.exists()
        if self._reads_nothing:
            return file.empty()
        return file.open_to_read(self.path)

    def _mended(self) -> Shelf:
        """The writer mends the file, unless it has done so since this thread opened it."""
        seen = self._salvages_seen

        def mend(_shelf: Shelf) -> None:
            if self._salvages == seen:
                raise file.Damaged

        self._writer.submit(mend).exception(MEND_S)
        return self._open_to_read()
