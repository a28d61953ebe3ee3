"""One message of the assistant as it is spoken or written: the events from its first word
to its last.

The order is that of the vendor's reference and its live tests: response.output_item.added,
conversation.item.created, response.content_part.added, deltas of transcript and audio interleaved,
response.audio.done, response.audio_transcript.done, response.content_part.done,
response.output_item.done. The "done" events also come when the message is cut off.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Generator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from voicelive_desktop.localservice.companion.brain_port import Thought
from voicelive_desktop.localservice.companion.conversation_items import ServedItem
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.audio_formats import (
    INTERNAL_RATE_HZ,
    bytes_per_ms,
    encode_output,
)
from voicelive_desktop.localservice.protocol.client_messages import whole_text
from voicelive_desktop.localservice.protocol.field_checks import JsonObject
from voicelive_desktop.localservice.protocol.resampling import resample
from voicelive_desktop.localservice.protocol.response_usage import Amount, output_tokens
from voicelive_desktop.localservice.session.avatar_video import SpokenFace, face_of
from voicelive_desktop.localservice.session.response_output import ResponseOutput
from voicelive_desktop.localservice.session.spoken_pieces import Companions, chunks
from voicelive_desktop.localservice.voice.voice_port import SpokenText, SpokenWord, VoiceStyle

TEXT_WORD_MS = 40  # text alone streams a word at a time, as fast as this much audio


@dataclass(frozen=True, slots=True)
class WaitUntil:
    """Go on when this much audio (milliseconds since the first delta) is due."""

    audio_ms: float


StepWait = WaitUntil | Future[SpokenText] | Future[Thought] | Future[str] | Future[bytes]


class CutOffError(Exception):
    """The answer ends before it is whole; the text is the reason told."""


def said_by(output: ResponseOutput, message: MessageWriter | None) -> Amount:
    """What a response holds by now; a message that is still written counts by its text so far."""
    whole = [item for item in output.items if message is None or item is not message.item]
    text = sum(len(item.text) + len(str(item.wire.get("arguments", ""))) for item in whole)
    if message is not None:
        text += len(message.text)
    return Amount(text, output.audio_ms)


class MessageWriter:
    """Begins the message when it is made; ``close`` ends it."""

    def __init__(
        self, output: ResponseOutput, *, is_spoken: bool, most_tokens: int | str = "inf"
    ) -> None:
        self._output = output
        self._settings = output.settings
        self.is_spoken = is_spoken
        self.most_tokens = most_tokens
        self.text = ""
        self.audio_ms = 0.0
        self._face = (
            face_of(
                output.settings.avatar, output.ports.avatar, output.response_id, self._tell_face
            )
            if is_spoken
            else None
        )
        family = output.settings.family
        wire: JsonObject = {
            "id": output.ports.new_id(family.message_id_prefix), "object": "realtime.item", "type": "message",
            "status": family.unfinished, "role": "assistant", "content": [],
        }  # fmt: skip
        self.item = ServedItem(wire)
        output.add(self.item)
        part = {"type": "audio", "transcript": ""} if is_spoken else {"type": "text", "text": ""}
        wire["content"].append(part)
        self._tell("response.content_part.added", part=dict(part))

    def close(self, status: str) -> None:
        """Send the events of the end; ``status`` is completed or incomplete."""
        text = self.text
        if self._face is not None:
            self._face.close()
        if self.is_spoken:
            wire: JsonObject = {"type": "audio", "transcript": text}
            self._tell("response.audio.done")
            if self._settings.word_timestamps:
                self._tell("response.audio_timestamp.done")
            if self._settings.visemes:
                self._tell("response.animation_viseme.done")
            self._tell("response.audio_transcript.done", transcript=text)
        else:
            wire = {"type": "text", "text": text}
            self._tell("response.text.done", text=text)
        self.item.wire["content"] = [wire]
        self.item.wire["status"] = status
        if self.is_spoken:
            told = wire
        else:
            told = wire | {"text": self._settings.family.part_text(text)}
        self._tell("response.content_part.done", part=dict(told))
        self._output.tell("response.output_item.done", self.item)

    def write(self, text: str, due_ms: float) -> Generator[StepWait, None, float]:
        """Write a text word by word from ``due_ms`` on; return when it is written."""
        for word in re.findall(r"\S+\s*|\s+", text):
            yield WaitUntil(due_ms)
            self.add_text(word)
            due_ms += TEXT_WORD_MS
        return due_ms

    def show(self, text: str, at_ms: float) -> None:
        """Tell words that are not read aloud."""
        self.item.words.append(SpokenWord(text, round(at_ms), round(at_ms)))
        self.add_text(whole_text(text))

    def speak(
        self,
        text: str,
        style: VoiceStyle,
        due_ms: float,
        shown: Callable[[SpokenText], SpokenText] = lambda speech: speech,
    ) -> Generator[StepWait, None, float]:
        """Speak a text whose sound begins at ``due_ms`` of the answer; return where it ends.

        ``shown`` gives the speech the words that are told in place of the spoken ones.
        """
        speaking = self._output.ports.voice.speak(text, style)
        if not speaking.done():
            yield speaking
        if speaking.exception() is not None:
            raise errors.part_failed("voice")
        speech = shown(speaking.result())
        sound = encode_output(speech.samples, speech.rate_hz, self._settings.audio_format)
        reference = resample(speech.samples, speech.rate_hz, INTERNAL_RATE_HZ)
        beside = Companions(speech, due_ms)
        face = None if self._face is None else SpokenFace(self._face, speech, due_ms)
        for start_ms, end_ms in chunks(speech.duration_ms, is_first=due_ms == 0.0):
            yield WaitUntil(due_ms + start_ms)
            self._tell_beside(beside, end_ms)
            self._add_audio(sound, start_ms, end_ms, speech.duration_ms)
            if face is not None:
                yield from self._show(face.send_until(end_ms, speech.duration_ms))
            self._output.ports.sent(
                reference[_at(start_ms, INTERNAL_RATE_HZ) : _at(end_ms, INTERNAL_RATE_HZ)]
            )
        return due_ms + speech.duration_ms

    def _show(self, encoding: Future[bytes] | None) -> Generator[StepWait, None, None]:
        """Tell the pictures once they are encoded."""
        if encoding is None or self._face is None:
            return
        if not encoding.done():
            yield encoding
        self._face.told(encoding.result())

    def _tell_beside(self, beside: Companions, end_ms: float) -> None:
        """Tell what goes with the sound up to this time."""
        for text in beside.texts(end_ms):
            self.add_text(text)
        for word in beside.words(end_ms):
            self.item.words.append(word)
            if self._settings.word_timestamps:
                self._emit_timestamp(word)
        for offset_ms, viseme in beside.visemes(end_ms) if self._settings.visemes else ():
            self._tell(
                "response.animation_viseme.delta", audio_offset_ms=offset_ms, viseme_id=viseme
            )

    def _emit_timestamp(self, word: SpokenWord) -> None:
        self._tell(
            "response.audio_timestamp.delta",
            audio_offset_ms=word.start_ms,
            audio_duration_ms=word.end_ms - word.start_ms,
            text=word.text.strip(),
            timestamp_type="word",
        )

    def add_text(self, text: str) -> None:
        """Tell more of the text. Raises CutOffError when that was too much."""
        self.text += text
        if self.is_spoken:
            kind = "response.audio_transcript.delta"
        else:
            kind = "response.text.delta"
        self._tell(kind, delta=text)
        limit = self.most_tokens
        if isinstance(limit, int) and self._tokens() > limit:
            raise CutOffError("max_output_tokens")

    def _add_audio(self, sound: bytes, start_ms: float, end_ms: float, duration_ms: float) -> None:
        per_ms = bytes_per_ms(self._settings.audio_format)
        width = 1 if self._settings.audio_format.startswith("g711") else 2
        begin = int(start_ms * per_ms / width) * width
        end = len(sound) if end_ms >= duration_ms else int(end_ms * per_ms / width) * width
        piece = sound[begin:end]
        self.audio_ms += len(piece) / per_ms
        self.item.audio_ms = self.audio_ms
        self._output.audio_ms += len(piece) / per_ms
        if self._face is None or self._face.also_sound:
            self._tell("response.audio.delta", delta=base64.b64encode(piece).decode("ascii"))

    def _tokens(self) -> int:
        return output_tokens(said_by(self._output, self)).total

    def _tell_face(self, kind: str, **fields: Any) -> None:
        if kind.startswith("session."):
            self._output.ports.emit({"type": kind, **fields})
        else:
            self._tell(kind, **fields)

    def _tell(self, kind: str, **fields: Any) -> None:
        self._output.tell_about(self.item, kind, **fields)


def _at(ms: float, rate_hz: int) -> int:
    return int(ms * rate_hz / 1000)
