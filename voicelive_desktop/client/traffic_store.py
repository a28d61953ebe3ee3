"""Every message of every connection, kept while somebody looks: bounded, and with a count of what
was left out. Of the time before that, the latest ones without sound are laid by unread.

What passes is only put into a queue; it is read when somebody asks for news, a few milliseconds at
a time.
"""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from voicelive_desktop.client import wire
from voicelive_desktop.client.journal import redacted
from voicelive_desktop.client.sound_lengths import SentStretch, SoundLengths
from voicelive_desktop.domain.facts.traffic import Direction, Passed, Strange
from voicelive_desktop.domain.words.quick_classes import replace

MOST_KEPT = 100_000  # messages; an hour of talking has some 20,000
MOST_CHARACTERS_KEPT = 96 * 1024 * 1024
MOST_WAITING = 20_000
MOST_CHARACTERS_WAITING = 32 * 1024 * 1024
MOST_READ = 1024 * 1024  # characters of one message; reading more would hold up the window
MOST_TEXT = 2_000
MOST_TOGETHER = 1_000_000  # what a file says of messages told together is not believed beyond
MOST_BEFORE = 5_000  # messages without sound, of the time while nobody looked
MOST_CHARACTERS_BEFORE = 2 * 1024 * 1024
MOST_OF_ONE_BEFORE = 64 * 1024
_SOUND = "audio.delta"
_PIECE = ".delta"  # between them the microphone's messages are still one stretch
_BEGINS_WITHIN = 200  # characters: the type stands near the beginning of a message
_KIND = re.compile(r'"type"\s*:\s*"([\w.]{1,80})"')
_LOOKED_AT = 2_000  # characters of a message that is not read
_IDS = ("item_id", "response_id", "call_id")
_OF_PARTS = (
    *(("item", "id"), ("item", "call_id"), ("item", "approval_request_id")),
    ("response", "id"),
)


class _Waiting(NamedTuple):
    t: float
    direction: Direction
    text: str  # as on the wire; of the program, the name of what happened
    fields: Mapping[str, object] | None = None
    malformed: bool = False


