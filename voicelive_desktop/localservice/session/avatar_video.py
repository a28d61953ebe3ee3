"""The video of one spoken message, told beside its words in place of its sound."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from typing import Any

from voicelive_desktop.localservice.protocol.audio_formats import encode_output
from voicelive_desktop.localservice.voice.drawn_face import RATE_HZ, DrawnFace
from voicelive_desktop.localservice.voice.visemes import visemes
from voicelive_desktop.localservice.voice.voice_port import SpokenText

BYTES_PER_MS = RATE_HZ * 2 / 1000


class AvatarVideo:
    """Encodes what is spoken and tells it as `response.video.delta`."""

    def __init__(self, avatar: Mapping[str, Any], tell: Callable[..., None]) -> None:
        video = avatar.get("video") or {}
        size, ground = video.get("resolution") or {}, video.get("background") or {}
        colour = str(ground.get("color") or "#DDE3EA")
        self._face = DrawnFace(
            int(size.get("width") or 640), int(size.get("height") or 360), colour
        )
        self._tell = tell
        self.also_sound = bool(avatar.get("output_audit_audio"))

    def begin(self, speech: SpokenText, at_ms: float) -> SpokenVideo:
        """Return the next stretch of speech, which begins at this moment of the message."""
        return SpokenVideo(self, speech, at_ms)

    def add(self, pcm: bytes, mouth: list[tuple[int, int]]) -> None:
        """Encode and tell more."""
        self._send(self._face.add(pcm, mouth))

    def close(self) -> None:
        """Tell what is left."""
        self._send(self._face.close())

    def _send(self, piece: bytes) -> None:
        if piece:
            self._tell(
                "response.video.delta", codec="h264", delta=base64.b64encode(piece).decode("ascii")
            )


class SpokenVideo:
    """One stretch of speech on its way into the video."""

    def __init__(self, video: AvatarVideo, speech: SpokenText, at_ms: float) -> None:
        self._video = video
        self._pcm = encode_output(speech.samples, speech.rate_hz, "pcm16")
        self._mouth = [(round(start + at_ms), viseme) for start, viseme in visemes(speech.phonemes)]
        self._sent = 0

    def send_until(self, end_ms: float, duration_ms: float) -> None:
        """Send the sound up to this moment of the stretch, with its pictures."""
        if end_ms >= duration_ms:
            end = len(self._pcm)
        else:
            end = int(end_ms * BYTES_PER_MS / 2) * 2
        self._video.add(self._pcm[self._sent : end], self._mouth)
        self._sent, self._mouth = end, []
