"""What a client does with the items of a conversation."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from voicelive_desktop.localservice.companion.conversation_items import ServedItem
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.client_messages import (
    Handler,
    audio_bytes,
    require,
    require_texts,
)
from voicelive_desktop.localservice.session.answering import Answering
from voicelive_desktop.localservice.session.item_form import item_from_request
from voicelive_desktop.localservice.session.listening import ListeningHalf
from voicelive_desktop.localservice.session.server_calls import ServerCalls
from voicelive_desktop.localservice.session.session_desk import SessionDesk


class ItemRequests:
    """Create, retrieve, truncate, delete, and text that is typed piece by piece."""

    def __init__(
        self, desk: SessionDesk, listening: ListeningHalf, answering: Answering, calls: ServerCalls
    ) -> None:
        self._desk = desk
        self._listening = listening
        self._answering = answering
        self._calls = calls
        self._streamed_texts: dict[str, list[str]] = {}

    @property
    def handlers(self) -> dict[str, Handler]:
        """The client events of this part."""
        return {
            "conversation.item.create": self._on_create,
            "conversation.item.retrieve": self._on_retrieve,
            "conversation.item.truncate": self._on_truncate,
            "conversation.item.delete": self._on_delete,
            "input_text.delta": self._on_text_delta,
            "input_text.done": self._on_text_done,
        }

    def _on_create(self, event: Mapping[str, Any]) -> None:
        item = item_from_request(event.get("item"), self._desk.around.new_id)
        self._calls.check(item)
        audio = _take_audio(item)
        self._desk.add_item(item, event.get("previous_item_id"))
        self._calls.take(item)
        if audio is not None:
            self._listening.listen_to(item, audio)

    def _on_retrieve(self, event: Mapping[str, Any]) -> None:
        item = self._desk.conversation.get(event.get("item_id"), "retrieve", "retrieving")
        wire = deepcopy(item.wire)
        sound = self._listening.sound_of(item.id)
        if sound:
            wire["content"][0]["audio"] = base64.b64encode(sound).decode("ascii")
        self._desk.emit({"type": "conversation.item.retrieved", "item": wire})

    def _on_delete(self, event: Mapping[str, Any]) -> None:
        self._desk.conversation.delete(event.get("item_id"))
        self._desk.emit({"type": "conversation.item.deleted", "item_id": event["item_id"]})

    def _on_truncate(self, event: Mapping[str, Any]) -> None:
        require(event, "item_id", "content_index", "audio_end_ms")
        content_index, audio_end_ms = event["content_index"], event["audio_end_ms"]
        item = self._desk.conversation.truncate(event["item_id"], content_index, audio_end_ms)
        self._answering.on_truncated(item)
        self._desk.emit_truncated(item.id, content_index, audio_end_ms)

    def _on_text_delta(self, event: Mapping[str, Any]) -> None:
        item_id, delta = require_texts(event, "id", "delta")
        self._streamed_texts.setdefault(item_id, []).append(delta)

    def _on_text_done(self, event: Mapping[str, Any]) -> None:
        (item_id,) = require_texts(event, "id")
        if item_id not in self._streamed_texts:
            raise errors.no_such_item("text", "completing", item_id)
        content = [{"type": "input_text", "text": "".join(self._streamed_texts.pop(item_id))}]
        request = {"id": item_id, "type": "message", "role": "user", "content": content}
        self._desk.add_item(item_from_request(request, self._desk.around.new_id))


def _take_audio(item: ServedItem) -> bytes | None:
    """Remove the sound from a user message; return it when its words are still unknown."""
    found: bytes | None = None
    for part in item.wire.get("content") or []:
        if part.get("type") == "input_audio":
            data = audio_bytes(part, "audio")
            part.pop("audio")
            found = None if part.get("transcript") else data
    return found
