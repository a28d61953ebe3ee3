"""One response on its way: the events from ``response.created`` to ``response.done``, in the documented order.

The order is that of the vendor's reference and its live tests: response.created, response.output_item.added,
conversation.item.created, response.content_part.added, deltas of transcript and audio interleaved,
response.audio.done, response.audio_transcript.done, response.content_part.done, response.output_item.done,
response.done. The "done" events also come when a response is cancelled.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from voicelive_desktop.localservice import wire_errors as errors
from voicelive_desktop.localservice.audio_formats import INTERNAL_RATE_HZ, bytes_per_ms, encode_output
from voicelive_desktop.localservice.client_messages import whole_text
from voicelive_desktop.localservice.companion import CallTool, Reply, Speak
from voicelive_desktop.localservice.conversation import Conversation, Item
from voicelive_desktop.localservice.interim import Interim
from voicelive_desktop.localservice.pieces import in_pieces
from voicelive_desktop.localservice.resampling import Samples, resample
from voicelive_desktop.localservice.response_settings import ResponseSettings
from voicelive_desktop.localservice.response_usage import Amount, output_tokens, usage
from voicelive_desktop.localservice.spoken_pieces import Companions, chunks
from voicelive_desktop.localservice.voice import Speech, SpokenWord, Voice, VoiceStyle, style_from_wire

Wire = dict[str, Any]

TEXT_WORD_MS = 40  # text alone streams a word at a time, as fast as this much audio
ARGUMENT_PIECE = 12  # characters of function arguments per delta


@dataclass(frozen=True, slots=True)
class WaitUntil:
    """Go on when this much audio (milliseconds since the first delta) is due."""

    audio_ms: float


Wait = WaitUntil | Future[Speech]


@dataclass(slots=True)
class Ports:
    """What a response talks to."""

    emit: Callable[[Wire], None]
    new_id: Callable[[str], str]
    voice: Voice
    sent: Callable[[Samples], None]  # audio just sent, 16 kHz


@dataclass(slots=True)
class _Part:
    """The content part being filled."""

    item: Item
    is_audio: bool
    text: str = ""
    audio_ms: float = 0.0


class _LimitReachedError(Exception):
    """max_response_output_tokens."""


@dataclass(slots=True)
class ResponseRun:
    """State of one response; ``steps`` drives it, ``cancel`` ends it early."""

    id: str
    conversation_id: str
    settings: ResponseSettings
    conversation: Conversation
    ports: Ports
    input_audio_ms: float = 0.0
    interim: Interim | None = None
    is_done: bool = False
    awaited_item_id: str | None = None
    spoken_item: Item | None = None
    _output: list[Item] = field(default_factory=list)
    _part: _Part | None = None
    _output_audio_ms: float = 0.0

    def created(self) -> None:
        """Announce the response."""
        self.ports.emit({"type": "response.created", "response": self._wire("in_progress", None)})

    def steps(self, reply: Reply) -> Iterator[Wait]:
        """Produce the events of a reply, yielding what to wait for in between."""
        try:
            if isinstance(reply, CallTool):
                self._call(reply)
                if self.interim is not None and self.interim.during_calls:
                    yield from self._speak(Speak((self.interim.text,)))
            else:
                yield from self._speak(reply)
        except _LimitReachedError:
            self._end("incomplete", {"type": "incomplete", "reason": "max_output_tokens"})
            return
        except errors.WireError as problem:
            self.fail(problem)
            return
        self._end("completed", None)

    def waiting_steps(self) -> Iterator[Wait]:
        """Produce the events of the words while one waits; `steps` comes after it."""
        assert self.interim is not None
        yield from self._speak(Speak((self.interim.text,)))
        if self._part is not None:
            self._close_part("completed")

    def cancel(self, reason: str) -> None:
        """End at once; ``reason`` is turn_detected or client_cancelled."""
        if not self.is_done:
            self._end("cancelled", {"type": "cancelled", "reason": reason})

    def fail(self, problem: errors.WireError) -> None:
        """End at once because a part of the service failed; what was said so far stays."""
        if not self.is_done:
            error = {"type": problem.kind, "code": problem.code, "message": problem.message}
            self._end("failed", {"type": "failed", "error": error})

    def _end(self, status: str, details: Wire | None) -> None:
        self.is_done = True
        if self._part is not None:
            self._close_part("completed" if status == "completed" else "incomplete")
        self.ports.emit({"type": "response.done", "response": self._wire(status, details)})

    # ---- a spoken or written message

    def _speak(self, reply: Speak) -> Iterator[Wait]:
        is_audio = "audio" in self.settings.modalities
        self._open_part(is_audio)
        style = style_from_wire(self.settings.voice)
        due_ms = 0.0
        for text in _pieces(reply.sentences):
            if is_audio:
                due_ms = yield from self._speak_sentence(text, style, due_ms)
            else:
                due_ms = yield from self._write_sentence(text, due_ms)

    def _write_sentence(self, text: str, due_ms: float) -> Generator[Wait, None, float]:
        for word in re.findall(r"\S+\s*|\s+", text):
            yield WaitUntil(due_ms)
            self._add_text(word)
            due_ms += TEXT_WORD_MS
        return due_ms

    def _speak_sentence(self, text: str, style: VoiceStyle, due_ms: float) -> Generator[Wait, None, float]:
        speaking = self.ports.voice.speak(text, style)
        if not speaking.done():
            yield speaking
        if speaking.exception() is not None:
            raise errors.part_failed("voice")
        speech = speaking.result()
        sound = encode_output(speech.samples, speech.rate_hz, self.settings.audio_format)
        reference = resample(speech.samples, speech.rate_hz, INTERNAL_RATE_HZ)
        beside = Companions(speech, due_ms)
        for start_ms, end_ms in chunks(speech.duration_ms, is_first=due_ms == 0.0):
            yield WaitUntil(due_ms + start_ms)
            self._tell_beside(beside, end_ms)
            self._add_audio(sound, start_ms, end_ms, speech.duration_ms)
            self.ports.sent(reference[_at(start_ms, INTERNAL_RATE_HZ) : _at(end_ms, INTERNAL_RATE_HZ)])
        return due_ms + speech.duration_ms

    def _tell_beside(self, beside: Companions, end_ms: float) -> None:
        """Tell what goes with the sound up to this time."""
        assert self._part is not None
        for text in beside.texts(end_ms):
            self._add_text(text)
        for word in beside.words(end_ms):
            self._part.item.words.append(word)
            if self.settings.word_timestamps:
                self._emit_timestamp(word)
        for offset_ms, viseme in beside.visemes(end_ms) if self.settings.visemes else ():
            self._emit_in_part("response.animation_viseme.delta", audio_offset_ms=offset_ms, viseme_id=viseme)

    def _emit_timestamp(self, word: SpokenWord) -> None:
        self._emit_in_part(
            "response.audio_timestamp.delta",
            audio_offset_ms=word.start_ms,
            audio_duration_ms=word.end_ms - word.start_ms,
            text=word.text.strip(),
            timestamp_type="word",
        )

    def _add_text(self, text: str) -> None:
        assert self._part is not None
        self._part.text += text
        kind = "response.audio_transcript.delta" if self._part.is_audio else "response.text.delta"
        self._emit_in_part(kind, delta=text)
        self._check_limit()

    def _add_audio(self, sound: bytes, start_ms: float, end_ms: float, duration_ms: float) -> None:
        assert self._part is not None
        per_ms = bytes_per_ms(self.settings.audio_format)
        width = 1 if self.settings.audio_format.startswith("g711") else 2
        begin = int(start_ms * per_ms / width) * width
        end = len(sound) if end_ms >= duration_ms else int(end_ms * per_ms / width) * width
        piece = sound[begin:end]
        self._part.audio_ms += len(piece) / per_ms
        self._part.item.audio_ms = self._part.audio_ms
        self._output_audio_ms += len(piece) / per_ms
        self._emit_in_part("response.audio.delta", delta=base64.b64encode(piece).decode("ascii"))

    def _check_limit(self) -> None:
        if isinstance(self.settings.max_tokens, int) and output_tokens(self._said()).total > self.settings.max_tokens:
            raise _LimitReachedError

    def _open_part(self, is_audio: bool) -> None:
        family = self.settings.family
        wire = {
            "id": self.ports.new_id(family.message_id_prefix), "object": "realtime.item", "type": "message",
            "status": family.unfinished, "role": "assistant", "content": [],
        }  # fmt: skip
        item = Item(wire)
        self._add_item(item)
        self._part = _Part(item, is_audio)
        if is_audio:
            self.spoken_item = item
        part = {"type": "audio", "transcript": ""} if is_audio else {"type": "text", "text": ""}
        item.wire["content"].append(part)
        self._emit_in_part("response.content_part.added", part=dict(part))

    def _close_part(self, status: str) -> None:
        assert self._part is not None
        part, self._part = self._part, None
        text = part.text
        if part.is_audio:
            wire: Wire = {"type": "audio", "transcript": text}
            self._emit_about(part, "response.audio.done")
            if self.settings.word_timestamps:
                self._emit_about(part, "response.audio_timestamp.done")
            if self.settings.visemes:
                self._emit_about(part, "response.animation_viseme.done")
            self._emit_about(part, "response.audio_transcript.done", transcript=text)
        else:
            wire = {"type": "text", "text": text}
            self._emit_about(part, "response.text.done", text=text)
        part.item.wire["content"] = [wire]
        part.item.wire["status"] = status
        told = wire if part.is_audio else wire | {"text": self.settings.family.part_text(text)}
        self._emit_about(part, "response.content_part.done", part=dict(told))
        self._emit_item("response.output_item.done", part.item)

    def _emit_in_part(self, kind: str, **fields: Any) -> None:
        assert self._part is not None
        self._emit_about(self._part, kind, **fields)

    def _emit_about(self, owner: _Part, kind: str, **fields: Any) -> None:
        at = self._output.index(owner.item)
        place = {"response_id": self.id, "item_id": owner.item.id, "output_index": at, "content_index": 0}
        self.ports.emit({"type": kind, **place, **fields})

    # ---- a function call

    def _call(self, reply: CallTool) -> None:
        arguments = self.settings.family.arguments(reply.arguments)
        call_id = self.ports.new_id("call")
        item = Item(
            {
                "id": self.ports.new_id("item"),
                "object": "realtime.item",
                "type": "function_call",
                "status": "in_progress",
                "name": reply.name,
                "call_id": call_id,
                "arguments": "",
            }
        )
        self._add_item(item)
        at = self._output.index(item)
        place = {"response_id": self.id, "item_id": item.id, "output_index": at, "call_id": call_id}
        for start in range(0, len(arguments), ARGUMENT_PIECE):
            piece = arguments[start : start + ARGUMENT_PIECE]
            self.ports.emit({"type": "response.function_call_arguments.delta", **place, "delta": piece})
        done = {"type": "response.function_call_arguments.done", **place, "arguments": arguments, "name": reply.name}
        self.ports.emit(done)
        item.wire |= {"arguments": arguments, "status": "completed"}
        self._emit_item("response.output_item.done", item)

    # ---- items and the whole

    def _add_item(self, item: Item) -> None:
        self._output.append(item)
        self._emit_item("response.output_item.added", item)
        if self.settings.is_stored:
            previous = self.conversation.add(item)
            created = {"previous_item_id": self.settings.family.previous(previous), "item": deepcopy(item.wire)}
            self.ports.emit({"type": "conversation.item.created", **created})

    def _emit_item(self, kind: str, item: Item) -> None:
        at = self._output.index(item)
        self.ports.emit({"type": kind, "response_id": self.id, "output_index": at, "item": deepcopy(item.wire)})

    def _wire(self, status: str, details: Wire | None) -> Wire:
        return {
            "id": self.id,
            "object": "realtime.response",
            "status": status,
            "status_details": details,
            "output": [deepcopy(item.wire) for item in self._output] if self.is_done else [],
            "usage": self._usage() if self.is_done else None,
            "conversation_id": self._told_conversation(),
            **self.settings.told(),
        }

    def _told_conversation(self) -> str | None:
        return self.settings.family.conversation(self.conversation_id) if self.settings.is_stored else None

    def _said(self) -> Amount:
        """What the response holds by now."""
        open_item = self._part.item if self._part is not None else None
        text = sum(len(item.text) for item in self._output if item is not open_item)
        text += len(self._part.text) if self._part is not None else 0
        text += sum(len(str(item.wire.get("arguments", ""))) for item in self._output)
        return Amount(text, self._output_audio_ms)

    def _usage(self) -> Wire:
        heard = sum(len(turn.text) for turn in self.conversation.said())
        is_native = self.settings.family.is_native
        return usage(Amount(heard, self.input_audio_ms), self._said(), is_native=is_native)


def _pieces(sentences: Sequence[str]) -> Iterator[str]:
    for index, sentence in enumerate(sentences):
        blank = " " if index < len(sentences) - 1 else ""
        yield from in_pieces(whole_text(sentence) + blank)


def _at(ms: float, rate_hz: int) -> int:
    return int(ms * rate_hz / 1000)
