"""The items of one conversation, in order, in the form the protocol gives them back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from voicelive_desktop.localservice.companion.small_companion import Said, ToolResult
from voicelive_desktop.localservice.protocol import picture_sizes as pictures
from voicelive_desktop.localservice.protocol import wire_errors as errors
from voicelive_desktop.localservice.protocol.field_checks import JsonObject
from voicelive_desktop.localservice.voice.voice_port import SpokenWord

ROOT = "root"  # previous_item_id that means: at the beginning


@dataclass(slots=True)
class ServedItem:
    """One item: its wire form, and for spoken ones how long the audio is and when its words sound."""

    wire: JsonObject
    audio_ms: float = 0.0
    words: list[SpokenWord] = field(default_factory=list)
    # how much of an answer was played when it was interrupted; None: all of it
    heard_ms: float | None = None
    is_heard: bool = True  # False while the transcript of a spoken user item is still to come

    @property
    def id(self) -> str:
        """The item's id."""
        return str(self.wire["id"])

    @property
    def role(self) -> str:
        """Role of a message, else nothing."""
        return str(self.wire.get("role", ""))

    @property
    def text(self) -> str:
        """All text and transcripts of a message."""
        parts = self.wire.get("content") or []
        return " ".join(
            str(part.get("text") or part.get("transcript") or "") for part in parts
        ).strip()

    @property
    def heard_text(self) -> str:
        """The text, of an interrupted answer only what was heard of it."""
        if self.heard_ms is None or not self.has_audio:
            return self.text
        return "".join(
            word.text for word in self.words if _is_heard_by(word, self.heard_ms)
        ).rstrip()

    @property
    def picture_urls(self) -> list[str]:
        """The pictures in a message, as data URLs."""
        parts = self.wire.get("content") or []
        return [str(part["image_url"]) for part in parts if part.get("type") == "input_image"]

    @property
    def pictures(self) -> list[tuple[int, int]]:
        """Width and height of each picture in a message."""
        return [found for url in self.picture_urls if (found := pictures.size(url)) is not None]

    @property
    def is_written(self) -> bool:
        """Whether somebody typed it."""
        return any(part.get("type") == "input_text" for part in self.wire.get("content") or [])

    @property
    def has_audio(self) -> bool:
        """Whether the first part is assistant audio."""
        parts = self.wire.get("content") or [{}]
        return bool(parts[0].get("type") == "audio")


