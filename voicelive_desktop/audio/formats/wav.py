"""WAV files: any PCM in, 16-bit mono at 24 kHz out."""

from __future__ import annotations

import errno
import os
import struct
import tempfile
from pathlib import Path

import numpy as np

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.wav_form import PCM, NotAWav
from voicelive_desktop.audio.formats.wav_sound import WavSound
from voicelive_desktop.domain.words.pcm import RATE_HZ, SAMPLE_BYTES

__all__ = ["NotAWav", "WavWriter", "read_wav"]

HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
MAX_DATA = 0xFFFF_FFFF - 36


def read_wav(path: Path) -> Samples:
    """The whole sound of a short file, as `WavSound` gives it. Raises `NotAWav`, `OSError`."""
    sound = WavSound(path)
    try:
        return np.concatenate([np.zeros(0, np.int16), *sound.all()])
    finally:
        sound.close()


class WavWriter:
    """A growing 16-bit mono file at 24 kHz whose header is right after every `write`, whatever ends
    the program.
    """

    def __init__(self, path: Path) -> None:
        if path.is_fifo():  # opening it would wait for a reader
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        self._file = path.open("wb", buffering=0)
        self.samples = 0
        self._file.write(_header(0))

    def write(self, samples: Samples) -> None:
        """Add samples; at 24 h the file is full and the rest is dropped."""
        if (self.samples + len(samples)) * SAMPLE_BYTES > MAX_DATA:
            return
        self._file.seek(0, 2)
        self._file.write(samples.astype("<i2").tobytes())
        self.samples += len(samples)
        # Data first: a header that promises less than there is reads well, the other way round does
        # not.
        self._file.seek(0)
        self._file.write(_header(self.samples * SAMPLE_BYTES))

    def close(self) -> None:
        """Close the file; idempotent."""
        self._file.close()


def write_recording(path: Path, pcm: bytes) -> None:
    """Write sound to a file, whole or not at all: what was there stays if the disk is
    full. Raises OSError.
    """
    path = Path(os.path.realpath(path))
    if path.exists() and not path.is_file():  # a device or a pipe stays what it is
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".vld-", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_header(len(pcm)) + pcm)
        if path.exists():
            Path(name).chmod(path.stat().st_mode & 0o777)
        else:
            Path(name).chmod(_usual_mode())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _usual_mode() -> int:
    """Of a file that somebody makes: a temporary one is for its owner alone."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def _header(size: int) -> bytes:
    return HEADER.pack(
        b"RIFF",
        36 + size,
        b"WAVE",
        b"fmt ",
        16,
        PCM,
        1,
        RATE_HZ,
        RATE_HZ * SAMPLE_BYTES,
        SAMPLE_BYTES,
        16,
        b"data",
        size,
    )
