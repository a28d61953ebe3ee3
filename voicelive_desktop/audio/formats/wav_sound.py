"""The sound of a WAV file, piece by piece: a long one takes no more memory than a short one."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, gcd
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.inputs import InputMix
from voicelive_desktop.audio.formats.resample import Resampler
from voicelive_desktop.audio.formats.wav_form import ALAW, FLOAT, ULAW, WavForm, open_wav, wav_form
from voicelive_desktop.audio.formats.wire_format import g711_decode
from voicelive_desktop.domain.words.pcm import RATE_HZ

BLOCK = 4_096  # frames of the file that are decoded at once
_LOOKS = 32  # places of a file at which its usual level is read
_UNITS = (1.0, 2.0**15, 2.0**23, 2.0**31)
_HEADROOM = 4.0  # so much above full scale half of the samples of a real recording never are


class WavSound:
    """A file as mono at 24 kHz: 8 to 32 bit, float, A law or µ law, any rate, any channels. One
    thread at a time.

    A file that is cut short gives what it holds.

    Raises:
        NotAWav: It cannot be used; the message says why.
        OSError: It cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._file = open_wav(path)
        try:
            self.form = wav_form(self._file, path.name)
        except BaseException:
            self._file.close()
            raise
        self._unit = _unit(self._file, self.form)
        common = gcd(self.form.rate_hz, RATE_HZ)
        self._up, self._down = RATE_HZ // common, self.form.rate_hz // common
        self._waiting: list[Samples] = []
        self._ready = self._position = 0
        self._seek(0)

    def read(self, position: int, count: int) -> Samples:
        """`count` samples from this one on, fewer at the end. In order it is cheap; elsewhere the
        file is searched.
        """
        if position != self._position:
            self._seek(position)
        while self._ready < count and self._decode_more():
            pass
        if self._waiting:
            whole = np.concatenate(self._waiting)
        else:
            whole = np.zeros(0, np.int16)
        given, rest = whole[:count], whole[count:]
        self._waiting, self._ready = [rest], len(rest)
        self._position += len(given)
        return given

    def all(self) -> Iterator[Samples]:
        """The whole sound, in pieces."""
        while len(piece := self.read(self._position, RATE_HZ)):
            yield piece

    def close(self) -> None:
        """Close the file; idempotent."""
        self._file.close()

    def _seek(self, position: int) -> None:
        """Begin where an output lies exactly on a frame, early enough for the filter to be full."""
        self._resampler = Resampler(self.form.rate_hz, RATE_HZ)
        self._mix = InputMix(self.form.channels)
        early = ceil(self._resampler.delay_s * self.form.rate_hz / self._down) + 1
        step = max(0, position // self._up - early)
        self._frame, self._over = step * self._down, False
        self._waiting, self._ready = [], 0
        skip = self._position = step * self._up
        while skip < position and self._decode_more():
            skip += self._drop(position - skip)
        self._position = position

    def _drop(self, most: int) -> int:
        whole = np.concatenate(self._waiting)
        self._waiting, self._ready = [whole[most:]], max(0, len(whole) - most)
        return min(most, len(whole))

    def _decode_more(self) -> bool:
        """Decode the next block; False when there is no more."""
        if self._over:
            return False
        count = min(BLOCK, self.form.frames - self._frame)
        data = b""
        if count > 0:
            self._file.seek(self.form.at + self._frame * self.form.frame_bytes)
            data = self._file.read(count * self.form.frame_bytes)
        frames = len(data) // self.form.frame_bytes
        self._frame += frames
        self._over = frames < BLOCK
        mono = self._mix(_decoded(data[: frames * self.form.frame_bytes], self.form, self._unit))
        self._waiting.append(self._resampler.process(mono))
        if self._over:
            self._waiting.append(self._resampler.flush())
        self._ready = sum(map(len, self._waiting))
        return True


def _unit(file: IO[bytes], form: WavForm) -> float:
    """What full scale is in a file of floating point: 1, or that of whole numbers, where somebody
    wrote those without dividing them.
    """
    if form.coding != FLOAT:
        return 1.0
    loud = list[NDArray[np.float64]]()
    for frame in range(0, form.frames, max(BLOCK, form.frames // _LOOKS)):
        file.seek(form.at + frame * form.frame_bytes)
        data = file.read(min(BLOCK, form.frames - frame) * form.frame_bytes)
        with np.errstate(invalid="ignore"):
            part = np.abs(_floats(data, form))
        loud.append(part[np.isfinite(part) & (part > 0)])
    usual = float(np.median(np.concatenate(loud))) if any(map(len, loud)) else 0.0
    return next((unit for unit in _UNITS if usual <= unit * _HEADROOM), 1.0)


def _floats(data: bytes, form: WavForm) -> NDArray[np.float64]:
    whole = data[: len(data) // form.width * form.width]
    return np.frombuffer(whole, f"<f{form.width}").astype(np.float64)


def _decoded(data: bytes, form: WavForm, unit: float) -> Samples:
    """Interleaved samples."""
    if form.coding in {ALAW, ULAW}:
        if form.coding == ALAW:
            return g711_decode(data, "g711_alaw")
        return g711_decode(data, "g711_ulaw")
    if form.coding == FLOAT:
        with np.errstate(invalid="ignore"):  # what is no number at all is silence
            return _as_int16(_floats(data, form) / unit)
    if form.width == 2:
        return np.frombuffer(data, "<i2").astype(np.int16, copy=False)
    if form.width == 1:
        return ((np.frombuffer(data, np.uint8).astype(np.int16) - 128) << 8).astype(np.int16)
    whole = np.frombuffer(data, np.uint8).reshape(-1, form.width).astype(np.int64)
    shifted = sum(whole[:, n] << 8 * (n + 4 - form.width) for n in range(form.width))
    return _as_int16(
        np.asarray(shifted, np.int64).astype(np.uint32).view(np.int32).astype(np.float64) / 2**31
    )


def _as_int16(samples: NDArray[np.float64]) -> Samples:
    bounded = np.clip(np.nan_to_num(samples, nan=0.0), -1.0, 1.0)
    loud = np.clip(np.rint(bounded * 32768), -32768, 32767)
    return loud.astype(np.int16)