class ServedConversation:
    """Ordered items; every change raises WireError when the protocol refuses it."""

    def __init__(self) -> None:
        self._items: list[ServedItem] = []

    def __iter__(self) -> Any:
        return iter(self._items)

    @property
    def last_id(self) -> str | None:
        """Id of the newest item."""
        if self._items:
            return self._items[-1].id
        return None

    def find(self, item_id: object) -> ServedItem | None:
        """Return an item by id."""
        return next((item for item in self._items if item.id == item_id), None)

    def add(self, item: ServedItem, previous_item_id: str | None = None) -> str | None:
        """Insert after ``previous_item_id`` (default: at the end); return the id now before it."""
        if self.find(item.id) is not None:
            raise errors.WireError(
                f"Error adding item: an item with id '{item.id}' already exists.",
                "item_create_duplicate_item_id",
                "item.id",
            )
        index = self._index_after(previous_item_id)
        self._items.insert(index, item)
        if index:
            return self._items[index - 1].id
        return None

    def _index_after(self, previous_item_id: str | None) -> int:
        if previous_item_id is None:
            return len(self._items)
        if previous_item_id == ROOT:
            return 0
        for index, item in enumerate(self._items):
            if item.id == previous_item_id:
                return index + 1
        raise errors.WireError(
            f"Error adding item: the previous item with id '{previous_item_id}' does not exist.",
            "item_create_invalid_previous_item_id",
            "previous_item_id",
        )

    def get(self, item_id: object, action: str, verb: str) -> ServedItem:
        """Return an item or raise the error that fits the action."""
        if not item_id:
            raise errors.missing("item_id")
        item = self.find(item_id)
        if item is None:
            raise errors.no_such_item(action, verb, item_id)
        return item

    def delete(self, item_id: object) -> None:
        """Remove an item."""
        self._items.remove(self.get(item_id, "delete", "deleting"))

    def truncate(self, item_id: object, content_index: object, audio_end_ms: object) -> ServedItem:
        """Cut an assistant's audio and the words after it."""
        item = self.get(item_id, "truncate", "truncating")
        if item.role != "assistant" or not item.has_audio:
            raise errors.invalid_value(
                "item_id", "Only model output audio messages can be truncated"
            )
        if content_index != 0:
            raise errors.invalid_value(
                "content_index", f"Invalid 'content_index': there is no audio at {content_index}."
            )
        if isinstance(audio_end_ms, bool) or not isinstance(audio_end_ms, int):
            raise errors.invalid_type("audio_end_ms", "integer", audio_end_ms)
        if audio_end_ms < 0:
            raise errors.out_of_range("audio_end_ms", audio_end_ms, 0, item.audio_ms)
        if audio_end_ms > round(item.audio_ms):
            raise errors.invalid_value(
                "audio_end_ms",
                f"Audio content of {round(item.audio_ms)}ms is already shorter than {audio_end_ms}ms",
            )
        cut_at(item, audio_end_ms)
        return item

    def said(self) -> list[Said]:
        """Return all messages, oldest first."""
        return [
            Said(item.role, item.text, item.pictures, item.is_written)
            for item in self._items
            if item.wire["type"] == "message"
        ]

    def fresh_tool_results(self) -> list[ToolResult]:
        """Return the outputs that came after the last message of anybody."""
        results: list[ToolResult] = []
        for item in reversed(self._items):
            if item.wire["type"] == "message":
                break
            if item.wire["type"] == "function_call_output":
                results.insert(
                    0,
                    ToolResult(self._name_of_call(item.wire["call_id"]), str(item.wire["output"])),
                )
            elif (gave := served_output(item)) is not None:
                results.insert(0, ToolResult(self._name_of_served(item), gave))
        return results

    def _name_of_served(self, item: ServedItem) -> str:
        request = self.find(item.wire.get("approval_request_id"))
        name = item.wire.get("name")
        if not name and request is not None:
            name = request.wire.get("name")
        return str(name or "")

    def _name_of_call(self, call_id: object) -> str:
        calls = (
            i
            for i in self._items
            if i.wire["type"] == "function_call" and i.wire["call_id"] == call_id
        )
        return next((str(item.wire["name"]) for item in calls), "")


def served_output(item: ServedItem) -> str | None:
    """Return what a call of a server gave, as a function's output; None for what is no such call,
    or still runs.
    """
    wire = item.wire
    if wire["type"] == "mcp_approval_response" and not wire.get("approve"):
        return json.dumps({"error": "the user did not allow it"})
    if wire["type"] != "mcp_call":
        return None
    if wire.get("error"):
        return json.dumps({"error": wire["error"]["message"]})
    if wire.get("output") is None:
        return None
    return str(wire["output"])


def _is_heard_by(word: SpokenWord, audio_ms: float) -> bool:
    return (word.start_ms + word.end_ms) / 2 <= audio_ms


def cut_at(item: ServedItem, audio_end_ms: float) -> None:
    """Keep the audio up to a time, and the words of which half was heard by then."""
    item.words = [word for word in item.words if _is_heard_by(word, audio_end_ms)]
    item.audio_ms = min(item.audio_ms, audio_end_ms)
    item.wire["content"][0]["transcript"] = "".join(word.text for word in item.words).rstrip()


def user_audio_item(item_id: str, audio_ms: float, transcript: str | None = None) -> ServedItem:
    """The item of a spoken turn; its transcript mostly comes later."""
    content = [{"type": "input_audio", "transcript": transcript}]
    wire = {
        "id": item_id, "object": "realtime.item", "type": "message", "status": "completed", "role": "user",
        "content": content,
    }  # fmt: skip
    return ServedItem(wire, audio_ms=audio_ms, is_heard=transcript is not None)
