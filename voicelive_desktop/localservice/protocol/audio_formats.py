"""The audio formats of the protocol, in and out; inside the service sound is float32 in -1..1.

Formats: ``pcm16`` with a sampling rate, ``g711_ulaw`` and ``g711_alaw`` at 8 kHz in; ``pcm16`` (24
kHz), ``pcm16_<rate>hz`` and both G.711 laws out (Voice Live 2026-07-15, RealtimeRequestSession; the
extra output rates stand in the vendor SDK's own tests). G.711 per ITU-T G.711 with the usual 14 and
13 bit tables.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from voicelive_desktop.localservice.protocol.resampling import RateConverter, SampleArray, resample

INTERNAL_RATE_HZ = 16_000  # what recogniser and turn detection work on
VOICE_RATE_HZ = 24_000  # what pcm16 output means in this protocol
G711_RATE_HZ = 8_000
PCM_FULL_SCALE = 32768.0
PCM_INPUT_RATES_HZ = (8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
OUTPUT_RATES_HZ = (8_000, 16_000, 22_050, 24_000, 44_100, 48_000)
INPUT_FORMATS = ("pcm16", "g711_ulaw", "g711_alaw")
OUTPUT_FORMATS = (
    "pcm16",
    "g711_ulaw",
    "g711_alaw",
    *(f"pcm16_{rate}hz" for rate in OUTPUT_RATES_HZ),
)

Pcm = NDArray[np.int16]


def pcm_to_samples(pcm: NDArray[Any]) -> SampleArray:
    """Scale 16-bit integers to -1..1."""
    return pcm.astype(np.float32) / np.float32(PCM_FULL_SCALE)


def samples_to_pcm(samples: SampleArray) -> Pcm:
    """Scale samples of -1..1 to 16-bit integers, clipping what is louder."""
    pcm: Pcm = np.clip(np.rint(samples * PCM_FULL_SCALE), -32768, 32767).astype(np.int16)
    return pcm


@lru_cache(maxsize=1)
def _ulaw_table() -> Pcm:
    codes = ~np.arange(256, dtype=np.uint8)
    exponent = ((codes >> 4) & 7).astype(np.int32)
    magnitude = (((codes & 15).astype(np.int32) << 3) + 0x84) << exponent
    linear = magnitude - 0x84
    return np.where(codes & 0x80, -linear, linear).astype(np.int16)


@lru_cache(maxsize=1)
def _alaw_table() -> Pcm:
    codes = np.arange(256, dtype=np.uint8) ^ 0x55
    exponent = ((codes >> 4) & 7).astype(np.int32)
    mantissa = (codes & 15).astype(np.int32)
    linear = np.where(
        exponent == 0, (mantissa << 4) + 8, ((mantissa << 4) + 0x108) << np.maximum(exponent - 1, 0)
    )
    return np.where(codes & 0x80, linear, -linear).astype(np.int16)


@lru_cache(maxsize=2)
def _encoder_table(law: str) -> NDArray[np.uint8]:
    """Code for each of the 65,536 PCM values: the nearest value of the law."""
    table = (_ulaw_table() if law == "g711_ulaw" else _alaw_table()).astype(np.int32)
    order = np.argsort(table, kind="stable")
    levels = table[order]
    middles = (levels[1:] + levels[:-1]) / 2
    values = np.arange(-32768, 32768)
    return order[np.searchsorted(middles, values)].astype(np.uint8)


def g711_decode(data: bytes, law: str) -> Pcm:
    """Decode G.711 bytes; ``law`` is ``g711_ulaw`` or ``g711_alaw``."""
    if law == "g711_ulaw":
        table = _ulaw_table()
    else:
        table = _alaw_table()
    return table[np.frombuffer(data, dtype=np.uint8)]


def g711_encode(pcm: Pcm, law: str) -> bytes:
    """Encode 16-bit samples as G.711 bytes."""
    return _encoder_table(law)[pcm.astype(np.int32) + 32768].tobytes()


class InputDecoder:
    """Bytes of ``input_audio_buffer.append`` become samples at 16 kHz, whatever the chunk borders.

    With two channels the first one is the microphone; the second, the client's own echo reference,
    is returned beside.
    """

    def __init__(self, audio_format: str, rate_hz: int, channels: int = 1) -> None:
        if audio_format == "pcm16":
            self._law = ""
        else:
            self._law = audio_format
        if self._law:
            self.rate_hz = G711_RATE_HZ
        else:
            self.rate_hz = rate_hz
        self._channels = channels
        self._rest = b""
        self._frames = 0
        self._streams = [RateConverter(self.rate_hz, INTERNAL_RATE_HZ) for _ in range(channels)]

    @property
    def is_narrow(self) -> bool:
        """Whether there is nothing above 4 kHz in the sound."""
        return self.rate_hz <= G711_RATE_HZ

    @property
    def received(self) -> int:
        """How much came, in samples of 16 kHz; the filter still holds the last ones back."""
        return self._frames * INTERNAL_RATE_HZ // self.rate_hz

    def push(self, data: bytes) -> tuple[SampleArray, SampleArray | None]:
        """Return (microphone, reference or None) at 16 kHz."""
        frames = self._decode(data).reshape(-1, self._channels)
        self._frames += len(frames)
        outputs = [
            self._streams[c].push(pcm_to_samples(frames[:, c])) for c in range(self._channels)
        ]
        return outputs[0], outputs[1] if self._channels > 1 else None

    def _decode(self, data: bytes) -> Pcm:
        if self._law:
            return g711_decode(data, self._law)
        data = self._rest + data
        usable = len(data) - len(data) % (2 * self._channels)
        self._rest = data[usable:]
        return np.frombuffer(data[:usable], dtype="<i2")


def output_rate_hz(audio_format: str) -> int:
    """Sampling rate of an output format; ``pcm16`` alone is 24 kHz."""
    if audio_format.startswith("g711"):
        return G711_RATE_HZ
    named = re.fullmatch(r"pcm16[_-](\d+)hz", audio_format)
    if named:
        return int(named[1])
    return VOICE_RATE_HZ


def bytes_per_ms(audio_format: str) -> float:
    """Size of one millisecond of sound in an output format."""
    if audio_format.startswith("g711"):
        width = 1
    else:
        width = 2
    return output_rate_hz(audio_format) * width / 1000


def encode_output(samples: SampleArray, rate_hz: int, audio_format: str) -> bytes:
    """Encode one whole stretch of speech (mono samples of -1..1) in an output format
    of the protocol.
    """
    pcm = samples_to_pcm(resample(samples, rate_hz, output_rate_hz(audio_format)))
    if audio_format.startswith("g711"):
        return g711_encode(pcm, audio_format)
    return pcm.astype("<i2").tobytes()
