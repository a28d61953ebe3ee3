"""One session as a state machine without I/O: client events and recognised words in, server events out.

Time comes from the clock given, ids from the factory given, sound and words through ports. Nothing here awaits, so a
test can drive a whole conversation by hand.
"""

from __future__ import annotations

import base64
import binascii
import heapq
import itertools
import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from voicelive_desktop.localservice import wire_errors as errors
from voicelive_desktop.localservice.audio_formats import InputDecoder
from voicelive_desktop.localservice.companion import Context, Reply, Said, Speak, reply_to
from voicelive_desktop.localservice.conversation import (
    Conversation,
    Item,
    Wire,
    cut_at,
    item_from_request,
    user_audio_item,
)
from voicelive_desktop.localservice.input_buffer import Committed, Ear, InputBuffer
from voicelive_desktop.localservice.input_chain import InputChain, NoCleaning, SoundCleaning
from voicelive_desktop.localservice.played_audio import PlayedAudio
from voicelive_desktop.localservice.recognizer import Hypothesis
from voicelive_desktop.localservice.responder import Responder
from voicelive_desktop.localservice.response_run import Ports, ResponseRun, ResponseSettings
from voicelive_desktop.localservice.session_config import (
    checked_response_options,
    initial_session,
    updated_session,
)
from voicelive_desktop.localservice.transcripts import Transcripts
from voicelive_desktop.localservice.voice import Voice

