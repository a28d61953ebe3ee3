"""What is known of one turn while it lasts, and what holds it up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from voicelive_desktop.domain.facts.functions import RunningCall, WaitingCall
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.turn_taken import HeldBy, HeldSpan, TurnEnd, TurnTaken, Wait
from voicelive_desktop.domain.words.ids import CallId, ItemId
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage


@dataclass(slots=True)
class Stretch:
    """From when to when somebody was waited for, in monotonic seconds; None: still."""

    by: HeldBy
    from_t: float
    to_t: float | None = None


@dataclass(slots=True, eq=False)
class TurnRecord:
    """One turn; moments in monotonic seconds.

    Attributes:
        number: Counts from 1 on.
        asked: The end of the person's speech on our capture clock, or when the message was sent.
        user, item: The person's row and the answer's.
        moments: When each came that came at all.
        stretches: In which functions ran or the person was waited for; they may overlap.
        returned: When the results of its calls had gone back.
        over: When it ended or was cut; None while it lasts.
        lost: A drop came before its answer was heard.
        after: The number of the turn that was asked last before its answer; 0: it was this one.
    """

    asked: float
    number: int = 0
    user: ItemId | None = None
    item: ItemId | None = None
    moments: dict[Wait, float] = field(default_factory=dict)
    over: float | None = None
    stretches: list[Stretch] = field(default_factory=list)
    returned: float | None = None
    ended: TurnEnd = TurnEnd.NOT_YET
    because: str = ""
    usage: Usage = NO_USAGE
    network_ms: float | None = None
    wordless: bool = False  # what was taken for speech had no words
    lost: bool = False
    after: int = 0
    done: bool = False  # the service has told the end of the answer
    playing: bool = False
    held: tuple[HeldSpan, ...] | None = None  # once nothing of it can change any more

    def note(self, wait: Wait, at: float) -> None:
        """It came; where it comes again, the first time counts."""
        self.moments.setdefault(wait, at)

    @property
    def was_heard(self) -> bool:
        """Whether the person heard something of its answer."""
        return Wait.FIRST_SAMPLE in self.moments

    def goes_on(self) -> None:
        """An answer begins; what was cut before it was not the end."""
        self.ended, self.because = TurnEnd.NOT_YET, ""
        self.over, self.done, self.held = None, False, None

    def unheard(self) -> None:
        """Forget an answer of which nothing was heard: another one will take its place."""
        self.item = None
        for wait in (Wait.FIRST_TEXT, Wait.FIRST_AUDIO):
            self.moments.pop(wait, None)
        self.done = self.playing = False


class Holds:
    """Notes in the turns when their calls run and when they wait for the person.

    Args:
        turn_of: The turn of a call.
        monotonic: Seconds of the capture clock.
    """

    def __init__(
        self,
        turn_of: Callable[[WaitingCall | RunningCall], TurnRecord | None],
        monotonic: Callable[[], float],
    ) -> None:
        self._turn_of, self._monotonic = turn_of, monotonic
        self._open: dict[CallId, Stretch] = {}

    def follow(self, state: State) -> None:
        """Note what of the calls that wait and run is new, and what is over."""
        now = self._monotonic()
        calls: tuple[WaitingCall | RunningCall, ...] = (*state.hands.waiting, *state.hands.running)
        held = {call.call_id: _by(state, call) for call in calls}
        for call_id, stretch in tuple(self._open.items()):
            if held.get(call_id) is not stretch.by:
                stretch.to_t = now
                del self._open[call_id]
        for call in calls:
            turn = self._turn_of(call)
            if turn is not None and call.call_id not in self._open:
                stretch = Stretch(held[call.call_id], now)
                turn.stretches.append(stretch)
                self._open[call.call_id] = stretch


def _by(state: State, call: WaitingCall | RunningCall) -> HeldBy:
    if isinstance(call, WaitingCall):
        return HeldBy.PERSON
    function = state.hands.of(call)
    if function is not None and function.by_person:
        return HeldBy.PERSON
    return HeldBy.FUNCTION


def holds(turn: TurnRecord, now: float) -> tuple[HeldSpan, ...]:
    """What held the turn up, in order and apart: where both did, it was the person."""
    if turn.held is not None:
        return turn.held
    until = now if turn.over is None else turn.over
    made: list[HeldSpan] = []
    open_now, since = Counter[HeldBy](), turn.asked
    for moment, change, by in sorted(_changes(turn, until)):
        who = HeldBy.PERSON if open_now[HeldBy.PERSON] else HeldBy.FUNCTION
        if open_now[who] and moment > since:
            from_ms, to_ms = _ms(turn, since), _ms(turn, moment)
            if made and made[-1].by is who and made[-1].to_ms == from_ms:
                from_ms = made.pop().from_ms
            made.append(HeldSpan(who, from_ms, to_ms))
        open_now[by] += change
        since = moment
    if turn.ended and all(stretch.to_t is not None for stretch in turn.stretches):
        turn.held = tuple(made)
    return tuple(made)


def _changes(turn: TurnRecord, until: float) -> Iterator[tuple[float, int, HeldBy]]:
    for stretch in turn.stretches:
        from_t, to_t = max(turn.asked, stretch.from_t), min(until, _end(stretch, until))
        if from_t < to_t:
            yield from ((from_t, 1, stretch.by), (to_t, -1, stretch.by))


def _end(stretch: Stretch, until: float) -> float:
    if stretch.to_t is None:
        return until
    return stretch.to_t


def _ms(turn: TurnRecord, moment: float) -> float:
    return round((moment - turn.asked) * 1000, 1)


def taken(turn: TurnRecord, now: float, unix_s: float) -> TurnTaken:
    """Return the turn as it is shown. `unix_s`: of moment 0 of the capture clock."""
    over = None if turn.over is None else _ms(turn, turn.over)
    return TurnTaken(
        turn.number,
        unix_s + turn.asked,
        turn.item or turn.user or "",
        waits_ms(turn),
        over=over,
        network=turn.network_ms,
        holds=holds(turn, now),
        ended=turn.ended,
        because=turn.because,
        usage=turn.usage,
        after=turn.after,
    )


def waits_ms(turn: TurnRecord) -> Mapping[Wait, float]:
    """Return when each wait was over that is over, in milliseconds from `asked` on."""
    return {wait: _ms(turn, moment) for wait, moment in turn.moments.items()}


def totals(turns: Iterable[TurnRecord]) -> Usage:
    """Return the tokens of all turns together."""
    whole = NO_USAGE
    for turn in turns:
        whole = whole.plus(turn.usage)
    return whole
