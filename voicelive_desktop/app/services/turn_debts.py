"""Which turns an answer is for.

A service says of an answer neither who asked for it nor why. But its news come in the order of what
it did, and it knew only what had been sent. So each turn that is owed an answer is in one of four
places: it was *heard*, and the service answers by itself; our *request* for it is on its way; it is
*wanted* by the next request; or the service *knows* of it, and whatever it says next is also for
it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from voicelive_desktop.app.services.turn_record import Stretch, TurnRecord
from voicelive_desktop.domain.decisions.service_notes import ACTIVE_RESPONSE
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.turn_taken import HeldBy, Wait
from voicelive_desktop.domain.words.ids import ResponseId

MOST_MADE = 64  # answers at once; only a service that has lost its way makes so many


class TurnDebts:
    """The turns that are owed an answer, and those for which each answer is.

    Attributes:
        passed: Turns that will get none; whoever ends them empties it.
    """

    def __init__(self) -> None:
        self.passed: list[TurnRecord] = []
        self._heard: TurnRecord | None = None
        self._requests: deque[list[TurnRecord]] = deque()  # on their way; empty: it is for nobody's
        # whether the latest is for what the talk key ended, whose turn is told later
        self._commits = False
        self._wanted: list[TurnRecord] = []
        self._knows: list[TurnRecord] = []
        self._answers: dict[ResponseId, Sequence[TurnRecord]] = {}  # that are being made
        self._known: dict[ResponseId, Sequence[TurnRecord]] = {}

    @property
    def owed(self) -> Sequence[TurnRecord]:
        """The turns for which an answer is still to begin."""
        heard = () if self._heard is None else (self._heard,)
        requested = chain.from_iterable(self._requests)
        return (*heard, *requested, *self._wanted, *self._knows)

    def turns_of(self, response_id: ResponseId | None) -> Sequence[TurnRecord]:
        """The turns for which this answer is, or was."""
        if response_id is None:
            return ()
        return self._known.get(response_id, ())

    def is_made(self, response_id: ResponseId) -> bool:
        """Whether the service still makes this answer."""
        return response_id in self._answers

    def lasts(self, turn: TurnRecord) -> bool:
        """Whether an answer for this turn is being made, or is owed."""
        return turn in self.owed or any(turn in turns for turns in self._answers.values())

    def heard(self, turn: TurnRecord) -> None:
        """The service heard this question, and answers by itself. It answers once: who speaks again
        before it has begun is answered to the whole.
        """
        if self._heard is not None:
            self.passed.append(self._heard)
        self._heard = turn

    def committed(self, turn: TurnRecord) -> None:
        """The service took a question of whose end it did not tell: the talk key ended it."""
        if self._commits and self._requests:
            self._requests[-1].append(turn)
        else:
            self.heard(turn)

    def asked(self, turn: TurnRecord, new: State) -> None:
        """The person asked by their own hand; the program sends a request for it, now or later."""
        if _is_wanted(new) or not new.run.sessions:
            self._wanted.append(turn)
        else:
            self._knows.append(turn)

    def returned(self, turn: TurnRecord, old: State, new: State) -> None:
        """Calls of this turn have gone back: it is owed what follows from them."""
        before, gate = old.answers.gate, new.answers.gate
        is_asked = (gate.asked and not before.asked) or (gate.wanted and not before.wanted)
        paid = len(new.hands.owes) < len(old.hands.owes) and not is_asked
        if paid and gate.active in self._answers:  # that answer goes on after the call by itself
            self._join(gate.active, turn)
        elif _is_wanted(new):
            self._wanted.append(turn)
        elif not turn.ended:
            self._knows.append(turn)

    def owe(self, turns: Iterable[TurnRecord]) -> None:
        """Owe these turns an answer once more."""
        self._knows += [turn for turn in turns if turn not in self._knows]

    def forgive(self, turns: Iterable[TurnRecord]) -> None:
        """Owe these nothing any more."""
        gone = tuple(turns)
        if self._heard in gone:
            self._heard = None
        for request in self._requests:
            request[:] = [turn for turn in request if turn not in gone]
        self._wanted = [turn for turn in self._wanted if turn not in gone]
        self._knows = [turn for turn in self._knows if turn not in gone]

    def follow_requests(self, old: State, new: State, event: ev.AnyEvent) -> None:
        """Note whose request goes out or comes to nothing, once this event has been taken."""
        before, gate = old.answers.gate, new.answers.gate
        if isinstance(event, ev.ServiceErrorReported):
            self._refused(old, new, event.because.code == ACTIVE_RESPONSE)
        if gate.asked and (not before.asked or (before.wanted and not gate.wanted)):
            self._requests.append([*self._wanted, *self._knows])
            self._wanted, self._knows = [], []
            commits = isinstance(event, ev.SessionConfigured) and old.run.cut.commit
            self._commits = commits or isinstance(event, ev.TalkEvent)

    def begun(self, response_id: ResponseId, old: State) -> Sequence[TurnRecord]:
        """Return the turns for which this new answer is; none: nobody asked for it."""
        heard = self._heard
        awaited = old.turns.listening.awaiting
        if heard is not None and heard.user == awaited and not heard.wordless:
            turns, self._heard = [heard], None
        elif self._requests:
            turns, self._commits = self._requests.popleft(), False
            if heard is not None and heard.user != awaited:
                self.passed.append(heard)
                self._heard = None
        else:
            turns, self._heard, self._wanted = [*self.owed], None, []
        made = tuple(sorted({*turns, *self._knows}, key=lambda turn: turn.asked))
        self._knows = []
        self.give(response_id, made)
        for turn, later in pairwise(made):
            # Between its calls and the next question the person spoke, and did not wait.
            if turn.returned is not None and later.asked > turn.returned:
                turn.stretches.append(Stretch(HeldBy.PERSON, turn.returned, later.asked))
        return made

    def give(self, response_id: ResponseId, turns: Sequence[TurnRecord]) -> None:
        """This answer is for these turns."""
        self._answers[response_id] = self._known[response_id] = tuple(turns)
        if len(self._answers) > MOST_MADE:
            del self._answers[next(iter(self._answers))]

    def made_for(self, response_id: ResponseId, turn: TurnRecord) -> None:
        """An item of this answer stands behind the question of this turn, which waits for one."""
        turns = self._answers.get(response_id)
        if turns is None or turn in turns or turn not in self.owed:
            return
        self.forgive((turn,))
        silent = [known for known in turns if Wait.FIRST_TEXT not in known.moments]
        self.give(response_id, (*(known for known in turns if known not in silent), turn))
        self.owe(silent)

    def ended(self, response_id: ResponseId) -> Sequence[TurnRecord]:
        """Return the turns for which this answer was that is over now."""
        return self._answers.pop(response_id, ())

    def lose(self) -> Sequence[TurnRecord]:
        """The session is gone, and its answers with it. Returns the turns of those being made."""
        turns = tuple(turn for turns in self._answers.values() for turn in turns)
        self._answers.clear()
        self._knows = [*dict.fromkeys(self.owed)]
        self._heard, self._wanted, self._commits = None, [], False
        self._requests.clear()
        return turns

    def clear(self) -> None:
        """The conversation is over."""
        self.lose()
        self._knows = []

    def _refused(self, old: State, new: State, behind: bool) -> None:
        """Our request came to nothing; the one that follows is for the same turns."""
        before, gate = old.answers.gate, new.answers.gate
        if behind:
            if self._requests:
                ours = self._requests.popleft()
            else:  # the answer that the service made by itself was taken for ours
                ours = [*self._answers.get(gate.active or ResponseId(""), ())]
            self._wanted[:0] = ours
        elif before.asked and not gate.asked:
            self._knows += [*chain.from_iterable(self._requests), *self._wanted]
            self._requests.clear()
            self._wanted = []

    def _join(self, response_id: ResponseId, turn: TurnRecord) -> None:
        turns = self._answers[response_id]
        if turn not in turns:
            self.give(response_id, (turn, *turns))


def _is_wanted(state: State) -> bool:
    return state.answers.gate.asked or state.answers.gate.wanted
