"""What a service told of a conversation, and which of its answers' words came out of the speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tests.support.service_tap import Message
from tests.support.speech import FRAME_S, RATE_HZ, Samples, find, sounding
from tests.support.virtual_audio import Recording

HEARD = "conversation.item.input_audio_transcription.completed"
SPOKEN, SPOKEN_AT = "response.audio_transcript.delta", "response.audio_timestamp.delta"
# of an answer, looked for in the recording and the other way round
BEGINNING_S, ENDING_S = 0.3, 0.25
# where an answer begins in the recording, around the program's word of it
EARLY_S, LATE_S = 0.3, 1.0


@dataclass
class Told:
    """A message of the conversation, as the service told it; `words_ms`: where each word of an
    answer begins.
    """

    id: str
    who: str
    text: str = ""
    words_ms: list[float] = field(default_factory=list)


def told_by(messages: Sequence[Message]) -> list[Told]:
    """The spoken and written messages in the service's order."""
    order: list[str] = []
    found: dict[str, Told] = {}
    for message in messages:
        if message.to_service:
            continue
        body = message.body
        if message.type == "conversation.item.created":
            _place(order, body["item"]["id"], body.get("previous_item_id"))
            if body["item"]["type"] == "message":
                found[body["item"]["id"]] = _new(body["item"])
        elif message.type == "conversation.item.deleted":
            order.remove(body["item_id"])
        elif message.type == HEARD:
            found[body["item_id"]].text = body["transcript"]
        elif message.type == SPOKEN:
            found[body["item_id"]].text += body["delta"]
        elif message.type == SPOKEN_AT:
            found[body["item_id"]].words_ms.append(body["audio_offset_ms"])
    return [found[item_id] for item_id in order if item_id in found]


def _place(order: list[str], item_id: str, previous: str | None) -> None:
    assert item_id not in order
    order.insert(order.index(previous) + 1 if previous in order else len(order), item_id)


def _new(item: dict[str, object]) -> Told:
    parts = item.get("content")
    assert isinstance(parts, list)
    who = "You" if item["role"] == "user" else "Assistant"
    return Told(str(item["id"]), who, "".join(part.get("text") or "" for part in parts))


@dataclass
class Answer:
    """One answer: what the service sent of it, when the program says that it began to sound (None:
    never), and when the next one did.
    """

    told: Told
    sent: Samples
    began: float | None
    next_began: float | None

    def words_until(self, played_ms: float) -> int:
        """How many of its words sound in this time, at least in part."""
        return sum(1 for start_ms in self.told.words_ms if start_ms < played_ms)

    def played_ms(self, recording: Recording) -> float:
        """How much of it is in the recording, by the sound just before that falls silent."""
        if self.began is None:
            return 0.0
        until = None if self.next_began is None else recording.index_at(self.next_began)
        heard = recording.samples(max(0, recording.index_at(self.began - EARLY_S)), until)
        begins = self._beginning(heard)
        frames = np.flatnonzero(sounding(heard[begins:]))
        ends = begins + round((int(frames[-1]) + 1) * FRAME_S * RATE_HZ) if len(frames) else begins
        ending = heard[max(begins, ends - round(ENDING_S * RATE_HZ)) : ends]
        if not len(ending):
            return 0.0
        match = find(ending, np.pad(self.sent, (0, len(ending))))
        return (match.lag + len(ending)) / RATE_HZ * 1000

    def _beginning(self, heard: Samples) -> int:
        first = int(np.flatnonzero(np.abs(self.sent.astype(np.int32)) > 60)[0])
        needle = self.sent[first : first + round(BEGINNING_S * RATE_HZ)]
        match = find(needle, heard[: round((EARLY_S + LATE_S) * RATE_HZ)])
        return max(0, match.lag - first)
