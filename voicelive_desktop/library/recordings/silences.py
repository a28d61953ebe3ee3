"""Which parts of a recording are silenced for rows that were deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from voicelive_desktop.domain.words.quick_classes import dataclass

YOU, ASSISTANT = 0, 1  # the channels
MARGIN_S = 0.3  # what is heard around a row: a first sound, an echo in the room

_Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class HeardRow:
    """Where a row is heard: on which channel, from when to when in seconds; `gone`: it was deleted."""

    channel: int
    begin_s: float
    end_s: float
    gone: bool


@dataclass(frozen=True, slots=True)
class SilencedPart:
    """A part of one channel in which nothing is to be heard any more."""

    channel: int
    begin_s: float
    end_s: float


def silences(rows: Iterable[HeardRow]) -> tuple[SilencedPart, ...]:
    """What is silenced for the deleted rows of one recording.

    The microphone hears the loudspeakers too, so an answer is silenced on both channels. Where a
    row that stays is heard, its own channel is left as it is.
    """
    rows = tuple(rows)
    stays = {
        channel: [
            (row.begin_s, row.end_s) for row in rows if row.channel == channel and not row.gone
        ]
        for channel in (YOU, ASSISTANT)
    }
    found = []
    for row in rows:
        if not row.gone:
            continue
        span = (max(0.0, row.begin_s - MARGIN_S), row.end_s + MARGIN_S)
        channels = (YOU,) if row.channel == YOU else (YOU, ASSISTANT)
        for channel in channels:
            left = _left_of(span, stays[channel])
            found += [SilencedPart(channel, begin_s, end_s) for begin_s, end_s in left]
    return tuple(found)


def _left_of(span: _Span, taken: Iterable[_Span]) -> Iterator[_Span]:
    """The parts of a span that no other one covers."""
    at_s, end_s = span
    for other_begin_s, other_end_s in sorted(taken):
        if other_end_s <= at_s or other_begin_s >= end_s:
            continue
        if other_begin_s > at_s:
            yield at_s, other_begin_s
        at_s = max(at_s, other_end_s)
    if at_s < end_s:
        yield at_s, end_s
