"""The program's samples in the forms that the service takes and gives: 8, 16, 24 kHz, and G.711 in
both its laws.

Source: ITU-T G.711; the formats' names are those of Voice Live (voice-live-api.md A4).
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.audio.devices.device_ports import Samples
from voicelive_desktop.audio.formats.resample import Resampler
from voicelive_desktop.domain.words.pcm import RATE_HZ, SAMPLE_BYTES

G711_RATE_HZ = 8_000
LAWS = ("g711_ulaw", "g711_alaw")
OUTPUT_RATES_HZ = {
    "pcm16": RATE_HZ,
    "pcm16_16000hz": 16_000,
    "pcm16_8000hz": 8_000,
} | dict.fromkeys(LAWS, 8_000)
PCM16 = np.dtype("<i2")
_BIAS = 0x84  # of the µ law


class WireFormat:
    """One connection's forms of sound. Streams: call in order; one thread.

    Args:
        input_format: pcm16, g711_ulaw or g711_alaw.
        input_rate_hz: of pcm16; G.711 has 8 kHz whatever this says.
        output_format: pcm16 (24 kHz), pcm16_16000hz, pcm16_8000hz, g711_ulaw or g711_alaw.
    """

    def __init__(self, input_format: str, input_rate_hz: int, output_format: str) -> None:
        if input_format in LAWS:
            self._input_law = input_format
        else:
            self._input_law = ""
        from_hz = input_rate_hz
        if self._input_law:
            from_hz = G711_RATE_HZ
        self._down = Resampler(RATE_HZ, from_hz)
        self._sends_plain = (input_format, input_rate_hz) == ("pcm16", RATE_HZ)
        self._session_format = output_format
        self._half_sample = b""
        self._expect(output_format)

    def begin(self, sound_format: str) -> None:
        """The next answer comes in this form; "", or one that is not known, is the session's."""
        if sound_format in OUTPUT_RATES_HZ:
            wanted = sound_format
        else:
            wanted = self._session_format
        if wanted != self._format:
            self._expect(wanted)

    def _expect(self, sound_format: str) -> None:
        self._format = sound_format
        if sound_format in LAWS:
            self._law = sound_format
        else:
            self._law = ""
        self._rate_hz = OUTPUT_RATES_HZ[sound_format]
        self._up, self._half_sample = Resampler(self._rate_hz, RATE_HZ), b""

    def encode(self, pcm: bytes, _captured_t: float = 0.0) -> bytes:
        """The microphone's next samples, for the wire."""
        if self._sends_plain:
            return pcm
        samples = self._down.process(np.frombuffer(pcm, PCM16))
        if self._input_law:
            return g711_encode(samples, self._input_law)
        return samples.astype(PCM16).tobytes()

    def decode(self, data: bytes) -> bytes:
        """The answer's next samples, from the wire; what a border cuts waits for its other half."""
        if self._law:
            samples = g711_decode(data, self._law)
        else:
            data = self._half_sample + data
            whole = len(data) - len(data) % SAMPLE_BYTES
            data, self._half_sample = data[:whole], data[whole:]
            if self._rate_hz == RATE_HZ:
                return data
            samples = np.frombuffer(data, PCM16)
        return self._up.process(samples).astype(PCM16).tobytes()

    def finish(self) -> bytes:
        """The samples that waited for later ones; the next answer begins anew."""
        if self._rate_hz == RATE_HZ:
            rest = b""
        else:
            rest = self._up.flush().astype(PCM16).tobytes()
        self._expect(self._format)
        return rest


def g711_decode(data: bytes, law: str) -> Samples:
    """Samples of G.711 bytes."""
    return _levels(law)[np.frombuffer(data, np.uint8)]


def g711_encode(samples: Samples, law: str) -> bytes:
    """G.711 bytes of samples: for each the code with the nearest level."""
    return _codes(law)[samples.astype(np.int32) + 32768].tobytes()


@lru_cache(maxsize=2)
def _levels(law: str) -> Samples:
    """The level of each of the 256 codes."""
    codes = np.arange(256, dtype=np.int32)
    if law == "g711_ulaw":
        codes = ~codes & 0xFF
        size = ((((codes & 15) << 3) + _BIAS) << (codes >> 4 & 7)) - _BIAS
        return np.where(codes & 0x80, -size, size).astype(np.int16)
    codes ^= 0x55
    steps, exponent = (codes & 15) << 4, codes >> 4 & 7
    size = np.where(exponent == 0, steps + 8, (steps + 0x108) << np.maximum(exponent - 1, 0))
    return np.where(codes & 0x80, size, -size).astype(np.int16)


@lru_cache(maxsize=2)
def _codes(law: str) -> NDArray[np.uint8]:
    """The code of each of the 65,536 samples."""
    order = np.argsort(_levels(law), kind="stable")
    levels = _levels(law)[order].astype(np.int32)
    middles = (levels[1:] + levels[:-1]) / 2
    codes: NDArray[np.uint8] = order[np.searchsorted(middles, np.arange(-32768, 32768))].astype(
        np.uint8
    )
    return codes