UNFINISHED_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "because",
        "so",
        "if",
        "that",
        "to",
        "of",
        "with",
        "for",
        "from",
        "in",
        "on",
        "at",
        "by",
        "my",
        "your",
        "his",
        "her",
        "our",
        "their",
        "is",
        "are",
        "was",
        "were",
        "am",
        "have",
        "has",
        "will",
        "would",
        "can",
        "could",
        "i",
        "you",
        "we",
        "they",
        "um",
        "uh",
    ]
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a session needs from outside. ``clock`` counts seconds; ``now`` is local time for the companion."""

    clock: Callable[[], float]
    now: Callable[[], datetime]
    new_id: Callable[[str], str]
    wake: Callable[[], None]
    ear: Ear
    voice: Voice
    speed: float = 4.0
    response_delay_s: float = 0.0
    transcript_delay_s: float = 0.0
    fails_transcripts: bool = False
    never_answers: bool = False
    cleaning: SoundCleaning = field(default_factory=NoCleaning)


class Dialogue:
    """One session.

    ``receive`` each message, tell each hypothesis to ``heard``, call ``advance`` when ``next_due`` has come, and after
    each of them send what ``take_events`` returns. One thread only.
    """

    def __init__(self, model: str, expires_at: int, around: Surroundings) -> None:
        self._around = around
        self._outbox: list[Wire] = []
        self._session = initial_session(around.new_id("sess"), model, expires_at)
        self._conversation_id = around.new_id("conv")
        self._conversation = Conversation()
        self._played = PlayedAudio(around.clock)
        self._responder = Responder(around.clock, around.wake, speed=around.speed, delay_s=around.response_delay_s)
        self._input = InputBuffer(
            around.ear,
            InputChain(self._played, around.cleaning),
            around.new_id,
            is_unfinished=lambda: self._so_far.rpartition(" ")[2] in UNFINISHED_WORDS,
            is_answering=lambda: self._played.is_audible,
        )
        self._input.configure(self._session)
        self._so_far = ""
        self._transcripts = Transcripts(
            self._emit,
            is_on=lambda: self._session["input_audio_transcription"] is not None,
            fails=around.fails_transcripts,
        )
        self._later: list[tuple[float, int, Callable[[], None]]] = []
        self._order = itertools.count()
        self._has_spoken = False
        self._streamed_texts: dict[str, str] = {}
        self._handlers: dict[str, Callable[[Mapping[str, Any]], None]] = {
            "session.update": self._on_session_update,
            "input_audio_buffer.append": self._on_append,
            "input_audio_buffer.commit": self._on_commit,
            "input_audio_buffer.clear": self._on_clear,
            "conversation.item.create": self._on_item_create,
            "conversation.item.retrieve": self._on_item_retrieve,
            "conversation.item.truncate": self._on_item_truncate,
            "conversation.item.delete": self._on_item_delete,
            "response.create": self._on_response_create,
            "response.cancel": self._on_response_cancel,
            "input_text.delta": self._on_text_delta,
            "input_text.done": self._on_text_done,
            "output_audio_buffer.clear": self._on_output_clear,
            "session.avatar.connect": self._on_avatar_connect,
        }

    # ---- the outside

    def open(self) -> None:
        """Greet the client."""
        self._emit({"type": "session.created", "session": deepcopy(self._session)})

    def receive(self, message: str) -> None:
        """Handle one message of the client; what is wrong with it is answered, never raised."""
        event: object = None
        try:
            event = _parsed(message)
            self._dispatch(event)
        except errors.WireError as problem:
            event_id = event.get("event_id") if isinstance(event, dict) else None
            self._emit({"type": "error", "error": problem.as_wire(event_id)})
        self.advance()

    def heard(self, item_id: str, hypothesis: Hypothesis) -> None:
        """Take a hypothesis of the recogniser."""
        if hypothesis.is_final:
            self._on_final(item_id, hypothesis.text)
        else:
            self._on_partial(item_id, hypothesis)
        self.advance()

    def _on_partial(self, item_id: str, hypothesis: Hypothesis) -> None:
        if item_id == self._input.open_item_id:
            self._so_far = hypothesis.so_far
        is_announced = self._session["turn_detection"] is not None or self._conversation.find(item_id) is not None
        self._transcripts.partial(item_id, hypothesis.text, is_announced=is_announced)

    def _on_final(self, item_id: str, text: str) -> None:
        if self._around.transcript_delay_s > 0:
            due = self._around.clock() + self._around.transcript_delay_s
            self._do_at(due, lambda: self._transcripts.final(item_id, text))
        else:
            self._transcripts.final(item_id, text)
        self._understand(item_id, text)

    def advance(self) -> None:
        """Do what is due by the clock."""
        while self._later and self._later[0][0] <= self._around.clock():
            heapq.heappop(self._later)[2]()
        self._responder.advance()

    def next_due(self) -> float | None:
        """Return when ``advance`` is needed, by the clock, or None."""
        dues = [
            due for due in (self._responder.next_due(), self._later[0][0] if self._later else None) if due is not None
        ]
        return min(dues, default=None)

    def take_events(self) -> list[Wire]:
        """Return the server events to send now, in order."""
        taken, self._outbox = self._outbox, []
        return taken

    def _emit(self, event: Wire) -> None:
        self._outbox.append({"event_id": self._around.new_id("event"), **event})

    def _do_at(self, due: float, action: Callable[[], None]) -> None:
        heapq.heappush(self._later, (due, next(self._order), action))

    def _dispatch(self, event: dict[str, Any]) -> None:
        kind = event.get("type")
        if kind is None:
            raise errors.missing("type")
        handler = self._handlers.get(str(kind))
        if handler is None:
            raise errors.invalid_choice("type", kind, self._handlers)
        handler(event)

    # ---- session

    def _on_session_update(self, event: Mapping[str, Any]) -> None:
        if "session" not in event:
            raise errors.missing("session")
        self._session = updated_session(
            self._session, event["session"], has_spoken=self._has_spoken, has_heard=self._input.has_heard
        )
        self._input.configure(self._session)
        self._emit({"type": "session.updated", "session": deepcopy(self._session)})

    def _on_avatar_connect(self, _event: Mapping[str, Any]) -> None:
        raise errors.invalid_value(None, "Avatars need the cloud: this local service has none.")

    def _on_output_clear(self, _event: Mapping[str, Any]) -> None:
        self._played.stopped()
        self._emit({"type": "output_audio_buffer.cleared"})

    # ---- audio in

    def _on_append(self, event: Mapping[str, Any]) -> None:
        self._input.append(_audio_bytes(event, "audio"), self)

    def on_speech_started(self, item_id: str, audio_start_ms: int) -> None:
        """A turn began (called by the input buffer)."""
        self._so_far = ""
        self._emit({"type": "input_audio_buffer.speech_started", "audio_start_ms": audio_start_ms, "item_id": item_id})
        turn_detection = self._session["turn_detection"] or {}
        if turn_detection.get("interrupt_response", True):
            self._interrupt(is_truncated=bool(turn_detection.get("auto_truncate")))

    def on_speech_stopped(self, turn: Committed, audio_end_ms: int) -> None:
        """A turn ended (called by the input buffer)."""
        self._emit({"type": "input_audio_buffer.speech_stopped", "audio_end_ms": audio_end_ms, "item_id": turn.item_id})
        item = self._add_user_turn(turn)
        if (self._session["turn_detection"] or {}).get("create_response", True):
            self._responder.after_this(lambda: self._respond({}, item))

    def _interrupt(self, *, is_truncated: bool) -> None:
        self._responder.cancel("turn_detected")
        playback, self._responder.playback = self._responder.playback, None
        if playback is not None and is_truncated and self._played.is_audible:
            played_ms = int((self._around.clock() - playback.began_at) * 1000)
            if 0 < played_ms < playback.item.audio_ms:
                cut_at(playback.item, played_ms)
                self._emit_truncated(playback.item.id, 0, played_ms)
        self._played.stopped()

    def _on_commit(self, _event: Mapping[str, Any]) -> None:
        turn = self._input.commit()
        if not isinstance(turn, Committed):
            raise errors.commit_empty(turn)
        self._add_user_turn(turn)

    def _on_clear(self, _event: Mapping[str, Any]) -> None:
        self._input.clear()
        self._emit({"type": "input_audio_buffer.cleared"})

    def _add_user_turn(self, turn: Committed) -> Item:
        item = user_audio_item(turn.item_id, turn.audio_ms)
        previous = self._conversation.last_id
        self._emit({"type": "input_audio_buffer.committed", "previous_item_id": previous, "item_id": item.id})
        self._add_item(item)
        self._transcripts.announced(item.id)
        return item

    def _understand(self, item_id: str, text: str) -> None:
        item = self._conversation.find(item_id)
        if item is not None:
            item.wire["content"][0]["transcript"] = text
            item.is_heard = True

    # ---- items

    def _add_item(self, item: Item, previous_item_id: str | None = None) -> None:
        previous = self._conversation.add(item, previous_item_id)
        created = {"previous_item_id": previous, "item": deepcopy(item.wire)}
        self._emit({"type": "conversation.item.created", **created})

    def _on_item_create(self, event: Mapping[str, Any]) -> None:
        item = item_from_request(event.get("item"), self._around.new_id)
        audio = self._take_audio(item)
        self._add_item(item, event.get("previous_item_id"))
        if audio is not None:
            self._listen_to(item, audio)

    def _take_audio(self, item: Item) -> bytes | None:
        """Remove the sound from a user message; return it when its words are still unknown."""
        found: bytes | None = None
        for part in item.wire.get("content") or []:
            if part.get("type") == "input_audio":
                data = _audio_bytes(part, "audio")
                part.pop("audio")
                found = None if part.get("transcript") else data
        return found

    def _listen_to(self, item: Item, audio: bytes) -> None:
        decoder = InputDecoder(self._session["input_audio_format"], self._session["input_audio_sampling_rate"])
        hearing = self._around.ear.open(item.id)
        samples, _ = decoder.push(audio)
        item.is_heard, item.audio_ms = False, samples.size / 16
        hearing.hear(samples)
        hearing.finish()

    def _on_item_retrieve(self, event: Mapping[str, Any]) -> None:
        item = self._conversation.get(event.get("item_id"), "retrieve", "retrieving")
        self._emit({"type": "conversation.item.retrieved", "item": deepcopy(item.wire)})

    def _on_item_delete(self, event: Mapping[str, Any]) -> None:
        self._conversation.delete(event.get("item_id"))
        self._emit({"type": "conversation.item.deleted", "item_id": event["item_id"]})

    def _on_item_truncate(self, event: Mapping[str, Any]) -> None:
        for name in ("item_id", "content_index", "audio_end_ms"):
            if event.get(name) is None:
                raise errors.missing(name)
        item = self._conversation.truncate(event["item_id"], event["content_index"], event["audio_end_ms"])
        playback = self._responder.playback
        if playback is not None and playback.item is item:
            self._played.stopped()
        self._emit_truncated(item.id, event["content_index"], event["audio_end_ms"])

    def _emit_truncated(self, item_id: str, content_index: int, audio_end_ms: int) -> None:
        place = {"item_id": item_id, "content_index": content_index, "audio_end_ms": audio_end_ms}
        self._emit({"type": "conversation.item.truncated", **place})

    def _on_text_delta(self, event: Mapping[str, Any]) -> None:
        for name in ("id", "delta"):
            if event.get(name) is None:
                raise errors.missing(name)
        item_id = str(event["id"])
        self._streamed_texts[item_id] = self._streamed_texts.get(item_id, "") + str(event["delta"])

    def _on_text_done(self, event: Mapping[str, Any]) -> None:
        item_id = str(event.get("id") or "")
        if item_id not in self._streamed_texts:
            raise errors.no_such_item("text", "completing", item_id)
        content = [{"type": "input_text", "text": self._streamed_texts.pop(item_id)}]
        request = {"id": item_id, "type": "message", "role": "user", "content": content}
        self._add_item(item_from_request(request, self._around.new_id))

    # ---- responses

    def _on_response_create(self, event: Mapping[str, Any]) -> None:
        options = checked_response_options(event.get("response"))
        if options.get("cancel_previous"):
            self._responder.cancel("client_cancelled")
        if self._responder.active_id is not None:
            raise errors.active_response(self._responder.active_id)
        if options.get("commit"):
            self._on_commit(event)
        for request in options.get("append_input_items") or []:
            self._add_item(item_from_request(request, self._around.new_id))
        self._respond(options, self._newest_unheard())

    def _newest_unheard(self) -> Item | None:
        return next((item for item in reversed(list(self._conversation)) if not item.is_heard), None)

    def _respond(self, options: Wire, awaits: Item | None) -> None:
        if self._around.never_answers:
            return
        run = ResponseRun(
            self._around.new_id("resp"),
            self._conversation_id,
            ResponseSettings.from_wire(self._session, options),
            self._conversation,
            Ports(self._emit, self._around.new_id, self._around.voice, self._on_audio_sent),
            input_audio_ms=awaits.audio_ms if awaits is not None else 0.0,
        )
        self._responder.begin(run, lambda: self._decide(options), awaits)

    def _on_audio_sent(self, samples: Any) -> None:
        self._has_spoken = True
        self._played.sent(samples)

    def _decide(self, options: Mapping[str, Any]) -> Reply:
        given = options.get("pre_generated_assistant_message")
        if given:
            text = " ".join(str(part.get("text", "")) for part in given.get("content") or [])
            return Speak((text,))
        return reply_to(
            Context(
                said=self._said(options),
                now=self._around.now(),
                tools=options.get("tools", self._session["tools"]),
                tool_choice=options.get("tool_choice", self._session["tool_choice"]),
                tool_results=self._conversation.fresh_tool_results(),
                instructions=str(options.get("instructions", self._session["instructions"])),
            )
        )

    def _said(self, options: Mapping[str, Any]) -> list[Said]:
        given = options.get("input_items")
        if given is None:
            return self._conversation.said()
        items = [item_from_request(request, self._around.new_id) for request in given]
        return [Said(item.role, item.text) for item in items if item.role]

    def _on_response_cancel(self, event: Mapping[str, Any]) -> None:
        if not self._responder.cancel("client_cancelled", event.get("response_id")):
            raise errors.cancel_not_active()
        self._played.stopped()


def _parsed(message: str) -> dict[str, Any]:
    try:
        event = json.loads(message)
    except ValueError:
        raise errors.invalid_json() from None
    if not isinstance(event, dict):
        raise errors.invalid_json()
    return event


def _audio_bytes(holder: Mapping[str, Any], name: str) -> bytes:
    encoded = holder.get(name)
    if encoded is None:
        raise errors.missing(name)
    if not isinstance(encoded, str):
        raise errors.invalid_type(name, "string", encoded)
    try:
        return base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        message = f"Invalid '{name}'. Expected base64-encoded audio bytes but got an invalid value."
        raise errors.invalid_value(name, message) from None
