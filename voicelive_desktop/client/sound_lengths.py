"""How long sound on the wire is: by its bytes, in the form that the session's messages name.

A message may hold any number of frames, so the number of messages says nothing about the length.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from voicelive_desktop.client.wire import APPEND
from voicelive_desktop.domain.words.pcm import FRAME_MS, RATE_HZ, SAMPLE_BYTES

TOLD_EVERY_S = 1.0
USUAL_BYTES_PER_MS = RATE_HZ * SAMPLE_BYTES / 1000  # 16-bit mono at 24 kHz
_BYTES_PER_MS = {
    "g711_ulaw": 8.0,
    "g711_alaw": 8.0,
    "pcm16_8000hz": 16.0,
    "pcm16_16000hz": 32.0,
}
_MOST_CHANNELS = 2
_AUDIO = re.compile(r'"audio"\s*:\s*"([A-Za-z0-9+/]*)')
_TELLS_FORMS = frozenset({"session.created", "session.update", "session.updated"})


def bytes_per_ms(sound_format: object) -> float:
    """Return how much a millisecond of this form takes; of an unknown one, as of 16-bit at 24 kHz."""
    return _BYTES_PER_MS.get(str(sound_format), USUAL_BYTES_PER_MS)


def bytes_sent(text: str) -> int:
    """Return how much sound a message of the microphone holds; base64 tells 3 bytes by 4 letters."""
    found = _AUDIO.search(text)
    if found is None:
        return 0
    return (found.end(1) - found.start(1)) * 3 // 4


class SoundLengths:
    """Measures the sound of one stream of messages, told in their order."""

    def __init__(self) -> None:
        self._session: dict[str, object] = {}
        self._answer = ""  # the form of this answer alone

    def note(self, message: Mapping[str, object]) -> None:
        """Learn what forms sound has from here on."""
        kind = message.get("type")
        if kind == "session.created":
            self._session.clear()
        if kind in _TELLS_FORMS and isinstance(session := message.get("session"), Mapping):
            self._session.update((n, v) for n, v in session.items() if v is not None)
        elif kind == "response.created" and isinstance(answer := message.get("response"), Mapping):
            self._answer = str(answer.get("output_audio_format") or "")

    def of(self, message: Mapping[str, object]) -> float:
        """Return the milliseconds in a message of which only the number of bytes is left."""
        if message.get("type") != APPEND:
            form = self._answer or self._session.get("output_audio_format")
            return _size(message.get("delta")) / bytes_per_ms(form)
        frames = message.get("frames")
        if "audio" not in message and isinstance(frames, int):
            return float(FRAME_MS * frames)  # a log from the time of one frame a message
        return _size(message.get("audio")) / self._input_bytes_per_ms()

    def _input_bytes_per_ms(self) -> float:
        form, rate = (self._session.get(f"input_audio_{n}") for n in ("format", "sampling_rate"))
        if str(form) in _BYTES_PER_MS:
            return bytes_per_ms(form)
        if not isinstance(rate, int) or rate <= 0:
            rate = RATE_HZ
        return rate * SAMPLE_BYTES * self._channels() / 1000

    def _channels(self) -> int:
        echo = self._session.get("input_audio_echo_cancellation")
        channels = echo.get("channels") if isinstance(echo, Mapping) else None
        if isinstance(channels, int) and 1 <= channels <= _MOST_CHANNELS:
            return channels
        return 1


class SentStretch:
    """Messages of the microphone that are told together: the first at once, the others each second.

    Attributes:
        messages: How many wait to be told.
        last_t: When the last of them was sent.
    """

    def __init__(self) -> None:
        self.messages = 0
        self.last_t = 0.0
        self._bytes = 0
        self._told_t: float | None = None  # None: the next message begins a stretch

    def add(self, t: float, text: str) -> None:
        """One more message was sent."""
        self.messages += 1
        self._bytes += bytes_sent(text)
        self.last_t = t

    def is_due(self, now_t: float) -> bool:
        """Whether it is to be told by now."""
        if not self.messages:
            return False
        return self._told_t is None or now_t - self._told_t >= TOLD_EVERY_S

    def taken(self) -> Mapping[str, object]:
        """Return what waited, as one message."""
        told = {"type": APPEND, "frames": self.messages, "audio": {"bytes": self._bytes}}
        self.messages = self._bytes = 0
        self._told_t = self.last_t
        return told

    def end(self) -> None:
        """Let the next message begin a new stretch."""
        self._told_t = None


def _size(part: object) -> int:
    if isinstance(part, Mapping) and isinstance(size := part.get("bytes"), int):
        return max(0, size)
    return 0
