"""WAV files: any PCM in, 16-bit mono at 24 kHz out."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.audio.ports import Samples
from voicelive_desktop.audio.resample import Resampler
from voicelive_desktop.domain.pcm import RATE_HZ, SAMPLE_BYTES

PCM, EXTENSIBLE = 1, 0xFFFE  # 3 is floating point
HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
MAX_DATA = 0xFFFF_FFFF - 36


class NotAWav(ValueError):  # noqa: N818 - reads as what it says
    """The file is no WAV that we can read; the message says why."""


def read_wav(path: Path) -> Samples:
    """The file's sound as mono at 24 kHz: 8, 16, 24, 32 bit or float, any rate, any channels.

    A file that is cut short gives what it holds. Raises `NotAWav`, `OSError`.
    """
    data = path.read_bytes()
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise NotAWav(f"{path.name} is not a WAV file")
    chunks = _chunks(data)
    if b"fmt " not in chunks or b"data" not in chunks or len(chunks[b"fmt "]) < 16:
        raise NotAWav(f"{path.name} has no sound in it")
    kind, channels, rate_hz, _, _, bits = struct.unpack_from("<HHIIHH", chunks[b"fmt "])
    if kind == EXTENSIBLE and len(chunks[b"fmt "]) >= 26:
        kind = struct.unpack_from("<H", chunks[b"fmt "], 24)[0]
    if not (0 < channels <= 64 and 1_000 <= rate_hz <= 768_000):
        raise NotAWav(f"{path.name} has {channels} channels at {rate_hz} Hz")
    resampler = Resampler(rate_hz, RATE_HZ)
    mono = _mono(_decode(chunks[b"data"], kind, bits, path.name), channels)
    return np.concatenate((resampler.process(mono), resampler.flush()))


def _chunks(data: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        found.setdefault(name, data[at + 8 : at + 8 + size])
        at += 8 + size + size % 2
    return found


def _decode(data: bytes, kind: int, bits: int, name: str) -> NDArray[np.float64]:
    """Interleaved samples within -1..1."""
    width = bits // 8
    data = data[: len(data) // width * width] if width else b""
    samples: NDArray[np.float64]
    match kind, bits:
        case (1, 8):
            samples = (np.frombuffer(data, np.uint8).astype(np.float64) - 128) / 128
        case (1, 16 | 32):
            samples = np.frombuffer(data, f"<i{width}").astype(np.float64) / 2 ** (bits - 1)
        case (1, 24):
            parts = np.frombuffer(data, np.uint8).reshape(-1, 3).astype(np.int32)
            whole = (parts[:, 0] << 8 | parts[:, 1] << 16 | parts[:, 2] << 24) >> 8
            samples = whole.astype(np.float64) / 2**23
        case (3, 32 | 64):
            samples = np.frombuffer(data, f"<f{width}").astype(np.float64)
        case _:
            raise NotAWav(f"{name} is coded in a way that is not PCM ({kind}, {bits} bit)")
    return samples


def _mono(samples: NDArray[np.float64], channels: int) -> Samples:
    frames = samples[: len(samples) // channels * channels].reshape(-1, channels)
    mixed = frames[:, : min(2, channels)].mean(axis=1)
    mono: Samples = np.clip(np.rint(mixed * 32768), -32768, 32767).astype(np.int16)
    return mono


class WavWriter:
    """A growing 16-bit mono file at 24 kHz whose header is right after every `write`, whatever ends the program."""

    def __init__(self, path: Path) -> None:
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
        # Data first: a header that promises less than there is reads well, the other way round does not.
        self._file.seek(0)
        self._file.write(_header(self.samples * SAMPLE_BYTES))

    def close(self) -> None:
        """Close the file; idempotent."""
        self._file.close()


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
