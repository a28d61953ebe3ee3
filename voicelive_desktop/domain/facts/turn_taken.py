"""One turn of a conversation, measured: for reports and the inspector."""

from __future__ import annotations

from enum import StrEnum

from voicelive_desktop.domain.words.quick_classes import dataclass
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage


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
    """Moments in milliseconds from the end of the person's speech, or the sending of the message;
    None: never came.

    Attributes:
        number: Counts from 1 on.
        at_s: When the person had said or sent it, in Unix seconds.
        item: Of the answer; of the question if there was none.
        heard, committed: When the service told that it heard the end, and that it took the turn.
        first_text, first_audio, first_sample: Of the answer: on the socket, on the socket, at the
        speaker.
        over: Its end, or its cut.
        network: What a message takes to the service and back; None: not measured.
        holds: When functions ran or the person was waited for, in order and apart.
        ended: completed, interrupted, incomplete, failed or none (no answer); "" while it lasts.
        because: What cut or failed it.
    """

    number: int
    at_s: float
    item: str = ""
    heard: float | None = None
    committed: float | None = None
    first_text: float | None = None
    first_audio: float | None = None
    first_sample: float | None = None
    over: float | None = None
    network: float | None = None
    holds: tuple[HeldSpan, ...] = ()
    ended: str = ""
    because: str = ""
    usage: Usage = NO_USAGE

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

    def waited_ms(self, wait: str) -> float | None:
        """How long one waited for this moment, without the time that the person took themselves."""
        moment: float | None = getattr(self, wait)
        if moment is None or wait == "network":
            return moment
        return round(moment - self.held_ms(HeldBy.PERSON, moment), 1)
