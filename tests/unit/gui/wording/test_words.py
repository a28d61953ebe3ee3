"""The words for states, times and rows."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from tests.gui import gallery
from voicelive_desktop.domain.facts import connection_state as con
from voicelive_desktop.domain.facts.conversation import End, Ending, Item, Role, Status
from voicelive_desktop.domain.facts.state import AnswerFacts, RunFacts, Session, SessionFacts, State
from voicelive_desktop.domain.settings import Settings
from voicelive_desktop.domain.words.failures import Failure, FailureKind
from voicelive_desktop.domain.words.ids import ItemId, SessionId
from voicelive_desktop.gui.wording import state_words
from voicelive_desktop.gui.wording.ending_words import ending_note


@pytest.mark.parametrize(
    ("name", "word", "hint"),
    [
        ("ready", "Ready", "Press Start or Ctrl+Enter, or just type"),
        ("set_up", "Set up", "Add your Azure endpoint, or use the local companion"),
        ("connecting", "Connecting…", ""),
        ("listening", "Listening", "Just talk."),
        ("hearing", "Hearing you", ""),
        ("thinking", "Thinking…", ""),
        ("using_tool", "Using Get weather…", ""),
        ("speaking", "Speaking", "Talk to interrupt"),
        ("interrupted", "Stopped", ""),
        ("muted", "Muted", "Press Ctrl+M to unmute"),
        ("refused", "Cannot connect", "The reason is shown above"),
    ],
)
def test_each_state_has_its_word(name: str, word: str, hint: str) -> None:
    state = gallery.STATES[name]()
    assert state_words.mode_word(state) == word
    assert state_words.mode_hint(state, time.time()) == hint


def test_while_muted_the_hint_of_an_answer_is_a_key() -> None:
    assert (
        state_words.mode_hint(
            replace(
                gallery.speaking(), microphone=replace(gallery.speaking().microphone, muted=True)
            )
        )
        == "Press Esc to stop"
    )
    alone = replace(gallery.speaking(), settings=Settings(vad_interrupt=False))
    assert state_words.mode_hint(alone) == "Press Esc to stop"


def test_reconnecting_counts_down() -> None:
    state = State(
        connection=con.Retrying(2, 8.0, 1000.0, Failure(FailureKind.LOST)), run=RunFacts(sessions=1)
    )
    assert state_words.mode_word(state) == "Reconnecting…"
    assert state_words.mode_hint(state, 1003.0) == "Try 2 in 5 s"
    assert state_words.mode_hint(state, 1009.0) == "Try 2"


def test_what_never_was_connected_is_not_reconnecting() -> None:
    state = State(connection=con.Retrying(2, 8.0, 1000.0, Failure(FailureKind.UNREACHABLE)))
    assert state_words.mode_word(state) == state_words.connection_word(state) == "Connecting…"
    assert state_words.mode_hint(state, 1003.0) == "Try 2 in 5 s"


def test_the_session_timer_shows_the_time_gone() -> None:
    session = Session(SessionId("s"), "m", created_at_s=1000.0, expires_at_s=4600.0)
    assert state_words.session_time(State(current=SessionFacts(session=session)), 1252.0) == "04:12"
    assert (
        state_words.session_time(State(current=SessionFacts(session=session)), 8252.9) == "2:00:52"
    )
    assert state_words.session_time(State(), 1252.0) == ""


@pytest.mark.parametrize("expires_at_s", [4599.0, 4600.0, 4600.9])
def test_the_length_of_a_session_is_told_in_whole_minutes(expires_at_s: float) -> None:
    session = Session(SessionId("s"), "m", created_at_s=1000.0, expires_at_s=expires_at_s)
    assert "60 minutes" in state_words.session_time_help(
        State(current=SessionFacts(session=session))
    )
    assert (
        state_words.session_time_help(
            State(current=SessionFacts(session=replace(session, expires_at_s=None)))
        )
        == ""
    )


def test_latency_tells_the_last_and_its_help_the_median() -> None:
    assert state_words.latency(State()) == state_words.latency_help(State()) == ""
    talked = State(connection=con.Ready(), answers=AnswerFacts(latencies_s=(0.9,)))
    assert state_words.latency(talked) == "reply 0.9 s"
    assert state_words.latency(replace(talked, connection=con.Offline())) == ""
    assert "Median: 1.00 s" in state_words.latency_help(
        State(answers=AnswerFacts(latencies_s=(1.0, 1.4, 0.9)))
    )


def test_every_connection_has_a_word() -> None:
    failure = Failure(FailureKind.LOST)
    states = (
        con.Offline(),
        con.Connecting(),
        con.Ready(),
        con.Retrying(1, 1, 0, failure),
        con.Failed(failure),
    )
    again = State(connection=con.Connecting(2), run=RunFacts(sessions=1))
    found = [
        state_words.connection_word(State(connection=state, run=RunFacts(sessions=1)))
        for state in (*states, con.Closing())
    ]
    # a first connection in a conversation that had one is another
    assert len(set(found)) == len(found) - 1
    assert state_words.connection_word(again) == "Reconnecting…"
    assert (
        state_words.connection_word(replace(again, run=replace(again.run, sessions=0)))
        == "Connecting…"
    )


def test_notes_under_rows() -> None:
    cut = Item(
        ItemId("a"), Role.ASSISTANT, "one two", Status.INTERRUPTED, received_ms=9000, heard_ms=3240
    )
    assert state_words.row_note(cut) == "interrupted at 3.2 s"
    assert state_words.row_note(replace(cut, heard_ms=0.0)) == "interrupted before you heard it"
    assert (
        state_words.row_note(replace(cut, lost=True, heard_ms=4100.0))
        == "connection lost after 4.1 s"
    )
    assert (
        state_words.row_note(replace(cut, lost=True, heard_ms=0.0))
        == "connection lost before you heard it"
    )
    assert state_words.row_note(replace(cut, status=Status.FINAL)) == ""


@pytest.mark.parametrize(
    ("said", "note"),
    [
        (
            "The answer of the language model at x broke off.",
            "The answer of the language model at x broke off",
        ),
        ("The agent at x failed. It says: no quota.", "The agent at x failed. It says: no quota"),
        ("Quota reached.", "the answer broke off: Quota reached"),
        ("", "the answer broke off"),
    ],
)
def test_that_an_answer_broke_off_is_said_once(said: str, note: str) -> None:
    row = Item(ItemId("a"), Role.ASSISTANT, "one two")
    assert ending_note(row, Ending(End.FAILED, said)) == note


def test_times_of_rows() -> None:
    assert state_words.clock(0) == ""
    assert len(state_words.clock(1_790_000_000)) == len("14:01")
    assert state_words.full_time(1_790_000_000.25).endswith(".250")
