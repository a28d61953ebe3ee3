"""One turn of a conversation, measured: for reports and the inspector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage


class Wait(StrEnum):
    """What one waits for in a turn, as reports call it."""

    HEARD = "heard"  # the service tells that it heard the end of the speech
    COMMITTED = "committed"  # it tells that it took the turn
    FIRST_TEXT = "first_text"  # of the answer, on the socket
    FIRST_AUDIO = "first_audio"  # of the answer, on the socket
    FIRST_SAMPLE = "first_sample"  # of the answer, at the speaker


class TurnEnd(StrEnum):
    """How a turn ended."""

    NOT_YET = ""
    COMPLETED = "completed"
    INTERRUPTED = "interrupted"
    INCOMPLETE = "incomplete"
    FAILED = "failed"
    NONE = "none"  # no answer came


class HeldBy(StrEnum):
    """What the answer waited for."""

    FUNCTION = "function"
    PERSON = "person"  # who had to allow a call, or to answer it


@dataclass(frozen=True, slots=True)
class HeldSpan:
    """A stretch of a turn in which it waited for functions or for the person, in its milliseconds."""

    by: HeldBy
    from_ms: float
    to_ms: float


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """Moments in milliseconds from the end of the person's speech, or the sending of the message.

    Attributes:
        number: Counts from 1 on.
        at_s: When the person had said or sent it, in Unix seconds.
        item: Of the answer; of the question if there was none.
        waits: When each came that came at all.
        over: Its end, or its cut; None while it lasts.
        network: What a message takes to the service and back; None: not measured.
        holds: When functions ran or the person was waited for, in order and apart.
        because: What cut or failed it.
        after: The number of the turn that was asked last before its answer; 0: it was this one.
    """

    number: int
    at_s: float
    item: str = ""
    waits: Mapping[Wait, float] = field(default_factory=dict)
    over: float | None = None
    network: float | None = None
    holds: tuple[HeldSpan, ...] = ()
    ended: TurnEnd = TurnEnd.NOT_YET
    because: str = ""
    usage: Usage = NO_USAGE
    after: int = 0

    @property
    def tools_ms(self) -> float:
        """How long functions ran."""
        return self.held_ms(HeldBy.FUNCTION)

    @property
    def person_ms(self) -> float:
        """How long the person was waited for."""
        return self.held_ms(HeldBy.PERSON)

    def held_ms(self, by: HeldBy, until: float | None = None) -> float:
        """How long the answer was held up so, up to a moment of the turn or altogether."""
        total = 0.0
        for hold in self.holds:
            if hold.by is by:
                to = hold.to_ms if until is None else min(hold.to_ms, until)
                total += max(0.0, to - hold.from_ms)
        return round(total, 1)

    def waited_ms(self, wait: Wait) -> float | None:
        """How long one waited for it, without the time that the person took themselves."""
        return self._without_person(self.waits.get(wait))

    @property
    def lasted_ms(self) -> float | None:
        """How long the turn lasted, without that time."""
        return self._without_person(self.over)

    def _without_person(self, moment: float | None) -> float | None:
        if moment is None:
            return None
        return round(moment - self.held_ms(HeldBy.PERSON, moment), 1)
