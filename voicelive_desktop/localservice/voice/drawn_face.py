"""A drawn face as video: fragmented MP4 with H.264 and AAC whose mouth follows the voice.

Encoded by PyAV, which is optional (`voicelive-desktop[avatar]`) and is imported with the first
avatar.
"""

from __future__ import annotations

import importlib.util
from bisect import bisect_right
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

RATE_HZ, PICTURES_PER_S = 24_000, 25
PICTURE_MS = 1000 / PICTURES_PER_S
FRAGMENT_PICTURES = 5  # a fragment is sent when the next one begins: 200 ms
LARGEST, SMALLEST = 1920, 128  # pixels of a side
FRAGMENTED = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
AT_ONCE = {
    "preset": "ultrafast",
    "tune": "zerolatency",
    "profile": "baseline",
    "g": str(FRAGMENT_PICTURES),
}
_SKIN, _LINE, _LIPS, _INSIDE = (238, 205, 178), (66, 48, 44), (176, 74, 78), (70, 22, 30)
# How wide the mouth is and how far open, of its most, for each viseme id.
_MOUTHS = (
    (62, 4), (78, 62), (70, 95), (52, 82), (76, 48), (58, 52), (92, 28), (30, 36), (44, 62), (66, 86), (50, 66),
    (82, 74), (66, 36), (48, 38), (64, 44), (80, 16), (46, 28), (66, 26), (60, 12), (70, 24), (64, 40), (50, 4),
)  # fmt: skip

Pixels = NDArray[np.uint8]


def can_be_made() -> bool:
    """Whether PyAV is installed."""
    return importlib.util.find_spec("av") is not None


class _Sink:
    """Takes what the muxer writes."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def write(self, data: bytes) -> int:
        self._bytes += data
        return len(data)

    def take(self) -> bytes:
        taken, self._bytes = bytes(self._bytes), bytearray()
        return taken


class DrawnFace:
    """One answer as a video. `add` its sound in order; what both return goes to the client in this
    order.
    """

    def __init__(self, width: int = 640, height: int = 360, background: str = "#FFFFFFFF") -> None:
        import av  # noqa: PLC0415 - optional, and only for an avatar

        self._av = av
        self._sink = _Sink()
        self._container: Any = av.open(self._sink, "w", format="mp4", options=FRAGMENTED)
        self._video: Any = self._container.add_stream(
            "libx264", rate=PICTURES_PER_S, options=AT_ONCE
        )
        self._video.width, self._video.height, self._video.pix_fmt = (
            _even(width),
            _even(height),
            "yuv420p",
        )
        self._sound: Any = self._container.add_stream("aac", rate=RATE_HZ, layout="mono")
        self._fifo: Any = av.AudioFifo()
        self._ground = _colour(background)
        self._kept: dict[int, Any] = {}
        self._samples = self._pictures = 0
        self._mouth: list[tuple[int, int]] = []

    def add(self, pcm: bytes, mouth: list[tuple[int, int]]) -> bytes:
        """Encode more sound (16-bit mono at 24 kHz) and its mouth as (milliseconds of the answer,
        viseme).
        """
        self._mouth += mouth
        samples = np.frombuffer(pcm[: len(pcm) // 2 * 2], np.int16).reshape(1, -1)
        if samples.size:
            frame = self._av.AudioFrame.from_ndarray(samples, format="s16", layout="mono")
            frame.sample_rate, frame.pts, frame.time_base = (
                RATE_HZ,
                self._samples,
                Fraction(1, RATE_HZ),
            )
            self._samples += samples.size
            self._fifo.write(frame)
        self._encode_sound(partial=False)
        self._encode_pictures(self._samples * 1000 / RATE_HZ)
        return self._sink.take()

    def close(self) -> bytes:
        """Encode what is left and end the file."""
        self._encode_sound(partial=True)
        for stream in (self._video, self._sound):
            self._container.mux(stream.encode(None))
        self._container.close()
        return self._sink.take()

    def _encode_sound(self, *, partial: bool) -> None:
        size = self._sound.codec_context.frame_size or 1024
        while (frame := self._fifo.read(size, partial)) is not None:
            self._container.mux(self._sound.encode(frame))

    def _encode_pictures(self, until_ms: float) -> None:
        while self._pictures * PICTURE_MS < until_ms:
            at = bisect_right(self._mouth, self._pictures * PICTURE_MS, key=lambda shape: shape[0])
            frame = self._picture(self._mouth[at - 1][1] if at else 0)
            frame.pts, frame.time_base = self._pictures, Fraction(1, PICTURES_PER_S)
            self._pictures += 1
            self._container.mux(self._video.encode(frame))

    def _picture(self, viseme: int) -> Any:
        if 0 <= viseme < len(_MOUTHS):
            known = viseme
        else:
            known = 0
        if known not in self._kept:
            pixels = face_pixels(self._video.width, self._video.height, known, self._ground)
            self._kept[known] = self._av.VideoFrame.from_ndarray(pixels, format="rgb24").reformat(
                format="yuv420p"
            )
        return self._kept[known]


def face_pixels(width: int, height: int, viseme: int, ground: tuple[int, int, int]) -> Pixels:
    """Return the picture of a mouth shape: height, width, RGB."""
    pixels: Pixels = np.empty((height, width, 3), np.uint8)
    pixels[:] = ground
    x = (np.arange(width) - width / 2)[None, :] / (height / 2)
    y = (np.arange(height) - height / 2)[:, None] / (height / 2)

    def fill(
        centre: tuple[float, float], radii: tuple[float, float], colour: tuple[int, int, int]
    ) -> None:
        inside = ((x - centre[0]) / radii[0]) ** 2 + ((y - centre[1]) / radii[1]) ** 2 <= 1
        pixels[inside] = colour

    wide, opened = (share / 100 for share in _MOUTHS[viseme])
    fill((0.0, 0.0), (0.72, 0.9), _LINE)
    fill((0.0, 0.0), (0.70, 0.88), _SKIN)
    for side in (-0.27, 0.27):
        fill((side, -0.2), (0.12, 0.08), (255, 255, 255))
        fill((side, -0.2), (0.055, 0.065), _LINE)
    fill((0.0, 0.12), (0.05, 0.08), (220, 180, 152))
    fill((0.0, 0.45), (0.34 * wide + 0.03, 0.2 * opened + 0.03), _LIPS)
    fill((0.0, 0.45), (0.34 * wide, 0.2 * opened), _INSIDE)
    return pixels


def _even(pixels: int) -> int:
    return max(SMALLEST, min(LARGEST, pixels)) // 2 * 2


def _colour(text: str) -> tuple[int, int, int]:
    digits = text.removeprefix("#")[:6]
    try:
        return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    except ValueError:
        return 255, 255, 255
