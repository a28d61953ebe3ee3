"""What was said lately, on disk: the last ten minutes of each side, so that single turns can be
heard again.

The files have no name where the system allows that, lie in a folder that only its owner can enter,
and vanish when they are closed, whatever ends the program.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import IO

from voicelive_desktop.audio.devices.daemon_threads import DaemonThreads
from voicelive_desktop.domain.words.ids import ItemId
from voicelive_desktop.domain.words.pcm import RATE_HZ, SAMPLE_BYTES

KEPT_S = 600
CAPACITY = KEPT_S * RATE_HZ * SAMPLE_BYTES
END_S = 0.5  # a disk that does not answer keeps nobody from ending the program
BATCH = RATE_HZ * SAMPLE_BYTES // 4  # a quarter of a second goes to the worker at once
PRIVATE = 0o700
_MS = RATE_HZ * SAMPLE_BYTES // 1000  # bytes


class _Track:
    """One side's sound in a file that is overwritten from its beginning when it is full."""

    def __init__(self, open_file: Callable[[], IO[bytes]], capacity: int) -> None:
        self._open_file = open_file
        self._capacity = capacity
        self._file: IO[bytes] | None = None
        self._batch = bytearray()
        self._lost: dict[tuple[int, int], OSError] = {}  # what the worker could not write
        self.total = 0

    @property
    def oldest(self) -> int:
        """Where what is kept begins."""
        return max(0, self.total - self._capacity)

    def add(self, pcm: bytes) -> tuple[int, bytes] | None:
        """Take sound; what is to be written now, and where."""
        self._batch += pcm
        self.total += len(pcm)
        if len(self._batch) >= BATCH:
            return self.take()
        return None

    def take(self) -> tuple[int, bytes]:
        """What is not written yet."""
        taken = bytes(self._batch)
        self._batch.clear()
        return self.total - len(taken), taken

    def write(self, at: int, pcm: bytes) -> None:
        """On the worker. What cannot be written is lost, and `read` says why."""
        try:
            self._write(at, pcm)
        except OSError as error:
            kept = {span: why for span, why in self._lost.items() if span[1] > self.oldest}
            self._lost = {**kept, (at, at + len(pcm)): error}

    def _write(self, at: int, pcm: bytes) -> None:
        if self._file is None:
            self._file = self._open_file()
        for start, part in self._parts(at, len(pcm)):
            self._file.seek(start)
            self._file.write(pcm[:part])
            pcm = pcm[part:]
        self._file.flush()

    def read(self, begin: int, end: int) -> bytes:
        """On the worker. Raises OSError, also for what was not written."""
        for (lost, lost_end), error in self._lost.items():
            if lost < end and begin < lost_end:
                raise error
        found = b""
        for start, part in self._parts(begin, end - begin):
            if self._file is not None:
                self._file.seek(start)
                found += self._file.read(part)
        return found

    def close(self) -> None:
        """On the worker."""
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):  # a full disk: nobody needs it any more
                file.close()

    def _parts(self, at: int, size: int) -> list[tuple[int, int]]:
        """(place in the file, bytes): two when the end of the file lies between."""
        start = at % self._capacity
        first = min(size, self._capacity - start)
        return [part for part in ((start, first), (0, size - first)) if part[1] > 0]


