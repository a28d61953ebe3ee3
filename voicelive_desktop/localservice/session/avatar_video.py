"""The face of one spoken message: as a video beside its words in place of its sound, or live at the
client's peer.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any, Protocol

from voicelive_desktop.localservice.protocol.audio_formats import encode_output
from voicelive_desktop.localservice.protocol.avatar_fields import sends_video
from voicelive_desktop.localservice.session.avatar_line import AvatarLine, MouthShapes
from voicelive_desktop.localservice.voice.drawn_face import RATE_HZ, DrawnFace
from voicelive_desktop.localservice.voice.face_drawing import FaceLook
from voicelive_desktop.localservice.voice.visemes import mouth_of
from voicelive_desktop.localservice.voice.voice_port import SpokenText

BYTES_PER_MS = RATE_HZ * 2 / 1000

Work = Callable[[Callable[[], bytes]], Future[bytes]]
"""Does something that takes long somewhere else, one after the other."""


def at_once(job: Callable[[], bytes]) -> Future[bytes]:
    """Do it here."""
    done: Future[bytes] = Future()
    done.set_result(job())
    return done


@dataclass(frozen=True, slots=True)
class AvatarParts:
    """What a session has for its face: its avatar as it is now, who encodes, and the live line."""

    now: Callable[[], Mapping[str, Any] | None] = lambda: None
    work: Work = at_once
    line: AvatarLine | None = None


class SpeakingFace(Protocol):
    """A message's face."""

    also_sound: bool

    def add(self, pcm: bytes, mouth: MouthShapes) -> Future[bytes] | None:
        """Say more; a future is waited for before its result is `told`."""
        ...

    def told(self, piece: bytes) -> None:
        """Tell what `add` brought."""
        ...

    def close(self) -> None:
        """The message is over."""
        ...


def face_of(
    avatar: Mapping[str, Any] | None, parts: AvatarParts, turn_id: str, tell: Callable[..., None]
) -> SpeakingFace | None:
    """Return the face of a spoken message; None where only its sound goes out."""
    if not avatar:
        return None
    if sends_video(avatar):
        return VideoFace(avatar, parts, turn_id, tell)
    if parts.line is not None and parts.line.is_live:
        return LiveFace(avatar, parts.line, turn_id)
    return None


class VideoFace:
    """Encodes what is spoken and tells it as `response.video.delta`."""

    def __init__(
        self,
        avatar: Mapping[str, Any],
        parts: AvatarParts,
        turn_id: str,
        tell: Callable[..., None],
    ) -> None:
        self._face = DrawnFace(FaceLook.of(avatar))
        self._parts, self._turn_id, self._tell = parts, turn_id, tell
        self._avatar = avatar
        self._waiting = self._begun = False
        self.also_sound = bool(avatar.get("output_audit_audio"))

    def add(self, pcm: bytes, mouth: MouthShapes) -> Future[bytes]:
        """See `SpeakingFace`."""
        if not self._begun:
            self._begun = True
            self._tell("session.avatar.switch_to_speaking", turn_id=self._turn_id)
        self._look_again()
        self._waiting = True
        return self._parts.work(lambda: self._face.add(pcm, mouth))

    def told(self, piece: bytes) -> None:
        """See `SpeakingFace`."""
        self._waiting = False
        if piece:
            encoded = base64.b64encode(piece).decode("ascii")
            self._tell("response.video.delta", codec="h264", delta=encoded)

    def close(self) -> None:
        """See `SpeakingFace`. Of a message that was cut the rest is not told."""
        if self._waiting:
            self._parts.work(self._face.close)
        else:
            self.told(self._face.close())
        if self._begun:
            self._tell("session.avatar.switch_to_idle", turn_id=self._turn_id)

    def _look_again(self) -> None:
        """The scene may change while it speaks; the size of a video can't."""
        now = self._parts.now()
        if now and now is not self._avatar:
            self._avatar, old, new = now, self._face.look, FaceLook.of(now)
            self._face.look = replace(new, width=old.width, height=old.height, crop=old.crop)


class LiveFace:
    """Speaks at the client's peer, whose line tells when it begins and ends."""

    def __init__(self, avatar: Mapping[str, Any], line: AvatarLine, turn_id: str) -> None:
        self._line, self._turn_id = line, turn_id
        self.also_sound = bool(avatar.get("output_audit_audio"))

    def add(self, pcm: bytes, mouth: MouthShapes) -> None:
        """See `SpeakingFace`."""
        self._line.speak(self._turn_id, pcm, mouth)

    def told(self, piece: bytes) -> None:
        """See `SpeakingFace`."""

    def close(self) -> None:
        """See `SpeakingFace`."""
        self._line.finish(self._turn_id)


class SpokenFace:
    """One stretch of speech, which begins at this moment of the message, on its way to the face."""

    def __init__(self, face: SpeakingFace, speech: SpokenText, at_ms: float) -> None:
        self._face = face
        self._pcm = encode_output(speech.samples, speech.rate_hz, "pcm16")
        self._mouth = [(round(start + at_ms), viseme) for start, viseme in mouth_of(speech)]
        self._sent = 0

    def send_until(self, end_ms: float, duration_ms: float) -> Future[bytes] | None:
        """Send the sound up to this moment of the stretch, with its pictures."""
        if end_ms >= duration_ms:
            end = len(self._pcm)
        else:
            end = int(end_ms * BYTES_PER_MS / 2) * 2
        piece, mouth = self._pcm[self._sent : end], self._mouth
        self._sent, self._mouth = end, []
        return self._face.add(piece, mouth)
