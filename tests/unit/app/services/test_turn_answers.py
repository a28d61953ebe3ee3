"""Which turn an answer is for: whatever the order of questions, calls, decisions and answers, the
book says what the service knew when it began the answer.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.domain.scene import LOST, T0, Scene
from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.app.services.turn_debts import MOST_MADE
from voicelive_desktop.app.services.turn_record import TurnRecord
from voicelive_desktop.domain.decisions.service_notes import ACTIVE_RESPONSE
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts import functions as fn
from voicelive_desktop.domain.facts.conversation import Item, Role
from voicelive_desktop.domain.facts.effects import (
    CancelResponse,
    CreateResponse,
    Effect,
    FlushPlayback,
    SendApproval,
    SendText,
    SendToolOutput,
)
from voicelive_desktop.domain.facts.service_notes import OurMessage, OurMessageKind
from voicelive_desktop.domain.facts.turn_taken import HeldBy, TurnTaken, Wait
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId, SessionId
from voicelive_desktop.domain.words.kinds import ResponseStatus

ASKS, RUNS, PLAYED, SERVED = "asks", "runs", "played", "served"
FUNCTIONS = (
    fn.OfferedFunction("own:asks", ASKS),
    fn.OfferedFunction("own:runs", RUNS, consent=fn.Consent.ALWAYS),
    fn.OfferedFunction("own:played", PLAYED, by_person=True),
    fn.OfferedFunction("server:s:served", SERVED, origin=fn.Origin.SERVICE, source="s"),
)
KINDS = (ASKS, RUNS, PLAYED, SERVED)


class Service:
    """What the service knows; its news wait in order until they are delivered."""

    def __init__(self) -> None:
        self.news: deque[ev.Event] = deque()
        self.active: ResponseId | None = None
        self.fresh: list[str] = []  # questions for which something came since the last answer
        self.meant: dict[ResponseId, set[str]] = {}  # the questions that each answer is for
        self.asked: set[str] = set()
        self.knew: dict[ResponseId, set[str]] = {}  # the questions that came before it
        self.said: set[ResponseId] = set()  # answers with words
        self.callers: dict[CallId, ResponseId] = {}
        self.count = 0

    def begin(self, at_s: float) -> ResponseId:
        self.count += 1
        response = ResponseId(f"r{self.count}")
        self.meant[response], self.fresh = set(self.fresh), []
        self.knew[response] = set(self.asked)
        self.active = response
        self.news.append(ev.ResponseCreated(response, at_s))
        return response

    def end(self, status: ResponseStatus = ResponseStatus.COMPLETED) -> None:
        if self.active is not None:
            self.news.append(ev.ResponseDone(self.active, status))
            self.active = None

    def call(self, names: Sequence[str], at_s: float) -> None:
        for name in names if self.active is not None else ():
            self.count += 1
            call, item = CallId(f"c{self.count}"), ItemId(f"f{self.count}")
            assert self.active is not None
            if name == SERVED:
                call = CallId(item)
                self.news.append(ev.ApprovalAsked(item, "s", name, "{}", at_s, self.active))
            else:
                self.news.append(
                    ev.FunctionCallCompleted(self.active, item, call, name, "{}", at_s)
                )
            self.callers[call] = self.active

    def say(self, at_s: float) -> None:
        if self.active is None:
            return
        self.count += 1
        item, response = ItemId(f"a{self.count}"), self.active
        self.said.add(response)
        self.news += (
            ev.ItemCreated(Item(item, Role.ASSISTANT, at_s=at_s, response_id=response)),
            ev.ReplyTextGrew(response, item, "words", at_s),
            ev.AudioArrived(response, item, 500.0, at_s),
        )

    def ask(self, question: str) -> None:
        self.asked.add(question)
        self.fresh.append(question)

    def came_back(self, call: CallId) -> None:
        if call in self.callers:
            self.fresh += self.meant[self.callers[call]]


class Talk:
    """The program's decisions and the book, against that service."""

    def __init__(self) -> None:
        self.scene = Scene.connected()
        self.scene.tell(ev.FunctionsOffered("[]", (), FUNCTIONS))
        self.service = Service()
        self.now = 10.0
        self.asked = 0
        self.typed: set[str] = set()
        self.late: list[tuple[ItemId, ItemId]] = []
        self.book = TurnBook(
            lambda: T0 + self.now,
            lambda: self.now,
            late=lambda item, question: self.late.append((item, question)),
        )

    @property
    def at_s(self) -> float:
        return T0 + self.now

    def tell(self, *events: ev.Event) -> None:
        for event in events:
            old = self.scene.state
            self.scene.tell(event)
            self.book(old, self.scene.state, event)
            for effect in self.scene.effects:
                self._do(effect)

    def _do(self, effect: Effect) -> None:
        service = self.service
        match effect:
            case SendText(item_id, role="user"):
                service.ask(item_id)
            case SendToolOutput(call_id):
                service.came_back(call_id)
            case CreateResponse():
                if service.active is None:
                    service.begin(self.at_s)
                else:
                    refused = Failure(FailureKind.REFUSED, ACTIVE_RESPONSE)
                    meant = OurMessage(OurMessageKind.RESPONSE)
                    service.news.append(ev.ServiceErrorReported(refused, meant))
            case CancelResponse(response_id):
                if service.active == response_id:
                    service.end(ResponseStatus.CANCELLED)
            case SendApproval(item_id, approve):
                if approve:
                    call = ItemId(f"m{item_id}")
                    service.callers[CallId(call)] = service.callers[CallId(item_id)]
                    service.news += (
                        ev.ServiceCallAdded(call, "s", SERVED, "{}", self.at_s, None, item_id),
                        ev.ServiceCallEnded(call, ok=True),
                    )
                service.came_back(CallId(item_id))
            case FlushPlayback(_, because):
                item = self._audible
                self.tell(ev.PlaybackFlushed(item, None, 100.0, 500.0, because))
            case _:
                pass

    _audible: ItemId | None = None

    def passes(self, seconds: float) -> None:
        self.now += seconds

    def speaks(self) -> None:
        """A whole question; the service stops what it says and answers by itself."""
        self.asked += 1
        user = ItemId(f"u{self.asked}")
        service = self.service
        service.news.append(ev.SpeechStarted(user, 0, self.at_s))
        service.end(ResponseStatus.CANCELLED)
        service.news += (
            ev.SpeechStopped(user, 900, self.at_s),
            ev.InputCommitted(user, None, self.at_s),
            ev.ItemCreated(Item(user, Role.USER, at_s=self.at_s)),
        )
        service.ask(user)
        service.begin(self.at_s)

    def types(self) -> None:
        self.asked += 1
        self.typed.add(f"u{self.asked}")
        self.tell(ev.TextSubmitted(ItemId(f"u{self.asked}"), "hi", self.at_s))

    def hears_of(self, most: int = 99) -> None:
        for _ in range(min(most, len(self.service.news))):
            event = self.service.news.popleft()
            self.tell(event)
            if isinstance(event, ev.AudioArrived):
                self._sounds()

    def _sounds(self) -> None:
        playback = self.scene.state.speaker.playback
        if playback.item is not None and playback.response_id is not None:
            self._audible = playback.item
            self.tell(ev.PlaybackStarted(playback.response_id, playback.item, self.at_s, self.now))

    def heard_out(self) -> None:
        while (item := self.scene.state.speaker.playback.item) is not None:
            self.tell(ev.PlaybackDrained(item))
            self._sounds()

    def decides(self, decision: fn.Decision, which: int = 0) -> None:
        waiting = self.scene.state.hands.waiting
        if waiting:
            call = waiting[which % len(waiting)]
            self.tell(ev.CallDecided(call.call_id, decision, self.at_s))

    def returns(self, which: int = 0) -> None:
        running = [call for call in self.scene.state.hands.running if not call.server]
        if running:
            self.tell(ev.ToolFinished(running[which % len(running)].call_id, "{}", ok=True))

    def settles(self) -> None:
        """Everything that is open is said, allowed, returned and heard."""
        for _ in range(60):
            self.passes(0.1)
            self.hears_of()
            self.decides(fn.Decision.ONCE)
            self.hears_of()
            self.returns()
            self.hears_of()
            self.heard_out()
            if self.service.active is not None:
                self.service.say(self.at_s)
                self.service.end()

    def turn(self, user: str) -> TurnRecord:
        (turn,) = [turn for turn in self.book._turns if turn.user == user]
        return turn

    def shown(self, user: str) -> TurnTaken:
        return next(turn for turn in self.book.taken(99) if turn.number == self.turn(user).number)

    def calls(self, *names: str) -> None:
        """The answer that is being made only calls functions."""
        self.hears_of()
        self.service.call(names, self.at_s)
        self.service.end()
        self.hears_of()

    def answers(self) -> None:
        """The answer that is being made is spoken and heard out."""
        self.hears_of()
        self.passes(1.0)
        self.service.say(self.at_s)
        self.service.end()
        self.hears_of()
        self.passes(1.0)
        self.heard_out()


