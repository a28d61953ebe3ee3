"""How long each turn took, and how it ended: for reports of a run.

A turn begins with the end of the person's speech, with a typed message, or with an answer nobody
asked for. It lasts until its answer was heard, was cut, or failed; answers that only call functions
belong to the one that follows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.turn_taken import TurnTaken
from voicelive_desktop.domain.questions.turn_figures import NO_WORDS
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.usage import NO_USAGE, Usage

COMPLETED, INTERRUPTED, INCOMPLETE, FAILED, NONE = (
    "completed",
    "interrupted",
    "incomplete",
    "failed",
    "none",
)
LOOKED_AT = 20  # turns; the words of an older one come no more
_ENDS = {
    ResponseStatus.COMPLETED: COMPLETED,
    ResponseStatus.CANCELLED: INTERRUPTED,
    ResponseStatus.INCOMPLETE: INCOMPLETE,
    ResponseStatus.FAILED: FAILED,
}
OVER = "end"  # because the conversation, or the program, ended


@dataclass(slots=True)
class TurnRecord:
    """One turn; moments in monotonic seconds, None for what never came.

    Attributes:
        number: Counts from 1 on.
        asked: The end of the person's speech on our capture clock, or when the message was sent.
        user, item: The person's row and the answer's.
        heard, committed: When the service told that it heard the end, and that it took the turn.
        first_text, first_audio, first_sample: Of the answer: on the socket, on the socket, at the
        speaker.
        tools_s: How long functions ran.
        over: When it ended or was cut.
        ended: How; "" while it lasts.
    """

    asked: float
    number: int = 0
    user: ItemId | None = None
    item: ItemId | None = None
    heard: float | None = None
    committed: float | None = None
    first_text: float | None = None
    first_audio: float | None = None
    first_sample: float | None = None
    over: float | None = None
    tools_s: float = 0.0
    ended: str = ""
    because: str = ""
    usage: Usage = NO_USAGE
    network_ms: float | None = None
    wordless: bool = False  # what was taken for speech had no words
    calls: dict[CallId, float] = field(default_factory=dict)
    done: bool = False  # the service has told the end of the answer
    playing: bool = False


class TurnBook:
    """Keeps the records of a run; call it as the store's observer.

    Args:
        clock: What gives events their `at_s`.
        monotonic: Seconds of the capture clock.
        round_trip: What a message takes to the service and back, in milliseconds.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        monotonic: Callable[[], float],
        round_trip: Callable[[], float | None] = lambda: None,
    ) -> None:
        self._clock, self._monotonic = clock, monotonic
        self.round_trip = round_trip
        self._turns: list[TurnRecord] = []
        self._asked: TurnRecord | None = None  # no answer has begun
        self._calling: TurnRecord | None = None  # its answer only called functions
        self._answers: dict[ResponseId, TurnRecord] = {}
        self._items: dict[ItemId, TurnRecord] = {}
        self._numbers: dict[str, int] = {}

    @property
    def turns(self) -> tuple[TurnRecord, ...]:
        """All turns that have ended, in the order in which they began."""
        return tuple(turn for turn in self._turns if turn.ended)

    def turn_of(self, ids: Iterable[str]) -> int | None:
        """Return the number of the turn that one of these items, answers or calls belongs to."""
        return next((self._numbers[name] for name in ids if name in self._numbers), None)

    def taken(self, most: int) -> Sequence[TurnTaken]:
        """Return the latest turns, in the order in which they began; the last may still last."""
        return tuple(self._taken(turn) for turn in self._turns[-most:])

    def close(self) -> None:
        """End what still lasts: nobody will hear more of it."""
        answering = tuple(self._answers.values())
        for turn in self._turns:
            if turn.done and turn.first_sample is None:  # there was no speaker
                self._end(turn, COMPLETED, "")
            elif turn.item is not None or turn in answering:
                self._end(turn, INTERRUPTED, OVER)
            else:
                self._end(turn, NONE, OVER)

    def __call__(self, _old: State, new: State, event: ev.AnyEvent) -> None:
        """Note what this event says of turns."""
        match event:
            case (
                ev.SpeechStopped() | ev.InputCommitted() | ev.TextSubmitted() | ev.AnswerRequested()
            ):
                self._of_person(new, event)
            case ev.TranscriptionCompleted(item_id, text):
                self._worded(item_id, text)
            case ev.ResponseCreated(response_id, at_s, outside):
                if not outside:
                    self._begin_answer(response_id, self._t(at_s))
            case (
                ev.ReplyTextGrew()
                | ev.AudioArrived()
                | ev.FunctionCallCompleted()
                | ev.ResponseDone()
            ):
                if (turn := self._answers.get(event.response_id)) is not None:
                    self._of_answer(turn, event)
            case ev.ToolFinished(call_id):
                self._returned(call_id)
            case ev.PlaybackStarted() | ev.PlaybackDrained() | ev.PlaybackFlushed():
                if event.item_id in self._items:
                    self._of_sound(self._items[event.item_id], event)
            case ev.ConnectionEnded() | ev.EndRequested():
                self.close()
            case _:
                pass

    def _t(self, at_s: float) -> float:
        """Unix seconds of the program's clock -> monotonic seconds."""
        return self._monotonic() - (self._clock() - at_s)

    def _of_person(
        self,
        new: State,
        event: ev.SpeechStopped | ev.InputCommitted | ev.TextSubmitted | ev.AnswerRequested,
    ) -> None:
        at = self._t(event.at_s)
        match event:
            case ev.SpeechStopped(item_id):
                self._ask(TurnRecord(_silent_since(new, item_id, at), user=item_id, heard=at))
            case ev.InputCommitted(item_id):
                turn = self._asked
                # the talk key ended it: nothing else told so
                if turn is None or turn.committed is not None:
                    released_s = new.turns.listening.stopped_at_s
                    if released_s is None:
                        began_t = at
                    else:
                        began_t = self._t(released_s)
                    turn = self._ask(TurnRecord(began_t, user=item_id))
                turn.committed = at
            case ev.TextSubmitted(item_id):
                self._ask(TurnRecord(at, user=item_id))
            case ev.AnswerRequested():
                self._ask(TurnRecord(at))

    def _worded(self, item_id: ItemId, text: str) -> None:
        for turn in reversed(self._turns[-LOOKED_AT:]):
            if turn.user == item_id:
                turn.wordless = not text.strip()
                if turn.ended == NONE and turn.wordless:
                    turn.because = NO_WORDS
                return

    def _ask(self, turn: TurnRecord) -> TurnRecord:
        if self._asked is not None:
            self._end(self._asked, NONE, "")
        self._asked = turn
        self._turns.append(turn)
        turn.number = len(self._turns)
        if turn.user is not None:
            self._numbers[turn.user] = turn.number
        return turn

    def _begin_answer(self, response_id: ResponseId, at: float) -> None:
        turn = self._calling or self._asked
        if turn is None:
            turn = self._ask(TurnRecord(at))
        if turn is self._asked:
            self._asked = None
        self._calling = None
        turn.done = False
        turn.network_ms = self.round_trip()
        self._answers[response_id] = turn
        self._numbers[response_id] = turn.number

    def _of_answer(
        self,
        turn: TurnRecord,
        event: ev.ReplyTextGrew | ev.AudioArrived | ev.FunctionCallCompleted | ev.ResponseDone,
    ) -> None:
        match event:
            case ev.ReplyTextGrew(_, item_id, _, at_s):
                self._name(turn, item_id)
                turn.first_text = _first(turn.first_text, self._t(at_s))
            case ev.AudioArrived(_, item_id, _, at_s, dropped):
                self._name(turn, item_id)
                if not dropped:
                    turn.first_audio = _first(turn.first_audio, self._t(at_s))
                    turn.playing = True
            case ev.FunctionCallCompleted(_, _, call_id, _, _, at_s):
                turn.calls[call_id] = self._t(at_s)
                self._numbers[call_id] = turn.number
            case ev.ResponseDone():
                self._answer_done(turn, event)

    def _answer_done(self, turn: TurnRecord, event: ev.ResponseDone) -> None:
        del self._answers[event.response_id]
        turn.usage = turn.usage.plus(event.usage)
        turn.done = True
        ended = _ENDS.get(event.status, FAILED)
        if ended == COMPLETED and turn.calls and turn.first_audio is None:
            self._calling = turn
        elif ended != COMPLETED:
            if event.because:
                self._end(turn, ended, event.because.code)
            else:
                self._end(turn, ended, event.reason)
        elif not turn.playing:
            self._end(turn, COMPLETED, "")

    def _returned(self, call_id: CallId) -> None:
        for turn in reversed(self._turns):
            if call_id in turn.calls:
                turn.tools_s += self._monotonic() - turn.calls[call_id]
                return

    def _of_sound(
        self, turn: TurnRecord, event: ev.PlaybackStarted | ev.PlaybackDrained | ev.PlaybackFlushed
    ) -> None:
        match event:
            case ev.PlaybackStarted(_, _, at_s, heard_t):
                if heard_t is None:
                    first_t = self._t(at_s)
                else:
                    first_t = heard_t
                turn.first_sample = _first(turn.first_sample, first_t)
            case ev.PlaybackDrained():
                turn.playing = False
                if turn.done:
                    self._end(turn, COMPLETED, "")
            case ev.PlaybackFlushed(because=because, silent_t=silent_t):
                turn.playing = False
                self._end(turn, INTERRUPTED, because, silent_t)

    def _taken(self, turn: TurnRecord) -> TurnTaken:
        unix_s = self._clock() - (self._monotonic() - turn.asked)
        if turn.over is None:
            over = None
        else:
            over = round((turn.over - turn.asked) * 1000, 1)
        return TurnTaken(
            turn.number,
            unix_s,
            turn.item or turn.user or "",
            **dict(waits_ms(turn)),
            over=over,
            network=turn.network_ms,
            tools_ms=round(turn.tools_s * 1000, 1),
            ended=turn.ended,
            because=turn.because,
            usage=turn.usage,
        )

    def _end(self, turn: TurnRecord, how: str, because: str, over: float | None = None) -> None:
        """The first end counts: later ones are its echo. A cut answer was not completed, whatever
        was told.
        """
        if not turn.ended:
            if how == NONE and turn.wordless:
                because = NO_WORDS
            turn.ended, turn.because = how, because
            if over is None:
                turn.over = self._monotonic()
            else:
                turn.over = over

    def _name(self, turn: TurnRecord, item_id: ItemId) -> None:
        if turn.item is None:
            turn.item = item_id
        self._items[item_id] = turn
        self._numbers[item_id] = turn.number


def _silent_since(state: State, item_id: ItemId, told: float) -> float:
    """When the person fell silent; `told` where nothing but the service's word is known."""
    listening = state.turns.listening
    if listening.awaiting != item_id or listening.stopped_t is None:
        return told
    return listening.stopped_t


def _first(known: float | None, now: float) -> float:
    if known is None:
        return now
    return known


def totals(turns: tuple[TurnRecord, ...]) -> Usage:
    """Return the tokens of all turns together."""
    whole = NO_USAGE
    for turn in turns:
        whole = whole.plus(turn.usage)
    return whole


def waits_ms(turn: TurnRecord) -> Iterator[tuple[str, float | None]]:
    """Yield each wait from `asked` on, in milliseconds; None for what never came."""
    for name in ("heard", "committed", "first_text", "first_audio", "first_sample"):
        moment = getattr(turn, name)
        yield name, None if moment is None else round((moment - turn.asked) * 1000, 1)
