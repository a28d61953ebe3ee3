"""Recordings as FLAC: two channels at 24 kHz, written as one talks, read again in parts, and mended
after a kill.

libsndfile (by soundfile) codes; one that was not closed says in its head that it is endless, which
nobody can read.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.library.recordings.silences import SilencedPart

if TYPE_CHECKING:
    import soundfile

T = TypeVar("T")

RATE_HZ, CHANNELS = 24_000, 2
FRAME_BYTES = 2 * CHANNELS
MODE = 0o600
AT_WORK_S = 60.0  # a recording that is being made is written twice a second
_BLOCK = 10 * RATE_HZ  # samples that are copied at once
# of the file: rate, channels, depth, and the number of samples in the last 36 bits
_TOTAL = slice(18, 26)
_HEAD = 42  # "fLaC", and the block that every file begins with
_SYNC = b"\xff\xf8"
_TAIL = 1 << 17  # a frame of two channels is at most 20 kB


class FlacFile:
    """One that is being written. All methods may raise OSError."""

    def __init__(self, path: Path) -> None:
        """Make a file that only its owner can read. The folder is there."""
        import soundfile as sf  # noqa: PLC0415 - for few, and it loads libsndfile

        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, MODE))
        self._file: soundfile.SoundFile = _asked(
            lambda: sf.SoundFile(path, "w", RATE_HZ, CHANNELS, "PCM_16", format="FLAC")
        )

    def write(self, pcm: bytes) -> None:
        """Add 16-bit samples, left and right in turn. What was added before the last call but one
        is on the disk.
        """
        _asked(lambda: self._file.buffer_write(pcm, "int16"))
        _asked(self._file.flush)

    def close(self) -> None:
        """Finish it."""
        _asked(self._file.close)


def read_part(path: Path, begin_s: float, end_s: float, channel: int) -> bytes:
    """A part of one channel, 16-bit mono at 24 kHz. Raises OSError."""
    import soundfile as sf  # noqa: PLC0415 - for few, and it loads libsndfile

    def read() -> bytes:
        with sf.SoundFile(path) as file:
            first = max(0, min(file.frames, round(begin_s * RATE_HZ)))
            number = max(0, min(file.frames, round(end_s * RATE_HZ)) - first)
            file.seek(first)
            return bytes(file.buffer_read(number, "int16"))

    return memoryview(_asked(read)).cast("h")[channel::CHANNELS].tobytes()


def seconds_of(path: Path) -> float:
    """How long it is. Raises OSError."""
    head = _head(path)
    return (int.from_bytes(head[_TOTAL]) & 0xF_FFFF_FFFF) / RATE_HZ


@dataclass(frozen=True, slots=True)
class StoredSound:
    """A recording's file, and what of it is to be heard no more."""

    path: Path
    silences: Sequence[SilencedPart] = ()


def join(recordings: Iterable[StoredSound], target: Path, form: str) -> None:
    """Write recordings one behind the other into a file of this form, "flac" or
    "wav". Raises OSError.
    """
    import soundfile as sf  # noqa: PLC0415 - for few, and it loads libsndfile

    def copy() -> None:
        with sf.SoundFile(target, "w", RATE_HZ, CHANNELS, "PCM_16", format=form.upper()) as out:
            for one in recordings:
                with sf.SoundFile(one.path) as file:
                    for block in _blocks(file, one.silences):
                        out.buffer_write(block, "int16")

    _asked(copy)


def silence(recorded: StoredSound) -> None:
    """Write a recording anew without what is to be heard no more. Raises OSError; then it is
    as it was.
    """
    handle, name = tempfile.mkstemp(dir=recorded.path.parent, suffix=".flac")
    os.close(handle)  # it is for the owner only
    try:
        join([recorded], Path(name), "flac")
        with Path(name).open("rb+") as file:
            os.fsync(file.fileno())
        Path(name).replace(recorded.path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _blocks(file: soundfile.SoundFile, silences: Sequence[SilencedPart]) -> Iterator[bytes]:
    while True:
        begin = file.tell()
        block = bytearray(file.buffer_read(min(_BLOCK, file.frames - begin), "int16"))
        if not block:
            return
        samples = memoryview(block).cast("h")
        for one in silences:
            _still(samples, one, begin)
        yield bytes(block)


def _still(samples: memoryview, one: SilencedPart, begin: int) -> None:
    """Set to nothing what of a silence lies in these samples, the first of which is number `begin`."""
    number = len(samples) // CHANNELS
    first, end = (
        max(0, min(number, round(at_s * RATE_HZ) - begin)) for at_s in (one.begin_s, one.end_s)
    )
    if first < end:
        part = slice(first * CHANNELS + one.channel, end * CHANNELS, CHANNELS)
        samples[part] = array("h", bytes(2 * (end - first)))


def mend(path: Path) -> bool:
    """Give a file that was not closed its length; False: there is nothing to be heard in
    it. Raises OSError.
    """
    with path.open("r+b") as file:
        head = bytearray(file.read(_HEAD))
        if len(head) < _HEAD or not head.startswith(b"fLaC"):
            return False
        if int.from_bytes(head[_TOTAL]) & 0xF_FFFF_FFFF:
            return True
        size = file.seek(0, os.SEEK_END)
        at = max(_HEAD, size - _TAIL)
        file.seek(at)
        found = _last_frame(file.read())
        if found is None or not found[1]:
            return False
        place, number = found
        block = int.from_bytes(head[10:12])  # every frame but the last has this many
        file.truncate(at + place)  # it may be half there
        head[_TOTAL] = ((int.from_bytes(head[_TOTAL]) >> 36 << 36) + number * block).to_bytes(8)
        file.seek(0)
        file.write(head)
        return True


def is_complete(path: Path, now_s: float) -> bool:
    """Whether it can be read; one that a killed program left is mended first, one that is being
    written is not.

    `now_s` is Unix time. Raises OSError.
    """
    if seconds_of(path):
        return True
    return now_s - path.stat().st_mtime >= AT_WORK_S and mend(path)


def _last_frame(data: bytes) -> tuple[int, int] | None:
    """Where the last frame begins, and how many there are before it."""
    place = len(data)
    while (place := data.rfind(_SYNC, 0, place)) >= 0:
        number = _number_of(data[place : place + 16])
        if number is not None:
            return place, number
    return None


def _number_of(head: bytes) -> int | None:
    """The number of a frame; None: it is no frame's beginning."""
    if len(head) < 16 or head[3] & 1:
        return None
    size, first = 1, head[4]
    if first >= 0x80:
        size = 8 - (first ^ 0xFF).bit_length()
        if not 2 <= size <= 6:
            return None
    number = first & (0x7F >> (0 if size == 1 else size))
    for byte in head[5 : 4 + size]:
        number = number << 6 | byte & 0x3F
    size += 4 + {6: 1, 7: 2}.get(head[2] >> 4, 0) + {12: 1, 13: 2, 14: 2}.get(head[2] & 15, 0)
    if _checksum(head[:size]) == head[size]:
        return number
    return None


def _checksum(data: bytes) -> int:
    """The one of a frame's head: polynomial 7."""
    value = 0
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = (value << 1 ^ (7 if value & 0x80 else 0)) & 0xFF
    return value


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _asked(act: Callable[[], T]) -> T:
    """What libsndfile complains of is told as the system does. Raises OSError."""
    from soundfile import SoundFileError  # noqa: PLC0415 - for few, and it loads libsndfile

    try:
        return act()
    except SoundFileError as error:
        raise OSError(0, str(error)) from error