def two_that_wait() -> Talk:
    """A question in second 10 whose call waits, another one in second 20 whose call waits, too."""
    talk = Talk()
    for _ in range(2):
        talk.speaks()
        talk.calls(ASKS)
        talk.passes(10.0)
    return talk


@pytest.mark.parametrize("first", [0, 1])
@pytest.mark.parametrize("decision", [fn.Decision.ONCE, fn.Decision.DENY])
def test_two_calls_that_wait_are_answered_each_in_its_own_turn(
    first: int, decision: fn.Decision
) -> None:
    talk = two_that_wait()
    assert [talk.shown(user).ended for user in ("u1", "u2")] == ["", ""]
    for which in (first, 0):
        talk.decides(decision, which)
        talk.returns()
        talk.answers()  # takes two seconds, of which one until its first sound
    later = 2.0 if first == 0 else 0.0
    waits = {"u1": 20_000.0, "u2": 10_000.0}
    late = {"u1": 2_000.0 - later * 1_000, "u2": later * 1_000}
    for user, wait in waits.items():
        turn = talk.shown(user)
        assert (turn.ended, turn.because) == ("completed", ""), user
        assert turn.person_ms == wait + late[user], user
        assert turn.waits.get(Wait.FIRST_AUDIO) == wait + late[user] + 1_000.0, user
        assert turn.waited_ms(Wait.FIRST_SAMPLE) == 1_000.0, user


