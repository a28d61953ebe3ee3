"""What the person said, as it is given to the client: words that never go back, then
the final text.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

TRANSCRIPTION = "conversation.item.input_audio_transcription"
FAILED = {
    "type": "transcription_error",
    "code": "audio_unintelligible",
    "message": "The audio could not be transcribed.",
    "param": None,
}


@dataclass(slots=True)
class _Words:
    sent: str = ""
    waiting: str = ""  # stable, but the client does not know the item yet


@dataclass(slots=True)
class Transcripts:
    """Emits the transcription events of all user items; silent while ``is_on`` says no."""

    emit: Callable[[dict[str, Any]], None]
    is_on: Callable[[], bool]
    # all words in one delta when the turn is over
    comes_at_once: Callable[[], bool] = lambda: False
    fails: bool = False  # fault "no-transcript"
    _words: dict[str, _Words] = field(default_factory=dict)

    @property
    def are_told(self) -> bool:
        """Whether the client gets the words of the person."""
        return self.is_on() and not self.fails

    def partial(
        self, item_id: str, text: str, *, is_announced: bool, is_final: bool = False
    ) -> None:
        """Send the words that are new; keep them while the client does not know the item."""
        words = self._words.setdefault(item_id, _Words())
        if not is_announced:
            words.waiting = text
        elif self.comes_at_once() and not is_final:
            return
        elif text.startswith(words.sent) and len(text) > len(words.sent):
            delta, words.sent = text[len(words.sent) :], text
            if self.is_on():
                self.emit(
                    {
                        "type": f"{TRANSCRIPTION}.delta",
                        "item_id": item_id,
                        "content_index": 0,
                        "delta": delta,
                    }
                )

    def announced(self, item_id: str) -> None:
        """The client knows the item now: send what waited."""
        self.partial(item_id, self._words.setdefault(item_id, _Words()).waiting, is_announced=True)

    def forget(self, item_id: str) -> None:
        """The item never comes to be."""
        self._words.pop(item_id, None)

    def final(self, item_id: str, text: str) -> None:
        """Send the rest and the whole."""
        self.partial(item_id, text, is_announced=True, is_final=True)
        self._words.pop(item_id, None)
        if not self.is_on():
            return
        place = {"item_id": item_id, "content_index": 0}
        if self.fails:
            self.emit({"type": f"{TRANSCRIPTION}.failed", **place, "error": FAILED})
        else:
            self.emit({"type": f"{TRANSCRIPTION}.completed", **place, "transcript": text})
