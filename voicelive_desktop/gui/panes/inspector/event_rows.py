"""Messages as rows: pieces of one thing that follow one another are one row, with their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from voicelive_desktop.domain.facts.traffic import Direction, Passed, Strange

MOST_MEMBERS = 200  # of one row; more are counted
MOST_TEXT = 2_000
MOST_SEARCHED = 4_000_000  # characters of one row: more would hold up the window
DROPPED_TOGETHER = 1_000  # rows; one by one each would move all others
_FRAME = "input_audio_buffer.append"


class EventRow:
    """One row: a message, or pieces of one thing."""

    __slots__ = ("count", "first", "marked", "members", "sentence", "sound_ms", "text")

    def __init__(self, first: Passed) -> None:
        self.first = first
        self.members = [first]
        self.count = first.count
        self.sound_ms = first.sound_ms
        self.text = first.text
        self.marked = False
        self.sentence: str | None = None  # made when it is first shown

    def grow(self, passed: Passed) -> None:
        """Take in another piece."""
        self.count += passed.count
        self.sound_ms += passed.sound_ms
        self.text = (self.text + passed.text)[:MOST_TEXT]
        self.sentence = None
        if len(self.members) < MOST_MEMBERS:
            self.members.append(passed)

    def holds(self, text: str) -> bool:
        """Whether this lower-case text is in it."""
        if text in self.first.kind.lower() or text in self.text.lower():
            return True
        left = MOST_SEARCHED
        for member in self.members:
            if text in member.message[:left].lower():
                return True
            left -= len(member.message)
            if left <= 0:
                return False
        return False


class EventRows:
    """All rows, oldest first, at most `limit` of them."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._open: dict[tuple[Direction, str, str], EventRow] = {}
        self.rows: list[EventRow] = []

    def add(self, news: Iterable[Passed]) -> tuple[Sequence[EventRow], Sequence[EventRow]]:
        """Take in what has passed; returns the new rows and those that grew."""
        new: dict[int, EventRow] = {}
        grown: dict[int, EventRow] = {}
        for passed in news:
            row = self._group_of(passed)
            if row is not None:
                row.grow(passed)
                if id(row) not in new:
                    grown[id(row)] = row
                continue
            row = EventRow(passed)
            self.rows.append(row)
            new[id(row)] = row
            if is_piece(passed):
                self._open[_key(passed)] = row
            else:
                self._open.clear()
        return tuple(new.values()), tuple(grown.values())

    def overflow(self) -> int:
        """How many of the oldest rows have to go; some more than one, so that it is not done with
        each message.
        """
        if len(self.rows) > self._limit:
            return min(len(self.rows), DROPPED_TOGETHER)
        return 0

    def drop(self, count: int) -> None:
        """Give up so many of the oldest."""
        del self.rows[:count]

    def clear(self) -> None:
        """Forget all of them."""
        self.rows.clear()
        self._open.clear()

    def _group_of(self, passed: Passed) -> EventRow | None:
        if not is_piece(passed) or passed.strange is not Strange.NOT:
            return None
        return self._open.get(_key(passed))


def is_piece(passed: Passed) -> bool:
    """Whether it is a piece of something longer: of an answer, of the words, of
    the microphone's sound.
    """
    return passed.kind.endswith(".delta") or passed.kind == _FRAME


def _key(passed: Passed) -> tuple[Direction, str, str]:
    return passed.direction, passed.kind, passed.ids[0] if passed.ids else ""