def test_an_answer_that_comes_after_other_words_names_its_question() -> None:
    talk = two_that_wait()
    talk.decides(fn.Decision.ONCE, 1)
    talk.returns()
    talk.answers()
    assert talk.late == [], "the second question is answered right behind it"
    talk.decides(fn.Decision.ONCE)
    talk.returns()
    talk.answers()
    ((item, question),) = talk.late
    assert (item, question) == (talk.turn("u1").item, "u1")
    assert [talk.shown(user).after for user in ("u1", "u2")] == [2, 0]


def test_three_calls_of_one_answer_take_the_person_s_time_once() -> None:
    talk = Talk()
    talk.speaks()
    talk.calls(ASKS, ASKS, ASKS)
    for decision in (fn.Decision.ONCE, fn.Decision.DENY, fn.Decision.ONCE):
        talk.passes(3.0)
        talk.decides(decision)
    talk.passes(2.0)  # the first one still runs, and so does the last
    talk.returns()
    talk.returns()
    talk.answers()
    turn = talk.shown("u1")
    assert turn.ended == "completed"
    assert [(hold.by, hold.from_ms, hold.to_ms) for hold in turn.holds] == [
        (HeldBy.PERSON, 0.0, 9_000.0),
        (HeldBy.FUNCTION, 9_000.0, 11_000.0),
    ]
    assert (turn.person_ms, turn.tools_ms) == (9_000.0, 2_000.0)
    assert (turn.waits.get(Wait.FIRST_SAMPLE), turn.waited_ms(Wait.FIRST_SAMPLE)) == (
        12_000.0,
        3_000.0,
    )


