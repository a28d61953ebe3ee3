"""Waits and endings of turns, from the events of a run."""

from __future__ import annotations

from dataclasses import replace

import pytest

from voicelive_desktop.app.services.turn_book import TurnBook
from voicelive_desktop.app.services.turn_record import TurnRecord, totals, waits_ms
from voicelive_desktop.domain.facts import events as ev
from voicelive_desktop.domain.facts.answer_options import AnswerOptions
from voicelive_desktop.domain.facts.sound import CutReason
from voicelive_desktop.domain.facts.state import State
from voicelive_desktop.domain.facts.turn_taken import Wait
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import CallId, ItemId, ResponseId
from voicelive_desktop.domain.words.kinds import ResponseStatus
from voicelive_desktop.domain.words.usage import Usage

U1, U2, A1, A2 = ItemId("u1"), ItemId("u2"), ItemId("a1"), ItemId("a2")
R1, R2 = ResponseId("r1"), ResponseId("r2")
CALL = CallId("c1")
UNIX_S = 1_000_000.0  # how far the program's clock is from the capture clock


class Run:
    """A run at whose moment 0 the person falls silent. Moments are seconds of the capture clock."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.state = State()
        self.round_trip_ms: float | None = None
        self.book = TurnBook(
            lambda: UNIX_S + self.now_s, lambda: self.now_s, lambda: self.round_trip_ms
        )

    def at(self, now_s: float, *events: ev.Event) -> None:
        self.now_s = now_s
        for event in events:
            self.book(self.state, self.state, event)

    def speech_ends(self, told_s: float = 0.6, committed_s: float = 0.7, item: ItemId = U1) -> None:
        listening = replace(self.state.turns.listening, awaiting=item, stopped_t=told_s - 0.6)
        self.state = replace(self.state, turns=replace(self.state.turns, listening=listening))
        self.at(told_s, ev.SpeechStopped(item, 900, UNIX_S + told_s))
        self.at(committed_s, ev.InputCommitted(item, None, UNIX_S + committed_s))

    def answer(self, begin_s: float, item: ItemId = A1, response: ResponseId = R1) -> None:
        """Words, their sound 0.1 s later, heard 0.1 s after that."""
        self.at(begin_s, ev.ResponseCreated(response, UNIX_S + begin_s))
        self.at(begin_s, ev.ReplyTextGrew(response, item, "Hi", UNIX_S + begin_s))
        self.at(begin_s + 0.1, ev.AudioArrived(response, item, 20.0, UNIX_S + begin_s + 0.1))
        self.at(begin_s + 0.2, ev.PlaybackStarted(response, item, 0.0, begin_s + 0.2))

    @property
    def turn(self) -> TurnRecord:
        (turn,) = self.book.turns
        return turn

    @property
    def waits(self) -> dict[str, float | None]:
        came = waits_ms(self.turn)
        return {wait.value: came.get(wait) for wait in Wait}


def test_a_spoken_turn_is_timed_from_the_end_of_the_speech() -> None:
    run = Run()
    run.speech_ends()
    run.answer(1.0)
    run.at(
        2.0,
        ev.ResponseDone(R1, ResponseStatus.COMPLETED, usage=Usage(12, 4, 8)),
        ev.PlaybackDrained(A1),
    )
    waits = {
        "heard": 600.0,
        "committed": 700.0,
        "first_text": 1000.0,
        "first_audio": 1100.0,
        "first_sample": 1200.0,
    }
    assert run.waits == waits
    assert (run.turn.item, run.turn.ended, run.turn.because) == (A1, "completed", "")
    assert totals(run.book.turns) == Usage(12, 4, 8)


def test_a_typed_message_is_heard_and_committed_by_nobody() -> None:
    run = Run()
    run.at(5.0, ev.TextSubmitted(U1, "hi", UNIX_S + 5.0))
    run.answer(5.5)
    run.at(6.0, ev.ResponseDone(R1, ResponseStatus.COMPLETED), ev.PlaybackDrained(A1))
    assert run.waits == {
        "heard": None,
        "committed": None,
        "first_text": 500.0,
        "first_audio": 600.0,
        "first_sample": 700.0,
    }


def test_a_turn_that_the_talk_key_ends_is_timed_from_its_release() -> None:
    run = Run()
    run.state = replace(
        run.state,
        turns=replace(
            run.state.turns, listening=replace(run.state.turns.listening, stopped_at_s=UNIX_S + 2.0)
        ),
    )
    run.at(2.3, ev.InputCommitted(U1, None, UNIX_S + 2.3))
    run.answer(3.0)
    run.at(
        4.0,
        ev.PlaybackFlushed(A1, R1, 100.0, 200.0, CutReason.SPEECH),
        ev.ResponseDone(R1, ResponseStatus.CANCELLED, "turn_detected"),
    )
    assert run.turn.asked == pytest.approx(2.0)
    assert run.turn.moments.get(Wait.COMMITTED) == pytest.approx(2.3)
    assert (run.turn.ended, run.turn.because) == ("interrupted", "speech")


def test_what_was_cut_was_not_completed_whatever_had_arrived() -> None:
    run = Run()
    run.speech_ends()
    run.answer(1.0)
    run.at(1.3, ev.ResponseDone(R1, ResponseStatus.COMPLETED))
    assert run.book.turns == ()
    run.at(1.5, ev.PlaybackFlushed(A1, R1, 100.0, 900.0, CutReason.STOP))
    assert (run.turn.ended, run.turn.because) == ("interrupted", "stop")


@pytest.mark.parametrize(
    ("done", "ended", "because"),
    [
        (
            ev.ResponseDone(R1, ResponseStatus.INCOMPLETE, "max_output_tokens"),
            "incomplete",
            "max_output_tokens",
        ),
        (
            ev.ResponseDone(
                R1, ResponseStatus.FAILED, "", Failure(FailureKind.REFUSED, code="server_error")
            ),
            "failed",
            "server_error",
        ),
        (ev.ResponseDone(R1, ResponseStatus.FAILED), "failed", ""),
        (
            ev.ResponseDone(R1, ResponseStatus.CANCELLED, "client_cancelled"),
            "interrupted",
            "client_cancelled",
        ),
        (ev.ResponseDone(R1, ResponseStatus.UNKNOWN), "failed", ""),
        (ev.ResponseDone(R1, ResponseStatus.COMPLETED), "completed", ""),
    ],
)
def test_an_answer_without_sound_ends_as_the_service_says(
    done: ev.ResponseDone, ended: str, because: str
) -> None:
    run = Run()
    run.speech_ends()
    run.at(1.0, ev.ResponseCreated(R1, UNIX_S + 1.0), done)
    assert (run.turn.ended, run.turn.because) == (ended, because)


def test_a_turn_that_nobody_answers_is_told_as_such() -> None:
    run = Run()
    run.speech_ends(item=U1)
    run.speech_ends(told_s=3.0, committed_s=3.1, item=U2)
    run.answer(3.5)
    run.at(4.0, ev.ResponseDone(R1, ResponseStatus.COMPLETED), ev.PlaybackDrained(A1))
    assert [(turn.user, turn.ended) for turn in run.book.turns] == [(U1, "none"), (U2, "completed")]


def test_an_answer_that_nobody_asked_for_begins_with_itself() -> None:
    run = Run()
    run.answer(1.0)
    run.at(2.0, ev.ResponseDone(R1, ResponseStatus.COMPLETED), ev.PlaybackDrained(A1))
    assert waits_ms(run.turn)[Wait.FIRST_TEXT] == 0.0


def test_answers_outside_the_conversation_are_none_of_it() -> None:
    run = Run()
    run.at(
        1.0,
        ev.ResponseCreated(R1, UNIX_S + 1.0, outside=True),
        ev.ResponseDone(R1, ResponseStatus.COMPLETED),
    )
    assert run.book.turns == ()


def test_the_end_of_the_conversation_ends_what_lasts() -> None:
    run = Run()
    run.speech_ends()
    run.answer(1.0)
    run.at(1.5, ev.AnswerRequested(AnswerOptions(), UNIX_S + 1.5))
    run.at(2.0, ev.EndRequested())
    assert [(turn.ended, turn.because) for turn in run.book.turns] == [
        ("interrupted", "end"),
        ("none", "end"),
    ]


def test_without_a_speaker_an_answer_ends_with_its_last_sound() -> None:
    run = Run()
    run.speech_ends()
    run.at(1.0, ev.ResponseCreated(R1, UNIX_S + 1.0), ev.AudioArrived(R1, A1, 20.0, UNIX_S + 1.0))
    run.at(1.2, ev.ResponseDone(R1, ResponseStatus.COMPLETED))
    run.book.close()
    assert (run.turn.ended, run.turn.moments.get(Wait.FIRST_SAMPLE)) == ("completed", None)


def test_sound_that_was_dropped_is_not_the_first() -> None:
    run = Run()
    run.at(
        1.0,
        ev.ResponseCreated(R1, UNIX_S + 1.0),
        ev.AudioArrived(R1, A1, 20.0, UNIX_S + 1.0, dropped=True),
    )
    run.at(1.2, ev.ResponseDone(R1, ResponseStatus.COMPLETED))
    assert (run.turn.ended, run.turn.moments.get(Wait.FIRST_AUDIO)) == ("completed", None)


def test_events_of_unknown_answers_and_items_are_passed_over() -> None:
    run = Run()
    run.at(
        1.0,
        ev.ResponseDone(R2, ResponseStatus.COMPLETED),
        ev.ReplyTextGrew(R2, A2, "x", UNIX_S),
        ev.PlaybackDrained(A2),
    )
    run.at(
        1.0,
        ev.PlaybackFlushed(None, None, 0.0, 0.0, CutReason.STOP),
        ev.ToolFinished(CALL, "{}", ok=True),
    )
    assert run.book.turns == ()


def test_turns_are_numbered_and_found_by_whatever_belongs_to_them() -> None:
    run = Run()
    run.speech_ends()
    run.answer(1.0)
    run.at(1.1, ev.FunctionCallCompleted(R1, A1, CALL, "f", "{}", UNIX_S + 1.1))
    run.speech_ends(told_s=5.0, committed_s=5.1, item=U2)
    assert [run.book.turn_of((name,)) for name in (U1, R1, A1, CALL, U2, "x")] == [
        1,
        1,
        1,
        1,
        2,
        None,
    ]


def test_a_turn_is_told_while_it_lasts_and_its_cut_by_the_clock_of_the_sound() -> None:
    run = Run()
    run.speech_ends()
    run.answer(1.0)
    (lasting,) = run.book.taken(10)
    assert (lasting.ended, lasting.over, lasting.waits.get(Wait.FIRST_SAMPLE)) == ("", None, 1200.0)
    run.at(3.0, ev.PlaybackFlushed(A1, R1, 900.0, 2000.0, CutReason.SPEECH, silent_t=2.1))
    (cut,) = run.book.taken(10)
    assert (cut.number, cut.item, cut.ended, cut.over, cut.at_s) == (
        1,
        A1,
        "interrupted",
        2100.0,
        UNIX_S,
    )


def test_speech_without_words_that_nobody_answers_was_a_false_start() -> None:
    run = Run()
    run.speech_ends(item=U1)
    run.at(1.0, ev.TranscriptionCompleted(U1, " "))
    run.speech_ends(told_s=3.0, committed_s=3.1, item=U2)
    run.at(3.2, ev.TranscriptionCompleted(U2, ""))  # a model may answer to the sound
    run.answer(3.5)
    run.at(4.0, ev.ResponseDone(R1, ResponseStatus.COMPLETED), ev.PlaybackDrained(A1))
    told = [(turn.user, turn.ended, turn.because) for turn in run.book.turns]
    assert told == [(U1, "none", "no_words"), (U2, "completed", "")]


def test_a_turn_keeps_the_round_trip_of_its_time() -> None:
    run = Run()
    run.round_trip_ms = 42.0
    run.speech_ends()
    run.answer(1.0)
    run.round_trip_ms = 99.0
    assert run.book.taken(1)[0].network == 42.0
