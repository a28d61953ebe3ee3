"""Takes deleted rows out of recordings: what was deleted is heard no more."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Callable

from voicelive_desktop.audio.devices.daemon_threads import DaemonThreads
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.library.conversation_library import Library
from voicelive_desktop.library.file import LibraryTrouble
from voicelive_desktop.library.recordings import flac
from voicelive_desktop.library.recordings.silences import SilencedPart
from voicelive_desktop.library.shelf import Shelf

WAIT_S = 30.0  # the toast with Undo has gone by then


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be taken out of one recording."""

    name: str
    silences: tuple[SilencedPart, ...]
    items: tuple[ItemId, ...]


class RowSilencer:
    """Loop thread only; a worker of its own writes the files anew.

    What does not come to its end is taken up at the next start: the library knows what was deleted,
    and until then those rows are neither played nor exported.

    Args:
        running: the name of the recording that is being made; "" when there is none.
    """

    def __init__(self, library: Library, running: Callable[[], str]) -> None:
        self._library, self._running = library, running
        self._timer: asyncio.TimerHandle | None = None
        self._worker = DaemonThreads(1, "row silencer", 0.0)

    def soon(self) -> None:
        """Begin when the deletion cannot be undone any more."""
        self.close()
        self._timer = asyncio.get_running_loop().call_later(WAIT_S, self.begin)

    def begin(self) -> None:
        """Write the recordings anew in which deleted rows are heard."""
        if self._library.path.exists():
            running = self._running()
            self._worker.submit(lambda: self._work(running))

    def close(self) -> None:
        """Begin no more."""
        if self._timer is not None:
            self._timer.cancel()

    # On the worker.

    def _work(self, running: str) -> None:
        with contextlib.suppress(LibraryTrouble):
            for job in self._library.change(_jobs).result():
                if job.name != running:
                    self._rewrite(job)

    def _rewrite(self, job: _Job) -> None:
        path = self._library.recordings / job.name
        try:
            if not flac.is_complete(path, time.time()):
                return
            flac.silence(flac.StoredSound(path, job.silences))
        except FileNotFoundError:
            pass  # there is nothing to be heard
        except OSError:
            return
        self._library.change(lambda shelf: shelf.silenced(job.name, job.items)).result()


def _jobs(shelf: Shelf) -> tuple[_Job, ...]:
    heard = shelf.heard
    return tuple(
        _Job(name, heard.silences(name), heard.deleted_in(name)) for name in heard.to_silence()
    )