@pytest.mark.parametrize("name", [PLAYED, SERVED])
def test_who_plays_a_function_or_lets_the_service_call_one_takes_their_own_time(name: str) -> None:
    talk = Talk()
    talk.speaks()
    talk.calls(name)
    talk.passes(7.0)
    talk.decides(fn.Decision.ONCE)
    talk.returns()
    talk.hears_of()
    talk.answers()
    turn = talk.shown("u1")
    assert (turn.ended, turn.person_ms, turn.tools_ms) == ("completed", 7_000.0, 0.0)
    assert turn.waited_ms(Wait.FIRST_AUDIO) == 1_000.0


def test_a_call_that_ran_out_of_time_is_still_answered_in_its_turn() -> None:
    talk = Talk()
    talk.speaks()
    talk.calls(RUNS)
    talk.passes(20.0)
    (running,) = talk.scene.state.hands.running
    talk.tell(ev.ToolFinished(running.call_id, '{"error": "too slow"}', ok=False))
    talk.answers()
    turn = talk.shown("u1")
    assert (turn.ended, turn.tools_ms, turn.waits.get(Wait.FIRST_SAMPLE)) == (
        "completed",
        20_000.0,
        21_000.0,
    )


@pytest.mark.parametrize("typed", [False, True])
def test_a_question_in_between_is_answered_first_and_takes_nothing_from_the_call(
    typed: bool,
) -> None:
    talk = Talk()
    talk.speaks()
    talk.calls(ASKS)
    talk.passes(5.0)
    if typed:
        talk.types()
    else:
        talk.speaks()
    talk.answers()
    assert [talk.shown(user).ended for user in ("u1", "u2")] == ["", "completed"]
    talk.decides(fn.Decision.ONCE)
    talk.returns()
    talk.answers()
    first, second = talk.shown("u1"), talk.shown("u2")
    assert (first.ended, first.person_ms, first.waits.get(Wait.FIRST_AUDIO)) == (
        "completed",
        7_000.0,
        8_000.0,
    )
    assert (second.ended, second.person_ms, second.waits.get(Wait.FIRST_AUDIO)) == (
        "completed",
        0.0,
        1_000.0,
    )


def test_results_that_the_next_question_takes_along_are_answered_with_it() -> None:
    talk = Talk()
    talk.speaks()
    talk.calls(RUNS)
    talk.passes(2.0)
    talk.tell(ev.SpeechStarted(ItemId("u2"), 0, talk.at_s))
    talk.returns()  # no answer is asked for: the question brings one
    talk.passes(3.0)
    talk.asked, talk.service.active = 1, None
    talk.speaks()
    talk.answers()
    first, second = talk.shown("u1"), talk.shown("u2")
    assert (first.ended, second.ended, first.item) == ("completed", "completed", second.item)
    assert (first.tools_ms, first.person_ms) == (2_000.0, 3_000.0)
    assert first.waited_ms(Wait.FIRST_AUDIO) == 3_000.0
    assert second.waits.get(Wait.FIRST_AUDIO) == 1_000.0


def test_words_before_a_call_do_not_end_its_turn() -> None:
    talk = Talk()
    talk.speaks()
    talk.hears_of()
    talk.service.say(talk.at_s)
    talk.calls(ASKS)
    talk.passes(1.0)
    talk.heard_out()
    assert talk.shown("u1").ended == ""
    talk.decides(fn.Decision.ONCE)
    talk.returns()
    talk.answers()
    assert talk.shown("u1").ended == "completed"
    assert len(talk.book.taken(9)) == 1


@pytest.mark.parametrize("event", [ev.TimerDue("tea", ItemId("n1"), T0), ev.SilenceLasted(0)])
def test_what_the_program_asks_for_by_itself_is_a_turn_of_its_own(event: ev.Event) -> None:
    talk = Talk()
    talk.speaks()
    talk.calls(ASKS)
    talk.passes(4.0)
    if isinstance(event, ev.SilenceLasted):
        talk.scene.tell(ev.SettingsChosen((("prompt_after_s", 5), ("prompt_text", "Still there?"))))
        talk.decides(fn.Decision.DENY)
        talk.answers()
        event = ev.SilenceLasted(talk.scene.state.turns.silence.number)
    talk.tell(event)
    talk.answers()
    turns = talk.book.taken(9)
    assert (len(turns), turns[-1].ended, turns[-1].waits.get(Wait.FIRST_AUDIO)) == (
        2,
        "completed",
        1_000.0,
    )
    if talk.scene.state.hands.waiting:
        assert talk.shown("u1").ended == ""
        talk.decides(fn.Decision.ONCE)
        talk.returns()
        talk.answers()
    assert talk.shown("u1").ended == "completed"
    assert len(talk.book.taken(9)) == 2


