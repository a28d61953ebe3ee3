"""Records a conversation: both sides as they were heard, on the clock by which its rows are told."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import shutil
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from voicelive_desktop.app.environment.logs import JsonLog
from voicelive_desktop.app.services.row_silencer import RowSilencer
from voicelive_desktop.app.services.row_sounds import RowSounds, talks_by_key
from voicelive_desktop.audio.devices.daemon_threads import DaemonThreads
from voicelive_desktop.domain.facts import library_events as ev
from voicelive_desktop.domain.facts.conversation import Role
from voicelive_desktop.domain.facts.events import Event
from voicelive_desktop.domain.facts.library import EntryId, RecordingFile, Sound
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.questions.shown import shown_conversation
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.wording import Words
from voicelive_desktop.library.conversation_library import Library
from voicelive_desktop.library.file import FOLDER_MODE, LibraryTrouble
from voicelive_desktop.library.recordings.flac import RATE_HZ, FlacFile, read_part
from voicelive_desktop.library.shelf import Shelf

TICK_S = 0.5
# so old are the moments that are written: what an interruption takes back is taken back by then
LAG_S = 1.0
END_S = 0.5  # a disk that does not answer keeps nobody from ending the program
LEAST_FREE = 500_000_000  # bytes
LOOK_TICKS = 10  # between two looks at the free space
FULL = "full"
_UNWRITABLE = Words("the file could not be written")


class BothSides(Protocol):
    """The part of the audio engine that is used."""

    def record(self, on: bool) -> None:
        """Keep what the microphone gives, or no longer."""
        ...

    def both_sides(self, end_s: float, count: int) -> bytes:
        """The last samples before a moment, you and the assistant in turn."""
        ...


@dataclass(slots=True)
class _Run:
    """A recording that is being made. `began_t`: monotonic seconds."""

    recording: RecordingFile
    began_t: float
    path: Path
    worker: DaemonThreads
    samples: int = 0
    ticks: int = 0
    file: FlacFile | None = None
    sounds: list[Sound] = field(default_factory=list)
    entry_id: EntryId | None = None
    broke: bool = False


class RecordingDesk:
    """Starts and stops, keeps where each row is heard, and reads rows again. Loop thread only.

    A worker of its own encodes and writes. A recording that belongs to no kept conversation in the
    end is removed.
    """

    def __init__(
        self,
        library: Library | None,
        sound: BothSides,
        report: Callable[[Event], None],
        state: Callable[[], State],
        log: JsonLog,
        clock: Callable[[], float] = time.monotonic,
        wall_clock: Callable[[], float] = time.time,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._library, self._sound, self._report, self._state, self._log = (
            library,
            sound,
            report,
            state,
            log,
        )
        self._clock, self._wall_clock, self._free_bytes = clock, wall_clock, free_bytes
        self._rows = RowSounds(clock)
        self._run: _Run | None = None
        self._silencer = None if library is None else RowSilencer(library, self._running)
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Record from now on."""
        if self._library is None or self._run is not None:
            return
        began_s = self._wall_clock()
        stamp = time.strftime("%Y%m%d-%H%M%S", time.localtime(began_s))
        name = f"{stamp}-{secrets.token_hex(4)}.flac"
        run = _Run(
            RecordingFile(name, began_s),
            self._clock(),
            self._library.recordings / name,
            DaemonThreads(1, "conversation recorder", END_S),
        )
        self._run = run
        self._rows.begin()
        self._sound.record(True)
        self._submit(run, lambda: self._open(run))
        self._log.write("recording", "started")
        self._report(ev.RecordingStarted())
        self._belong(run)
        self._timer = self._loop.call_later(TICK_S, self._tick)

    def stop(self, because: str = "") -> Future[None] | None:
        """Record no more; the future is done when the file is complete. `because`: why, if nobody
        wanted it.
        """
        run, self._run = self._run, None
        if run is None:
            return None
        if self._timer is not None:
            self._timer.cancel()
        if self._state().library.present != run.entry_id:  # it became private
            run.entry_id = None
        self._write(run, self._clock())
        self._sound.record(False)
        run.sounds += self._rows.end(run.recording.name, run.began_t)
        done = self._submit(run, lambda: self._close(run))
        run.worker.shutdown(wait=False)
        seconds = run.samples / RATE_HZ
        self._log.write("recording", "stopped", seconds=round(seconds, 3))
        self._keep(run)
        if run.entry_id is not None:
            heard = frozenset(sound.item for sound in run.sounds)
        else:
            heard = frozenset()
        self._report(ev.RecordingStopped(seconds, because, heard))
        self.silence_deleted()
        return done

    def silence_deleted(self) -> None:
        """Take deleted rows out of recordings, once nobody can undo that any more."""
        if self._silencer is not None:
            self._silencer.soon()

    async def close(self) -> None:
        """Stop, and wait a moment until the file is complete."""
        done = self.stop()
        if self._silencer is not None:
            self._silencer.close()
        if done is not None:
            with contextlib.suppress(TimeoutError, OSError):
                async with asyncio.timeout(END_S):
                    await asyncio.wrap_future(done)

    def on_event(self, old: State, new: State, event: Event) -> None:
        """Follow the store: where rows begin and end, and which conversation this is."""
        run = self._run
        if run is None:
            return
        # it became private: nothing is kept
        if run.entry_id is not None and new.library.present != run.entry_id:
            run.entry_id = None
        elif new.library.present is not None and run.entry_id is None:
            self._belong(run)
        self._rows.on_key(talks_by_key(old), talks_by_key(new))
        heard = self._rows.on_event(event, run.recording.name, run.began_t)
        if heard:
            run.sounds += heard
            self._keep(run)

    async def read(self, item_id: ItemId) -> bytes:
        """A row's sound out of a recording, 16-bit mono at 24 kHz; b"": there is
        none. Raises OSError.
        """
        state, library = self._state(), self._library
        past = state.library.past
        if past is None:
            entry_id = state.library.present
        else:
            entry_id = past.entry.id
        row = shown_conversation(state).get(item_id)
        if library is None or entry_id is None or row is None:
            return b""
        wanted: EntryId = entry_id
        try:
            found = await asyncio.wrap_future(library.ask(lambda shelf: shelf.heard.sounds(wanted)))
        except LibraryTrouble as trouble:
            raise OSError(0, trouble.said) from trouble
        parts = [sound for sound in found if sound.item == item_id]
        channel = 0 if row.role is Role.USER else 1

        def read() -> bytes:
            folder = library.recordings
            return b"".join(
                read_part(folder / one.recording, one.begin_s, one.end_s, channel) for one in parts
            )

        return await asyncio.to_thread(read)

    def _running(self) -> str:
        if self._run is None:
            return ""
        return self._run.recording.name

    def _tick(self) -> None:
        run = self._run
        if run is None:
            return
        self._timer = self._loop.call_later(TICK_S, self._tick)
        self._write(run, self._clock() - LAG_S)
        if run.ticks % LOOK_TICKS == 0:
            self._submit(run, lambda: self._look(run))
        run.ticks += 1

    def _write(self, run: _Run, until_t: float) -> None:
        count = int((until_t - run.began_t) * RATE_HZ) - run.samples
        if count <= 0:
            return
        pcm = self._sound.both_sides(run.began_t + (run.samples + count) / RATE_HZ, count)
        run.samples += count
        self._submit(run, lambda: None if run.file is None else run.file.write(pcm))

    def _belong(self, run: _Run) -> None:
        run.entry_id = self._state().library.present
        self._keep(run)

    def _keep(self, run: _Run) -> None:
        """Say in the library what there is by now."""
        entry_id, library = run.entry_id, self._library
        if entry_id is None or library is None:
            return
        wanted: EntryId = entry_id
        recording = RecordingFile(
            run.recording.name, run.recording.started_at_s, run.samples / RATE_HZ
        )
        sounds = tuple(run.sounds)

        def note(shelf: Shelf) -> None:
            shelf.record(wanted, recording)
            shelf.sound(wanted, sounds)

        library.change(note)

    def _submit(self, run: _Run, work: Callable[[], None]) -> Future[None]:
        done = run.worker.submit(work)
        done.add_done_callback(lambda done: self._after(run, done))
        return done

    # On the worker.

    def _open(self, run: _Run) -> None:
        if not run.path.parent.is_dir():
            run.path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            run.path.parent.chmod(FOLDER_MODE)  # whatever the umask is
        self._look(run)
        run.file = FlacFile(run.path)

    def _look(self, run: _Run) -> None:
        if self._free_bytes(run.path.parent) < LEAST_FREE:
            raise _FullError

    def _close(self, run: _Run) -> None:
        if run.file is not None:
            run.file.close()
        if run.entry_id is None:
            run.path.unlink(missing_ok=True)

    def _after(self, run: _Run, done: Future[None]) -> None:
        if done.cancelled() or (error := done.exception()) is None:
            return
        if isinstance(error, _FullError):
            because = FULL
        else:
            because = getattr(error, "strerror", "") or str(_UNWRITABLE)
        with contextlib.suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(self._give_up, run, because)

    def _give_up(self, run: _Run, because: str) -> None:
        """Stop; where that has happened already, say what went wrong with the rest, once."""
        if run.broke:
            return
        run.broke = True
        if self._run is run:
            self.stop(because)
        else:
            self._report(ev.RecordingBroke(because))


class _FullError(OSError):
    """There is little room left on the disk."""
