"""The test user's voice (flite), and measures of what was said and heard. All sound here is mono
PCM16, 24 kHz.
"""

import hashlib
import re
import subprocess
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]
Signal = NDArray[np.int16] | NDArray[np.float32] | NDArray[np.float64]

RATE_HZ = 24_000
FULL_SCALE = 32_768
BEFORE_S = 0.3  # a recogniser misses the first word of speech that begins with the recording
AFTER_S = 0.4
FRAME_S = 0.010
SOUNDING_DBFS = -45.0


class FliteVoice:
    """Speaks text into WAV files in `folder`; the same text is synthesised once."""

    def __init__(self, folder: Path, *, voice: str = "slt") -> None:
        self._folder = folder
        self._voice = voice

    def say(self, text: str) -> Path:
        """Return a WAV of `text` with `BEFORE_S` of silence before it and `AFTER_S` after it."""
        path = (
            self._folder
            / f"{hashlib.sha256(f'{self._voice} {text}'.encode()).hexdigest()[:16]}.wav"
        )
        if not path.exists():
            self._folder.mkdir(parents=True, exist_ok=True)
            write_wav(path, padded(self._synthesise(text, path.with_suffix(".flite.wav"))))
        return path

    def _synthesise(self, text: str, raw: Path) -> Samples:
        subprocess.run(
            ["flite", "-voice", self._voice, "-t", text, "-o", str(raw)],
            check=True,
            capture_output=True,
        )
        try:
            return read_wav(raw)
        finally:
            raw.unlink()


def padded(samples: Samples) -> Samples:
    """Put `BEFORE_S` of silence before and `AFTER_S` after."""
    return np.pad(samples, (round(BEFORE_S * RATE_HZ), round(AFTER_S * RATE_HZ)))


def read_wav(path: Path) -> Samples:
    """Read a 16-bit WAV of any rate as mono, `RATE_HZ`."""
    with wave.open(str(path), "rb") as file:
        assert file.getsampwidth() == 2, f"{path} is not 16 bit"
        frames = np.frombuffer(file.readframes(file.getnframes()), dtype="<i2").reshape(
            -1, file.getnchannels()
        )
        rate_hz = file.getframerate()
    mono = frames.astype(np.float64).mean(axis=1)
    if rate_hz != RATE_HZ:
        mono = resampled(mono, rate_hz)
    return np.asarray(np.clip(np.rint(mono), -FULL_SCALE, FULL_SCALE - 1), dtype=np.int16)


def resampled(samples: Signal, rate_hz: int) -> NDArray[np.float64]:
    """Convert a whole recording to `RATE_HZ` in the frequency domain: exact, without delay, for
    files only.
    """
    length = round(samples.size * RATE_HZ / rate_hz)
    spectrum = np.fft.rfft(samples.astype(np.float64))[: length // 2 + 1]
    return np.asarray(np.fft.irfft(spectrum, length) * (length / samples.size))


def write_wav(path: Path, samples: Samples) -> None:
    """Write mono, `RATE_HZ`."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.astype("<i2").tobytes())


def tone(frequency_hz: float, length_s: float, *, level_dbfs: float = -12.0) -> Samples:
    """Make a sine of which `level_dbfs` is the peak."""
    moments = np.arange(round(length_s * RATE_HZ)) / RATE_HZ
    peak = FULL_SCALE * 10 ** (level_dbfs / 20)
    return np.rint(peak * np.sin(2 * np.pi * frequency_hz * moments)).astype(np.int16)


def words(text: str) -> list[str]:
    """Split into lower-case words without punctuation."""
    return re.findall(r"[\w']+", text.lower())


def word_errors(expected: str, heard: str) -> int:
    """Count the words to insert, delete or replace to make `heard` of `expected` (Levenshtein)."""
    wanted, got = words(expected), words(heard)
    row = list(range(len(got) + 1))
    for index, word in enumerate(wanted, start=1):
        previous, row = row, [index]
        for column, other in enumerate(got, start=1):
            row.append(
                min(previous[column] + 1, row[-1] + 1, previous[column - 1] + (word != other))
            )
    return row[-1]


def word_error_rate(expected: str, heard: str) -> float:
    """Divide `word_errors` by the number of expected words: 0 is perfect, over 1 is possible."""
    return word_errors(expected, heard) / max(1, len(words(expected)))


def recognised_share(expected: str, heard: str) -> float:
    """Return the share of the expected words that appear in `heard`, 0 to 1, whatever else was
    heard.
    """
    wanted, got = words(expected), words(heard)
    return sum(word in got for word in wanted) / max(1, len(wanted))


@dataclass(frozen=True)
class Match:
    """How a signal was found in another: `lag` samples after the other's beginning, with
    `coefficient` -1 to 1.
    """

    lag: int
    coefficient: float

    @property
    def lag_s(self) -> float:
        """`lag` in seconds."""
        return self.lag / RATE_HZ


def find(needle: Signal, haystack: Signal) -> Match:
    """Find where in `haystack` the whole `needle` fits best, by normalised cross-correlation (FFT).

    The coefficient compares shapes, not loudness; silence matches nothing (0).
    """
    short, long = needle.astype(np.float64), haystack.astype(np.float64)
    assert 0 < short.size <= long.size, "the needle must not be empty nor longer than the haystack"
    size = 1 << (long.size + short.size - 1).bit_length()
    spectrum = np.fft.rfft(long, size) * np.conj(np.fft.rfft(short, size))
    products = np.fft.irfft(spectrum, size)[: long.size - short.size + 1]
    energy = np.concatenate(([0.0], np.cumsum(long**2)))
    norms = np.sqrt((energy[short.size :] - energy[: -short.size]) * np.sum(short**2))
    # A stretch of near silence would divide rounding errors by almost nothing.
    floor = 1e-6 * max(float(norms.max()), 1e-12)
    coefficients = np.where(norms > floor, products / np.maximum(norms, floor), 0.0)
    lag = int(np.argmax(np.abs(coefficients)))
    return Match(lag=lag, coefficient=float(coefficients[lag]))


def sounding(samples: Samples, *, threshold_dbfs: float = SOUNDING_DBFS) -> NDArray[np.bool_]:
    """Tell for each frame of `FRAME_S` whether its RMS is over the threshold."""
    length = round(FRAME_S * RATE_HZ)
    frames = samples[: samples.size // length * length].reshape(-1, length).astype(np.float64)
    rms = np.sqrt(np.mean(frames**2, axis=1)) / FULL_SCALE
    return np.asarray(rms > 10 ** (threshold_dbfs / 20))


def sounding_s(samples: Samples, *, threshold_dbfs: float = SOUNDING_DBFS) -> float:
    """Return how many seconds of `samples` sound, pauses inside not counted."""
    return float(np.count_nonzero(sounding(samples, threshold_dbfs=threshold_dbfs))) * FRAME_S


def trimmed(samples: Samples, *, threshold_dbfs: float = SOUNDING_DBFS) -> Samples:
    """Cut silence off both ends; empty if nothing sounds."""
    frames = np.flatnonzero(sounding(samples, threshold_dbfs=threshold_dbfs))
    if frames.size == 0:
        return samples[:0]
    length = round(FRAME_S * RATE_HZ)
    return samples[int(frames[0]) * length : (int(frames[-1]) + 1) * length]
