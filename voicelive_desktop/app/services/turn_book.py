"""How long each turn took, and how it ended: for reports of a run.

A turn begins with the end of the person's speech, with a typed message, or with an answer nobody
asked for. It lasts until its answer was heard, was cut, or failed; answers that only call functions
belong to the one that follows them, and so does the time in which the person decides on a call.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from voicelive_desktop.app.services.turn_debts import TurnDebts
from voicelive_desktop.app.services.turn_record import Holds, TurnRecord, taken
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.functions import RunningCall, WaitingCall
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.turn_taken import TurnEnd, TurnTaken, Wait
from voicelive_desktop.domain.questions.turn_figures import NO_WORDS
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus

LOOKED_AT = 20  # turns; the words of an older one come no more
_ENDS = {
    ResponseStatus.COMPLETED: TurnEnd.COMPLETED,
    ResponseStatus.CANCELLED: TurnEnd.INTERRUPTED,
    ResponseStatus.INCOMPLETE: TurnEnd.INCOMPLETE,
    ResponseStatus.FAILED: TurnEnd.FAILED,
}
OVER = "end"  # because the conversation, or the program, ended
LOST = CutReason.LOST.value

_OfPerson = ev.SpeechStopped | ev.InputCommitted | ev.TextSubmitted | ev.AnswerRequested
_OfAnswer = ev.ReplyTextGrew | ev.AudioArrived | ev.FunctionCallCompleted | ev.ResponseDone
_OfServer = ev.ApprovalAsked | ev.ServiceCallAdded
_OfSound = ev.PlaybackStarted | ev.PlaybackDrained | ev.PlaybackFlushed
_OfLine = (
    ev.RetryScheduled
    | ev.SessionMoved
    | ev.SessionConfigured
    | ev.ConnectionFailed
    | ev.ConnectionEnded
    | ev.EndRequested
)


class TurnBook:
    """Keeps the records of a run; call it as the store's observer.

    Args:
        clock: What gives events their `at_s`.
        monotonic: Seconds of the capture clock.
        round_trip: What a message takes to the service and back, in milliseconds.
        late: Takes an item of an answer and its question, where others were asked in between.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        monotonic: Callable[[], float],
        round_trip: Callable[[], float | None] = lambda: None,
        late: Callable[[ItemId, ItemId], None] = lambda _item, _question: None,
    ) -> None:
        self._late = late
        self._clock, self._monotonic = clock, monotonic
        self.round_trip = round_trip
        self._turns: list[TurnRecord] = []
        self._debts = TurnDebts()
        self._holds = Holds(self._turn_of_call, monotonic)
        self._calls: dict[CallId, TurnRecord] = {}
        self._open: Sequence[tuple[TurnRecord, str]] = ()  # calls
        self._items: dict[ItemId, Sequence[TurnRecord]] = {}
        self._numbers: dict[str, int] = {}

    @property
    def turns(self) -> tuple[TurnRecord, ...]:
        """All turns that have ended, in the order in which they began."""
        return tuple(turn for turn in self._turns if turn.ended)

    def turn_of(self, ids: Iterable[str]) -> int | None:
        """Return the number of the turn that one of these items, answers or calls belongs to."""
        return next((self._numbers[name] for name in ids if name in self._numbers), None)

    def answered_by(self, response_id: ResponseId) -> Sequence[TurnRecord]:
        """The turns that this answer is, or was, for."""
        return self._debts.turns_of(response_id)

    def taken(self, most: int) -> Sequence[TurnTaken]:
        """Return the latest turns, in the order in which they began; the last may still last."""
        now = self._monotonic()
        unix_s = self._clock() - now
        return tuple(taken(turn, now, unix_s) for turn in self._turns[-most:])

    def close(self) -> None:
        """End what still lasts: nobody will hear more of it."""
        owed, made = self._debts.owed, self._debts.lose()
        for turn in self._turns:
            waits = turn in owed or turn in made or self._calling(turn)
            if turn.done and not waits and not turn.was_heard:  # there was no speaker
                self._end(turn, TurnEnd.COMPLETED, "")
            elif turn.item is not None or turn in made:
                self._end(turn, TurnEnd.INTERRUPTED, OVER)
            else:
                self._end(turn, TurnEnd.NONE, OVER)
        self._debts.clear()
        self._open = ()

    def __call__(self, old: State, new: State, event: ev.AnyEvent) -> None:
        """Note what this event says of turns."""
        if isinstance(event, _OfPerson):
            self._of_person(new, event)
        elif isinstance(event, _OfAnswer):
            if self._debts.is_made(event.response_id):
                self._of_answer(event)
        elif isinstance(event, _OfSound):
            for turn in self._items.get(event.item_id or ItemId(""), ()):
                self._of_sound(turn, event)
            if isinstance(event, ev.PlaybackFlushed):
                self._cut_behind(new, event.because)
        elif isinstance(event, _OfServer):
            self._of_server(old, event)
        elif isinstance(event, _OfLine):
            self._of_line(old, new, event)
        else:
            self._of_rest(old, new, event)
        self._follow(old, new, event)
        for turn in self._debts.passed:
            self._end(turn, TurnEnd.NONE, "")
        self._debts.passed.clear()

    def _of_rest(self, old: State, new: State, event: ev.AnyEvent) -> None:
        match event:
            case ev.TranscriptionCompleted(item_id, text):
                self._worded(item_id, text)
            case ev.ResponseCreated():
                self._begin_answer(old, new, event)
            case ev.ItemCreated(item, previous):
                self._placed(new, item.id, previous)
            case _:
                pass

    def _follow(self, old: State, new: State, event: ev.AnyEvent) -> None:
        """Follow calls and requests, which change by many events."""
        if new.hands is not old.hands:
            self._holds.follow(new)
        if new.answers is old.answers and new.hands is old.hands and new.run is old.run:
            return
        calls = self._open_calls(new)
        for turn, group in self._open:
            if (turn, group) not in calls:
                turn.returned = self._monotonic()
                self._debts.returned(turn, old, new)
        self._open = calls
        self._debts.follow_requests(old, new, event)

    def _open_calls(self, state: State) -> Sequence[tuple[TurnRecord, str]]:
        """Whose calls are open, in groups that go back together."""
        groups: dict[tuple[TurnRecord, str], None] = {}
        for tool in (*state.answers.tools, *state.run.cut.tools):
            if tool.call_id in self._calls:
                groups[self._calls[tool.call_id], tool.response_id] = None
        for answer in (*(call.answer for call in state.hands.served), *state.hands.owes):
            groups.update(
                ((turn, f"{answer} served"), None) for turn in self._debts.turns_of(answer)
            )
        return tuple(groups)

    def _calling(self, turn: TurnRecord) -> bool:
        return any(turn is caller for caller, _ in self._open)

    def _turn_of_call(self, call: WaitingCall | RunningCall) -> TurnRecord | None:
        return self._calls.get(call.call_id)

    def _t(self, at_s: float) -> float:
        """Unix seconds of the program's clock -> monotonic seconds."""
        return self._monotonic() - (self._clock() - at_s)

    def _of_person(self, new: State, event: _OfPerson) -> None:
        at = self._t(event.at_s)
        match event:
            case ev.SpeechStopped(item_id):
                if self._asked_by(item_id) is None:
                    self._spoken(new, item_id, at)
            case ev.InputCommitted(item_id):
                turn = self._asked_by(item_id)
                if turn is None:  # the talk key ended it: nothing else told so
                    released_s = new.turns.listening.stopped_at_s
                    if released_s is None:
                        began_t = at
                    else:
                        began_t = self._t(released_s)
                    turn = self._count(TurnRecord(began_t, user=item_id))
                    self._debts.committed(turn)
                turn.note(Wait.COMMITTED, at)
            case ev.TextSubmitted(item_id):
                self._debts.asked(self._count(TurnRecord(at, user=item_id)), new)
            case ev.AnswerRequested(options):
                if not options.outside:
                    self._debts.asked(self._count(TurnRecord(at)), new)

    def _asked_by(self, item_id: ItemId) -> TurnRecord | None:
        latest = reversed(self._turns[-LOOKED_AT:])
        return next((turn for turn in latest if turn.user == item_id), None)

    def _spoken(self, new: State, item_id: ItemId, at: float) -> None:
        """The end of a question; one that a drop cut is heard again with a row of its own."""
        for turn in self._debts.owed:
            if turn.lost and turn.user is not None and turn.user not in new.conversation:
                turn.user = item_id
                turn.moments[Wait.HEARD] = at
                turn.moments.pop(Wait.COMMITTED, None)
                self._numbers[item_id] = turn.number
                return
        turn = TurnRecord(_silent_since(new, item_id, at), user=item_id)
        turn.note(Wait.HEARD, at)
        self._debts.heard(self._count(turn))

    def _worded(self, item_id: ItemId, text: str) -> None:
        turn = self._asked_by(item_id)
        if turn is not None:
            turn.wordless = not text.strip()
            if turn.ended is TurnEnd.NONE and turn.wordless:
                turn.because = NO_WORDS

    def _count(self, turn: TurnRecord) -> TurnRecord:
        self._turns.append(turn)
        turn.number = len(self._turns)
        if turn.user is not None:
            self._numbers[turn.user] = turn.number
        return turn

    def _begin_answer(self, old: State, new: State, event: ev.ResponseCreated) -> None:
        response_id, outside = event.response_id, event.outside
        if outside is None:
            outside = new.answers.gate.outside
        is_old = response_id in old.answers.gate.ended or self._debts.is_made(response_id)
        if outside or is_old:
            return
        turns = self._debts.begun(response_id, old)
        if not turns:
            turns = (self._count(TurnRecord(self._t(event.at_s))),)
            self._debts.give(response_id, turns)
        for turn in turns:
            turn.goes_on()
            turn.network_ms = self.round_trip()
            self._numbers[response_id] = turn.number

    def _placed(self, state: State, item_id: ItemId, previous: ItemId | None) -> None:
        """Where an item of an answer stands tells which question it is for."""
        row = None if previous is None else state.conversation.get(item_id)
        turn = None if previous is None else self._asked_by(previous)
        if row is not None and row.response_id is not None and turn is not None:
            self._debts.made_for(row.response_id, turn)
            self._numbers[row.response_id] = self._debts.turns_of(row.response_id)[-1].number

    def _of_answer(self, event: _OfAnswer) -> None:
        if isinstance(event, ev.ResponseDone):
            self._answer_done(event)
            return
        turns = self._debts.turns_of(event.response_id)
        is_words = isinstance(event, ev.ReplyTextGrew | ev.AudioArrived)
        if turns and is_words and event.item_id not in self._items:
            self._attribute(event.item_id, turns)
        for turn in turns:
            match event:
                case ev.ReplyTextGrew(_, item_id, _, at_s):
                    self._name(turn, item_id, event.response_id)
                    turn.note(Wait.FIRST_TEXT, self._t(at_s))
                case ev.AudioArrived(_, item_id, _, at_s, dropped):
                    self._name(turn, item_id, event.response_id)
                    if not dropped:
                        turn.note(Wait.FIRST_AUDIO, self._t(at_s))
                        turn.playing = True
                case ev.FunctionCallCompleted(_, _, call_id):
                    self._calls[call_id] = turn
                    self._numbers[call_id] = turn.number

    def _of_server(self, old: State, event: _OfServer) -> None:
        """A call that the service makes, in an answer that it may not name."""
        call_id, named = CallId(event.item_id), event.response_id or old.answers.gate.active
        turns = self._debts.turns_of(named)
        if isinstance(event, ev.ServiceCallAdded) and event.request_id is not None:
            asked = self._calls.get(CallId(event.request_id))
            if asked is not None:
                turns = (asked,)
        for turn in turns:
            self._calls[call_id] = turn
            self._numbers[event.item_id] = turn.number

    def _answer_done(self, event: ev.ResponseDone) -> None:
        turns = self._debts.ended(event.response_id)
        ended = _ENDS.get(event.status, TurnEnd.FAILED)
        because = event.because.code if event.because else event.reason
        for turn in turns:
            turn.done = not self._debts.lasts(turn)
            if ended is not TurnEnd.COMPLETED:
                self._end(turn, ended, because)
            elif turn.done and not turn.playing and not self._calling(turn):
                self._end(turn, TurnEnd.COMPLETED, "")
        if turns:
            turns[-1].usage = turns[-1].usage.plus(event.usage)

    def _of_sound(self, turn: TurnRecord, event: _OfSound) -> None:
        match event:
            case ev.PlaybackStarted(_, _, at_s, heard_t):
                if heard_t is None:
                    heard_t = self._t(at_s)
                turn.note(Wait.FIRST_SAMPLE, heard_t)
            case ev.PlaybackDrained():
                turn.playing = False
                if turn.done and not self._calling(turn) and not self._debts.lasts(turn):
                    self._end(turn, TurnEnd.COMPLETED, "")
            case ev.PlaybackFlushed(because=because, silent_t=silent_t):
                if because == LOST and not turn.was_heard:
                    return  # nobody heard of it, and the next session answers anew
                turn.playing = False
                self._end(turn, TurnEnd.INTERRUPTED, because, silent_t)

    def _cut_behind(self, new: State, because: str) -> None:
        """What waited behind the answer that was cut will not be heard either."""
        playback = new.speaker.playback
        queued = (playback.item, *(item for item, _ in playback.waiting))
        heard = {turn for item in queued if item for turn in self._items.get(item, ())}
        for turn in self._turns[-LOOKED_AT:]:
            if turn.playing and turn not in heard and because != LOST:
                turn.playing = False
                self._end(turn, TurnEnd.INTERRUPTED, because)

    def _of_line(self, old: State, new: State, event: _OfLine) -> None:
        match event:
            case ev.RetryScheduled() | ev.SessionMoved():
                if isinstance(old.connection, con.Ready):
                    self._lose()
            case ev.SessionConfigured():
                self._made_up(new)
            case ev.ConnectionFailed() | ev.ConnectionEnded() | ev.EndRequested():
                self.close()

    def _lose(self) -> None:
        """The session is gone. What was not heard may be answered by the next one."""
        made = self._debts.lose()
        for turn in self._turns[-LOOKED_AT:]:
            if turn.ended:
                continue
            turn.lost = True
            if not turn.was_heard and (turn in made or turn.playing):
                turn.unheard()
                self._debts.owe((turn,))
            elif turn in made and not turn.playing:
                self._end(turn, TurnEnd.INTERRUPTED, LOST)

    def _made_up(self, new: State) -> None:
        """The next session has been asked for what is still wanted."""
        gate, cut = new.answers.gate, new.run.cut
        if gate.asked or gate.wanted or cut.from_t is not None:
            return
        gone = [
            turn
            for turn in self._debts.owed
            if turn.lost and not self._calling(turn) and turn.user in new.conversation
        ]
        self._debts.forgive(gone)
        for turn in gone:
            self._end(turn, TurnEnd.NONE, LOST)

    def _end(self, turn: TurnRecord, how: TurnEnd, because: str, over: float | None = None) -> None:
        """The first end counts: later ones are its echo. A cut answer was not completed, whatever
        was told.
        """
        if not turn.ended:
            if how is TurnEnd.NONE and turn.wordless:
                because = NO_WORDS
            elif how is TurnEnd.NONE and turn.lost:
                because = because or LOST
            turn.ended, turn.because = how, because
            if over is None:
                turn.over = self._monotonic()
            else:
                turn.over = over

    def _attribute(self, item_id: ItemId, turns: Sequence[TurnRecord]) -> None:
        """Tell whose answer this is, if it does not follow its question."""
        turn = turns[-1]
        since = [t for t in self._turns[turn.number :] if t.user is not None and not t.wordless]
        if turn.user is not None and since:
            turn.after = since[-1].number
            self._late(item_id, turn.user)

    def _name(self, turn: TurnRecord, item_id: ItemId, response_id: ResponseId) -> None:
        if turn.item is None:
            turn.item = item_id
        self._items[item_id] = self._debts.turns_of(response_id)
        self._numbers[item_id] = turn.number


def _silent_since(state: State, item_id: ItemId, told: float) -> float:
    """When the person fell silent; `told` where nothing but the service's word is known."""
    listening = state.turns.listening
    if listening.awaiting != item_id or listening.stopped_t is None:
        return told
    return listening.stopped_t