def test_a_drop_while_a_call_waits_changes_nothing_for_its_turn() -> None:
    talk = two_that_wait()
    talk.tell(ev.RetryScheduled(1, 0.1, talk.at_s, LOST), ev.ConnectingStarted(1))
    talk.passes(2.0)
    talk.tell(ev.SessionCreated(SessionId("s2"), "m", None), ev.SessionConfigured(talk.at_s))
    talk.settles()
    for user in ("u1", "u2"):
        turn = talk.shown(user)
        assert turn.ended == "completed", user
        waited = turn.waited_ms(Wait.FIRST_SAMPLE)
        assert turn.person_ms is not None, user
        assert waited is not None, user
        assert turn.person_ms >= 12_000.0, user
        assert waited < 1_000.0, user


def test_an_answer_that_a_drop_took_is_waited_for_until_the_next_session_gives_it() -> None:
    talk = Talk()
    talk.types()
    talk.hears_of()
    talk.service.active = None
    talk.tell(ev.RetryScheduled(1, 0.1, talk.at_s, LOST), ev.ConnectingStarted(1))
    talk.passes(3.0)
    talk.tell(ev.SessionCreated(SessionId("s2"), "m", None), ev.SessionConfigured(talk.at_s))
    talk.answers()
    (turn,) = talk.book.taken(9)
    assert (turn.ended, turn.waits.get(Wait.FIRST_AUDIO)) == ("completed", 4_000.0)


def test_a_service_without_end_costs_no_more_with_each_answer() -> None:
    talk = Talk()
    for number in range(3 * MOST_MADE):
        talk.tell(ev.ResponseCreated(ResponseId(f"x{number}"), talk.at_s))
    talk.tell(ev.ConnectionEnded())
    turns = talk.book.taken(999)
    assert len(turns) == 3 * MOST_MADE
    assert {turn.ended for turn in turns[-MOST_MADE:]} == {"interrupted"}


ACTIONS = st.lists(
    st.tuples(st.integers(0, 10), st.integers(0, 3), st.lists(st.sampled_from(KINDS), max_size=3)),
    max_size=15,
)


def act(talk: Talk, what: int, which: int, names: Sequence[str]) -> None:
    talk.passes(1.0)
    match what:
        case 0 | 1:
            talk.speaks()
        case 2:
            talk.types()
        case 3 | 4:
            talk.hears_of(1 + which)
        case 5:
            talk.service.call(names, talk.at_s)
            talk.service.end()
        case 6:
            talk.service.say(talk.at_s)
        case 7:
            talk.service.say(talk.at_s)
            talk.service.call(names, talk.at_s)
            talk.service.end()
        case 8:
            talk.decides((fn.Decision.ONCE, fn.Decision.DENY)[which % 2], which)
        case 9:
            talk.returns(which)
        case _:
            talk.heard_out()


@settings(max_examples=40, deadline=None)
@given(ACTIONS)
def test_an_answered_question_is_never_told_as_unanswered_nor_with_an_earlier_answer(
    actions: list[tuple[int, int, list[str]]],
) -> None:
    talk = Talk()
    for action in actions:
        act(talk, *action)
    talk.settles()
    service = talk.service
    for response in service.said:
        for turn in talk.book.answered_by(response):
            assert turn.user is None or turn.user in service.knew[response], (response, turn)
        for question in service.meant[response]:
            assert talk.turn(question).ended != "none", (response, question)
    assert all(turn.ended for turn in talk.book.taken(99)), "everything was said and heard"
