"""Turns a session log into timed events, as if the answers were heard again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

from voicelive_desktop.client.azure_events import translate_raw
from voicelive_desktop.client.journal import LogEntry
from voicelive_desktop.client.sound_lengths import USUAL_BYTES_PER_MS, bytes_per_ms
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.quick_classes import replace
from voicelive_desktop.domain.words.wording import Words

PROGRESS_EVERY_S = 0.25
MOST_STEPS = 2_000  # of one answer: what a file claims of its length may be anything
_SHOWN = (ev.InputEvent, ev.ItemEvent, ev.ReplyEvent, ev.ServiceErrorReported, ev.ServiceWarned)
_LENGTH = re.compile(r"\((\d{1,9}) characters\)")  # what the journal writes in place of words

Timed = tuple[float, ev.Event]


@dataclass(slots=True)
class _Answer:
    """The speech of one item: when its sound began to arrive, how much arrived, when it was cut."""

    response_id: ResponseId
    first_s: float
    at_s: float
    ms: float = 0.0
    cut_s: float | None = None
    heard_ms: float = 0.0


@dataclass(slots=True)
class _Reader:
    """Goes through the entries once."""

    bytes_per_ms: float = USUAL_BYTES_PER_MS
    answers: dict[ItemId, _Answer] = field(default_factory=dict)
    unrecorded: dict[tuple[ResponseId, ItemId], int] = field(default_factory=dict)

    def events(self, entry: LogEntry) -> Iterator[ev.Event]:
        kind = entry.message.get("type")
        if entry.sent:
            yield from self._sent(entry)
        elif kind == "response.audio.delta":
            yield from self._sound(entry)
        else:
            if kind == "session.updated":
                self._learn_format(entry.message)
            for event in translate_raw(entry.message, lambda: entry.at_s):
                if isinstance(event, _SHOWN):
                    yield from self._said(event)

    def _said(self, event: ev.Event) -> Iterator[ev.Event]:
        """Yield the event; where the log holds lengths instead of text, one event with their sum."""
        match event:
            case ev.ReplyTextGrew(response_id, item_id, delta) if _left_out(delta):
                known = self.unrecorded.get((response_id, item_id), 0)
                self.unrecorded[response_id, item_id] = known + _counted(delta)
            case ev.TranscriptionGrew() if _left_out(event.delta):
                return
            case ev.TranscriptionCompleted() | ev.ReplyTextCompleted() | ev.ItemDone() if _left_out(
                event.text
            ):
                self.unrecorded.pop(
                    (getattr(event, "response_id", ResponseId("")), event.item_id), None
                )
                yield replace(event, text=_length(event.text))
            case ev.ItemCreated(item) if _left_out(item.text):
                yield replace(event, item=replace(item, text=_length(item.text)))
            case ev.ResponseDone():
                yield from self._never_completed(event.response_id)
                yield event
            case _:
                yield event

    def _never_completed(self, response_id: ResponseId) -> Iterator[ev.Event]:
        """Yield the lengths of answers that were cut before their whole text arrived."""
        for (response, item_id), count in tuple(self.unrecorded.items()):
            if response == response_id:
                del self.unrecorded[response, item_id]
                text = Words("{n} characters, not recorded", n=count)
                yield ev.ReplyTextCompleted(response, item_id, text)

    def _learn_format(self, message: Mapping[str, Any]) -> None:
        session = message.get("session")
        if isinstance(session, Mapping):
            name = session.get("output_audio_format")
        else:
            name = None
        self.bytes_per_ms = bytes_per_ms(name)

    def _sound(self, entry: LogEntry) -> Iterator[ev.Event]:
        delta, item_id, response_id = (
            entry.message.get(name) for name in ("delta", "item_id", "response_id")
        )
        if isinstance(delta, Mapping):
            size = delta.get("bytes")
        else:
            size = None
        if not (
            isinstance(size, int) and isinstance(item_id, str) and isinstance(response_id, str)
        ):
            return
        item, response, ms = ItemId(item_id), ResponseId(response_id), size / self.bytes_per_ms
        self.answers.setdefault(item, _Answer(response, entry.t_s, entry.at_s)).ms += ms
        yield ev.AudioArrived(response, item, ms, entry.at_s)

    def _sent(self, entry: LogEntry) -> Iterator[ev.Event]:
        message = entry.message
        if message.get("type") == "conversation.item.truncate":
            answer = self.answers.get(ItemId(str(message.get("item_id"))))
            heard = message.get("audio_end_ms")
            if answer is not None and answer.cut_s is None and isinstance(heard, int | float):
                answer.cut_s, answer.heard_ms = entry.t_s, float(heard)
        item = message.get("item")
        if isinstance(item, Mapping) and item.get("type") == "function_call_output":
            yield ev.ToolFinished(
                CallId(str(item.get("call_id"))), str(item.get("output")), ok=True
            )


def _left_out(text: str) -> bool:
    """Whether the log holds a length instead of this text."""
    return bool(text) and not _LENGTH.sub("", text).strip()


def _length(text: str) -> Words:
    """Return what a person reads instead of the text."""
    return Words("{n} characters, not recorded", n=_counted(text))


def _counted(text: str) -> int:
    return sum(int(length) for length in _LENGTH.findall(text))


def timeline(entries: Sequence[LogEntry]) -> Sequence[Timed]:
    """Return (seconds since the log began, event) in order. The log has the times of sound,
    not the sound.
    """
    reader = _Reader()
    whole: list[Timed] = []
    for entry in entries:
        whole.extend((entry.t_s, event) for event in reader.events(entry))
    whole.extend(_playback(reader.answers))
    whole.sort(key=itemgetter(0))  # stable: what came first of one moment stays first
    return whole


def _playback(answers: Mapping[ItemId, _Answer]) -> Iterator[Timed]:
    """Yield playback events: answers one after the other, each until it was over or cut."""
    free_s = 0.0
    for item_id, answer in answers.items():
        begin_s = max(free_s, answer.first_s)
        end_s = begin_s + answer.ms / 1000
        if answer.cut_s is not None:
            end_s = min(end_s, max(begin_s, answer.cut_s))
        unix = answer.at_s - answer.first_s
        yield begin_s, ev.PlaybackStarted(answer.response_id, item_id, begin_s + unix)
        yield from _progress(item_id, begin_s, end_s)
        if answer.cut_s is None:
            yield end_s, ev.PlaybackDrained(item_id)
        else:
            heard = min(answer.heard_ms, answer.ms)
            yield (
                end_s,
                ev.PlaybackFlushed(item_id, answer.response_id, heard, answer.ms, CutReason.LOG),
            )
            yield end_s, ev.PlaybackDrained(item_id)
        free_s = end_s


def _progress(item_id: ItemId, begin_s: float, end_s: float) -> Iterator[Timed]:
    every_s = max(PROGRESS_EVERY_S, (end_s - begin_s) / MOST_STEPS)
    for n in range(1, int((end_s - begin_s) / every_s) + 1):
        yield begin_s + n * every_s, ev.PlaybackProgressed(item_id, n * every_s * 1000)