class Traffic:
    """A witness of all connections. Loop thread only.

    Args:
        clock: Monotonic seconds.
        wall_clock: Unix seconds.
        known: Whether the SDK knows this type of a message from the service.
        most: How many messages are kept.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        wall_clock: Callable[[], float],
        known: Callable[[str], bool],
        most: int = MOST_KEPT,
    ) -> None:
        self._clock, self._wall_clock, self._known = clock, wall_clock, known
        self._most = most
        self._on = False
        self._waiting: deque[_Waiting] = deque()
        self._waiting_size = 0
        self._before: deque[_Waiting] = deque()  # passed while nobody looked
        self._before_size = 0
        self._kept: deque[Passed] = deque()
        self._kept_size = 0
        self._stretch = SentStretch()
        self._lengths = SoundLengths()
        self._n = 0
        self._missed = 0
        self._fallen = 0

    @property
    def missed(self) -> int:
        """How many messages passed while nobody looked, or faster than they could be read."""
        return self._missed

    @property
    def fallen(self) -> int:
        """How many of the oldest were given up for newer ones."""
        return self._fallen

    @property
    def limit(self) -> int:
        """How many messages are kept."""
        return self._most

    def watch(self, *, on: bool) -> None:
        """Read what passes from now on, beginning with what passed before; or no longer."""
        if on and not self._on:
            for waiting in self._before:
                self._wait(waiting)
            self._before.clear()
            self._before_size = 0
        self._on = on

    def sent(self, text: str) -> None:
        """A message went to the service."""
        if self._on:
            self._wait(_Waiting(self._clock(), Direction.SENT, text))
        else:
            self._lay_by(Direction.SENT, text)

    def received(self, text: str) -> None:
        """A message came from the service."""
        if self._on:
            self._wait(_Waiting(self._clock(), Direction.RECEIVED, text))
        else:
            self._lay_by(Direction.RECEIVED, text)

    def happened(self, kind: str, **fields: object) -> None:
        """Something happened in the program that belongs between the messages."""
        if self._on:
            self._wait(_Waiting(self._clock(), Direction.PROGRAM, kind, fields))
        else:
            self._lay_by(Direction.PROGRAM, kind, fields)

    def made_no_sense(self) -> None:
        """The message that came last could not be understood."""
        latest = self._waiting if self._on else self._before
        if latest and latest[-1].direction is Direction.RECEIVED:
            latest[-1] = latest[-1]._replace(malformed=True)

    def news(self, seconds: float) -> Sequence[Passed]:
        """Read what waits, for at most so long; returns what was read, oldest first."""
        until = self._clock() + seconds
        read: list[Passed] = []
        while self._waiting and (not read or self._clock() < until):
            waiting = self._waiting.popleft()
            self._waiting_size -= len(waiting.text)
            read += self._read(waiting)
        if not self._waiting and self._stretch.is_due(self._clock()):
            read.append(self._sound())
        for passed in read:
            self._keep(passed)
        return read

    def kept(self) -> Sequence[Passed]:
        """All that is kept, oldest first."""
        return tuple(self._kept)

    def clear(self) -> None:
        """Forget all of it."""
        self._kept.clear()
        self._waiting.clear()
        self._before.clear()
        self._before_size = 0
        self._stretch = SentStretch()
        self._kept_size = self._waiting_size = self._missed = self._fallen = 0

    def _lay_by(
        self, direction: Direction, text: str, fields: Mapping[str, object] | None = None
    ) -> None:
        """Keep it unread for a later look, but no sound, which would fill the memory."""
        begins = text[:_BEGINS_WITHIN]
        if _SOUND in begins or wire.APPEND in begins or len(text) > MOST_OF_ONE_BEFORE:
            self._missed += 1
            return
        self._before.append(_Waiting(self._clock(), direction, text, fields))
        self._before_size += len(text)
        while len(self._before) > MOST_BEFORE or self._before_size > MOST_CHARACTERS_BEFORE:
            self._before_size -= len(self._before.popleft().text)
            self._missed += 1

    def _wait(self, waiting: _Waiting) -> None:
        full = len(self._waiting) >= MOST_WAITING or self._waiting_size > MOST_CHARACTERS_WAITING
        if full:
            self._missed += 1
            return
        self._waiting.append(waiting)
        self._waiting_size += len(waiting.text)

    def _keep(self, passed: Passed) -> None:
        self._kept.append(passed)
        self._kept_size += len(passed.message)
        while len(self._kept) > self._most or self._kept_size > MOST_CHARACTERS_KEPT:
            self._kept_size -= len(self._kept.popleft().message)
            self._fallen += 1

    def _read(self, waiting: _Waiting) -> Iterator[Passed]:
        sent = waiting.direction is Direction.SENT
        kind = kind_of_start(waiting.text)
        if sent and kind == wire.APPEND and len(waiting.text) <= MOST_READ:
            self._stretch.add(waiting.t, waiting.text)
            if self._stretch.is_due(waiting.t):
                yield self._sound()
            return
        if waiting.fields is not None or not kind.endswith(_PIECE):
            if self._stretch.messages:
                yield self._sound()
            self._stretch.end()
        self._n += 1
        at_s = self._at_s(waiting.t)
        if waiting.fields is None:
            yield self._message(waiting, at_s)
        else:
            happened = {"type": waiting.text, **waiting.fields}
            yield passed_of(self._n, at_s, waiting.direction, happened, self._lengths)

    def _sound(self) -> Passed:
        self._n += 1
        at_s = self._at_s(self._stretch.last_t)
        return passed_of(self._n, at_s, Direction.SENT, self._stretch.taken(), self._lengths)

    def _at_s(self, t: float) -> float:
        return self._wall_clock() - (self._clock() - t)

    def _message(self, waiting: _Waiting, at_s: float) -> Passed:
        size = len(waiting.text)
        if size > MOST_READ:
            kind = kind_of_start(waiting.text)
            told = json.dumps({"type": kind, "characters": size})
            return Passed(
                self._n, at_s, waiting.direction, kind, (), told, size, strange=Strange.TOO_LARGE
            )
        try:
            message = wire.bounded(wire.loaded(waiting.text))
        except wire.NoMessage:
            told = json.dumps({"characters": size})
            return Passed(
                self._n,
                at_s,
                waiting.direction,
                "not a message",
                (),
                told,
                size,
                strange=Strange.MALFORMED,
            )
        strange = self._strange(waiting, message)
        return passed_of(self._n, at_s, waiting.direction, message, self._lengths, size, strange)

    def _strange(self, waiting: _Waiting, message: Mapping[str, object]) -> Strange:
        if waiting.direction is not Direction.RECEIVED:
            return Strange.NOT
        if not self._known(str(message.get("type"))):
            return Strange.UNKNOWN
        if waiting.malformed:
            return Strange.MALFORMED
        return Strange.NOT


def kind_of_start(text: str) -> str:
    """The type of a message, by its first characters alone."""
    found = _KIND.search(text[:_LOOKED_AT])
    if found is None:
        return "unknown"
    return found[1]


def passed_of(
    n: int,
    at_s: float,
    direction: Direction,
    message: Mapping[str, object],
    lengths: SoundLengths,
    size: int = 0,
    strange: Strange = Strange.NOT,
) -> Passed:
    """How a message is shown; sound and secrets are left out of it."""
    kind = message.get("type")
    shown = redacted(message, words=True)
    lengths.note(message)
    delta, frames = shown.get("delta"), message.get("frames")
    count = 1
    if kind == wire.APPEND and isinstance(frames, int) and 0 < frames <= MOST_TOGETHER:
        count = frames
    event_type = "no type"
    if isinstance(kind, str):
        event_type = kind[:96]
    text = ""
    if isinstance(delta, str):
        text = delta[:MOST_TEXT]
    return Passed(
        n,
        at_s,
        direction,
        event_type,
        ids_of(message),
        json.dumps(shown, ensure_ascii=False),
        size,
        count,
        sound_ms=lengths.of(shown),
        text=text,
        strange=strange,
    )


def lines(
    passed: Sequence[Passed],
    *,
    words: bool,
    turn_of: Callable[[tuple[str, ...]], int | None] = lambda _ids: None,
) -> Iterator[str]:
    """The lines of a file of these messages, as `--events` writes them, with their turns."""
    for one in passed:
        event = redacted(json.loads(one.message), words=words)
        line = {"t": round(one.at_s, 4), "direction": one.direction.value, "event": event}
        turn = turn_of(one.ids)
        if turn is not None:
            line["turn"] = turn
        yield json.dumps(line, ensure_ascii=False) + "\n"


def read_lines(text: Iterator[str], most: int = MOST_KEPT) -> Iterator[Passed]:
    """What such a file, or a session log, tells. Lines that make no sense are left out.

    Raises:
        NoMessage: none of the lines makes sense.
    """
    n, lengths = 0, SoundLengths()
    for line in text:
        try:
            fields = wire.parsed(line)
            event = fields.get("event", fields.get("message"))
            direction, at_s = (
                Direction(str(fields.get("direction"))),
                fields.get("at", fields.get("t")),
            )
        except ValueError:
            continue
        if isinstance(event, Mapping) and isinstance(at_s, int | float) and n < most:
            n += 1
            moment_s = max(0.0, min(wire.LAST_MOMENT_S, float(at_s)))
            read = passed_of(n, moment_s, direction, event, lengths, len(line))
            yield replace(read, turn=_turn(fields))
    if n == 0:
        raise wire.NoMessage


def _turn(fields: Mapping[str, object]) -> int | None:
    turn = fields.get("turn")
    if isinstance(turn, int) and not isinstance(turn, bool):
        return turn
    return None


def ids_of(message: Mapping[str, object]) -> tuple[str, ...]:
    """The items, answers and calls that a message is about; what an item stands behind is none of
    them.
    """
    found = [message.get(name) for name in _IDS]
    for part_name, name in _OF_PARTS:
        part = message.get(part_name)
        if isinstance(part, Mapping):
            found.append(part.get(name))
    return tuple(value for value in found if isinstance(value, str))
