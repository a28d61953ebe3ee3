"""A drawn face as video: fragmented MP4 with H.264 and AAC whose mouth follows the voice.

Encoded by PyAV, which is optional (`voicelive-desktop[avatar]`) and is imported with
the first avatar.
"""

from __future__ import annotations

import importlib.util
from bisect import bisect_right
from fractions import Fraction
from typing import Any

import numpy as np

from voicelive_desktop.localservice.voice.face_drawing import FaceLook, known_viseme

RATE_HZ, PICTURES_PER_S = 24_000, 25
PICTURE_MS = 1000 / PICTURES_PER_S
CLOSING_PICTURES = 6  # after the last word: a client that keeps the last one shows a closed mouth
FRAGMENT_PICTURES = 5  # a fragment is sent when the next one begins: 200 ms
FRAGMENTED = {"movflags": "frag_keyframe+empty_moov+default_base_moof"}
AT_ONCE = {
    "preset": "ultrafast",
    "tune": "zerolatency",
    "profile": "baseline",
    "g": str(FRAGMENT_PICTURES),
}


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
    """One answer as a video. `add` its sound in order; what both return goes to the client
    in this order.
    """

    def __init__(self, look: FaceLook) -> None:
        import av  # noqa: PLC0415 - optional, and only for an avatar

        self._av = av
        self.look = look  # another one holds from the next picture on
        self._sink = _Sink()
        self._container: Any = av.open(self._sink, "w", format="mp4", options=FRAGMENTED)
        self._video: Any = self._container.add_stream(
            "libx264", rate=PICTURES_PER_S, options=AT_ONCE
        )
        self._video.width, self._video.height = look.size
        self._video.pix_fmt, self._video.bit_rate = "yuv420p", look.bitrate
        self._sound: Any = self._container.add_stream("aac", rate=RATE_HZ, layout="mono")
        self._fifo: Any = av.AudioFifo()
        self._pictures_of = KeptPictures(av)
        self._samples = self._pictures = 0
        self._mouth: list[tuple[int, int]] = []

    def add(self, pcm: bytes, mouth: list[tuple[int, int]]) -> bytes:
        """Encode more sound (16-bit mono at 24 kHz) and its mouth as (milliseconds of
        the answer, viseme).
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
        """Encode what is left, close the mouth, and end the file."""
        self._encode_sound(partial=True)
        for _ in range(CLOSING_PICTURES):
            self._encode_picture(0)
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
            before = 0
            if at and self._pictures:  # a client that keeps the first one keeps a closed mouth
                before = self._mouth[at - 1][1]
            self._encode_picture(before)

    def _encode_picture(self, viseme: int) -> None:
        frame = self._pictures_of(self.look, viseme)
        frame.pts, frame.time_base = self._pictures, Fraction(1, PICTURES_PER_S)
        self._pictures += 1
        self._container.mux(self._video.encode(frame))


class KeptPictures:
    """Pictures of the face in the form that encoders take; those of one look are kept."""

    def __init__(self, av: Any) -> None:
        self._av = av
        self._look: FaceLook | None = None
        self._kept: dict[int, Any] = {}

    def __call__(self, look: FaceLook, viseme: int) -> Any:
        """Return the picture of a mouth."""
        if look != self._look:
            self._look = look
            self._kept.clear()
        known = known_viseme(viseme)
        if known not in self._kept:
            pixels = look.picture(known)
            picture = self._av.VideoFrame.from_ndarray(pixels, format="rgb24")
            self._kept[known] = picture.reformat(format="yuv420p")
        return self._kept[known]
