"""What a response has brought forth so far: its items, and the events that tell of them."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from voicelive_desktop.localservice.companion.conversation_items import (
    ServedConversation,
    ServedItem,
)
from voicelive_desktop.localservice.companion.small_companion import CallTool
from voicelive_desktop.localservice.protocol.field_checks import JsonObject
from voicelive_desktop.localservice.protocol.resampling import SampleArray
from voicelive_desktop.localservice.session.avatar_video import AvatarParts
from voicelive_desktop.localservice.session.response_settings import ResponseSettings
from voicelive_desktop.localservice.voice.voice_port import VoicePort

ARGUMENT_PIECE = 12  # characters of function arguments per delta


@dataclass(slots=True)
class Ports:
    """What a response talks to."""

    emit: Callable[[JsonObject], None]
    new_id: Callable[[str], str]
    voice: VoicePort
    sent: Callable[[SampleArray], None]  # audio just sent, 16 kHz
    avatar: AvatarParts = field(default_factory=AvatarParts)


@dataclass(slots=True)
class ResponseOutput:
    """The items of one response, in order."""

    response_id: str
    settings: ResponseSettings
    conversation: ServedConversation
    ports: Ports
    items: list[ServedItem] = field(default_factory=list)
    audio_ms: float = 0.0

    def add(self, item: ServedItem) -> None:
        """Begin an item; outside the conversation it is only part of the response."""
        self.items.append(item)
        self.tell("response.output_item.added", item)
        if self.settings.is_stored:
            previous = self.settings.family.previous(self.conversation.add(item))
            self.ports.emit(
                {
                    "type": "conversation.item.created",
                    "previous_item_id": previous,
                    "item": deepcopy(item.wire),
                }
            )

    def tell(self, kind: str, item: ServedItem) -> None:
        """Send an event with the whole item."""
        at = self.items.index(item)
        told = {"response_id": self.response_id, "output_index": at, "item": deepcopy(item.wire)}
        self.ports.emit({"type": kind, **told})

    def tell_about(self, item: ServedItem, kind: str, **fields: Any) -> None:
        """Send an event about the content of an item."""
        at = self.items.index(item)
        place = {
            "response_id": self.response_id,
            "item_id": item.id,
            "output_index": at,
            "content_index": 0,
        }
        self.ports.emit({"type": kind, **place, **fields})

    def call(self, reply: CallTool) -> None:
        """Call a function of the client."""
        arguments = self.settings.family.arguments(reply.arguments)
        call_id = self.ports.new_id("call")
        wire: JsonObject = {
            "id": self.ports.new_id("item"), "object": "realtime.item", "type": "function_call",
            "status": "in_progress", "name": reply.name, "call_id": call_id, "arguments": "",
        }  # fmt: skip
        item = ServedItem(wire)
        self.add(item)
        at = self.items.index(item)
        place = {
            "response_id": self.response_id,
            "item_id": item.id,
            "output_index": at,
            "call_id": call_id,
        }
        for start in range(0, len(arguments), ARGUMENT_PIECE):
            piece = arguments[start : start + ARGUMENT_PIECE]
            self.ports.emit(
                {"type": "response.function_call_arguments.delta", **place, "delta": piece}
            )
        told = {
            "type": "response.function_call_arguments.done",
            **place,
            "arguments": arguments,
            "name": reply.name,
        }
        self.ports.emit(told)
        item.wire |= {"arguments": arguments, "status": "completed"}
        self.tell("response.output_item.done", item)