class Recorder:
    """Keeps what was sent and what was received, by item. Loop thread; a worker of its own
    does the writing.

    Args:
        folder: Made if it is not there, for its owner only; None: files without a name among the
            temporary ones.
        on_change: Told whenever other items than before can be heard again.
    """

    def __init__(
        self,
        folder: Path | None,
        on_change: Callable[[frozenset[ItemId]], None],
        capacity: int = CAPACITY,
    ) -> None:
        self._folder = folder
        self._on_change = on_change
        self._worker: DaemonThreads | None = None
        self._you = _Track(self._open_file, capacity)
        self._assistant = _Track(self._open_file, capacity)
        self._spans: dict[ItemId, list[tuple[_Track, int, int]]] = {}
        self._open: dict[ItemId, int] = {}
        self._told: frozenset[ItemId] = frozenset()
        self._session = 0
        self._buffer = 0  # where what the service has not made a turn of begins
        self._committed: deque[tuple[int, int]] = deque()

    def session_began(self) -> None:
        """The service counts the milliseconds of what it is sent from here on."""
        self._session = self._buffer = self._you.total
        self._open.clear()
        self._committed.clear()

    def buffer_cut(self, committed: bool) -> None:
        """We made a turn of what was sent since the last cut, or had it thrown away."""
        if committed:
            self._committed.append((self._buffer, self._you.total))
        self._buffer = self._you.total

    def turn_made(self, item_id: ItemId) -> None:
        """The service made an item of a turn; of ours, if it did not find its beginning
        and end itself.
        """
        if item_id in self._spans or not self._committed:
            return
        begin, end = self._committed.popleft()
        if begin < end:
            self._spans[item_id] = [(self._you, begin, end)]
            self._tell()

    def turn_refused(self) -> None:
        """The service made no item of our oldest turn."""
        if self._committed:
            self._committed.popleft()

    def sent(self, pcm: bytes) -> None:
        """This was sent of the microphone's sound."""
        self._add(self._you, pcm)

    def received(self, item_id: ItemId, pcm: bytes) -> None:
        """This was received of an answer."""
        begin = self._assistant.total
        self._add(self._assistant, pcm)
        spans = self._spans.setdefault(item_id, [])
        if spans and spans[-1][2] == begin:
            begin = spans.pop()[1]
        spans.append((self._assistant, begin, self._assistant.total))
        self._tell()

    def speech_started(self, item_id: ItemId, audio_start_ms: int) -> None:
        """An utterance begins at this millisecond of what the session was sent."""
        self._open[item_id] = self._session + audio_start_ms * _MS

    def speech_stopped(self, item_id: ItemId, audio_end_ms: int) -> None:
        """It ends here."""
        begin = self._open.pop(item_id, None)
        end = min(self._you.total, self._session + audio_end_ms * _MS)
        if begin is not None and begin < end:
            self._spans[item_id] = [(self._you, begin, end)]
            self._tell()

    async def read(self, item_id: ItemId) -> bytes:
        """An item's sound, 16-bit mono at 24 kHz; nothing when it is not kept any
        more. Raises OSError.
        """
        spans = [span for span in self._spans.get(item_id, ()) if span[1] >= span[0].oldest]
        for track in {span[0] for span in spans}:
            self._submit(track.write, *track.take())
        parts = [
            asyncio.wrap_future(self._executor().submit(track.read, b, e)) for track, b, e in spans
        ]
        return b"".join(await asyncio.gather(*parts))

    def close(self) -> None:
        """Forget everything; the files are gone. Idempotent."""
        if self._worker is not None:
            for track in (self._you, self._assistant):
                self._worker.submit(track.close)
            self._worker.shutdown(wait=True)
        self._worker = None
        self._spans.clear()

    def _add(self, track: _Track, pcm: bytes) -> None:
        batch = track.add(pcm)
        if batch is not None:
            self._submit(track.write, *batch)

    def _submit(self, write: Callable[[int, bytes], None], at: int, pcm: bytes) -> None:
        if pcm:
            self._executor().submit(write, at, pcm)

    def _executor(self) -> DaemonThreads:
        if self._worker is None:
            self._worker = DaemonThreads(1, "recorder", END_S)
        return self._worker

    def _tell(self) -> None:
        for item_id in [i for i, spans in self._spans.items() if spans[0][1] < spans[0][0].oldest]:
            del self._spans[item_id]
        kept = frozenset(self._spans)
        if kept != self._told:
            self._told = kept
            self._on_change(kept)

    def _open_file(self) -> IO[bytes]:
        # On the worker.
        if self._folder is None:
            return tempfile.TemporaryFile()
        self._folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        self._folder.chmod(PRIVATE)
        return tempfile.TemporaryFile(dir=self._folder)
