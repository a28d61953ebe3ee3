"""What all parts of one session work on: its settings, its conversation, and the events on their
way out.
"""

from __future__ import annotations

from copy import deepcopy

from voicelive_desktop.localservice.companion.conversation_items import (
    ServedConversation,
    ServedItem,
)
from voicelive_desktop.localservice.echo.played_audio import PlayedAudio
from voicelive_desktop.localservice.protocol.field_checks import JsonObject
from voicelive_desktop.localservice.protocol.model_family import ModelFamily
from voicelive_desktop.localservice.protocol.session_config import initial_session
from voicelive_desktop.localservice.session.told_surroundings import Surroundings


class SessionDesk:
    """The parts read and change it; whoever changes something emits the event that
    tells the client.
    """

    def __init__(self, model: str, expires_at: int, around: Surroundings) -> None:
        self.around = around
        if around.seat is None:
            self.family = ModelFamily.of(model)
        else:
            self.family = ModelFamily(is_native=False)
        self.session = initial_session(
            around.new_id("sess"), model, expires_at, is_native=self.family.is_native
        )
        if around.seat is not None:
            self.session["agent"] = around.seat.as_wire()
        self.conversation_id = around.new_id("conv")
        self.conversation = ServedConversation()
        self.played = PlayedAudio(around.clock)
        self.has_spoken = False
        self._outbox: list[JsonObject] = []

    @property
    def turn_detection(self) -> JsonObject:
        """The turn detection's settings; empty when the client makes the turns."""
        return self.session["turn_detection"] or {}

    def emit(self, event: JsonObject) -> None:
        """Put a server event into the outbox and give it an id."""
        self._outbox.append({"event_id": self.around.new_id("event"), **event})

    def take_events(self) -> list[JsonObject]:
        """Return the server events to send now, in order."""
        taken, self._outbox = self._outbox, []
        return taken

    def add_item(self, item: ServedItem, previous_item_id: str | None = None) -> None:
        """Take an item into the conversation and tell the client."""
        self.emit_item("created", item, self.conversation.add(item, previous_item_id))

    def emit_item(
        self, what: str, item: ServedItem, previous: str | None, *, has_words: bool = True
    ) -> None:
        """Tell the client of an item; without ``has_words`` its transcript is not told."""
        wire = deepcopy(item.wire)
        if not has_words:
            wire["content"][0]["transcript"] = None
        told = {"previous_item_id": self.family.previous(previous), "item": wire}
        self.emit({"type": f"conversation.item.{what}", **told})

    def emit_truncated(self, item_id: str, content_index: int, audio_end_ms: int) -> None:
        """Tell the client that an answer was cut."""
        place = {"item_id": item_id, "content_index": content_index, "audio_end_ms": audio_end_ms}
        self.emit({"type": "conversation.item.truncated", **place})
