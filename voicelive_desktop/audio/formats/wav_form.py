"""What the header of a WAV file says, as other programs write it: also unfinished, odd, large, and
of the telephone.
"""

from __future__ import annotations

import os
import stat
import struct
from pathlib import Path
from typing import IO

from voicelive_desktop.domain.words.quick_classes import dataclass

PCM, FLOAT, ALAW, ULAW, EXTENSIBLE = 1, 3, 6, 7, 0xFFFE
# of a header that nobody finished, or of a pipe
UNKNOWN_SIZES = frozenset({0, 0xFFFF_FFFF, 0x7FFF_FFFF})
MOST_CHUNKS = 1_000
_LEAST_REST = 4_096  # bytes; what programs hang on behind the sound is shorter
_CODINGS = {
    2: "ADPCM",
    0x11: "IMA ADPCM",
    0x31: "GSM",
    0x50: "MPEG",
    0x55: "MP3",
    0xFF: "AAC",
    0x161: "WMA",
}


class NotAWav(ValueError):  # noqa: N818 - reads as what it says
    """The file is no WAV that we can read; the message says why."""


@dataclass(frozen=True, slots=True)
class WavForm:
    """How and where a file holds its sound. `width`: bytes of one sample; `frames`: of
    all channels together.
    """

    coding: int
    channels: int
    rate_hz: int
    bits: int
    width: int
    at: int
    frames: int

    @property
    def frame_bytes(self) -> int:
        """Of one sample of each channel."""
        return self.width * self.channels


@dataclass(frozen=True, slots=True)
class _Chunk:
    name: bytes
    at: int
    size: int


def wav_form(file: IO[bytes], name: str) -> WavForm:
    """Read the header of an open file. Raises NotAWav, OSError."""
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        raise NotAWav(f"{name} is no file that can be read from its beginning")
    begin = file.read(12)
    if begin[:4] == b"RIFX":
        raise NotAWav(f"{name} has its bytes in the other order (RIFX)")
    if begin[:4] not in {b"RIFF", b"RF64", b"BW64"} or begin[8:12] != b"WAVE":
        raise NotAWav(f"{name} is not a WAV file")
    # of several the longest
    chunks = {one.name: one for one in sorted(_chunks(file, status.st_size), key=_size)}
    form, data = chunks.get(b"fmt "), chunks.get(b"data")
    if form is None or data is None or form.size < 16:
        raise NotAWav(f"{name} has no sound in it")
    return _form(_part(file, form, 40), data, name)


def _form(head: bytes, data: _Chunk, name: str) -> WavForm:
    coding, channels, rate_hz, _, block, bits = struct.unpack_from("<HHIIHH", head)
    if coding == EXTENSIBLE:  # some writers leave out what should follow
        coding = struct.unpack_from("<H", head, 24)[0] if len(head) >= 26 else PCM
    if not (0 < channels <= 64 and 1_000 <= rate_hz <= 768_000):
        raise NotAWav(f"{name} has {channels} channels at {rate_hz} Hz")
    width = _width(coding, bits, block // channels)
    if not width:
        what = _CODINGS.get(coding, str(coding))
        raise NotAWav(f"{name} is coded in a way that is not PCM ({what}, {bits} bit)")
    return WavForm(coding, channels, rate_hz, bits, width, data.at, data.size // (width * channels))


def _width(coding: int, bits: int, block: int) -> int:
    """Bytes of one sample, 0 if it is none that we know. 20 bits lie in the upper part of 24."""
    whole = (bits + 7) // 8
    match coding:
        case 1 if bits == 0 and block <= 4:  # left out: the size of a sample says it
            return block
        case 1 if 0 < bits <= 32:  # PCM
            if whole <= block <= 4:
                return block
            return whole
        case 3 if bits in {32, 64}:  # floating point
            return whole
        case 6 | 7 if bits in {0, 8}:  # A law, µ law
            return 1
        case _:
            return 0


def _chunks(file: IO[bytes], size: int) -> list[_Chunk]:
    """All that are there; a size that cannot be is the rest of the file."""
    found: list[_Chunk] = []
    at, long_data = 12, 0
    while at + 8 <= size and len(found) < MOST_CHUNKS:
        file.seek(at)
        name, told = struct.unpack("<4sI", file.read(8))
        begin = at + 8
        if name == b"ds64" and told >= 16:
            long_data = struct.unpack("<QQ", file.read(16))[1]
        if name == b"data":
            if told == 0xFFFF_FFFF and long_data:
                length = long_data
            else:
                length = told
            told = _data_size(file, begin, size, length)
        found.append(_Chunk(name, begin, min(told, size - begin)))
        at = _next(file, begin, told, size)
    return found


def _size(chunk: _Chunk) -> int:
    return chunk.size


def _data_size(file: IO[bytes], begin: int, size: int, told: int) -> int:
    """A size that was never filled in, or that the file does not have, means: to its end."""
    rest = size - begin
    if told > rest or told in UNKNOWN_SIZES - {0}:
        return rest
    if told == 0 and not _is_chunk(file, begin, size):
        return rest
    behind = _next(file, begin, told, size)
    # a size of the first moment, and much more of something that begins like nothing of this file
    if size - behind > max(told, _LEAST_REST) and not _is_chunk(file, behind, size):
        return rest
    return told


def _next(file: IO[bytes], begin: int, told: int, size: int) -> int:
    """Where the next chunk begins: padded to an even size, unless the writer knew nothing of that."""
    end = begin + told
    padded = end + told % 2
    if padded != end and not _is_chunk(file, padded, size) and _is_chunk(file, end, size):
        return end
    return padded


def _is_chunk(file: IO[bytes], at: int, size: int) -> bool:
    """Whether something that can be a chunk of this file lies here."""
    if at + 8 > size:
        return False
    file.seek(at)
    name, told = struct.unpack("<4sI", file.read(8))
    return all(32 <= sign < 127 for sign in name) and at + 8 + told <= size


def _part(file: IO[bytes], chunk: _Chunk, most: int) -> bytes:
    file.seek(chunk.at)
    return file.read(min(chunk.size, most))


def open_wav(path: Path) -> IO[bytes]:
    """The file, opened without waiting for anybody who may never come. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    return os.fdopen(os.open(path, flags), "rb")
